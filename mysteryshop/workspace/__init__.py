"""A workspace: the folder in which a person keeps settings, scenarios, dealers, rubrics and processes as plain files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from mysteryshop import redact
from mysteryshop.errors import InputError
from mysteryshop.model import (
    Consent,
    Dealer,
    InboxSettings,
    NamedRecipe,
    Persona,
    PersonaPool,
    Process,
    Relationship,
    Rubric,
    Scenario,
    ScenarioFile,
    Settings,
    Shop,
)
from mysteryshop.workspace.dealers_csv import dealer_from_url, looks_like_url, read_dealers
from mysteryshop.workspace.judging import read_processes, read_rubric, rubric_names
from mysteryshop.workspace.optout import read_optout
from mysteryshop.workspace.places import Place, Signs, place_of, timezone_of
from mysteryshop.workspace.problems import InputErrors, Problem, Problems, did_you_mean, shown_path
from mysteryshop.workspace.recipes import chosen, read_recipes, recipe_files
from mysteryshop.workspace.scenarios import read_scenarios
from mysteryshop.workspace.secrets import key_of, secret_of
from mysteryshop.workspace.settings_toml import FILE, read_settings
from mysteryshop.workspace.starting import starter_text

__all__ = ["FILE", "InputErrors", "Problem", "Problems", "Signs", "Workspace", "shown_path", "starter_text"]

T = TypeVar("T")
FirstLook = Callable[[str, bool], Signs | None]
"""Sees a store's first page by its address, also (True) at a private one; None where it cannot be seen."""

DEMO_MARK = ".mysteryshop-demo"
"""A file the demo leaves in its folder: pages made there later are still of pretend dealers."""


class Workspace:
    """The files of one operator, read when they are needed: a dealer list with a slip in it never keeps the mail waiting.

    `sample` marks reports as made of pretend data. `assumed` says what was taken for granted (a store known by its URL alone).
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        dealers: str | None = None,
        today: date | None = None,
        look: FirstLook | None = None,
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.sample = (folder / DEMO_MARK).exists()
        self._dealers_from = dealers
        self._today = today or date(2000, 1, 1)
        self._look = look
        self._place: Place | None = None

    @classmethod
    def open(
        cls, folder: Path, *, dealers: str | None = None, today: date | None = None, look: FirstLook | None = None
    ) -> Workspace:
        """The workspace in `folder`. `dealers`: a CSV, or one URL, in place of the list the settings name; `today` dates the
        consent of a store given by URL, `look` is how its first page is seen. Raises InputError (naming file, line and remedy)
        if the settings cannot be used."""
        problems = Problems()
        settings = read_settings(folder / FILE, problems)
        problems.raise_if_any()
        redact.hide_url(settings.store)
        return cls(folder, settings, dealers=dealers, today=today, look=look)

    @property
    def locks(self) -> Path:
        """The folder whose stages are locked against each other."""
        return self.folder

    @property
    def store_url(self) -> str:
        """The database's URL, a relative SQLite file being relative to the workspace."""
        url = self.settings.store
        prefix = "sqlite:///"
        if url.startswith(prefix) and not url.startswith(prefix + "/") and ":memory:" not in url:
            return f"{prefix}{(self.folder / url.removeprefix(prefix)).resolve()}"
        return url

    @property
    def evidence(self) -> Path:
        """Where raw mails, pictures and forms are kept."""
        return self.folder / self.settings.evidence

    @property
    def reports(self) -> Path:
        """Where scorecards are written."""
        return self.folder / self.settings.reports

    @property
    def inboxes(self) -> tuple[InboxSettings, ...]:
        """The watched mailboxes; a relative Maildir is relative to the workspace, wherever the command was called."""
        return tuple(
            inbox.model_copy(update={"maildir": str(self.folder / inbox.maildir)}) if inbox.maildir else inbox
            for inbox in self.settings.inbox
        )

    @cached_property
    def dealers(self) -> tuple[Dealer, ...]:
        """Everyone on the dealer list. Raises InputError, naming each row that cannot be used."""
        problems = Problems()
        dealers = self._read_dealers(problems)
        problems.raise_if_any()
        return dealers

    @cached_property
    def _scenario_file(self) -> ScenarioFile:
        problems = Problems()
        found = read_scenarios(self.folder / self.settings.scenarios, self.settings, problems)
        problems.raise_if_any()
        return found

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What is asked."""
        return self._scenario_file.scenarios

    @property
    def personas(self) -> tuple[Persona | PersonaPool, ...]:
        """Who asks; a pool stands for many (`plan.expand_personas`)."""
        return self._scenario_file.personas

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """The dealers' own written promises, `process/*.yaml` in the order of their names."""
        problems = Problems()
        found = read_processes(self.folder / "process", problems)
        problems.raise_if_any()
        return found

    @cached_property
    def recipes(self) -> tuple[NamedRecipe, ...]:
        """The sites' own steps, `recipes/*.yaml`."""
        problems = Problems()
        files = recipe_files(self.folder)
        try:
            known = [one.id for one in self.scenarios] if files else None
        except InputErrors:  # what is wrong with the scenarios is told where they are needed
            known = None
        found = read_recipes(files, problems, scenarios=known)
        problems.raise_if_any()
        return found

    def recipe_for(self, shop: Shop) -> NamedRecipe | None:
        """The recipe for this lead, if a person has written one."""
        return chosen(self.recipes, shop.dealer.url, shop.scenario.intent, shop.scenario.id)

    @cached_property
    def rubrics(self) -> dict[str, Rubric]:
        """Every rubric by name, the workspace's own before the built-in ones."""
        return {name: self.rubric(name) for name in rubric_names(self.folder)}

    @cached_property
    def optout(self) -> frozenset[str]:
        """Who asked not to be shopped: dealer ids, hosts and mail domains, in lower case."""
        problems = Problems()
        found = read_optout(self.folder / self.settings.optout, problems)
        problems.raise_if_any()
        return found

    def rubric(self, name_or_path: str) -> Rubric:
        """A rubric by name (own before built-in) or by path. Raises InputError with the nearest name."""
        problems = Problems()
        found = read_rubric(self.folder, name_or_path, problems)
        problems.raise_if_any()
        if found is None:  # read_rubric says why whenever it gives none
            raise InputError(f"the rubric {name_or_path} cannot be used")
        return found

    def secret(self, inbox: InboxSettings) -> Callable[[], str]:
        """A function that reads this mailbox's password when it is needed (`workspace.secrets`)."""
        return secret_of(inbox, self.folder)

    def second_key(self) -> str | None:
        """The key of the second reader, where it needs one; None otherwise."""
        return key_of(self.settings.second_opinion.key_env)

    def scenario(self, scenario_id: str) -> Scenario:
        """A scenario by its id. Raises InputError with the nearest id."""
        return _named(scenario_id, {one.id: one for one in self.scenarios}, "scenario", self.settings.scenarios)

    def dealer(self, dealer_id: str) -> Dealer:
        """A dealer by its id. Raises InputError with the nearest id."""
        return _named(dealer_id, {one.id: one for one in self.dealers}, "dealer", self.settings.dealers)

    def check(self) -> None:
        """Read every file there is and raise all that is wrong as one InputError; used before anything is planned."""
        problems = Problems()
        for look in (
            lambda: self.dealers,
            lambda: self._scenario_file,
            lambda: self.optout,
            lambda: self.processes,
            lambda: self.recipes,
            lambda: self.rubrics,
        ):
            try:
                look()
            except InputErrors as error:
                problems.extend(error.problems)
        if self.settings.rubric not in rubric_names(self.folder) and not problems:
            self.rubric(self.settings.rubric)
        problems.raise_if_any()

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was taken for granted because only a URL is known; empty for a list."""
        if not self._dealers_from or not looks_like_url(self._dealers_from) or self._listed(self._dealers_from):
            return ()
        dealer, place = self.dealers[0], self._place
        assert place is not None, "a store known by its address alone was placed when it was read"
        return (
            f"{dealer.url} is taken to be your own store: id {dealer.id}, country {dealer.country} ({place.why_country}), "
            f"language {dealer.language} ({place.why_language}).",
            "Its opening hours are not known, so only the elapsed clock is shown.",
            f"Give it a row in {self.settings.dealers} to say more (time zone, hours, brand, phone).",
        )

    def _read_dealers(self, problems: Problems) -> tuple[Dealer, ...]:
        given = self._dealers_from
        if given is None:
            return read_dealers(self.folder / self.settings.dealers, problems)
        if not looks_like_url(given) or Path(given).is_file():
            return read_dealers(Path(given), problems)
        if listed := self._listed(given):
            return (listed,)
        known = dealer_from_url(given, problems)
        if known is None:
            return ()
        consent = Consent(by="the person who typed the address of their own store", on=self._today)
        signs = self._look(known["url"], self.settings.submit.allow_private_addresses) if self._look else None
        place = self._place = place_of(urlsplit(known["url"]).hostname or "", signs)
        known |= {"country": place.country, "language": place.language, "timezone": timezone_of(place.country, None, None)}
        return (Dealer(**known, relationship=Relationship.OWN, consent=consent),)

    def _listed(self, url: str) -> Dealer | None:
        """The store of the list that has this very site; there a person has said more about it."""
        path = self.folder / self.settings.dealers
        known = dealer_from_url(url, Problems())
        if known is None or not path.is_file():
            return None
        listed = read_dealers(path, Problems())
        wanted = _bare(known["url"])
        return next((dealer for dealer in listed if _bare(dealer.url) == wanted), None)


def _bare(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()


def _named(name: str, known: dict[str, T], what: str, file: str) -> T:
    if name in known:
        return known[name]
    raise InputError(
        f'there is no {what} "{name}" in {file}', text=name, tip=did_you_mean(name, known, what=f"{what.capitalize()}s")
    )
