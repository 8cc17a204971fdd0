"""Who shops whom: no dealer and no group meets the same name, address or phone twice within the reuse window. Pure.

CRM systems merge leads by mail, phone or similar name, and staff talk within a group: a shopper met before is a shopper known.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from mysteryshop.model import Dealer, Persona, Scenario, Shop
from mysteryshop.plan.diary import counts
from mysteryshop.plan.personas import localised

_Heap = list[tuple[int, int]]

PHONE_LOOK = 50
"""Shoppers looked at for one whose phone number is new to the dealer, before a lead goes out without a number."""


class Cast:
    """The personas of a workspace, and whom each party (a dealer, a group) has met."""

    def __init__(self, personas: Sequence[Persona], past: Iterable[Shop], reuse_days: int) -> None:
        self.personas = personas
        self.reuse = timedelta(days=reuse_days)
        self.uses: Counter[str] = Counter()
        self._met: dict[tuple[str, str], list[datetime]] = defaultdict(list)
        self._numbers = sorted({mark for persona in personas for kind, mark in _marks(persona) if kind == "phone"})
        self._heaps: dict[tuple[object, ...], _Heap] = {}
        self._shared: list[str] = []
        self._foreign: list[str] = []
        self._mute: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()
        for shop in past:
            if counts(shop):
                self._remember(shop.dealer, shop.persona, shop.sent_at or shop.due_at)

    def choose(self, dealer: Dealer, scenario: Scenario, at: datetime) -> Persona | None:
        """A shopper this dealer and its group have not met, as local and as little used as there is; None where there is none.

        Where only the phone number was met before the shopper gives none. Nothing is booked before `take`.
        """
        home = dealer.country
        for country, state, most_uses in ((home, dealer.state, 0), (home, None, 0), (home, None, None), (None, None, None)):
            found = self._from(self._heap(scenario, country, state), dealer, scenario, at, most_uses)
            if found is not None:
                return localised(found, dealer)
        return None

    def take(self, dealer: Dealer, persona: Persona, at: datetime) -> None:
        """Book a shopper as met, and note what the operator should know."""
        if self.uses[persona.email.lower()]:
            self._shared.append(persona.email)
        if persona.country != dealer.country:
            self._foreign.append(dealer.id)
        self._remember(dealer, persona, at)

    def why_none(self, dealer: Dealer, scenario: Scenario) -> tuple[str, str]:
        """Reason and remedy where `choose` found nobody."""
        speaking = [persona for persona in self.personas if self._may_play(persona, scenario)]
        days = self.reuse.days
        if not speaking:
            named = f" among {', '.join(scenario.personas)}" if scenario.personas else ""
            return (
                f'No persona speaks the language of scenario "{scenario.id}" ({scenario.language}){named}.',
                f'Add a persona or pool with "language: {scenario.language}" (a pool: its locale) to scenarios.yaml.',
            )
        self._missing[scenario.language] += 1
        return (
            f'It (or its group) has met all {len(speaking)} shoppers of scenario "{scenario.id}" within {days} days.',
            f"Add personas with language {scenario.language}, or raise the count of a pool.",
        )

    def warnings(self) -> list[str]:
        """Too few shoppers or phone numbers, and what to add."""
        said = []
        for language, count in sorted(self._missing.items()):
            said.append(
                f"Too few personas for {count} lead(s): add at least {count} with language {language} (or raise a pool's count)."
            )
        if self._shared:
            said.append(
                f"{len(self._shared)} lead(s) share a mail address with another lead, so answers are harder to tell apart: add "
                f"{len(self._shared)} personas, or raise a pool's count."
            )
        if self._foreign:
            some = ", ".join(dict.fromkeys(self._foreign[:5]))
            said.append(
                f"{len(self._foreign)} lead(s) come from a shopper of another country ({some}): add personas of that country."
            )
        if self._mute:
            party, most = self._mute.most_common(1)[0]
            said.append(
                f"{sum(self._mute.values())} lead(s) give no phone number, for each number may meet a dealer or group once in "
                f'{self.reuse.days} days: add {most} number(s) to "phones" ({party} needs the most).'
            )
        return said

    def _from(self, heap: _Heap, dealer: Dealer, scenario: Scenario, at: datetime, most_uses: int | None) -> Persona | None:
        """The least used shopper of a heap that is new to the dealer; the heap is left whole."""
        aside: _Heap = []
        mute: Persona | None = None
        found: Persona | None = None
        look = PHONE_LOOK if scenario.give_phone and self._new_number(dealer, at) else 1
        while heap and found is None and look > 0:
            uses, number = heapq.heappop(heap)
            persona = self.personas[number]
            now_used = self.uses[persona.email.lower()]
            aside.append((now_used, number))
            if now_used != uses:
                heapq.heappush(heap, aside.pop())  # used through another heap meanwhile: back in its right place
                continue
            if most_uses is not None and uses > most_uses:
                break
            clash = self._clash(dealer, persona, at)
            if clash is None or (clash == "phone" and not scenario.give_phone):
                found = persona
            elif clash == "phone":
                look -= 1
                mute = mute or persona
        for entry in aside:
            heapq.heappush(heap, entry)
        if found is None and mute is not None:
            self._mute[dealer.group or dealer.id] += 1
            found = mute.model_copy(update={"phone": None})
        return found

    def _clash(self, dealer: Dealer, persona: Persona, at: datetime) -> str | None:
        """What the dealer or its group met of this shopper within the window: anything but the phone comes first."""
        return next((kind for kind, mark in _marks(persona) if self._has_met(dealer, mark, at)), None)

    def _new_number(self, dealer: Dealer, at: datetime) -> bool:
        """Whether any phone number is left that this dealer and its group have not met."""
        return any(not self._has_met(dealer, mark, at) for mark in self._numbers)

    def _has_met(self, dealer: Dealer, mark: str, at: datetime) -> bool:
        return any(abs(at - met) < self.reuse for party in _parties(dealer) for met in self._met.get((party, mark), ()))

    def _remember(self, dealer: Dealer, persona: Persona, at: datetime) -> None:
        self.uses[persona.email.lower()] += 1
        for party in _parties(dealer):
            for _, mark in _marks(persona):
                self._met[party, mark].append(at)

    def _heap(self, scenario: Scenario, country: str | None, state: str | None) -> _Heap:
        key = (scenario.language, scenario.personas, country, state)
        if key not in self._heaps:
            heap = [
                (self.uses[persona.email.lower()], number)
                for number, persona in enumerate(self.personas)
                if self._may_play(persona, scenario)
                and (country is None or persona.country == country)
                and (state is None or persona.state in (None, state))
            ]
            heapq.heapify(heap)
            self._heaps[key] = heap
        return self._heaps[key]

    def _may_play(self, persona: Persona, scenario: Scenario) -> bool:
        named = not scenario.personas or any(
            persona.id == name or re.fullmatch(re.escape(name) + r"-\d+", persona.id) for name in scenario.personas
        )
        return named and persona.language == scenario.language


def _parties(dealer: Dealer) -> Iterator[str]:
    yield f"dealer {dealer.id}"
    if dealer.group:
        yield f"group {' '.join(dealer.group.casefold().split())}"


def _marks(persona: Persona) -> Iterator[tuple[str, str]]:
    """What a dealer's system knows a shopper by; the phone, which can be left out of a lead, last."""
    yield "name", f"name {persona.full_name.casefold()}"
    yield "mail", f"mail {persona.email.lower()}"
    if persona.street:
        yield "street", f"street {persona.house_number or ''} {persona.street}".casefold()
    if persona.phone:
        yield "phone", f"phone {re.sub(r'[^0-9]', '', persona.phone)[-10:]}"
