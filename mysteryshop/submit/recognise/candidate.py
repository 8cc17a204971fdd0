"""A field on its way to a decision: its votes, and the type they and its company have given it so far."""

from __future__ import annotations

from dataclasses import dataclass

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise.layout import last_line
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import plain


@dataclass(slots=True)
class Candidate:
    """A field with its votes and the type decided so far."""

    field: FieldSnapshot
    votes: Votes
    type: str = "other"
    weight: float = 0.0
    second: float = 0.0
    why: str = ""

    @property
    def asked(self) -> str:
        """The words that ask for it, plain: those tied to the box, else those right before it."""
        field = self.field
        return plain(field.label or field.aria_label or field.placeholder or field.cell_left or last_line(field.text_before))

    def settle(self) -> None:
        """Take the leading vote."""
        self.type, self.weight, self.second = self.votes.best()
        if self.weight < 0.62 or self.votes.score.get("nothing", 0.0) > self.weight:
            self.type = "other"
        self.why = self.votes.why(self.type)

    def become(self, kind: str, why: str) -> None:
        """Another type, decided by the company the field keeps."""
        self.type, self.why = kind, f"{why}; {self.why}" if self.why else why
        self.weight = max(self.weight, 1.2)


def neighbours(all_: list[Candidate], i: int, reach: int) -> list[Candidate]:
    """The candidates at most `reach` places before and after."""
    return [c for j, c in enumerate(all_) if j != i and abs(j - i) <= reach]
