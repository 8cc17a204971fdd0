"""Measure the form recogniser on pages whose fields bear `data-fid` and whose forms bear `data-form`.

    python benchmarks/recognise.py CORPUS PAGES [--half A|B] [--keep snapshots.json] [--errors] [--predictions FILE]

CORPUS holds truth.jsonl and vocabulary.json; PAGES the unzipped pages, <case>.html. Prints, for each set of the corpus: micro F1 of
all and of fillable fields, autofill types, whole forms right, honeypot recall, consent and opt-in F1, lead form or not. `--keep`
stores the looks at the pages, so that the next run needs no browser. `--half` takes every case whose hash is even (A) or odd (B):
look at the errors of one half only, and the other stays unseen.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import async_playwright

from mysteryshop.browser import find_browser
from mysteryshop.model import BrowserSettings
from mysteryshop.submit.recognise import recognise
from mysteryshop.submit.snapshot import LIMITS, read_snapshot, script

AUTOFILL = frozenset(
    ["first_name", "last_name", "full_name", "email", "phone", "street", "city", "state", "zip", "country", "company"]
)
NOT_FILLABLE = frozenset(["submit", "button", "image", "reset", "checkbox", "radio"])
PERMISSION = frozenset({"consent", "marketing_optin"})


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
        """F1 over the types wanted."""
        right, wrong, missed = (sum(n for k, n in c.items() if wanted(k)) for c in (self.right, self.wrong, self.missed))
        return 2 * right / (2 * right + wrong + missed) if right else 0.0

    def line(self) -> str:
        """All figures in one line."""
        pots = self.right["honeypot"] + self.missed["honeypot"]
        figures = {
            "micro F1": self.f1(lambda k: k != "other"),
            "autofill": self.f1(AUTOFILL.__contains__),
            "whole forms": sum(self.forms.values()) / max(1, len(self.forms)),
            "honeypot recall": self.right["honeypot"] / max(1, pots),
            "consent+opt-in": self.f1(PERMISSION.__contains__),
            "lead or not": sum(self.kinds) / max(1, len(self.kinds)),
        }
        counted = sum(self.right.values()) + sum(self.missed.values())
        return f"n {counted:5}  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


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
            fields |= {(case, int(one.field.data_fid)): one for one in form.fields if one.field.data_fid is not None}
    return fields, kinds


def measure(
    truths: Sequence[Mapping[str, Any]], fields: Fields, kinds: Kinds, vocabulary: Mapping[str, Any], *, errors: bool
) -> Score:
    """The score of these fields and of the forms they stand in; wrong ones are printed if wanted."""
    leads = set(vocabulary["lead_form_types"]) | {"comment"}
    score = Score(vocabulary)
    forms = {(t["case"], t["form"]): t["form_type"] for t in truths if t.get("form_type")}
    for truth in truths:
        reading = next((fields[truth["case"], fid] for fid in truth["fids"] if (truth["case"], fid) in fields), None)
        if not score.count(truth, reading.type if reading else "other") and errors:
            got = f"{reading.type} ({reading.why})" if reading else "not seen"
            print(f"  {truth['case']} {truth['fids']} {truth['kind']} {truth['name']!r}: {truth['type']}, got {got}")
    for form, true in forms.items():
        got = kinds.get(form, "")
        score.kinds.append((true in leads) if got in leads else got == true)
        if errors and not score.kinds[-1]:
            print(f"  {form} is {true}, got {got}")
    return score


def main() -> None:
    """Read the arguments, look, recognise, print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpus", type=Path)
    cli.add_argument("pages", type=Path)
    cli.add_argument("--half", choices=["A", "B"])
    cli.add_argument("--keep", type=Path)
    cli.add_argument("--errors", action="store_true")
    cli.add_argument("--predictions", type=Path)
    args = cli.parse_args()
    if args.keep and args.keep.exists():
        looks = json.loads(args.keep.read_text())
    else:
        looks = asyncio.run(take_looks(sorted(path.absolute() for path in args.pages.glob("*.html"))))
        if args.keep:
            args.keep.write_text(json.dumps(looks))
    fields, kinds = read_all(looks)
    if args.predictions:
        rows: list[dict[str, Any]] = [{"case": case, "fid": fid, "type": one.type} for (case, fid), one in fields.items()]
        rows += [{"case": case, "form": form, "form_type": kind} for (case, form), kind in kinds.items()]
        args.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows))
    vocabulary = json.loads((args.corpus / "vocabulary.json").read_text())
    truths = [json.loads(line) for line in (args.corpus / "truth.jsonl").read_text().splitlines()]
    truths = [truth for truth in truths if args.half in (None, half_of(truth["case"]))]
    for source in [*sorted({truth["source"] for truth in truths}, reverse=True), None]:
        chosen = [truth for truth in truths if source in (None, truth["source"])]
        fillable = [truth for truth in chosen if truth["kind"] not in NOT_FILLABLE]
        for words, part in (("all", chosen), ("fillable", fillable)):
            score = measure(part, fields, kinds, vocabulary, errors=args.errors and bool(source) and words == "all")
            print(f"{source or 'together':9}{words:9} {score.line()}")


if __name__ == "__main__":
    main()
