"""One shop, start to finish: find the form, fill it, press once, gather what proves that the lead arrived."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Protocol

from playwright.async_api import Error as PlaywrightError

from mysteryshop.browser import Browser
from mysteryshop.model import Clock, FormType, Outcome, Picture, Shop, SiteFindings, Submission, SubmitSettings, Witness
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.finding.find import Found, Search
from mysteryshop.submit.finding.findings import with_form, with_trouble
from mysteryshop.submit.finding.wants import STEPPED
from mysteryshop.submit.finding.welcome import captcha_of
from mysteryshop.submit.page.addresses import host
from mysteryshop.submit.page.visit import Stop, Visit
from mysteryshop.submit.recipes.recipe import RecipeFiller, RecipeSender
from mysteryshop.submit.recipes.replay import RecipeSearch, Replay
from mysteryshop.submit.sending.press import Sender

CERTAIN = 0.9
"""From this confidence on the witnesses alone tell that the lead arrived; below it a picture of the answer is kept."""


class Gate(Protocol):
    """The ledger's word before anything can be sent."""

    async def arm(self, *, host: str, platform: str | None) -> bool:
        """Waits as pacing asks and commits that the press follows now. False: the claim is lost, press nothing."""
        ...


class KeepEvidence(Protocol):
    """Where evidence goes."""

    def __call__(self, data: bytes, *, name: str, media_type: str) -> str:
        """Stores the bytes and returns their sha256."""
        ...


@dataclass(slots=True)
class _Story:
    """What the submission will tell, gathered on the way."""

    started_at: datetime
    found: Found | None = None
    filler: Filler | None = None
    search: Search | None = None
    replay: Replay | None = None
    pictures: list[Picture] = field(default_factory=list)
    witnesses: tuple[Witness, ...] = ()
    confidence: float = 0.0
    script_errors: list[str] = field(default_factory=list)
    asked: bool = False
    armed: bool = False


async def submit_lead(
    browser: Browser,
    shop: Shop,
    *,
    attempt: int,
    live: bool,
    gate: Gate,
    keep: KeepEvidence,
    clock: Clock,
    settings: SubmitSettings,
    replay: Replay | None = None,
) -> Submission:
    """Sends (or, not `live`, rehearses) one lead; by a recipe where `replay` follows one. Never raises for what a site does;
    cancellation passes through."""
    story = _Story(clock.now())
    steps: list[str] = []
    try:
        async with browser.visit(locale=_locale(shop), timezone=shop.dealer.timezone) as context:
            visit = Visit(browser, context, shop, settings)
            steps, story.script_errors = visit.steps, visit.script_errors
            story.replay = replay
            run = _run(visit, story, live=live, gate=gate, keep=keep, clock=clock)
            outcome, reason = await asyncio.wait_for(run, settings.visit_seconds + settings.confirm_seconds + 20)
    except TimeoutError:
        outcome, reason = _broken(story, f"the visit took longer than {settings.visit_seconds:.0f} seconds")
    except PlaywrightError as trouble:
        outcome, reason = _broken(story, f"the browser gave up: {str(trouble).splitlines()[0][:160]}")
    submission = _told(story, shop, attempt=attempt, outcome=outcome, reason=reason, ended_at=clock.now(), steps=steps)
    keep(form_json(submission), name="form.json", media_type="application/json")
    return submission


async def _run(visit: Visit, story: _Story, *, live: bool, gate: Gate, keep: KeepEvidence, clock: Clock) -> tuple[Outcome, str]:
    """The visit itself. Stops become outcomes here, with a picture of where it stopped."""
    await visit.start()
    try:
        return await _visit(visit, story, live=live, gate=gate, keep=keep, clock=clock)
    except Stop as stop:
        if story.found is None and story.search is not None:
            story.found = story.search.guarded
        if not any(picture.caption == "after.jpg" for picture in story.pictures):
            await _photograph(visit, story, keep, "stopped.jpg", "where the visit stopped")
        if story.armed and stop.outcome in (Outcome.UNREACHABLE, Outcome.NO_FORM, Outcome.FAILED):
            return Outcome.UNCONFIRMED, stop.reason
        return stop.outcome, stop.reason


async def _visit(visit: Visit, story: _Story, *, live: bool, gate: Gate, keep: KeepEvidence, clock: Clock) -> tuple[Outcome, str]:
    """The best form first; where that one turns out to be guarded or not to be filled, another, as long as nothing was sent."""
    today = clock.now().date()
    search: Search = RecipeSearch(visit, today, story.replay) if story.replay else Search(visit, today)
    story.search = search
    found = await search.run()
    for tries_left in (2, 1, 0):
        story.found, visit.tool = found, found.reading.form_type in STEPPED
        visit.step(f"took the form {found.reading.form.selector} ({found.reading.form_type.value}) on {found.page_url}")
        stop: Stop | None = None
        try:
            ended = await _send(visit, story, found, today, live=live, gate=gate, keep=keep)
        except Stop as trouble:
            stop, ended = trouble, (trouble.outcome, trouble.reason)
        hopeless = ended[0] in (Outcome.CAPTCHA, Outcome.NO_FORM, Outcome.FAILED)
        if hopeless and tries_left and not (story.asked or story.replay):
            visit.step(f"this form will not do: {ended[1]}")
            with suppress(Stop):
                found = await search.another(found, ours=ended[0] is Outcome.FAILED)
                continue
        if stop is not None:
            raise stop
        break
    return ended


async def _send(
    visit: Visit, story: _Story, found: Found, today: date, *, live: bool, gate: Gate, keep: KeepEvidence
) -> tuple[Outcome, str]:
    """Fills one form and sends it. Raises Stop where it may not be sent."""
    search, replay = story.search, story.replay
    assert search is not None
    filler = story.filler = filler_for(visit, search, found, today)

    async def look_for_captcha(stirred: bool) -> None:
        if stirred:
            await filler.look()  # it may have come while the form was being filled
        if reason := await captcha_of(filler.found):
            search.site = replace(search.site, captcha_seen=True)
            raise Stop(Outcome.CAPTCHA, f"the form is guarded by {reason}")

    async def arm(stirred: bool) -> bool:
        await look_for_captcha(stirred)
        await _photograph(visit, story, keep, "before.jpg", "the form as filled, before it is sent")
        story.asked = True
        story.armed = await gate.arm(host=host(found.page_url), platform=search.site.platform)
        return story.armed

    kind = Sender if replay is None else RecipeSender
    sender = kind(visit, filler, arm=arm, live=live, today=today)
    sender.proof = replay.recipe.proof if replay else sender.proof
    outcome, reason = await sender.send()
    story.witnesses, story.confidence = sender.witnesses, sender.confidence
    if outcome is Outcome.REHEARSED:
        await look_for_captcha(stirred=True)
        await _photograph(visit, story, keep, "before.jpg", "the form as filled; nothing was sent")
    elif story.asked and not (outcome is Outcome.CONFIRMED and sender.confidence >= CERTAIN):
        await _photograph(visit, story, keep, "after.jpg", "what the site showed afterwards")
    return outcome, reason


def filler_for(visit: Visit, search: Search, found: Found, today: date) -> Filler:
    """Whoever fills the form: the recogniser alone, or a recipe's steps before it."""
    if not isinstance(search, RecipeSearch):
        return Filler(visit, found, lambda reading: Planner(visit.shop, reading, today))
    filler = RecipeFiller(visit, found, lambda reading: Planner(visit.shop, reading, today), search=search, today=today)
    filler.plan = filler.planner
    return filler


async def _photograph(visit: Visit, story: _Story, keep: KeepEvidence, name: str, caption: str) -> None:
    window = await visit.newest_window() if name == "after.jpg" else None
    data = await visit.picture(window)
    if data:
        story.pictures.append(Picture(caption, keep(data, name=name, media_type="image/jpeg")))


def _broken(story: _Story, reason: str) -> tuple[Outcome, str]:
    """The visit broke off: before arming nothing was sent; after it nobody knows."""
    if story.armed:
        return Outcome.UNCONFIRMED, f"{reason}, after the press"
    return (Outcome.FAILED if story.found else Outcome.UNREACHABLE), reason


def _told(
    story: _Story, shop: Shop, *, attempt: int, outcome: Outcome, reason: str, ended_at: datetime, steps: Sequence[str]
) -> Submission:
    reading = story.found.reading if story.found else None
    site = site_told(story.search.site if story.search else SiteFindings(), story.found)
    site = with_trouble(site, outcome, reason, story.script_errors)
    return Submission(
        shop_id=shop.id,
        attempt=attempt,
        outcome=outcome,
        reason=reason,
        started_at=story.started_at,
        ended_at=ended_at,
        form_url=story.found.page_url if story.found else None,
        form_type=FormType(reading.form_type) if reading else None,
        form_selector=reading.form.selector if reading else None,
        fields=tuple(story.filler.fields.values()) if story.filler else (),
        witnesses=story.witnesses,
        confidence=story.confidence,
        pictures=tuple(story.pictures),
        site=site,
        steps=tuple(steps),
    )


def site_told(site: SiteFindings, found: Found | None) -> SiteFindings:
    """What the shopper met on the site, with how much the form asks."""
    return with_form(site, found.reading) if found else site


def form_json(submission: Submission) -> bytes:
    """The submission as evidence: what was found, filled, read back, and why."""
    return json.dumps(submission, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(thing: object) -> object:
    """What JSON has no word for: a record as its fields, anything else as its words."""
    if is_dataclass(thing):
        return {one.name: getattr(thing, one.name) for one in fields(thing)}
    return str(thing)


def _locale(shop: Shop) -> str:
    return f"{shop.dealer.language}-{shop.dealer.country}"
