"""Boxes a page marks as wrong after a press, told from those that bore such marks before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.signs import Carrier
from mysteryshop.submit.sending.thanks import ill_news, thanks_in

State = Mapping[str, Any]
"""What `confirm.js` told of a frame."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The form's frame just before this press, and before the first one. `quiet`: nothing left after the press; `late`: and
    seconds have passed; `returned`: another page came with the form as it was filled, so that the marks on it are its answer,
    though an earlier one bore them too; `heard`: lines of an answer to a script that does not say it was taken, in
    `plain` words."""

    before: State
    first: State
    quiet: bool
    late: bool
    returned: bool
    heard: frozenset[str] = frozenset()

    def wrong(self, state: State) -> tuple[tuple[str, str], ...]:
        """(box, words) of the boxes marked as wrong: newly told by the page; or still so when nothing left after the press; where
        none is, those beside which words came up."""
        earlier = self.first if self.returned else self.before
        known = {name for name, _, _ in earlier.get("invalid", ())}
        came = set(state.get("names", ())) - set(self.before.get("names", ()))  # a next step's own boxes are still empty
        marked = [
            (name, words)
            for name, words, how in state.get("invalid", ())
            if (how == "told" and (name not in known or self.late))
            or (how == "native" and self.quiet and name not in came)
            or (how == "red" and (self.quiet or self.returned) and name not in known)
            or (plain(words).strip() and plain(words) in self.heard)
        ]
        beside = self.returned or (self.quiet and state.get("held"))
        return tuple(marked or (self._beside(state) if beside else self._quoted(state)))

    def _quoted(self, state: State) -> list[tuple[str, str]]:
        """Boxes beside which the page shows bad news that stands in the answer to the lead."""
        known = {tuple(one) for one in self.before.get("beside", ())}
        told = ((name, words) for name, words in state.get("beside", ()) if (name, words) not in known)
        return [(name, words) for name, words in told if plain(words) in self.heard and ill_news(words)]

    def _beside(self, state: State) -> list[tuple[str, str]]:
        """Boxes beside which words came up though nothing was sent: those are objections, whatever they say."""
        busy, known = phrases("submit_outcomes", "busy", "words"), {tuple(one) for one in self.before.get("beside", ())}
        if self.late or self.returned:  # what an earlier press brought is an answer to this one as well
            seen = {name for name, _ in self.first.get("beside", ())}
            known = {(name, words) for name, words in known if name not in seen}
            known |= {(name, words) for name, words in self.first.get("beside", ())}
        known |= {tuple(one) for one in self.before.get("hints", ())}  # in a box that was full they were not to be seen
        stood = set(self.before.get("names", ()))
        names = set(state.get("names", ()))
        anew = stood.isdisjoint(names) and len(stood) == len(names)  # else what stands beside a box that came up asks for it
        grown = not (anew or self.returned) and len(names) > len(stood)  # stores found, to be chosen from
        return [
            (name, words)
            for name, words in state.get("beside", ())
            if len(words) > 3
            and (name, words) not in known
            and (anew or name in stood)
            and (not grown or ill_news(words))
            and not busy.find(plain(words))
            and not thanks_in([words])
        ]


def heard(carriers: Iterable[Carrier]) -> frozenset[str]:
    """Lines of answers to the lead that do not say it was taken."""
    return frozenset(line for carrier in carriers if carrier.certain and not carrier.says for line in carrier.lines)


def turned_down(carriers: Sequence[Carrier], wrong: Iterable[str]) -> tuple[Carrier, ...]:
    """The carriers; those whose answer holds a line that the page then shows beside a box it marks, or as an error (`wrong`), say
    no, whatever their words."""
    shown = {told for words in wrong if (told := plain(words)).strip()}
    return tuple(replace(c, says=False) if c.certain and c.says is None and shown & c.lines else c for c in carriers)
