"""Who is shopped in a wave, as whom, and when. Pure: the time and the random source are passed in.

Rules come before wishes, in this order: who asked to be left alone, who agreed to be shopped, how many leads a dealer may get
(with a ceiling no configuration lifts), a day between two of them, no shopper met twice. Every dealer left out has a reason and a
remedy in words. Planning the same wave again adds nothing.
"""

from __future__ import annotations

import base64
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mysteryshop.model import Dealer, Persona, Scenario, Settings, Shop, Wave
from mysteryshop.plan.cast import Cast
from mysteryshop.plan.consent import why_not
from mysteryshop.plan.diary import Diary
from mysteryshop.plan.personas import expand_personas
from mysteryshop.plan.windows import Moments, NoMoment
from mysteryshop.plan.words import MessageProblem, fits, message_of, vehicle_for

__all__ = ["LeftOut", "Plan", "expand_personas", "plan_wave", "shop_id_of"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A dealer (or one scenario at it) that is not shopped: why, and what would change that. Both are sentences."""

    dealer_id: str
    scenario_id: str | None
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The shops to add, in the order they are due; who is left out; and what the operator should know."""

    shops: tuple[Shop, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]


def plan_wave(
    *,
    wave: Wave,
    dealers: Sequence[Dealer],
    scenarios: Sequence[Scenario],
    personas: Sequence[Persona],
    past: Sequence[Shop],
    optout: frozenset[str],
    settings: Settings,
    now: datetime,
    rng: random.Random,
) -> Plan:
    """Plan a wave. `past`: every shop of the last `persona_reuse_days`, this wave's included; `personas`: as expanded."""
    planner = _Planner(wave, scenarios, personas, past, settings, now, rng, alone=len(dealers) == 1)
    shops: list[Shop] = []
    left_out: list[LeftOut] = []
    for dealer in dealers:
        excluded = why_not(dealer, optout, now)
        if excluded is not None:
            left_out.append(LeftOut(dealer.id, None, *excluded))
        elif dealer.id not in planner.planned_before:
            added, problems = planner.plan_dealer(dealer)
            shops += added
            left_out += problems
    shops.sort(key=lambda shop: (shop.due_at, shop.id))
    return Plan(tuple(shops), tuple(left_out), tuple(planner.warnings()))


class _Planner:
    """One planning: what has been given out so far, so that dealers share shoppers, scenarios and hours evenly."""

    def __init__(
        self,
        wave: Wave,
        scenarios: Sequence[Scenario],
        personas: Sequence[Persona],
        past: Sequence[Shop],
        settings: Settings,
        now: datetime,
        rng: random.Random,
        *,
        alone: bool,
    ) -> None:
        self.wave, self.scenarios, self.now = wave, scenarios, now
        self.seed = rng.random()  # each dealer draws from a source of its own: a longer list changes nobody's plan
        self.planned_before = {shop.dealer.id for shop in past if shop.wave == wave.id}
        self.diary = Diary(past, settings.pacing)
        self.cast = Cast(personas, past, settings.persona_reuse_days)
        self.moments = Moments(settings.pacing, now, self.diary, at_once=alone or settings.pacing.spread_days == 0)
        self.used: Counter[str] = Counter()
        self.guessed: dict[str, str] = {}
        self.asked_before = Counter((shop.dealer.id, shop.scenario.id) for shop in past)

    def plan_dealer(self, dealer: Dealer) -> tuple[list[Shop], list[LeftOut]]:
        """The shops one dealer gets in this wave, or why it gets none."""
        fitting = [scenario for scenario in self.scenarios if fits(scenario, dealer)]
        if not fitting:
            return [], [_nothing_fits(dealer)]
        rng = random.Random(f"{self.seed}/{dealer.id}")
        shops: list[Shop] = []
        problems: list[LeftOut] = []
        for scenario in self._in_turn(dealer, fitting):
            if shops and self.diary.room(dealer, self.now) <= 0:
                break
            planned = self._plan_one(dealer, scenario, rng)
            if isinstance(planned, Shop):
                shops.append(planned)
            elif planned not in problems:
                problems.append(planned)
            if isinstance(planned, LeftOut) and planned.scenario_id is None:
                break  # a reason that holds for the dealer, whatever is asked
        return shops, [problem for problem in problems if problem.scenario_id is not None or not shops]

    def _in_turn(self, dealer: Dealer, fitting: Iterable[Scenario]) -> list[Scenario]:
        """What this dealer was asked least comes first, then what the wave has asked least; a pair stays together."""
        order = {scenario.id: number for number, scenario in enumerate(self.scenarios)}
        pairs: dict[str, int] = {}
        ranked = sorted(fitting, key=lambda one: (self.asked_before[dealer.id, one.id], self.used[one.id], order[one.id]))
        for number, scenario in enumerate(ranked):
            pairs.setdefault(scenario.pair or scenario.id, number)
        return sorted(ranked, key=lambda one: pairs[one.pair or one.id])

    def _plan_one(self, dealer: Dealer, scenario: Scenario, rng: random.Random) -> Shop | LeftOut:
        moment = self.moments.choose(dealer, scenario.send, rng)
        if isinstance(moment, NoMoment):
            return LeftOut(dealer.id, None if moment.dealer_wide else scenario.id, moment.reason, moment.remedy)
        persona = self.cast.choose(dealer, scenario, moment.at)
        if persona is None:
            return LeftOut(dealer.id, scenario.id, *self.cast.why_none(dealer, scenario))
        if not scenario.give_phone:
            persona = persona.model_copy(update={"phone": None})
        try:
            vehicle = vehicle_for(scenario, dealer)
            message = message_of(scenario, dealer, persona, vehicle)
        except MessageProblem as problem:
            return LeftOut(dealer.id, scenario.id, problem.reason, problem.remedy)
        self.moments.take(dealer, moment)
        self.cast.take(dealer, persona, moment.at)
        self.used[scenario.id] += 1
        if scenario.vehicles_by_brand and not dealer.brand and vehicle is not None:
            self.guessed[dealer.id] = vehicle.words()
        return Shop(
            id=shop_id_of(self.wave.id, dealer.id, scenario.id),
            wave=self.wave.id,
            dealer=dealer,
            persona=persona,
            scenario=scenario,
            vehicle=vehicle,
            message=message,
            due_at=moment.at,
        )

    def warnings(self) -> list[str]:
        """What the operator should know: guessed hours and cars, too few shoppers or phone numbers."""
        return [*self.moments.warnings(), *self.cast.warnings(), *self._guessed_cars()]

    def _guessed_cars(self) -> list[str]:
        """Stores without a brand are asked about a car they may not have: an answer "not ours" is then nobody's fault."""
        if not self.guessed:
            return []
        some = ", ".join(list(self.guessed)[:5])
        cars = ", ".join(sorted(set(self.guessed.values()))[:3])
        return [
            f"{len(self.guessed)} store(s) have no brand ({some}) and are asked about {cars}, which they may not stock: fill in "
            "the column brand, or write a vehicle they have into the scenario."
        ]


def shop_id_of(wave_id: str, dealer_id: str, scenario_id: str) -> str:
    """The id of a shop: short enough to type, always the same for the same wave, dealer and scenario."""
    digest = hashlib.sha256(f"{wave_id}\0{dealer_id}\0{scenario_id}".encode()).digest()
    return "s" + base64.b32encode(digest[:6]).decode().lower().rstrip("=")


def _nothing_fits(dealer: Dealer) -> LeftOut:
    brand = f" and brand {dealer.brand}" if dealer.brand else ""
    return LeftOut(
        dealer.id,
        None,
        f"No scenario is written for language {dealer.language}{brand}.",
        f'Add a scenario with language: {dealer.language}, or correct the dealer\'s "language" and "brand" columns.',
    )
