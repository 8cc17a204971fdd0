"""The form recogniser in figures, beside what is asked of it.

    python benchmarks/forms.py                                   the project's own boxes and forms; needs no browser
    python benchmarks/forms.py CORPUS PAGES [--half A|B] [--keep looks.json] [--errors] [--predictions FILE]

CORPUS holds truth.jsonl and vocabulary.json; PAGES the unzipped pages, <case>.html, whose fields bear `data-fid` and whose forms
bear `data-form`. Prints what is asked and what is measured on lead forms, then every set, every language and every type.
`--keep` stores the looks at the pages, so that the next run needs no browser. `--half` takes every case whose hash is even (A) or
odd (B): look at the errors of one half only, and the other stays unseen.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.async_api import async_playwright

from mysteryshop.browser import find_browser
from mysteryshop.model import BrowserSettings
from mysteryshop.submit.page.snapshot import LIMITS, FieldSnapshot, FormSnapshot, FrameSnapshot, read_snapshot, script
from mysteryshop.submit.recognise import recognise

AUTOFILL = frozenset(
    ["first_name", "last_name", "full_name", "email", "phone", "street", "city", "state", "zip", "country", "company"]
)
NOT_FILLABLE = frozenset(["submit", "button", "image", "reset", "checkbox", "radio"])
PERMISSION = frozenset({"consent", "marketing_optin"})
LEADS = frozenset(["contact", "finance", "quote", "service", "test_drive", "trade_in", "vehicle_inquiry", "comment"])
NONE = -1.0
"""A figure of nothing."""
LANGUAGES = ("en", "es", "fr", "de", "nl", "it", "pt")
ASKED = (
    ("fields of lead forms, fillable, micro F1", "fillable", "micro F1", 0.95),
    ("autofill types among them", "fillable", "autofill", 0.97),
    ("whole forms right", "all", "whole forms", 0.75),
    ("honeypot recall", "all", "honeypot recall", 0.90),
    ("consent and opt-in F1", "all", "consent+opt-in", 0.90),
    ("lead form or not", "all", "lead or not", 0.97),
)
"""What is asked on unseen lead forms: words, part of the fields, figure, at least."""


async def take_looks(files: Sequence[Path]) -> dict[str, Any]:
    """The raw snapshot of every page, by case."""
    looks: dict[str, Any] = {}
    async with async_playwright() as playwright:
        found = find_browser(BrowserSettings())
        browser = await playwright.chromium.launch(executable_path=found.executable, args=["--no-sandbox"])
        context = await browser.new_context(java_script_enabled=False, offline=True, viewport={"width": 1280, "height": 900})
        page = await context.new_page()
        for file in files:
            await page.goto(file.as_uri(), wait_until="domcontentloaded")
            looks[file.stem] = await page.main_frame.evaluate(script(), dict(LIMITS))
        await browser.close()
    return looks


def half_of(case: str) -> str:
    """A or B, by the case's hash."""
    return "AB"[int(hashlib.sha256(case.encode()).hexdigest(), 16) % 2]


class Score:
    """Counts of right and wrong over a choice of the truth."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self.vocabulary = vocabulary
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.forms: dict[tuple[str, int], bool] = {}
        self.kinds: list[bool] = []

    def count(self, truth: Mapping[str, Any], got: str) -> bool:
        """Count one field; True if it is right."""
        allowed = truth["type"].split("|")
        if got not in self.vocabulary["known_types"][truth["universe"]]:
            got = "other"
        good = got in allowed or any(got in same and allowed[0] in same for same in self.vocabulary["same"])
        if good:
            self.right[allowed[0]] += 1
        else:
            self.wrong[got] += 1
            self.missed[allowed[0]] += 1
        form = truth["case"], truth["form"]
        self.forms[form] = self.forms.get(form, True) and good
        return good

    def f1(self, wanted: Callable[[str], bool]) -> float:
        """F1 over the types wanted, NONE where there are none."""
        right, wrong, missed = (sum(n for k, n in c.items() if wanted(k)) for c in (self.right, self.wrong, self.missed))
        return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else NONE

    def figures(self) -> dict[str, float]:
        """All figures by name."""
        pots = self.right["honeypot"] + self.missed["honeypot"]
        return {
            "micro F1": self.f1(lambda k: k != "other"),
            "autofill": self.f1(AUTOFILL.__contains__),
            "whole forms": sum(self.forms.values()) / max(1, len(self.forms)),
            "honeypot recall": self.right["honeypot"] / pots if pots else NONE,
            "consent+opt-in": self.f1(PERMISSION.__contains__),
            "lead or not": sum(self.kinds) / len(self.kinds) if self.kinds else NONE,
        }

    @property
    def counted(self) -> int:
        """How many fields were counted."""
        return sum(self.right.values()) + sum(self.missed.values())

    def line(self) -> str:
        """All figures in one line."""
        return f"n {self.counted:5}  " + "  ".join(
            f"{name} {f'{value:.3f}' if value >= 0 else '  -  '}" for name, value in self.figures().items()
        )


Fields = dict[tuple[str, int], Any]
Kinds = dict[tuple[str, int], str]


def read_all(looks: Mapping[str, Any]) -> tuple[Fields, Kinds]:
    """Field readings and form types by (case, data-fid) and (case, data-form)."""
    started = time.process_time()
    readings = {case: recognise(read_snapshot(raw)) for case, raw in looks.items()}
    print(f"{len(readings)} pages recognised in {time.process_time() - started:.2f} CPU s")
    fields: Fields = {}
    kinds: Kinds = {}
    for case, forms in readings.items():
        for form in forms:
            if form.form.data_form is not None:
                kinds[case, int(form.form.data_form)] = str(form.form_type)
            elif any(one.field.data_fid is not None for one in form.fields):
                kinds[case, -1] = str(form.form_type)  # fields that stand in no <form>
            fields |= {(case, int(one.field.data_fid)): one for one in form.fields if one.field.data_fid is not None}
    return fields, kinds


def measure(
    truths: Sequence[Mapping[str, Any]], fields: Fields, kinds: Kinds, vocabulary: Mapping[str, Any], *, errors: bool
) -> Score:
    """The score of these fields and of the forms they stand in; wrong ones are printed if wanted."""
    score = Score(vocabulary)
    forms = {(t["case"], t["form"]): t["form_type"] for t in truths if t.get("form_type")}
    for truth in truths:
        reading = next((fields[truth["case"], fid] for fid in truth["fids"] if (truth["case"], fid) in fields), None)
        if not score.count(truth, reading.type if reading else "other") and errors:
            got = f"{reading.type} ({reading.why})" if reading else "not seen"
            print(f"  {truth['case']} {truth['fids']} {truth['kind']} {truth['name']!r}: {truth['type']}, got {got}")
    for form, true in forms.items():
        got = kinds.get(form, "")
        score.kinds.append((true in LEADS) if got in LEADS else got == true)
        if errors and not score.kinds[-1]:
            print(f"  {form} is {true}, got {got}")
    return score


def own_figures() -> None:
    """The project's own tick boxes and forms: right of all, by language."""
    from tests.unit.recognise_boxes_cases import BOXES
    from tests.unit.recognise_forms_cases import FORMS
    from tests.unit.recognise_forms_more import MORE
    from tests.unit.test_recognise_forms import sketched

    for language in (*LANGUAGES, "all"):
        boxes = [(want, words) for spoken, want, words in BOXES if language in (spoken, "all")]
        fields = [FieldSnapshot("#b", kind="checkbox", label=words) for _, words in boxes]
        read = [recognise(FrameSnapshot(forms=(FormSnapshot("form", fields=(f,)),)))[0].fields[0].type for f in fields]
        right = sum(got == want for got, (want, _) in zip(read, boxes, strict=True))
        print(f"own tick boxes {language:4} {right}/{len(boxes)}")
    rows = [(want, str(sketched(*rest).form_type)) for want, *rest in (*FORMS, *MORE)]
    lead = sum((want in LEADS) if got in LEADS else got == want for want, got in rows)
    print(f"own forms      type {sum(got == want for want, got in rows)}/{len(rows)}, lead or not {lead}/{len(rows)}")


def language_of(look: Mapping[str, Any]) -> str:
    """The page's declared language where it is one of the seven, else the one its words look like."""
    declared = str(look["language"])[:2].lower()
    if declared in LANGUAGES:
        return declared
    import py3langid

    words = " ".join(f"{form['heading']} {form['text']}" for form in look["forms"])[:2000]
    guessed = str(py3langid.classify(words)[0]) if len(words) > 40 else ""
    return guessed if guessed in LANGUAGES else "other"


def print_asked(scores: Mapping[str, Score]) -> None:
    """What is asked of unseen lead forms beside what is measured on these."""
    print(f"\n{'lead forms':44} asked  measured")
    for words, part, figure, least in ASKED:
        value = scores[part].figures()[figure]
        print(f"{words:44} {least:5.2f}  {value:8.3f}{'' if value >= least else '  short'}")


def print_types(score: Score, least: int) -> None:
    """Precision, recall and F1 of every type met at least so often."""
    print(f"\n{'type':20} {'n':>5} precision recall    F1")
    for kind, right in sorted(score.right.items(), key=lambda item: -(item[1] + score.missed[item[0]])):
        n = right + score.missed[kind]
        if n >= least and kind != "other":
            precision = right / max(1, right + score.wrong[kind])
            print(f"{kind:20} {n:5} {precision:9.3f} {right / n:6.3f} {score.f1({kind}.__contains__):5.3f}")


def looks_at(args: argparse.Namespace) -> dict[str, Any]:
    """The looks at all pages: those kept, else new ones."""
    if args.keep and args.keep.exists():
        kept: dict[str, Any] = json.loads(args.keep.read_text())
        return kept
    looks = asyncio.run(take_looks(sorted(path.absolute() for path in args.pages.glob("*.html"))))
    if args.keep:
        args.keep.write_text(json.dumps(looks))
    return looks


def write_predictions(file: Path, fields: Fields, kinds: Kinds) -> None:
    """The readings as rows for another scorer."""
    rows: list[dict[str, Any]] = [{"case": case, "fid": fid, "type": one.type} for (case, fid), one in fields.items()]
    rows += [{"case": case, "form": form, "form_type": kind} for (case, form), kind in kinds.items()]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))


def main() -> None:
    """Read the arguments, look, recognise, print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpus", type=Path, nargs="?")
    cli.add_argument("pages", type=Path, nargs="?")
    cli.add_argument("--half", choices=["A", "B"])
    cli.add_argument("--keep", type=Path)
    cli.add_argument("--errors", action="store_true")
    cli.add_argument("--predictions", type=Path)
    args = cli.parse_args()
    own_figures()
    if args.pages is None:
        return
    looks = looks_at(args)
    fields, kinds = read_all(looks)
    if args.predictions:
        write_predictions(args.predictions, fields, kinds)
    vocabulary = json.loads((args.corpus / "vocabulary.json").read_text())
    truths = [json.loads(line) for line in (args.corpus / "truth.jsonl").read_text().splitlines()]
    truths = [truth for truth in truths if args.half in (None, half_of(truth["case"]))]
    print()
    scores: dict[tuple[str, str], Score] = {}
    for source in [*sorted({truth["source"] for truth in truths}, reverse=True), "together"]:
        chosen = [truth for truth in truths if source in ("together", truth["source"])]
        fillable = [truth for truth in chosen if truth["kind"] not in NOT_FILLABLE]
        for words, part in (("all", chosen), ("fillable", fillable)):
            errors = args.errors and source != "together" and words == "all"
            scores[source, words] = measure(part, fields, kinds, vocabulary, errors=errors)
            print(f"{source:9}{words:9} {scores[source, words].line()}")
    print()
    spoken = {case: language_of(look) for case, look in looks.items()}
    for language in (*LANGUAGES, "other"):
        score = measure([t for t in truths if spoken.get(t["case"]) == language], fields, kinds, vocabulary, errors=False)
        print(f"{language:18} {score.line()}")
    if ("lead", "all") in scores:
        print_asked({part: scores["lead", part] for part in ("all", "fillable")})
        print_types(scores["lead", "all"], 3)
    print_types(scores["together", "all"], 10)


if __name__ == "__main__":
    main()
