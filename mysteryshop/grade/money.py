"""Money in a dealer's words: amounts for a car, a payment or a trade, and amounts that are none of these."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.grade.words import plain
from mysteryshop.lexicons import load

_NUMBER = r"\d{1,3}(?:[.,' \u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of the money lexicon; "amount" and "bare" are built from its parts."""
    words = load("grade_money")
    if name == "amount":
        sign = words["currency"]
        before = rf"{sign}\s?(?P<a>{_NUMBER})\s?(?P<ak>k\b)?"
        after = rf"(?P<b>{_NUMBER})\s?(?P<bk>k\b|mil\b)?(?:,-|,--)?\s?{sign}"
        return re.compile(rf"(?<![\w.,/-])(?:{before}|{after}|(?P<c>\d[\d.]*),-)", re.IGNORECASE)
    if name == "bare":
        number = r"\d{1,3}[.,]\d{3}(?:[.,]\d{2})?|\d{1,2} \d{3}(?!\s?(?:[$€£]|euro|franc|dollar))|\d{4,6}|\d{2,3}(?:[.,]\d)? ?k"
        return re.compile(rf"(?<![\w.,/#$€£-])(?P<n>{number})(?![\w/]|[.,]\d|\s?(?:{words['units']}))", re.IGNORECASE)
    return re.compile(words[name], re.IGNORECASE)


def amounts(sentence: str) -> list[re.Match[str]]:
    """Every amount of money written in a sentence, with a currency."""
    return [m for m in _pattern("amount").finditer(plain(sentence)) if _value(m) >= 20]


def _value(match: re.Match[str]) -> float:
    digits = next((match.group(name) for name in ("a", "b", "c") if match.group(name)), "0")
    whole = re.sub(r"[.,]\d{1,2}$", "", digits)
    number = float(re.sub(r"\D", "", whole) or 0)
    thousand = match.group("ak") or match.group("bk")
    return number * 1000 if thousand else number


def price_in(sentence: str, *, about_price: bool = False) -> str | None:
    """The amount a sentence gives for the car, its payment or a trade, or None.

    `about_price`: the shopper asked for money, so that a bare number ("the car is 9,400") may be the price. A small amount
    (under 1,500) is a price only beside words that say so.
    """
    spoken = plain(sentence)
    for match in amounts(spoken):
        around = spoken[max(0, match.start() - 28) : match.end() + 22]
        small = _value(match) < 1500
        near = bool(_pattern("small_price" if small else "priced").search(around))
        aside = _pattern("aside").search(around) or _pattern("surplus").match(spoken[match.end() :])
        if (near and not _pattern("surplus").match(spoken[match.end() :])) or (
            not aside and (_value(match) >= 1500 or _pattern("small_price").search(around))
        ):
            return match.group(0).strip()
    for match in _pattern("bare").finditer(spoken):
        number, before, after = match.group("n"), spoken[: match.start()], spoken[match.end() :]
        if re.fullmatch(r"(?:19|20)\d\d", number) or re.search(r"\d[\s()-]*$", before) or re.match(r"[\s-]*\d", after):
            continue
        around = before[-28:] + number + after[:22]
        told = _pattern("priced").search(around) or (about_price and _pattern("leads_to_price").search(before))
        if told and not _pattern("aside").search(around) and not _pattern("surplus").match(after):
            return number
    return None
