"""Answers offered in a list: they tell the question where its words do not."""

from __future__ import annotations

import re

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import plain

UNCHOSEN = re.compile(r"(select|choose|please|pick|bitte|seleccion|selezion|kies|choisi|escolh)")
SHARE_NEEDED = {
    "country": 0.06,
    "state": 0.05,
    "vehicle_make": 0.25,
    "vehicle_model": 0.3,
    "month": 0.6,
    "contact_method": 0.6,
    "subject": 0.3,
}
"""The share of known answers from which a list of options tells its question (else half)."""
_CLOCK = re.compile(r"(?i)\b(?:[01]?\d|2[0-3])\s?(?:[:.]\s?[0-5]\d(?!\d)|h\b(?!p)|uhr\b|uur\b|[ap]\.?m\b)")


def _share(options: list[str], known: frozenset[str]) -> float:
    return sum(1 for text in options if text in known) / len(options) if options else 0.0


def _models(options: list[str]) -> list[str]:
    """Names of models without what follows them: "Clio E-Tech" is a Clio."""
    known = books.choices()["vehicle_model"]
    short = [
        next((" ".join(w[:n]) for n in (3, 2, 1) if " ".join(w[:n]) in known), text) for text in options if (w := text.split())
    ]
    return short if len(set(short)) > 1 else options  # stores of one name: "Sierra Motors Ogden", "Sierra Motors Provo"


_DIALS = re.compile(r"[^\d+]{0,24}\+\d{1,4}(?:\D{0,24})$")
"""A country's dial code, with its flag or name."""


def read_options(votes: Votes, snapshot: FieldSnapshot) -> None:
    """Let the answers offered tell the question."""
    if snapshot.kind == "listbox" and _DIALS.match(snapshot.value):
        votes.add("phone_country_code", 3.6, "shows a dial code")
    texts = [plain(text) for text, _ in snapshot.options]
    texts = [text for text in texts if text and not UNCHOSEN.match(text)]
    if not texts:
        return
    raw = [text for text, _ in snapshot.options]
    numbers = [int(text) for text in texts if text.isdigit()]
    years = [n for n in numbers if 1900 <= n <= 2099]
    if sum(1 for text in raw if re.search(r"(^|\s|\()\+\d{1,3}\b", text)) >= max(1, len(raw) // 2):
        votes.add("phone_country_code", 3.6, "options are dial codes")
        return
    told = (kind for kind in ("state", "country", "vehicle_make") if votes.sum(kind))
    none_of = [kind for kind in told if not _share(texts, books.choices()[kind])]
    for kind, known in books.choices().items():
        share = _share(_models(texts) if kind == "vehicle_model" else texts, known)
        hits = round(share * len(texts))
        need = SHARE_NEEDED.get(kind, 0.5)
        if share < need or (hits < 2 and len(texts) > 1) or kind == "yes_no" or (kind in {"country", "state"} and hits < 3):
            continue
        if kind == "month":
            votes.add("date_part", 2.5, "options are months")
        else:
            votes.add(kind, 1.2 + 1.2 * min(1.0, share / need / 2), f"options look like {kind}")
            if kind == "new_or_used" and share == 1.0:  # "Condition", "Type of vehicle": the answers say which
                votes.scale(("vehicle_other", "vehicle_interest"), 0.4)
            votes.scale(none_of, 0.3)  # "Département" over sales and workshop is no part of France
    if (
        not any(char.isdigit() for text in raw for char in text)
        and _share(texts, books.choices()["month"]) < SHARE_NEEDED["month"]
    ):
        votes.scale(("date_part", "phone_part"), 0.2)
    if sum(1 for text in raw if _CLOCK.search(text)) >= max(2, 0.6 * len(raw)):
        votes.add("time", 2.6, "options are hours")
    if len(years) >= max(4, 0.7 * len(texts)):
        votes.add("birth_date" if min(years) < 1950 else "vehicle_year", 1.0, "options are years")
        votes.add("date_part", 0.8, "options are years")
    elif len(numbers) >= 28 and set(range(1, 29)) <= set(numbers) and len(texts) <= 33:
        votes.add("date_part", 2.5, "options are days")
    elif len(numbers) == 12 and set(numbers) == set(range(1, 13)):
        votes.add("date_part", 1.8, "options are months")
