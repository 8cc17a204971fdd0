"""How a shopper is addressed: Mr or Ms by the given name, and the little words before a Dutch surname. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.model import Persona
from mysteryshop.submit.content import choose
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.page.phrases import Phrases, phrases, plain

_SIDES = ("women", "men")


def form_of_address(options: Sequence[Option], persona: Persona) -> Option | None:
    """The entry by which a person of this given name is addressed; where the name tells nothing, one that claims least. None
    where nothing needs to be said."""
    words = load("submit_choices")["prefix"]
    firm = phrases("submit_choices", "prefix", "firm")
    persons = [option for option in options if not firm.whole(plain(option[0]))]
    side = usual_of(persona.first_name, persona.language)
    if side and (found := _of(persons, side)):
        return found
    return choose.by_words(persons, words["words"]) or (choose.harmless(persons) if len(persons) < len(options) else None)


def written(persona: Persona) -> str | None:
    """The form of address as this person would write it into a box; None where the given name does not tell it."""
    side = usual_of(persona.first_name, persona.language)
    known: list[str] | None = load("submit_choices")["written_prefix"].get(persona.language)
    return known[_SIDES.index(side)] if side and known else None


def usual_of(first_name: str, language: str) -> str | None:
    """ "women" or "men", as those who bear this name usually are; None where both do, or nobody knows it."""
    name = next(iter(plain(first_name).split()), "")
    sides = {lang: side for side in (*_SIDES, "either") for lang in load("given_names")[side] if name in _names(side, lang)}
    told = {sides[language]} if language in sides else set(sides.values())
    if told:
        return told.pop() if len(told) == 1 and told <= set(_SIDES) else None
    endings = load("given_names")["endings"]
    if name.endswith(tuple(endings["women"])):
        return "women"
    return "men" if language in endings["men_in"] and name.endswith(tuple(endings["men"])) else None


@cache
def _names(side: str, language: str) -> frozenset[str]:
    return frozenset(load("given_names")[side][language].split())


def _named(side: str) -> Phrases:
    return phrases("submit_choices", "prefix", side)


def _of(options: Sequence[Option], side: str) -> Option | None:
    """The entry for women, or for men, in a list that has one for each."""
    table = load("submit_choices")["prefix"]
    told: dict[str, list[tuple[int, int, Option]]] = {one: [] for one in _SIDES}
    for place, option in enumerate(options):
        words = plain(option[0])
        hers = _named("women").all_in(words)
        rest = words.replace(hers[0], " ") if hers else words  # the "sig" of "sig ra" is no man's
        said = [one for one, text in ((_SIDES[0], words), (_SIDES[1], rest)) if _named(one).find(text)]
        if len(said) == 1:
            rank = next(i for i, word in enumerate(table[said[0]]) if Phrases([word]).find(words))
            told[said[0]].append((rank, place, option))
    if len(options) == 2 and sum(map(len, told.values())) == 1:  # of two, one is hers: the other is his
        known = next(named for named, hits in told.items() if hits)
        return next(option for option in options if (option is told[known][0][2]) is (known == side))
    return min(told[side])[2] if all(told.values()) else None


def before_surname(whole: str) -> tuple[str, str]:
    """The little words before a Dutch surname, and the rest of it: "van der Berg" -> ("van der", "Berg"); ("", whole) without."""
    little = frozenset(load("submit_choices")["infix"]["little"])
    names = whole.split()
    at = next((i for i, name in enumerate(names) if name.casefold().replace("’", "'") not in little), 0)
    return " ".join(names[:at]), " ".join(names[at:])
