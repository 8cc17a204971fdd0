"""A second reader beside the findings: how often both agree, and where they do not, with the words the other one points to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mysteryshop.model import Advice, SecondLook
from mysteryshop.report import words
from mysteryshop.report.mask import Mask

_SAID = {0: "no", 1: "yes", 2: "in full", None: "does not apply"}


@dataclass(frozen=True, slots=True)
class SecondView:
    """What the card says of a second reader. `differs`: (check's title, ours, theirs, the words it points to)."""

    model: str
    says: str
    differs: tuple[tuple[str, str, str, str], ...]


def second_view(looks: Sequence[SecondLook], advice: Mapping[str, Advice], mask: Mask) -> SecondView | None:
    """The second reader's view of one lead's answers; None where nobody was asked."""
    judged = [look for look in looks if look.agrees is not None]
    if not looks:
        return None
    same = sum(look.agrees is True for look in judged)
    says = f"agrees on {same} of {words.plural(len(judged), 'answer')}"
    unsure = [look for look in looks if look.agrees is None]
    if unsure:
        says += f"; {len(unsure)} more where the rules were unsure"
    differs = tuple(_line(look, advice, mask) for look in looks if look.agrees is not True)
    return SecondView(looks[0].model, f"{says}. The score stands on the rules alone.", differs)


def _line(look: SecondLook, advice: Mapping[str, Advice], mask: Mask) -> tuple[str, str, str, str]:
    item = advice.get(look.check)
    title = item.title if item else look.check.replace("_", " ").capitalize()
    ours = "unsure" if look.agrees is None else said_of(look.check, look.ours)
    return title, ours, said_of(look.check, look.theirs), mask.text(look.quote)


def said_of(check: str, value: int | None) -> str:
    """A guide's answer in a word: "found" rather than "yes" would hide which way a failing points, so plain yes and no."""
    if check == "answers_question":
        return {0: "not answered", 1: "in part", 2: "in full", None: "does not apply"}[value]
    return _SAID[value]
