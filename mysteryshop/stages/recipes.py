"""Recipes outside a wave: a pretend lead to follow one with, and the rehearsal that says whether each step still fits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from mysteryshop.browser import Browser
from mysteryshop.errors import MysteryshopError
from mysteryshop.model import (
    Clock,
    Dealer,
    Intent,
    NamedRecipe,
    Outcome,
    Persona,
    Recipe,
    Relationship,
    Scenario,
    Shop,
    SubmitSettings,
    Timeframe,
    Vehicle,
)
from mysteryshop.model.recipes import bare_host
from mysteryshop.plan import expand_personas
from mysteryshop.plan.words import MessageProblem, fits, message_of, vehicle_for
from mysteryshop.submit.lead import submit_lead
from mysteryshop.submit.recipes.replay import Replay, StepTold
from mysteryshop.workspace import Workspace

SAMPLE_SHOPPER = Persona(
    id="sample",
    first_name="Alex",
    last_name="Brandt",
    email="alex.brandt@example.com",
    phone="+12025550147",
    street="14 Cedar Lane",
    city="Springfield",
    state="IL",
    zip="62701",
)
"""Nobody: the shopper of a recipe that is tried outside a workspace. The number is one reserved for fiction."""

SAMPLE_SCENARIO = Scenario(
    id="sample",
    name="A question",
    intent=Intent.AVAILABILITY,
    vehicle=Vehicle(year=2023, make="Toyota", model="RAV4", trim="XLE", condition="used"),
    timeframe=Timeframe(words="within the next month", days=30),
    message="Hello, is the {{ vehicle }} still available? I hope to buy {{ timeframe }}. Thank you, {{ first_name }}",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A recipe after a rehearsal: `fits` when the button was reached; each step; a JPEG of the end, if there is one."""

    name: str
    fits: bool
    reason: str
    steps: tuple[StepTold, ...]
    picture: bytes | None


def sample_shop(ws: Workspace | None, recipe: Recipe, clock: Clock) -> Shop:
    """A lead such as this recipe is for: the workspace's own dealer, scenario and shopper where it has them."""
    dealer = _dealer(ws, recipe)
    scenario = _scenario(ws, recipe, dealer)
    persona = _persona(ws, scenario)
    vehicle = vehicle_for(scenario, dealer)
    try:
        message = message_of(scenario, dealer, persona, vehicle)
    except MessageProblem:  # a brand without a car, say: the words do not matter to a rehearsal
        scenario, vehicle = SAMPLE_SCENARIO, SAMPLE_SCENARIO.vehicle
        message = message_of(scenario, dealer, persona, vehicle)
    return Shop("recipe", "recipe", dealer, persona, scenario, vehicle, message, clock.now())


def _dealer(ws: Workspace | None, recipe: Recipe) -> Dealer:
    host = bare_host(recipe.host)
    try:
        listed = ws.dealers if ws else ()
    except MysteryshopError:  # the list has its own troubles; a recipe can be tried without it
        listed = ()
    found = next((dealer for dealer in listed if bare_host(dealer.url) == host), None)
    if found is not None:
        return found
    first = recipe.steps[0].open or ""
    scheme = urlsplit(first).scheme or ("http" if host.split(":")[0] in ("localhost", "127.0.0.1") else "https")
    return Dealer(id="site", name=host, url=f"{scheme}://{recipe.host}/", relationship=Relationship.OWN)


def _scenario(ws: Workspace | None, recipe: Recipe, dealer: Dealer) -> Scenario:
    try:
        known = ws.scenarios if ws else ()
    except MysteryshopError:  # so has the list of scenarios: in a new workspace no shopper has an address yet
        known = ()
    wanted = [
        one
        for one in known
        if (not recipe.scenarios or one.id in recipe.scenarios) and (not recipe.intents or one.intent in recipe.intents)
    ]
    return next((one for one in wanted if fits(one, dealer)), wanted[0] if wanted else SAMPLE_SCENARIO)


def _persona(ws: Workspace | None, scenario: Scenario) -> Persona:
    if ws is None or scenario is SAMPLE_SCENARIO:
        return SAMPLE_SHOPPER
    own = [one for one in ws.personas if not scenario.personas or one.id in scenario.personas]
    try:
        shoppers = expand_personas(own[:1], settings=ws.settings)
    except MysteryshopError:
        return SAMPLE_SHOPPER
    return shoppers[0] if shoppers else SAMPLE_SHOPPER


class _NeverArm:
    """A rehearsal asks nobody for leave to send."""

    async def arm(self, *, host: str, platform: str | None) -> bool:
        """Never."""
        return False


async def check_recipes(
    browser: Browser, named: Sequence[NamedRecipe], ws: Workspace | None, clock: Clock, settings: SubmitSettings
) -> AsyncIterator[Checked]:
    """Follows each recipe to its button, one after the other; presses nothing that could send."""
    for one in named:
        kept: dict[str, bytes] = {}

        def keep(data: bytes, *, name: str, media_type: str, kept: dict[str, bytes] = kept) -> str:
            kept[name] = data
            return ""

        replay = Replay(one)
        submission = await submit_lead(
            browser,
            sample_shop(ws, one.recipe, clock),
            attempt=1,
            live=False,
            gate=_NeverArm(),
            keep=keep,
            clock=clock,
            settings=settings,
            replay=replay,
        )
        picture = kept.get("stopped.jpg") or kept.get("before.jpg")
        yield Checked(one.name, submission.outcome is Outcome.REHEARSED, submission.reason, replay.rest(), picture)
