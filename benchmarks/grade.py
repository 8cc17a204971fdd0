"""How well and how fast the grader reads: `python benchmarks/grade.py [REPLIES.jsonl | --across]`.

REPLIES holds labelled replies, one JSON object a line: {id, language, lead, dealer, channel, subject, text, labels: {check: 0|1|2|null}}.
Without it the project's own held-out replies are read (`replies_held.jsonl`): written and labelled by another hand after rules and
classifier stood; since then four look-alikes were mended that they showed.
Prints kappa per check and language with 95 % bootstrap intervals over the replies, precision of the penalties, and replies a second
after start-up, beside what is asked. `--across` cross-validates by source: classifier and scales learn from all labelled replies but one
author's, whose replies are then graded; no weights are written.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from mysteryshop.grade.replies import grade_replies

HELD = Path(__file__).parent / "replies_held.jsonl"
PENALTIES = ("blunt_come_in", "evades_price", "pushes_call", "pressure_urgency", "canned_auto", "checkin_only")


def kappa(pairs: list[tuple[int, int]], top: int = 1) -> float:
    """Cohen's kappa, linear weights."""
    if not pairs:
        return float("nan")
    values = sorted({v for pair in pairs for v in pair})
    share = [{v: sum(p[side] == v for p in pairs) / len(pairs) for v in values} for side in (0, 1)]
    observed = sum(abs(t - g) for t, g in pairs) / top / len(pairs)
    expected = sum(share[0][a] * share[1][b] * abs(a - b) / top for a in values for b in values)
    return 1 - observed / expected if expected else 1.0


def interval(replies: list[list[tuple[int, int]]], top: int = 1) -> str:
    """The kappa over the replies' pairs and its bootstrap interval (whole replies are drawn)."""
    dice = random.Random(1)
    drawn = sorted(kappa([p for r in dice.choices(replies, k=len(replies)) for p in r], top) for _ in range(300))
    whole = kappa([p for r in replies for p in r], top)
    return f"{whole:5.2f}  [{drawn[7]:.2f}, {drawn[292]:.2f}]"


def across() -> None:
    """Each author's replies by a grader that learned from the others'."""
    from mysteryshop.grade import classifier, weighing
    from mysteryshop.grade.train import labelled_replies, material, read_unseen, train, weigh, written

    sentences, replies = list(material()), labelled_replies()
    for author in sorted({str(row["id"]).split("-")[0] for row in replies}):
        others = [row for row in replies if not str(row["id"]).startswith(f"{author}-")]
        own = [row for row in replies if str(row["id"]).startswith(f"{author}-")]
        scales = weighing.parsed(weigh(read_unseen(sentences, others), others))
        with classifier.trying(classifier.parsed(written(train(sentences, others)))), weighing.trying(scales):
            found = list(grade_replies(own))
        print(f"\n{len(own)} replies of the author {author!r}, learned from {len(others)} others")
        tell(own, found)


def main() -> None:
    """Grade, compare, print."""
    if sys.argv[1:] == ["--across"]:
        across()
        return
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    list(
        grade_replies({one["language"]: one for one in rows}.values())
    )  # the words of each language are prepared at its first reply
    start = time.process_time()
    found = list(grade_replies(rows))
    speed = len(rows) / (time.process_time() - start)
    tell(rows, found)
    print(f"replies a second, one core  {speed:.0f}   (asked 100)")


def tell(rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    """The table: each check, each language, all together."""
    by_check, by_language, whole = defaultdict(list), defaultdict(list), []
    stray = quotes = 0
    for row, result in zip(rows, found, strict=True):
        mine: list[tuple[int, int]] = []
        seen = " ".join(f"{row['subject']} {row['text']}".split())
        for check, truth in row["labels"].items():
            finding = result["findings"][check]
            quotes += bool(finding["quote"])
            stray += bool(finding["quote"]) and " ".join(finding["quote"].split()) not in seen
            if truth is not None:
                by_check[check].append([(truth, int(finding["value"] or 0))])
                if check != "answers_question":
                    mine.append((truth, int(finding["value"] or 0)))
        whole.append(mine)
        by_language[row["language"]].append(mine)
    for check, pairs in by_check.items():
        print(f"{check:22} {sum(p[0][0] > 0 for p in pairs):4} yes  {interval(pairs, 2 if check == 'answers_question' else 1)}")
    for language, listed in sorted(by_language.items()):
        print(f"{language:22} {len(listed):4} rep  {interval(listed)}")
    charged = [p[0] for check in PENALTIES for p in by_check[check] if p[0][1]]
    spread = [kappa([pair for one in listed for pair in one]) for listed in by_language.values()]
    print(f"pooled over yes/no          {interval(whole)}   (asked 0.75)")
    right = sum(t > 0 for t, _ in charged) / max(1, len(charged))
    print(f"precision of the penalties  {right:.2f} of {len(charged)}   (asked 0.90)")
    print(f"best against worst language {max(spread) - min(spread):.2f} apart   (asked at most 0.10)")
    print(f"quotes not in the reply     {stray} of {quotes}   (asked 0)")


if __name__ == "__main__":
    main()
