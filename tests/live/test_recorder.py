"""A person uses a pretend site, scripted; what they did becomes a recipe; the lead is never let out; the recipe then works."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from mysteryshop.browser import Browser
from mysteryshop.browser.window import visible
from mysteryshop.cli.recording import record_to
from mysteryshop.errors import BrowserMissing
from mysteryshop.model import NamedRecipe, Outcome, Submission
from mysteryshop.submit.lead import submit_lead
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recipes.recorder import Recording, record
from mysteryshop.submit.recipes.replay import Replay
from mysteryshop.workspace.problems import Problems
from mysteryshop.workspace.recipes import read_recipes
from tests.live.sites import Served, Site, page
from tests.live.submit_support import BROWSER, SETTINGS, Drawer, FixedClock, OpenGate, shop_for

pytestmark = pytest.mark.live
MESSAGE = "Hi, I am looking at the 2023 Toyota RAV4 XLE. Is it still available? Does it come with two keys? Maria"


class Ordinary(Site):
    """A contact page with everything: shared labels, a list, a password, an opt-in, a consent."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><a href="/talk">Talk to us</a>', nav=""),
        "/talk": page(
            """<form action="/search"><input name="q" type="search" placeholder="Search stock"><button>Search</button></form>
            <form action="/lead" method="post"><label>First name* <input name="f"></label><label>Last name* <input name="l"></label>
            <label>Your email <input name="e" type="email"></label><label>Phone <input name="p" type="tel"></label><label>Password <input type="password" name="pw"></label>
            <label>State <select name="s"><option>Choose</option><option>New York</option><option>Ohio</option></select></label>
            <label>Department <select name="d"><option>Choose</option><option>Service</option><option>Sales</option></select></label>
            <label>Extra <input name="n1"></label><label>Extra <input name="n2"></label><label>Message <textarea name="m"></textarea></label>
            <label><input type="checkbox" name="ads"> Send me special offers and promotions</label><label><input type="checkbox" name="ok"> I agree to the privacy policy</label>
            <button>Send</button></form>""",
            nav="", foot="",
        ),
        "/search": page("<h1>Found nothing</h1>"),
        "/lead": page("<h1>Thank you for your message</h1>", nav="", foot=""),
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {
        "f": "Maria", "l": "Jensen", "e": "maria.jensen47@shop.example", "d": "Sales", "s": "New York", "n2": "blue", "m": "Hi, I am looking at", "ok": "on",
    }  # fmt: skip
    traps: ClassVar[tuple[str, ...]] = ("pw", "ads", "n1")

    @staticmethod
    async def person(visit: Visit) -> None:
        page = visit.page
        await page.get_by_text("Talk to us").click()
        await page.wait_for_url("**/talk")
        await page.get_by_label("First name").fill("Mario")
        await page.get_by_label("First name").fill("Maria")
        await page.get_by_label("Last name").press_sequentially("Jensen")
        await page.get_by_label("Your email").fill("somebody.else@corp.example")
        await page.get_by_label("Phone").fill("(518) 555-0123")
        await page.get_by_label("Password").fill("hunter2hunter2")
        await page.get_by_label("State").select_option("New York")
        await page.get_by_label("Department").select_option("Sales")
        await page.get_by_label("Extra").nth(1).fill("blue")
        await page.get_by_label("Message").fill(MESSAGE)
        await page.get_by_label("Send me special offers").check()
        await page.get_by_label("privacy policy").check()
        await page.get_by_role("button", name="Send").click(no_wait_after=True)


class Deep(Site):
    """A frame, an open shadow root, a custom list, a button that is none, and a fetch in place of a form."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><button onclick="document.getElementById(\'w\').hidden=false">Ask us</button><div id="w" hidden><iframe title="Lead box" src="/in" width="700" height="600"></iframe></div>', nav="", foot=""),
        "/in": page(
            """<div id="host"></div><script>
            const root = document.getElementById('host').attachShadow({mode: 'open'});
            root.innerHTML = `<style>[hidden]{display:none} .o{border:1px solid;padding:4px}</style><label>Full name <input id="n"></label><label>Email <input id="e"></label>
              <p>Topic <span role="combobox" aria-label="Topic" tabindex="0" id="c" class="o">Pick one</span></p><div role="listbox" id="l" hidden><div role="option">Parts</div><div role="option">Sales team</div></div>
              <label><input type="checkbox" id="k"> Call me on the phone, too</label><p>Message</p><div contenteditable="true" aria-label="Message" class="o" style="min-height:40px"></div><div id="go" style="cursor:pointer">Let it fly</div><p id="out"></p>`;
            const q = (s) => root.querySelector(s);
            q('#c').addEventListener('click', () => { q('#l').hidden = !q('#l').hidden; });
            root.querySelectorAll('[role=option]').forEach((o) => o.addEventListener('click', () => { q('#c').textContent = o.textContent; q('#l').hidden = true; }));
            q('#go').addEventListener('click', () => fetch('/lead', {method: 'POST', body: new URLSearchParams({name: q('#n').value, email: q('#e').value, topic: q('#c').textContent, call: q('#k').checked ? 'yes' : '', message: q('[contenteditable]').innerText})})
              .then(() => { q('#out').textContent = 'Thank you, we have received your message'; }));</script>""",
            nav="", foot="",
        ),
        "/lead": "ok",
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {
        "name": "Maria Jensen",
        "email": "maria.jensen47@shop.example",
        "topic": "Sales team",
        "call": "yes",
        "message": "Hi, I am looking at",
    }

    @staticmethod
    async def person(visit: Visit) -> None:
        await visit.page.get_by_role("button", name="Ask us").click()
        inner = visit.page.frame_locator("iframe")
        await inner.get_by_label("Full name").fill("Maria Jensen")
        await inner.get_by_label("Email").fill("maria.jensen47@shop.example")
        await inner.get_by_role("combobox").click()
        await inner.get_by_role("option", name="Sales team").click()
        await inner.get_by_label("Call me").check()
        await inner.get_by_label("Message").click()
        await inner.get_by_label("Message").press_sequentially(MESSAGE)
        await inner.get_by_text("Let it fly").click()


class Sly(Deep):
    """The person says “no, that is not the button that sends”, and it is: its request does not leave."""


async def recorded(browser: Browser, site: Any, *, sends: bool = True) -> tuple[Recording, Submission, list[str], int]:
    """Records the scripted person, then follows the recipe for real; (recording, submission, what was asked, leads let out)."""
    asked: list[str] = []

    async def ask(words: str) -> bool:
        asked.append(words)
        return sends

    person: Callable[[Visit], Awaitable[None]] = site.person
    with Served(site) as served:
        shop = shop_for(served.url, site)
        async with browser.visit(locale="en-US") as context:
            visit = Visit(browser, context, shop, SETTINGS)
            run = record(visit, shop, served.url, ask=ask, say=lambda words: None, person=person)
            recording = await asyncio.wait_for(run, 40)
        early = len(site.posts)
        replay = Replay(NamedRecipe("own", "0" * 64, recording.recipe(date(2026, 11, 25))))
        submission = await submit_lead(
            browser, shop, attempt=1, live=True, gate=OpenGate(), keep=Drawer(), clock=FixedClock(), settings=SETTINGS, replay=replay
        )  # fmt: skip
        assert submission.outcome is Outcome.CONFIRMED, [submission.reason, *replay.rest()]
        return recording, submission, asked, early


def run(kind: Any, **more: Any) -> tuple[Any, Recording, list[str]]:
    async def inside() -> Any:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            site = kind()
            recording, _, asked, early = await recorded(browser, site, **more)
            assert early == 0, "the lead was let out while recording"
            return site, recording, asked

    return asyncio.run(inside())  # type: ignore[no-any-return]


def right(site: Any) -> list[str]:
    """What is wrong with the one lead that arrived when the recipe was followed."""
    lead = site.leads[-1].form if len(site.leads) == 1 else {}
    out = [] if lead else [f"{len(site.leads)} leads"]
    out += [f"{key} is {lead.get(key)!r}" for key, value in site.must.items() if value not in lead.get(key, "")]
    return out + [f"{key} holds {lead[key]!r}" for key in site.traps if lead.get(key)]


def test_an_ordinary_form() -> None:
    site, recording, asked = run(Ordinary)
    assert right(site) == []
    said = [step.said() for step in recording.steps]
    assert said[1] == "click link “Talk to us”"
    assert said[2:] == [
        "type {first_name} into “First name”",
        "type {last_name} into “Last name”",
        "type {email} into “Your email”",
        "type {phone} into “Phone”",
        "choose {state} from “State”",
        "choose Sales from “Department”",
        "type blue into “Extra” (number 2)",
        "type {message} into “Message”",
        "tick “I agree to the privacy policy”",
    ]
    assert recording.press is not None
    assert recording.press.said() == "button “Send”"
    assert asked == []
    told = " ".join(recording.remarks)
    assert "password" in told
    assert "offers and promotions" in told
    assert "hunter2" not in str(recording)
    assert "corp.example" not in str(recording)


def test_frames_shadow_roots_custom_lists_and_a_button_that_is_none() -> None:
    site, recording, asked = run(Deep)
    assert right(site) == []
    said = [step.said() for step in recording.steps]
    assert said[1:] == [
        "click button “Ask us”",
        "frame “Lead box”",
        "type {full_name} into “Full name”",
        "type {email} into “Email”",
        "choose Sales team from “Topic”",
        "tick “Call me on the phone, too”",
        "type {message} into “Message”",
    ]
    assert asked == ["Let it fly"]


def test_what_would_send_is_held_back_even_where_the_person_is_wrong() -> None:
    site, recording, asked = run(Sly, sends=False)
    assert right(site) == []
    assert asked == ["Let it fly"]
    assert recording.press is not None
    assert recording.press.said() == "“Let it fly”"
    assert any("held back" in remark for remark in recording.remarks)


def test_the_command_writes_a_recipe_that_reads_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Ordinary()
    path = tmp_path / "recipes" / "own.yaml"
    with Served(site) as served:
        asyncio.run(record_to(path, served.url, None, BROWSER, person=site.person))
        assert site.posts == []
        problems = Problems()
        (named,) = read_recipes([path], problems)
        assert list(problems) == []
        assert served.url.split("//")[1].startswith(named.recipe.host)
    text = path.read_text(encoding="utf-8")
    assert "into: First name" in text
    assert "press: {role: button, name: Send}" in text
    assert "# a password box" in text
    for private in ("hunter2", "Jensen", "corp.example", "555-0123"):
        assert private not in text
    assert "mysteryshop recipe check" in capsys.readouterr().out


def test_without_a_display_it_says_what_to_do() -> None:
    with pytest.raises(BrowserMissing, match="no display here") as error:
        visible(BROWSER, {}, "linux")
    assert "ssh -X" in (error.value.tip or "")
    shell = BROWSER.model_copy(update={"executable": "/usr/bin/env"})
    assert visible(shell, {"DISPLAY": ":1"}, "linux").headless is False
