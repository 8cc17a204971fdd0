"""What tools that value the shopper's present car ask about its state, answered as for a plain car that is driven every day; the
shopper's own remark tells what is damaged. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.lexicons import load
from mysteryshop.model import TradeIn
from mysteryshop.submit.content import choose
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.page.phrases import phrases, plain

_WORDS = "submit_carstate"
_GRADES = ("good", "fair", "best")
"""What a driven car is called, what comes nearest first."""
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_NUMBERED = re.compile(r"\s*(\d{1,2})(?![\d.,])")
_ANCHOR = re.compile(r"(?<!\d)(\d{1,2})\s*[=:(\u2013-]?\s*([^\W\d_][^\d,;()=]*)")
"""A number of a scale and what it means: "1 = poor", "5 (excellent)"."""
_MOST_STEPS, _PERCENT = 10, 100
_HOW_MANY = {"keys": ("2", "1"), "owners": ("1",)}


def state(car: TradeIn, asked: str, options: Sequence[Option]) -> Option | None:
    """The entry that is so of this car; None where the question is not about its state."""
    named = any(_is(grade, option) for option in options for grade in ("good", "fair"))
    scaled = _on_scale(car, asked, options)
    if found := (None if named else scaled) or _graded(options) or scaled or _damaged(car, options):
        return found
    told = plain(asked)
    if found := _serviced(told, options):
        return found
    for name, wanted in _HOW_MANY.items():
        if phrases(_WORDS, "count", name).find(told):
            return next((option for number in wanted for option in options if re.match(rf"\W*{number}\b", option[0])), None)
    yes, no = choose.yes_or_no(options, True), choose.yes_or_no(options, False)
    if yes is not None and no is not None and yes != no and len(options) < 4:
        mine = _kinds(plain(car.remark or ""))
        if any(phrases(_WORDS, "damage", kind).find(told) for kind in mine):
            return yes
        so = phrases(_WORDS, "yes", "words").all_in(told)
        rest = told
        for words in so:  # "accident-free" asks for no accident
            rest = rest.replace(f" {words} ", " ")
        not_so, freed = _not_so(rest)
        so = so or freed or ([] if not_so else _apart(told))
        if mine and not so and not _kinds(told) and phrases(_WORDS, "any_damage", "words").find(told):
            return yes
        if so and not_so:  # "Is the title clean, or rebuilt?"
            return None
        return yes if so else no if not_so else None
    return choose.by_words(options, load(_WORDS)["sound"]["words"])


def asks_of_service(asked: str) -> bool:
    """Whether a question is about how far a car's services are on record."""
    return phrases(_WORDS, "record", "asks").find(plain(asked)) is not None


def _serviced(told: str, options: Sequence[Option]) -> Option | None:
    """Of the entries that say how far the car's services are on record, the fullest."""
    if not phrases(_WORDS, "record", "asks").find(f"{told}{''.join(plain(words) for words, _ in options)}"):
        return None
    kept = [option for option in options if not phrases(_WORDS, "record", "none").find(plain(option[0]))]
    full, part = (
        next((option for option in kept if phrases(_WORDS, "record", name).find(plain(option[0]))), None)
        for name in ("full", "part")
    )
    return full or part


def damage_told(car: TradeIn, asked: str) -> str | None:
    """The shopper's remark, for a box in which damage is described; None for any other, and for one for comments of all kinds."""
    told = plain(asked)
    named = any(phrases(_WORDS, "any_damage", name).find(told) for name in ("words", "boxes"))
    return car.remark if named and not phrases(_WORDS, "any_damage", "not").find(told) else None


def grade(car: TradeIn, asked: str, low: str, high: str, ends: tuple[str, str] | None = None) -> str | None:
    """The number a driven car bears on a scale that is typed or slid, from `low` to `high`; None where that is none, or asks of
    something else. `ends`: what stands at the two ends of one that is slid, which may count in hundredths."""
    if not (low.isdigit() and high.isdigit() and 0 <= int(low) <= 1 < int(high)):
        return None
    steps, rest = (10, int(high) % 10) if int(high) > _MOST_STEPS else (int(high), 0)
    if rest or (steps < int(high) and (ends is None or int(high) > _PERCENT)):
        return None
    options = [(str(number), str(number)) for number in range(1, steps + 1)]
    if ends and {_fine(plain(end)) for end in ends} == {True, False}:
        options = [(f"1 = {ends[0]}", "1"), *options[1:-1], (f"{steps} = {ends[1]}", str(steps))]
    found = _on_scale(car, asked, options)
    return str(int(found[1]) * (int(high) // steps)) if found else None


def _not_so(told: str) -> tuple[list[str], list[str]]:
    """What a question names that is not so of a driven car, and what it asks the absence of ("Does it run without problems?")."""
    free = phrases(_WORDS, "free", "words")
    named: list[str] = []
    freed: list[str] = []
    for words in phrases(_WORDS, "no", "words").all_in(told):
        before = told.split(f" {words} ")[0].split()
        (freed if free.find(f" {' '.join(before[-2:])} ") else named).append(words)
    return named, freed


def _apart(told: str) -> list[str]:
    """What is so, said with other words between: "Is the service history of it complete?", "Is the title clean?"."""
    words = set(told.split())
    return [one for one in load(_WORDS)["yes"]["words"] if "*" not in one and len(own := set(one.split())) > 1 and own <= words]


def _kinds(told: str) -> list[str]:
    """The kinds of damage the words name."""
    return [kind for kind in load(_WORDS)["damage"] if phrases(_WORDS, "damage", kind).find(told)]


def _graded(options: Sequence[Option]) -> Option | None:
    """Of the grades of a scale, the one a driven car bears."""
    grades = {grade: [option for option in options if _is(grade, option)] for grade in load(_WORDS)["grade"]}
    if sum(bool(hits) for hits in grades.values()) < 2:
        return None
    named = [min(grades[grade], key=lambda option: len(option[0])) for grade in _GRADES if grades[grade]]
    return named[0] if named else None


def _is(grade: str, option: Option) -> bool:
    """Its first words name this grade before any other; "very good" is no "good". A drawn entry's parts may have no space between
    ("GoodNormal wear")."""
    words = plain(" ".join(_GLUED.sub(" ", option[0]).split()[:4]))
    hits = {name: hit for name in load(_WORDS)["grade"] if (hit := phrases(_WORDS, "grade", name).find(words))}
    return bool(hits) and min(hits, key=lambda name: (words.index(f" {hits[name]} "), -len(hits[name]))) == grade


def _on_scale(car: TradeIn, asked: str, options: Sequence[Option]) -> Option | None:
    """Of the numbers of a scale (1 to 5) the one below the best, where its question or its entries tell which end that is, and
    the middle where nothing does or something is damaged."""
    # a star to be pressed says nothing by itself
    told = [words if any(map(str.isalnum, words)) else value for words, value in options]
    numbers = [int(hit[1]) if (hit := _NUMBERED.match(words)) else 0 for words in told]
    last = len(options)
    if not 3 <= last <= 10 or sorted(numbers) != list(range(1, last + 1)):
        return None
    if not phrases(_WORDS, "scale", "asks").find(plain(asked)):
        return None
    parts = [(int(hit[1]), plain(hit[2])) for text in (asked, *(words for words, _ in options)) for hit in _ANCHOR.finditer(text)]
    fine = {number: _fine(words) for number, words in parts if words.strip()}
    down = fine.get(1) is True or fine.get(last) is False or phrases(_WORDS, "scale", "falls").find(plain(asked)) is not None
    up = fine.get(last) is True or fine.get(1) is False
    wanted = last // 2 + 1
    if up != down and not _kinds(plain(car.remark or "")):
        step = max(1, last // 5)
        wanted = last - step if up else 1 + step
    return options[numbers.index(wanted)]


def _fine(words: str) -> bool | None:
    """Words at an end of a scale: its better end, its worse one, or neither said."""
    for good, grades, ends in ((False, ("bad",), "low"), (True, ("best", "good"), "high")):
        named = [hit for grade in grades if (hit := phrases(_WORDS, "grade", grade).find(words))]
        if named or phrases(_WORDS, "scale", ends).find(words):
            return good
    return None


def _damaged(car: TradeIn, options: Sequence[Option]) -> Option | None:
    """Of several kinds of damage, the one the shopper's remark names."""
    told = [(option, _kinds(plain(option[0]))) for option in options]
    if len({kind for _, kinds in told for kind in kinds}) < 2:
        return None
    mine = set(_kinds(plain(car.remark or "")))
    return next((option for option, kinds in told if mine & set(kinds)), None)
