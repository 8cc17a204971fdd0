"""Harder sites for the recorder: a scripted person uses each once, the recipe is then followed for real, one right lead arrives."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

import pytest

from mysteryshop.browser import Browser
from mysteryshop.submit.page.visit import Visit
from mysteryshop.submit.recipes.recorder import record
from tests.live.sites import Asked, Served, Site, page
from tests.live.submit_support import BROWSER, SETTINGS, shop_for
from tests.live.test_recorder import MESSAGE, recorded, right

pytestmark = pytest.mark.live
EMAIL = "maria.jensen47@shop.example"
THANKS = page("<h1>Thank you for your message</h1>", nav="", foot="")


class DialogWizard(Site):
    """A dialog with two steps: cards that are hidden radios, then the shopper; “Next” between them."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page(
            """<h1>Home</h1><button id="o">Get in touch</button><dialog id="d"><form action="/lead" method="post"><div class="s"><p>What is it about?</p>
            <label class="card"><input type="radio" name="about" value="new" style="position:absolute;opacity:0"> A new car</label><label class="card"><input type="radio" name="about" value="used" style="position:absolute;opacity:0"> A used car</label>
            <button type="button" id="n">Next</button></div><div class="s" hidden><label>Your name <input name="who"></label><label>Mail <input name="mail" type="email"></label><label>Say it <textarea name="msg"></textarea></label><button>Submit request</button></div></form></dialog>
            <script>o.onclick=()=>d.showModal();n.onclick=()=>{const s=document.querySelectorAll('.s');s[0].hidden=true;s[1].hidden=false};</script>""",
            nav="", foot="",
        ),
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"about": "used", "who": "Maria Jensen", "mail": EMAIL, "msg": "Hi, I am looking at"}

    @staticmethod
    async def person(visit: Visit) -> None:
        page = visit.page
        await page.get_by_role("button", name="Get in touch").click()
        await page.get_by_text("A used car").click()
        await page.get_by_role("button", name="Next").click()
        await page.get_by_label("Your name").fill("Maria Jensen")
        await page.get_by_label("Mail").fill(EMAIL)
        await page.get_by_label("Say it").fill(MESSAGE)
        await page.get_by_role("button", name="Submit request").click(no_wait_after=True)


class NewTab(Site):
    """The form opens in a window of its own."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><a href="/far" target="_blank">Anfrage</a>', nav="", foot=""),
        "/far": page('<form action="/lead" method="post"><label>Vorname <input name="v"></label><label>Nachname <input name="n"></label><label>E-Mail <input name="e"></label><label>Nachricht <textarea name="m"></textarea></label><button>Absenden</button></form>', nav="", foot=""),
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"v": "Maria", "n": "Jensen", "e": EMAIL, "m": "Hi, I am looking at"}

    @staticmethod
    async def person(visit: Visit) -> None:
        async with visit.context.expect_page() as opened:
            await visit.page.get_by_text("Anfrage").click()
        page = await opened.value
        await page.get_by_label("Vorname").fill("Maria")
        await page.get_by_label("Nachname").fill("Jensen")
        await page.get_by_label("E-Mail").fill(EMAIL)
        await page.get_by_label("Nachricht").fill(MESSAGE)
        await page.get_by_role("button", name="Absenden").click(no_wait_after=True)


class Table(Site):
    """No labels: words in the cells beside the boxes, and two boxes called the same."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page(
            """<form action="/lead" method="post"><table><tr><td>Given name</td><td><input name="a"></td></tr><tr><td>Family name</td><td><input name="b"></td></tr><tr><td>E-mail</td><td><input name="c"></td></tr>
            <tr><td>E-mail</td><td><input name="d"></td></tr><tr><td>Reason</td><td><select name="r"><option>--<option>Parts<option>Buying a car</select></td></tr><tr><td>Words</td><td><textarea name="m"></textarea></td></tr></table><input type="image" src="/x.png" alt="Go"></form>""",
            nav="", foot="",
        ),
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {
        "a": "Maria",
        "b": "Jensen",
        "c": EMAIL,
        "d": EMAIL,
        "r": "Buying a car",
        "m": "Hi, I am looking at",
    }

    @staticmethod
    async def person(visit: Visit) -> None:
        for name, value in (("a", "Maria"), ("b", "Jensen"), ("c", EMAIL), ("d", EMAIL), ("m", MESSAGE)):
            await visit.page.locator(f"[name={name}]").fill(value)
        await visit.page.locator("[name=r]").select_option("Buying a car")
        await visit.page.locator("[type=image]").click(no_wait_after=True)


class Controlled(Site):
    """Boxes that keep only what was typed by events, a drawn tick box, a button that wakes up late, an answer by fetch."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page(
            """<div id="f"><input placeholder="First name" id="i1"><input placeholder="Last name" id="i2"><input placeholder="Email address" id="i3"><textarea placeholder="How can we help?" id="i4"></textarea>
            <div role="checkbox" aria-checked="false" tabindex="0" id="c" aria-label="I accept the privacy policy" style="width:20px;height:20px;border:1px solid"></div><button id="b" disabled>Send it over</button></div>
            <script>const st={};for(const k of ['i1','i2','i3','i4']){const e=document.getElementById(k);e.addEventListener('input',()=>{st[k]=e.value;up()});}
            c.onclick=()=>{c.setAttribute('aria-checked',st.c=c.getAttribute('aria-checked')!=='true');up()};
            const up=()=>{setTimeout(()=>{b.disabled=!(st.i1&&st.i2&&st.i3&&st.i4&&st.c)},300)};
            b.onclick=()=>fetch('/lead',{method:'POST',body:new URLSearchParams({...st})}).then(()=>{f.innerHTML='<h2>Thank you for your message</h2>'});</script>""",
            nav="", foot="",
        ),
        "/lead": "ok",
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"i1": "Maria", "i2": "Jensen", "i3": EMAIL, "i4": "Hi, I am looking at", "c": "true"}

    @staticmethod
    async def person(visit: Visit) -> None:
        page = visit.page
        await page.get_by_placeholder("First name").press_sequentially("Maria")
        await page.get_by_placeholder("Last name").press_sequentially("Jensen")
        await page.get_by_placeholder("Email address").press_sequentially(EMAIL)
        await page.get_by_placeholder("How can we help?").fill(MESSAGE)
        await page.get_by_role("checkbox").click()
        await page.get_by_role("button", name="Send it over").click(no_wait_after=True)


def second(site: Site, asked: Asked) -> str:
    return page(f'<h1>Almost done</h1><form action="/lead" method="post"><input type="hidden" name="who" value="{asked.form.get("who", "")}"><input type="hidden" name="mail" value="{asked.form.get("mail", "")}"><label>Message <textarea name="m"></textarea></label><button>Send message</button></form>', nav="", foot="")  # fmt: skip


class PostingWizard(Site):
    """The first page posts the shopper to the second: the recording ends there, for nothing may leave."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Ask us</h1><form action="/two" method="post"><label>Full name <input name="who"></label><label>Email <input name="mail" type="email"></label><button>Continue</button></form>', nav="", foot=""),
        "/two": second,
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"who": "Maria Jensen", "mail": EMAIL, "m": "Hi, I am looking at"}

    @staticmethod
    async def person(visit: Visit) -> None:
        await visit.page.get_by_label("Full name").fill("Maria Jensen")
        await visit.page.get_by_label("Email").fill(EMAIL)
        await visit.page.get_by_role("button", name="Continue").click(no_wait_after=True)


class Nested(Site):
    """A frame in a frame; the outer one has no name, the inner one a date box and a mask for the telephone."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><iframe src="/outer" width="800" height="700"></iframe>', nav="", foot=""),
        "/outer": page('<iframe name="booking" src="/inner" width="700" height="600"></iframe>', nav="", foot=""),
        "/inner": page(
            """<form action="/lead" method="post"><label>Full name <input name="who"></label><label>Email <input name="mail"></label><label>Phone <input name="tel" id="t"></label><label>Your visit <input type="date" name="day"></label><label>Comments <textarea name="m"></textarea></label><button>Request visit</button></form>
            <script>t.addEventListener('input',()=>{const d=t.value.replace(/\\D/g,'').slice(0,10);t.value=d.length>6?`(${d.slice(0,3)}) ${d.slice(3,6)}-${d.slice(6)}`:d});</script>""",
            nav="", foot="",
        ),
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"who": "Maria Jensen", "mail": EMAIL, "tel": "(518) 555-0123", "m": "Hi, I am looking at"}

    @staticmethod
    async def person(visit: Visit) -> None:
        inner = visit.page.frame_locator("iframe").frame_locator("iframe")
        await inner.get_by_label("Full name").fill("Maria Jensen")
        await inner.get_by_label("Email").fill(EMAIL)
        await inner.get_by_label("Phone").press_sequentially("5185550123")
        await inner.get_by_label("Comments").fill(MESSAGE)
        await inner.get_by_role("button", name="Request visit").click(no_wait_after=True)


class Chatter(Site):
    """A search box first, a menu that folds out, a list of cars, and a banner in between."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page(
            """<div id="ck" style="position:fixed;bottom:0;left:0;right:0;background:#eee;padding:20px">We use cookies <button onclick="ck.remove()">Reject all</button></div>
            <form action="/find"><input type="search" name="q" placeholder="Search"><button>Go</button></form><button aria-expanded="false" id="m" onclick="u.hidden=false">More</button><ul id="u" hidden><li><a href="/desk">Speak to our desk</a></li></ul>""",
            nav="", foot="",
        ),
        "/find": page('<h1>Found</h1><a href="/desk">Ask about this one</a>', nav="", foot=""),
        "/desk": page('<form action="/lead" method="post"><label>Name <input name="who"></label><label>Email <input name="mail"></label><label>Question <textarea name="m"></textarea></label><a href="#" onclick="this.closest(\'form\').submit();return false">Send your question</a></form>', nav="", foot=""),
        "/lead": THANKS,
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"who": "Maria Jensen", "mail": EMAIL, "m": "Hi, I am looking at"}

    @staticmethod
    async def person(visit: Visit) -> None:
        page = visit.page
        await page.get_by_role("button", name="Reject all").click()
        await page.get_by_placeholder("Search").fill("rav4")
        await page.get_by_placeholder("Search").press("Enter")
        await page.get_by_text("Ask about this one").click()
        await page.get_by_label("Name").fill("Maria Jensen")
        await page.get_by_label("Email").fill(EMAIL)
        await page.get_by_label("Question").fill(MESSAGE)
        await page.get_by_text("Send your question").click(no_wait_after=True)


KINDS = (DialogWizard, NewTab, Table, Controlled, Nested, Chatter)


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    """The faults of every site, three at a time in one browser."""

    async def run() -> dict[str, list[str]]:
        limit = asyncio.Semaphore(3)
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:

            async def one(kind: Any) -> tuple[str, list[str]]:
                async with limit:
                    site = kind()
                    try:
                        _, _, _, early = await recorded(browser, site)
                    except (AssertionError, TimeoutError) as trouble:
                        return kind.__name__, [f"{type(trouble).__name__}: {trouble}"]
                    return kind.__name__, right(site) + ([f"{early} posts while recording"] if early else [])

            return dict(await asyncio.gather(*map(one, KINDS)))

    return asyncio.run(run())


@pytest.mark.parametrize("name", [kind.__name__ for kind in KINDS])
def test_site(told: dict[str, list[str]], name: str) -> None:
    assert told[name] == []


def test_a_page_that_would_post_the_shopper_on_is_where_recording_ends() -> None:
    async def run() -> None:
        async with Browser.open(BROWSER, allow_private=True, say=lambda words: None) as browser:
            site = PostingWizard()
            with Served(site) as served:
                shop = shop_for(served.url, site)
                async with browser.visit(locale="en-US") as context:
                    visit = Visit(browser, context, shop, SETTINGS)
                    recording = await asyncio.wait_for(record(visit, shop, served.url, ask=no, say=str, person=site.person), 40)
                assert site.posts == []
                assert recording.press is not None
                assert recording.press.said() == "button “Continue”"
                assert any("held back" in remark for remark in recording.remarks)

    asyncio.run(run())


async def no(words: str) -> bool:
    return False
