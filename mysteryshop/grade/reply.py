"""One message as a shopper reads it, laid beside its lead: sentences, what each does, where greeting and signature stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mysteryshop.grade.lead import Lead
from mysteryshop.grade.moves import lexicon_hits
from mysteryshop.grade.words import SUPPORTED, language_of, plain, sentences, words
from mysteryshop.lexicons import load

_QUOTED = re.compile(r"\s*>")

SURE = 0.5
"""A sentence is held to make a move from this probability on."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place in the message; `moves` maps a move to its probability; `hits` to the words that show it;
    `scores` are the classifier's own sums, in the order of `moves.MOVES`."""

    text: str
    start: int
    question: bool
    moves: dict[str, float]
    hits: dict[str, str]
    scores: tuple[float, ...] = ()

    def does(self, *moves: str, sure: float = SURE) -> bool:
        """Whether it makes any of these moves."""
        return any(self.moves.get(move, 0.0) >= sure for move in moves)

    @cached_property
    def plain(self) -> str:
        """The sentence with plain quotes and dashes."""
        return plain(self.text)


@dataclass(frozen=True)
class Reply:
    """A dealer's message and its lead. `text` is the new text (no quoted history, footer or opt-out line); `later` is true for
    every message after the first one that was not a mere receipt; `has_attachment` where the envelope shows one."""

    lead: Lead
    text: str
    subject: str = ""
    signature: str = ""
    channel: str = "email"
    hint: str | None = None
    later: bool = False
    has_attachment: bool = False
    sender_name: str = ""
    minutes_after_lead: float | None = None
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def language(self) -> str | None:
        """The message's language by its own words; the lead's where it is too short to tell."""
        return language_of(f"{self.subject}. {self.text}", self.hint or self.lead.language)

    @cached_property
    def known_language(self) -> bool:
        """Whether the grader can read it at all."""
        return self.language in SUPPORTED

    @cached_property
    def body(self) -> str:
        """The text without the opt-out line, which never counts for or against, and without quoted lines between answers."""
        pattern = re.compile(load("grade_questions")["optout"], re.IGNORECASE)
        return "\n".join(
            "" if _QUOTED.match(line) else line if not pattern.search(plain(line)) else _without_optout(line, pattern)
            for line in self.text.split("\n")
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body, with their moves."""
        from mysteryshop.grade.classifier import probabilities, scores

        found = []
        for start, text in sentences(self.body):
            spoken = plain(text)
            hits = lexicon_hits(spoken, self.language or "") if self.known_language else {}
            sums = tuple(scores(spoken, hits, self.language or "")) if self.known_language else ()
            moves = probabilities(sums, hits) if sums else {}
            found.append(Sentence(text, start, spoken.rstrip(" \"')").endswith("?") or "?" in spoken, moves, hits, sums))
        return tuple(found)

    def doing(self, *moves: str, sure: float = SURE) -> Iterator[Sentence]:
        """The sentences that make any of these moves, surest first."""
        found = [s for s in self.sentences if s.does(*moves, sure=sure)]
        return iter(sorted(found, key=lambda s: -max(s.moves.get(m, 0.0) for m in moves)))

    def first(self, *moves: str, sure: float = SURE) -> Sentence | None:
        """The surest sentence that makes any of these moves."""
        return next(self.doing(*moves, sure=sure), None)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The non-empty lines of the body, trimmed."""
        return tuple(line.strip() for line in self.body.split("\n") if line.strip())

    @cached_property
    def spoken(self) -> str:
        """The body with plain quotes and dashes; places as in the text."""
        return plain(self.body)

    @cached_property
    def word_count(self) -> int:
        """Words in the body."""
        return len(words(self.body))

    @cached_property
    def whole(self) -> str:
        """Everything a quote may be taken from: subject and text."""
        return f"{self.subject}\n{self.text}"


def _without_optout(line: str, pattern: re.Pattern[str]) -> str:
    """An opt-out remark at the end of a line of text (as in an SMS) is blanked; a line that is nothing else becomes empty."""
    spoken = plain(line)
    hit = pattern.search(spoken)
    if hit is None:
        return line
    before = spoken[: hit.start()]
    stop = max(before.rfind(mark) for mark in ".!?") + 1
    return line[:stop] if stop and len(line) - stop < 90 else ("" if len(line) < 110 else line)
