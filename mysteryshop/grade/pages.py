"""The documentation page of each check, made from its own report copy: `python -m mysteryshop.grade.pages docs/checks`."""

from __future__ import annotations

import sys
from pathlib import Path

from mysteryshop.grade.check import Check, all_checks

_OVER = {
    "best": "The dealer did it if any message did.",
    "any": "A failing found in any message stands.",
    "first": "Only the first message written for the shopper counts.",
    "never_mended": "A failing stands unless a later message mends it.",
}


def page(item: Check) -> str:
    """The page of one check as Markdown."""
    judge = item.judge_message or item.judge_conversation
    asks = " ".join((judge.__doc__ or "").split()) if judge else ""
    unit = f"each message. {_OVER[item.over.value]}" if item.judge_message else "the whole conversation."
    kind = "A penalty: finding it is a failing." if item.penalty else "A merit: finding it earns points."
    lines = [
        f"# `{item.id}`",
        "",
        f"**{item.advice.title}** · when it fails: *{item.advice.failing_title}* · group: {item.group}",
        "",
        asks,
        "",
        f"- Judged on {unit}",
        f"- {kind}",
        f"- Why it matters: {item.advice.why}",
        f"- What to do: {item.advice.advice}",
    ]
    if item.advice.example:
        lines += ["", f"> {item.advice.example}"]
    return "\n".join(lines) + "\n"


def index(checks: dict[str, Check]) -> str:
    """The table of all checks."""
    rows = [f"| [`{c.id}`]({c.id}.md) | {c.group} | {c.advice.title} | {c.advice.failing_title} |" for c in checks.values()]
    head = "Made by `python -m mysteryshop.grade.pages docs/checks` from the checks themselves. Ids are stable for ever."
    return "\n".join(["# Checks", "", head, "", "| check | group | passes as | fails as |", "|---|---|---|---|", *rows]) + "\n"


def write(folder: Path) -> None:
    """Write a page a check and the index."""
    checks = all_checks()
    folder.mkdir(parents=True, exist_ok=True)
    for item in checks.values():
        (folder / f"{item.id}.md").write_text(page(item), encoding="utf-8")
    (folder / "index.md").write_text(index(checks), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
