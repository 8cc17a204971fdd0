"""A scripted person finishes a form in an open window: armed before they may press, witnessed, booked; given up, nothing changes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest

from mysteryshop.errors import UsageError
from mysteryshop.ledger import Ledger
from mysteryshop.model import Outcome, Shop, ShopState, Submission
from mysteryshop.stages.assist import assist
from mysteryshop.stages.submit import book_doubtful
from mysteryshop.store import Store
from mysteryshop.submit.assist import FILL, SENT, STOP
from mysteryshop.submit.page.visit import Visit
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_dealer, a_wave
from tests.live.sites import Asked, Served, Site, page
from tests.live.submit_support import BROWSER, FixedClock, shop_for

pytestmark = pytest.mark.live
FORM = """<form action="/lead" method="post"><h2>Contact us</h2><label>First name <input name="fname"></label><label>Last name <input name="lname"></label>
<label>Email <input name="email" type="email"></label><label>Message <textarea name="message"></textarea></label>
<div class="g-recaptcha" data-sitekey="x">What is 2 + 2? <input name="riddle" aria-label="captcha"></div><button>Send message</button></form>"""


def taken(site: Site, asked: Asked) -> str:
    return page("<h1>Thank you for your message</h1>") if asked.form.get("riddle") == "4" else page(f"<p>Wrong answer.</p>{FORM}")


class Guarded(Site):
    """A captcha in the contact form."""

    pages: ClassVar[dict[str, Any]] = {"/contact": page(FORM), "/lead": taken}


class Mute(Site):
    """The site says nothing after it took the lead."""

    pages: ClassVar[dict[str, Any]] = {"/contact": page(FORM), "/lead": page("<p>Opening hours: 9 to 5</p>")}


class Hidden(Site):
    """No link leads to the form; the person knows the address."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page("<h1>Home</h1>", nav="", foot=""),
        "/contact": page("<h1>Visit us</h1>", nav="", foot=""),
        "/secret": page(
            FORM.replace('<div class="g-recaptcha" data-sitekey="x">', '<div><label>Club number <input name="club"></label>')
        ),
        "/lead": taken,
    }


class Scripted:
    """A person whose hands are a function of the visit; `said` is what they were told."""

    def __init__(self, hands: Callable[[Visit], Awaitable[str]], *more: Callable[[Visit], Awaitable[str]]) -> None:
        self._hands, self.said, self.state = [hands, *more], [], ""  # type: ignore[var-annotated]
        self.look: Callable[[], str] = lambda: ""

    def tell(self, words: str) -> None:
        self.said.append(words)

    async def word(self, visit: Visit) -> str:
        self.state = self.state or self.look()
        if not self._hands:
            await asyncio.Event().wait()
        return await self._hands.pop(0)(visit)


class AssistDesk:
    """A workspace with one shop that ended at a captcha."""

    def __init__(self, folder: Path, url: str, site: Site, **over: Any) -> None:
        (folder / "mysteryshop.toml").write_text(
            'alias_domain = "shop.example"\nlive = true\n[submit]\nallow_private_addresses = true\nvisit_seconds = 25\nconfirm_seconds = 3\n'
        )
        (folder / "scenarios.yaml").write_text("personas: []\nscenarios: []\n")
        self.ws, self.clock = Workspace.open(folder), FixedClock()
        self.store = Store.open(self.ws.store_url, self.ws.evidence)
        self.store.add_wave(a_wave())
        shop = shop_for(url, site)
        self.store.add_shops([shop if not over else Shop(**{**{name: getattr(shop, name) for name in shop.__slots__}, **over})])
        self.ledger = Ledger(self.store.engine, self.ws.settings.pacing)

    def end(self, outcome: Outcome) -> None:
        (claim,) = self.ledger.take_due(MONDAY_10, limit=1, live=True)
        self.ledger.finish(claim, outcome, MONDAY_10)

    @property
    def shop(self) -> Shop:
        return self.store.shop("shop-1")

    def assist(self, person: Scripted) -> Submission | None:
        person.look = lambda: str(self.shop.state)
        return asyncio.run(assist(self.ws, self.store, self.clock, self.shop, by="Ann", person=person, browser_settings=BROWSER))


@pytest.fixture
def desk_of(tmp_path: Path) -> Iterator[Callable[..., tuple[AssistDesk, Site]]]:
    open_: list[tuple[Served, AssistDesk]] = []

    def make(kind: type[Site], outcome: Outcome = Outcome.CAPTCHA) -> tuple[AssistDesk, Site]:
        site = kind()
        served = Served(site)
        served.__enter__()
        desk = AssistDesk(tmp_path, served.url, site)
        desk.end(outcome)
        open_.append((served, desk))
        return desk, site

    yield make
    for served, desk in open_:
        desk.store.close()
        served.__exit__(None, None, None)


async def _answer(visit: Visit, words: str) -> None:
    await visit.page.locator("[name=riddle]").fill(words)
    await visit.page.get_by_role("button", name="Send message").click()


async def right_then_wait(visit: Visit) -> str:
    await _answer(visit, "4")
    await asyncio.Event().wait()
    return ""


async def wrong_then_right(visit: Visit) -> str:
    await _answer(visit, "5")
    await visit.page.get_by_text("Wrong answer").wait_for()
    for name, value in (("fname", "Maria"), ("email", "maria.jensen47@shop.example"), ("message", "Hi, I am looking at it")):
        await visit.page.locator(f"[name={name}]").fill(value)
    return await right_then_wait(visit)


async def close_it(visit: Visit) -> str:
    for window in visit.context.pages:
        await window.close()
    await asyncio.Event().wait()
    return ""


async def give_up(visit: Visit) -> str:
    return STOP


async def press_and_say(visit: Visit) -> str:
    await _answer(visit, "4")
    await visit.page.get_by_text("Opening hours").wait_for()
    return SENT


async def press_and_close(visit: Visit) -> str:
    await _answer(visit, "4")
    await visit.page.get_by_text("Opening hours").wait_for()
    return await close_it(visit)


async def go_there(visit: Visit) -> str:
    await visit.page.goto(f"{visit.shop.dealer.url}secret")
    return FILL


def test_a_captcha_is_solved_by_the_person_and_the_lead_confirmed(desk_of: Any) -> None:
    desk, site = desk_of(Guarded)
    person = Scripted(right_then_wait)
    submission = desk.assist(person)
    assert submission is not None
    assert submission.outcome is Outcome.CONFIRMED, submission.reason
    assert "sent it by hand" in submission.reason
    assert person.state == "armed"  # before the person could do anything
    assert site.leads[-1].form["email"] == "maria.jensen47@shop.example"
    assert "Hi, I am looking at" in site.leads[-1].form["message"]
    assert (desk.shop.state, desk.shop.outcome) == (ShopState.SENT, Outcome.CONFIRMED)
    assert {picture.caption for picture in submission.pictures} >= {"what the site showed afterwards"}
    assert ("Ann", "finished by hand: confirmed") in [(by, what) for _, by, what in desk.store.notes("shop-1")]
    with pytest.raises(UsageError, match="its lead left"):
        desk.assist(Scripted(give_up))


def test_an_objection_of_the_site_does_not_end_it(desk_of: Any) -> None:
    desk, site = desk_of(Guarded)
    submission = desk.assist(Scripted(wrong_then_right))
    assert submission is not None
    assert submission.outcome is Outcome.CONFIRMED, submission.reason
    assert len(site.leads) == 2  # the first was refused


@pytest.mark.parametrize("hands", [give_up, close_it])
def test_given_up_the_shop_is_as_it_was(desk_of: Any, hands: Any) -> None:
    desk, site = desk_of(Guarded)
    before = desk.shop
    assert desk.assist(Scripted(hands)) is None
    assert site.posts == []
    assert desk.shop == before
    assert desk.store.submissions("shop-1") == []
    assert "nothing was sent" in desk.store.notes("shop-1")[-1][2]
    assert book_doubtful(desk.store, desk.ledger, desk.clock) == []


@pytest.mark.parametrize("hands", [press_and_say, press_and_close])
def test_sent_without_proof_is_unconfirmed_and_never_sent_again(desk_of: Any, hands: Any) -> None:
    desk, site = desk_of(Mute)
    submission = desk.assist(Scripted(hands))
    assert submission is not None
    assert submission.outcome is Outcome.UNCONFIRMED
    assert len(site.leads) == 1
    assert desk.shop.state is ShopState.SENT


def test_a_form_nobody_found_is_filled_where_the_person_leads(desk_of: Any) -> None:
    desk, site = desk_of(Hidden, Outcome.NO_FORM)
    person = Scripted(go_there, right_then_wait)
    submission = desk.assist(person)
    assert submission is not None
    assert submission.outcome is Outcome.CONFIRMED, submission.reason
    assert site.leads[-1].form["fname"] == "Maria"
    assert submission.form_url == f"{desk.shop.dealer.url}secret"
    assert any("not found" in words for words in person.said)
    assert any("“Club number”" in words and "“First name”" not in words for words in person.said), person.said


def test_a_crash_at_the_window_leaves_the_lead_in_doubt(desk_of: Any) -> None:
    desk, _ = desk_of(Guarded)

    async def crash(visit: Visit) -> str:
        raise RuntimeError("the machine went down")

    with pytest.raises(RuntimeError):
        desk.assist(Scripted(crash))
    assert desk.shop.state is ShopState.ARMED


def test_consent_and_opt_out_hold_for_a_person_too(desk_of: Any, tmp_path: Path) -> None:
    desk, _ = desk_of(Guarded)
    (tmp_path / "optout.csv").write_text("harbor\n")
    with pytest.raises(UsageError, match="opt-out"):
        desk.assist(Scripted(give_up))


def test_another_lead_to_the_dealer_within_its_days_forbids_it(desk_of: Any) -> None:
    desk, _ = desk_of(Guarded)
    other = Shop(**{**{name: getattr(desk.shop, name) for name in Shop.__slots__}, "id": "shop-2", "wave": "old", "state": ShopState.SENT, "outcome": Outcome.CONFIRMED, "sent_at": MONDAY_10 - timedelta(days=3), "due_at": MONDAY_10 - timedelta(days=3)})  # fmt: skip
    desk.store.add_wave(a_wave(id="old"))
    desk.store.add_shops([other])
    assert other.dealer.id == a_dealer().id
    with pytest.raises(UsageError, match="one lead in 30 days"):
        desk.assist(Scripted(give_up))


def test_a_recipe_leads_a_person_there_and_fills_what_it_names(desk_of: Any, tmp_path: Path) -> None:
    desk, site = desk_of(Hidden, Outcome.NO_FORM)
    (tmp_path / "recipes").mkdir()
    host = desk.shop.dealer.url.split("//")[1].rstrip("/")
    words = "steps:\n  - open: /secret\n  - type: Somebody\n    into: First name\nfill: auto\npress: Send message\n"
    (tmp_path / "recipes" / "harbor.yaml").write_text(f"host: {host}\n{words}")
    submission = desk.assist(Scripted(right_then_wait))
    assert submission is not None
    assert submission.outcome is Outcome.CONFIRMED, submission.reason
    assert site.leads[-1].form["fname"] == "Somebody"
    assert site.leads[-1].form["email"] == "maria.jensen47@shop.example"
