"""A recipe: one site's own way to its lead form, written down by a person because nothing else finds or understands it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ConfigDict, Field, model_validator

from mysteryshop.model.parties import FormType, Intent, Written

RECIPE_FORMAT = 1
"""The version of the recipe language; a file that says more was written for a later program."""

LEAD_WORDS: dict[str, str] = {
    # what a recipe may put in braces -> the field type it fills
    "first_name": "first_name",
    "last_name": "last_name",
    "full_name": "full_name",
    "email": "email",
    "phone": "phone",
    "street": "street",
    "house_number": "house_number",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "country": "country",
    "message": "message",
    "subject": "subject",
    "vehicle": "vehicle_interest",
    "vehicle_year": "vehicle_year",
    "vehicle_make": "vehicle_make",
    "vehicle_model": "vehicle_model",
    "vehicle_trim": "vehicle_trim",
    "vehicle_vin": "vehicle_vin",
    "vehicle_color": "vehicle_other",
    "vehicle_mileage": "vehicle_mileage",
    "stock": "vehicle_other",
    "timeframe": "other",
    "contact_method": "contact_method",
    "contact_time": "contact_time",
    "date": "date",
    "time": "time",
}
"""Names of the shopper's and the lead's facts, as a recipe writes them: {first_name}."""

ACTIONS = ("open", "click", "type", "choose", "tick", "wait_for", "frame", "scroll")


class Target(Written):
    """A thing on a page, named as a shopper would: by its label or words; by role and name; `css` as the last resort.

    A bare text stands for `words`: the label of a box, or what is written on a button or link. `nth` (from 1) chooses among
    several that are called the same.
    """

    words: str | None = Field(default=None, min_length=1, max_length=300)
    label: str | None = Field(default=None, min_length=1, max_length=300)
    role: str | None = Field(default=None, pattern=r"^[a-z]+$")
    name: str | None = Field(default=None, min_length=1, max_length=300)
    text: str | None = Field(default=None, min_length=1, max_length=300)
    placeholder: str | None = Field(default=None, min_length=1, max_length=300)
    css: str | None = Field(default=None, min_length=1, max_length=1000)
    nth: int | None = Field(default=None, ge=1, le=500)

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return {"words": str(data)} if isinstance(data, str | int | float) else data

    def said(self) -> str:
        """The target in a person's words: “First name”, button “Send”."""
        named = self.words or self.label or self.text or self.placeholder or self.name or self.css or ""
        quoted = f"“{named}”" if named else ""
        place = f" (number {self.nth})" if self.nth else ""
        return f"{self.role or ''} {quoted}".strip() + place


class Step(Written):
    """One thing to do. Exactly one of the verbs is given; `into` belongs to `type`, `from` to `choose`."""

    model_config = ConfigDict(populate_by_name=True)

    open: str | None = Field(default=None, min_length=1, max_length=2000)
    click: Target | None = None
    type: str | None = Field(default=None, min_length=1, max_length=2000)
    into: Target | None = None
    choose: str | None = Field(default=None, min_length=1, max_length=300)
    source: Target | None = Field(default=None, alias="from")
    tick: Target | None = None
    wait_for: Target | None = None
    frame: Target | None = None
    scroll: Target | None = None
    seconds: float | None = Field(default=None, gt=0, le=60)
    optional: bool = False

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs that are given; a sound step has one."""
        return tuple(name for name in ACTIONS if getattr(self, name) is not None)

    @property
    def verb(self) -> str:
        """What this step does."""
        return self.verbs[0]

    @property
    def fills(self) -> bool:
        """It puts something into the form."""
        return self.verb in ("type", "choose", "tick")

    def said(self) -> str:
        """The step as a line: type {first_name} into “First name”."""
        if self.open is not None:
            return f"open {self.open}"
        if self.type is not None:
            return f"type {self.type} into {self.into.said() if self.into else '?'}"
        if self.choose is not None:
            return f"choose {self.choose} from {self.source.said() if self.source else '?'}"
        target: Target = getattr(self, self.verb)
        return f"{self.verb.replace('_', ' ')} {target.said()}"


class Arrival(Written):
    """What proves that the site took the lead: words it shows, or a part of the address it ends at."""

    text: str | None = Field(default=None, min_length=3, max_length=300)
    url: str | None = Field(default=None, min_length=2, max_length=300)


class Recipe(Written):
    """`recipes/*.yaml`. `host` is the site; `intents` or `scenarios` narrow it down; `form` says what the form is for.

    `fill: auto` lets the recogniser fill what the recipe does not name; `named` leaves the rest empty.
    """

    format: int = Field(default=RECIPE_FORMAT, ge=1, le=RECIPE_FORMAT)
    host: str = Field(min_length=1, max_length=255)
    intents: tuple[Intent, ...] = ()
    scenarios: tuple[str, ...] = ()
    form: FormType = FormType.CONTACT
    recorded: date | None = None
    note: str | None = None
    steps: tuple[Step, ...] = Field(min_length=1, max_length=200)
    fill: str = Field(default="auto", pattern=r"^(auto|named)$")
    press: Target
    proof: Arrival = Arrival()


@dataclass(frozen=True, slots=True)
class NamedRecipe:
    """A recipe with its file's name and the sha256 of the file, so that evidence says which version was followed."""

    name: str
    sha256: str
    recipe: Recipe

    def fits(self, host: str, intent: Intent, scenario: str) -> int:
        """How closely it is meant for this lead: 0 not at all; 1 for the site; 2 for the intent; 3 for this very scenario."""
        recipe = self.recipe
        if bare_host(recipe.host) != bare_host(host):
            return 0
        if recipe.scenarios:
            return 3 if scenario in recipe.scenarios else 0
        if recipe.intents:
            return 2 if intent in recipe.intents else 0
        return 1


def bare_host(host: str) -> str:
    """A host as recipes compare it: lower case, without scheme, "www.", path and a default port."""
    bare = host.strip().lower().split("://", 1)[-1].split("/", 1)[0].rpartition("@")[2].removeprefix("www.")
    return bare.removesuffix(":443").removesuffix(":80")
