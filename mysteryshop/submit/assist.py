"""The assisted way: the filled form in a visible window, a person to finish it, and witnesses of what then happened."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Request

from mysteryshop.browser import Browser
from mysteryshop.model import Clock, Outcome, Picture, Shop, Submission, SubmitSettings, Witness
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.filling.fill import Filler
from mysteryshop.submit.finding.find import Found, Search
from mysteryshop.submit.finding.welcome import place_of, refusal, worth
from mysteryshop.submit.lead import Gate, KeepEvidence, filler_for, form_json, site_told
from mysteryshop.submit.page.addresses import host
from mysteryshop.submit.page.visit import Stop, Visit
from mysteryshop.submit.recipes.replay import RecipeSearch, Replay
from mysteryshop.submit.recognise import recognise
from mysteryshop.submit.sending.confirm import Watch
from mysteryshop.submit.sending.signs import Judgement, Verdict

WINDOW_SECONDS = 3600.0
"""The longest a window stays open for a person."""
_LOOK_SECONDS = 2.0
FILL, SENT, STOP = "fill", "sent", "stop"
_ON_PURPOSE = frozenset(("honeypot", "marketing_optin", "consent", "captcha", "submit", "button_other"))
"""Types of box that stay as they are for a reason, or that nobody types into."""


class Person(Protocol):
    """Whoever sits at the window."""

    def tell(self, words: str) -> None:
        """Says something to the person."""
        ...

    async def word(self, visit: Visit) -> str:
        """The person's next word: "fill" (fill the form in view), "sent" (I pressed it), "stop" (give up). Waits."""
        ...


class HandWatch(Watch):
    """A watch that also knows whether anything left at all, and can turn to another form. `filled`: the shopper stands in one."""

    filled = False
    _left = False

    def start(self) -> None:
        """Listens to what leaves."""
        super().start()
        self._visit.context.on("request", self._posted)

    async def go_on(self, frame: Frame, form: str) -> None:
        """Watches another form from now on; what has left stays known."""
        self._left = self.surely_left
        self.turn_to(frame, form)
        await self.baseline()

    @property
    def surely_left(self) -> bool:
        """A request held enough of the shopper's data to be the lead, or the filled form was posted as a page."""
        return self._left or any(
            carrier.whole or (carrier.certain and not carrier.scripted) for carrier in self.traffic.carriers()
        )

    def _posted(self, request: Request) -> None:
        if self.filled and request.method == "POST" and request.is_navigation_request():
            self._left = True


@dataclass(slots=True)
class _Desk:
    """One assisted visit, as it goes."""

    visit: Visit
    search: Search
    person: Person
    today: date
    keep: KeepEvidence
    watch: HandWatch | None = None
    filler: Filler | None = None
    found: Found | None = None
    pictures: list[Picture] = field(default_factory=list)
    witnesses: tuple[Witness, ...] = ()
    confidence: float = 0.0


async def assist_lead(
    browser: Browser,
    shop: Shop,
    *,
    attempt: int,
    by: str,
    person: Person,
    gate: Gate,
    keep: KeepEvidence,
    clock: Clock,
    settings: SubmitSettings,
    replay: Replay | None = None,
) -> Submission | None:
    """Opens the filled form for a person and tells what became of it; None: given up, and nothing has left.

    The gate is asked before anything of the shopper's is typed, for from then on the person may press.
    """
    started = clock.now()
    patient = settings.model_copy(update={"visit_seconds": WINDOW_SECONDS})
    async with browser.visit(locale=f"{shop.dealer.language}-{shop.dealer.country}", timezone=shop.dealer.timezone) as context:
        visit = Visit(browser, context, shop, patient)
        today = started.date()
        search = RecipeSearch(visit, today, replay) if replay else Search(visit, today)
        desk = _Desk(visit, search, person, today, keep)
        await visit.start()
        await _find(desk, settings.visit_seconds)
        platform = search.site.platform
        if not await gate.arm(host=host(visit.page.url) or host(shop.dealer.url), platform=platform):
            person.tell("This shop is not free to be sent any more; the window is closed and nothing was sent.")
            return None
        ended = await _with_the_person(desk, by)
        if ended is None:
            return None
        await _photograph(desk, "after.jpg", "what the site showed afterwards")
        submission = _told(desk, shop, attempt, ended, started, clock.now())
    keep(form_json(submission), name="form.json", media_type="application/json")
    return submission


async def _find(desk: _Desk, seconds: float) -> None:
    """The form, if the program can find it; else the person is asked to go there."""
    try:
        desk.found = await asyncio.wait_for(desk.search.run(), seconds)
    except Stop as stop:
        desk.found = desk.search.guarded
        if desk.found is not None and desk.found.page_url != desk.visit.page.url:
            with suppress(Stop):
                await desk.visit.open(desk.found.page_url)
        if desk.found is None:
            desk.person.tell(f"The form was not found ({stop.reason}). Please go to it in the window, then say fill.")
    except (TimeoutError, PlaywrightError):
        desk.person.tell("The form was not found in time. Please go to it in the window, then say fill.")


async def _with_the_person(desk: _Desk, by: str) -> tuple[Outcome, str] | None:
    """From the filled form to what the person made of it. None: given up, nothing left."""
    await _watch(desk, filled=await _fill(desk))
    word = asyncio.ensure_future(desk.person.word(desk.visit))
    until = time.monotonic() + WINDOW_SECONDS
    try:
        while time.monotonic() < until:
            judgement = await _look(desk)
            if judgement is not None and judgement.verdict is Verdict.PROVEN and (_open(desk) or _seen(judgement)):
                return Outcome.CONFIRMED, f"{by} sent it by hand: {judgement.reason}"
            if judgement is not None and judgement.verdict is Verdict.TROUBLE and _left(desk):
                return Outcome.UNCONFIRMED, f"{by} sent it by hand: {judgement.reason}"
            if not _open(desk):
                return _closed(desk, by, "the window was closed")
            if word.done():
                said = word.result()
                if said in (SENT, STOP):
                    return await _decided(desk, by, said)
                await _watch(desk, filled=await _fill(desk, anew=True))
                word = asyncio.ensure_future(desk.person.word(desk.visit))
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        if not _left(desk):
            return None  # interrupted with nothing sent; what was sent stays armed, and so in doubt
        raise
    finally:
        word.cancel()
    return _closed(desk, by, "nobody finished it in time")


async def _decided(desk: _Desk, by: str, said: str) -> tuple[Outcome, str] | None:
    """What the person says, beside what was seen."""
    if said == STOP:
        return _closed(desk, by, f"{by} gave up")
    for _ in range(3):
        judgement = await _look(desk)
        if judgement is not None and judgement.verdict is Verdict.PROVEN:
            return Outcome.CONFIRMED, f"{by} sent it by hand: {judgement.reason}"
    desk.witnesses = (*desk.witnesses, Witness("person", f"{by} says it was sent", 0.3))
    return Outcome.UNCONFIRMED, f"{by} says it was sent; the site showed no proof"


def _closed(desk: _Desk, by: str, how: str) -> tuple[Outcome, str] | None:
    """The end without a proof: given up where nothing left, else unconfirmed, never sent again."""
    return (Outcome.UNCONFIRMED, f"{how} after something had been sent, without a proof") if _left(desk) else None


def _seen(judgement: Judgement) -> bool:
    """The site said something before the window was closed; that the form is gone with its window proves nothing."""
    return any(witness.kind not in ("form_gone", "response") for witness in judgement.witnesses)


def _left(desk: _Desk) -> bool:
    return desk.watch is not None and desk.watch.surely_left


def _open(desk: _Desk) -> bool:
    pages = desk.visit.context.pages
    if desk.visit.page.is_closed() and pages:
        desk.visit.adopt(pages[-1])
    return bool(pages)


async def _look(desk: _Desk) -> Judgement | None:
    """What the signs tell now; None while the page cannot be looked at."""
    if desk.watch is None:
        return None
    try:
        judgement, _ = await desk.watch.verdict(_LOOK_SECONDS)
    except PlaywrightError:  # the page moves on, or the window is being closed
        return None
    desk.witnesses, desk.confidence = judgement.witnesses, judgement.confidence
    return judgement


async def _fill(desk: _Desk, *, anew: bool = False) -> bool:
    """Fills the form that was found, or (`anew`) the best one in view. False: the person has to."""
    if anew or desk.found is None:
        desk.found = await _in_view(desk) or desk.found
    if desk.found is None:
        return False
    if anew:
        filler = Filler(desk.visit, desk.found, lambda reading: Planner(desk.visit.shop, reading, desk.today))
    else:
        filler = filler_for(desk.visit, desk.search, desk.found, desk.today)
    desk.filler = filler
    try:
        await filler.fill()
    except (PlaywrightError, Stop) as trouble:
        desk.visit.step(f"filling stopped: {str(trouble).splitlines()[0][:160]}")
    await _photograph(desk, "before.jpg", "the form as filled for a person to finish")
    return True


async def _in_view(desk: _Desk) -> Found | None:
    """The best form on the page the person looks at."""
    pages = [page for page in desk.visit.context.pages if not page.is_closed()]
    if pages and pages[-1] is not desk.visit.page:
        desk.visit.adopt(pages[-1])
    place = place_of(await desk.visit.survey(), desk.visit.shop, (), frozenset(), unchosen=False)
    best: Found | None = None
    for frame, snapshot in await desk.visit.snapshots():
        for reading in recognise(snapshot):
            welcome = worth(reading, desk.visit.shop, place)
            if reason := refusal(reading, desk.visit.shop, desk.today):
                desk.person.tell(f"A form here is not filled: {reason}.")
            elif welcome > (best.welcome if best else 0.0):
                best = Found(frame, reading, welcome, desk.visit.page.url)
    return best


async def _watch(desk: _Desk, *, filled: bool) -> None:
    """Begins to watch what leaves and what the page says, and tells the person what to do."""
    visit, persona = desk.visit, desk.visit.shop.persona
    marks = [persona.email, persona.email.split("@")[0], f"{persona.first_name} {persona.last_name}"]
    frame = desk.found.frame if filled and desk.found else visit.page.main_frame
    form = desk.found.reading.form.selector if filled and desk.found else "body"
    proof = desk.search.replay.recipe.proof if isinstance(desk.search, RecipeSearch) else None
    first = desk.watch is None
    if desk.watch is None:
        desk.watch = HandWatch(visit, frame, form, marks, proof=proof)
        desk.watch.start()
    await desk.watch.go_on(frame, form)
    desk.watch.filled |= filled
    visit.sending = True
    if filled:
        left = _left_empty(desk.filler)
        empty = f" Left empty: {', '.join(left)}." if left else ""
        desk.person.tell(
            f"The form is filled.{empty} Look it over, do what is left (a captcha, say), and press the site's own button."
        )
    elif not first:
        desk.person.tell(
            "No form was found in view that a lead may go through. Fill it in yourself, or go to another and say fill."
        )


def _left_empty(filler: Filler | None) -> list[str]:
    """Labels of the boxes that a person may want to fill: nothing stands in them, and they are no traps and no permissions."""
    told = filler.fields.values() if filler else ()
    return [f"“{box.label[:40]}”" for box in told if not box.value and box.label and box.type not in _ON_PURPOSE][:8]


async def _photograph(desk: _Desk, name: str, caption: str) -> None:
    if not _open(desk):
        return
    data = await desk.visit.picture(await desk.visit.newest_window() if name == "after.jpg" else None)
    if data:
        desk.pictures.append(Picture(caption, desk.keep(data, name=name, media_type="image/jpeg")))


def _told(desk: _Desk, shop: Shop, attempt: int, ended: tuple[Outcome, str], started: datetime, now: datetime) -> Submission:
    found, (outcome, reason) = desk.found, ended
    return Submission(
        shop_id=shop.id,
        attempt=attempt,
        outcome=outcome,
        reason=reason,
        started_at=started,
        ended_at=now,
        form_url=found.page_url if found else None,
        form_type=found.reading.form_type if found else None,
        form_selector=found.reading.form.selector if found else None,
        fields=tuple(desk.filler.fields.values()) if desk.filler else (),
        witnesses=desk.witnesses,
        confidence=desk.confidence if outcome is Outcome.CONFIRMED else 0.0,
        pictures=tuple(desk.pictures),
        site=site_told(replace(desk.search.site), found),
        steps=(*desk.visit.steps, "finished by a person"),
    )
