"""Pretend dealer sites whose words nobody taught us: objections told by where they stand, proof told by what the page does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, ClassVar

from tests.live.sites import CONTACT, THANKS, Answer, Asked, Page, Site, page
from tests.live.sites_asks import PLUS
from tests.live.sites_sending import answering, scripted

_SEND = "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});"


def unless(good: Callable[[dict[str, str]], object], bad: Page, fine: Page | None = None) -> Page:
    """A server that takes a lead when `good`, and else answers `bad` and keeps nothing."""

    def answer(site: Site, asked: Asked) -> str | Answer:
        told: Page = (fine or page(THANKS)) if good(asked.form) else bad
        if told is bad:
            site.posts.pop()
        return told(site, asked) if callable(told) else told

    return answer


def _back(words: str, *, after: str = "") -> Page:
    """The form with what was written into it, and these words above or after one box."""

    def told(site: Site, asked: Asked) -> str:
        form = re.sub(
            r'name="(\w+)"( required)?>', lambda m: f'name="{m[1]}" value="{asked.form.get(m[1], "")}"{m[2] or ""}>', CONTACT
        )
        form = form.replace("</textarea>", asked.form.get("message", "") + "</textarea>")
        at = form.index(">", form.index(f'name="{after}"')) + 1 if after else 0
        return page(form[:at] + f"<div>{words}</div>" + form[at:])

    return told


class PlainWordsAfterTheBox(Site):
    """The script puts a bare example after the box; no class, no role, no word of an error."""

    must: ClassVar = {**Site.must, "phone": "518.555.0123"}


PlainWordsAfterTheBox.pages = {
    "/contact": page(
        CONTACT.replace("<form ", "<form novalidate ").replace('name="phone">', 'name="phone"><i id="pe"></i>')
        + "<script>const F=document.querySelector('main form');F.addEventListener('submit',e=>{const ok=/^\\d{3}\\.\\d{3}\\.\\d{4}$/.test(F.phone.value);pe.textContent=ok?'':'e.g. 202.555.0188';if(!ok)e.preventDefault()})</script>"
    )
}


class GivenBackWithValues(Site):
    """Answered 200: the form again, filled, and a line about one box that no list of errors knows."""

    must: ClassVar = {**Site.must, "phone": "5185550123"}


GivenBackWithValues.pages = {
    "/lead": unless(lambda f: re.fullmatch(r"\d{10}", f.get("phone", "")), _back("Phone: we like 10 digits best"))
}


class FaultsInSpanishKeys(Site):
    """JSON of 200 with "errores"; the script shows the words."""

    must: ClassVar = {**Site.must, "phone": "5185550123"}


FaultsInSpanishKeys.pages = {
    "/contact": scripted(
        _SEND + "const j=await r.json();if(j.errores)F.phone.insertAdjacentHTML('afterend','<em>'+j.errores.phone+'</em>');"
        "else F.outerHTML='<p>Thank you for your message</p>'"
    ),
    "/lead": unless(
        lambda f: re.fullmatch(r"\d{10}", f.get("phone", "")),
        answering(json.dumps({"errores": {"phone": "Solo 10 cifras"}})),
        answering("{}"),
    ),
}


class TooShort(Site):
    """The message must have 120 characters."""


TooShort.pages = {
    "/lead": unless(lambda f: len(f.get("message", "")) >= 200, _back("Message is too short (minimum is 200 characters)"))
}


class PlusByPattern(Site):
    """The page's own pattern knows no plus sign; the bubble does not say so."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


PlusByPattern.pages = {"/contact": page(CONTACT.replace('name="email"', 'name="email" pattern="[\\w.]+@[\\w.]+"'))}


class SentByScriptTag(Site):
    """JSONP: the lead leaves as the address of a script."""

    right: ClassVar = "/jsonp"

    @property
    def leads(self) -> list[Asked]:
        """What came as an address."""
        return [Asked("GET", "/jsonp", {}, self.asked)] if self.asked else []

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, str] = {}


def _jsonp(site: Site, asked: Asked) -> Answer:
    assert isinstance(site, SentByScriptTag)
    site.asked = asked.query
    return 200, 'cb({"ok": true})', {"Content-Type": "application/javascript"}


SentByScriptTag.pages = {
    "/contact": scripted(
        "window.cb=d=>{F.outerHTML='<p>Over to us</p>'};const s=document.createElement('script');s.src='/jsonp?'+new URLSearchParams(new FormData(F));document.head.append(s)"
    ),
    "/jsonp": _jsonp,
}


class PromiseOnly(Site):
    """The page that came promises a call and thanks for nothing."""


PromiseOnly.pages = {"/lead": page("<h1>Reference 2026-778</h1><p>Dana takes it from there and contacts you today.</p>")}


class StyledSuccess(Site):
    """Words nobody knows in a box whose style says success; the form is emptied."""


StyledSuccess.pages = {
    "/contact": scripted(
        _SEND + "F.reset();F.insertAdjacentHTML('beforebegin','<div class=\"alert alert-success\">Bingo, off it flew</div>')"
    ),
    "/lead": answering("{}"),
}


class NotTaken(Site):
    """ "Your request was" is said, and "blocked" after it."""

    outcome: ClassVar = "blocked"


NotTaken.pages = {
    "/contact": scripted(_SEND + "F.insertAdjacentHTML('beforeend','<p>Your request was blocked.</p>')"),
    "/lead": unless(lambda f: False, answering("[]")),
}


class LateDrawing(Site):
    """A drawn riddle comes up once the message is typed."""

    outcome: ClassVar = "captcha"


LateDrawing.pages = {
    "/contact": page(
        CONTACT.replace("<p><button", "<div id='slot'></div><p><button")
        + "<script>document.querySelector('main textarea').addEventListener('input',()=>{slot.innerHTML='<div id=\"captcha-zone\"><canvas width=160 height=40></canvas><input name=zz></div>'},{once:true})</script>"
    )
}


class TurnstileUnseen(Site):
    """A check that shows itself only when it doubts: no riddle."""


TurnstileUnseen.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><button", "<div class='cf-turnstile' data-sitekey='0x' data-appearance='interaction-only'></div><p><button"
        )
    )
}


class UnnamedDoor(Site):
    """A cookie wall: accept, and a button called like no other, behind which the least can be kept."""

    decoys: ClassVar = (*Site.decoys, "/accepted")


_DOOR = (
    "<div id='w' style='position:fixed;inset:0;background:#fff;z-index:99'><p>We use cookies.</p><div id='w1'><button onclick=\"fetch('/accepted',{method:'POST'});w.remove()\">Accept all</button>"
    "<button onclick=\"w1.hidden=true;w2.hidden=false\">Let me pick</button></div><div id='w2' hidden><button onclick=\"fetch('/accepted',{method:'POST'});w.remove()\">Accept all</button><button onclick=\"w.remove()\">Save and exit</button></div></div>"
)
UnnamedDoor.pages = {"/": page("<h1>Welcome</h1>" + _DOOR), "/contact": page(CONTACT + _DOOR), "/accepted": ""}


class TicksGivenBeforehand(Site):
    """A cookie wall: accept, or settings whose ticks are set already and whose choice is saved as it stands."""

    decoys: ClassVar = (*Site.decoys, "/accepted")


_TICKS = (
    "<div id='w' style='position:fixed;inset:0;background:#fff;z-index:99'><p>We use cookies.</p><div id='w1'><button onclick=\"fetch('/accepted',{method:'POST'});w.remove()\">Accept all</button>"
    "<a href='#' onclick=\"w1.hidden=true;w2.hidden=false;return false\">Settings</a></div><div id='w2' hidden><label><input type='checkbox' checked disabled> Needed</label><label><input type='checkbox' class='t' checked> Marketing</label>"
    "<button role='switch' class='t' aria-checked='true' onclick=\"this.setAttribute('aria-checked','false')\">Statistics</button>"
    "<button onclick=\"if([...document.querySelectorAll('.t')].some(t=>t.checked||t.getAttribute('aria-checked')==='true'))fetch('/accepted',{method:'POST'});w.remove()\">Save my choices</button></div></div>"
)
TicksGivenBeforehand.pages = {"/contact": page(CONTACT + _TICKS), "/accepted": ""}


class ShutThatDay(Site):
    """The store is closed on the weekday of the first day it is given."""

    must: ClassVar = {**Site.must, "day": "2026-06-05"}


_DAY = CONTACT.replace("<p><button", '<p><label>Day of your visit* <input type="date" name="day" required></label></p><p><button')
ShutThatDay.pages = {
    "/contact": page(_DAY),
    "/lead": unless(lambda f: f.get("day") != "2026-06-04", page(f'<div class="error">We are closed on Thursdays.</div>{_DAY}')),
}


class DotOfAPicture(Site):
    """The lead is the address of a picture, once; the page thanks as soon as the picture is there."""

    right: ClassVar = "/dot"

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Asked] = []

    @property
    def leads(self) -> list[Asked]:
        """What came as an address."""
        return [Asked("GET", asked.path, {}, asked.query) for asked in self.asked]


def _dot(site: Site, asked: Asked) -> Answer:
    assert isinstance(site, DotOfAPicture)
    site.asked.append(asked)
    return 200, "GIF89a", {"Content-Type": "image/gif"}


DotOfAPicture.pages = {
    "/contact": scripted(
        "const i=new Image();i.onload=i.onerror=()=>{F.outerHTML='<p>Thanks for your message.</p>'};i.src='/dot?'+new URLSearchParams(new FormData(F))"
    ),
    "/dot": _dot,
}


class FrameTakenOut(Site):
    """The form stands in a frame; its page takes the frame away and says something that may mean anything: nothing is proven."""

    outcome: ClassVar = "unconfirmed"


FrameTakenOut.pages = {
    "/contact": page(
        "<div id='w'><iframe src='/framed' width=600 height=600></iframe></div><p id='o'></p><script>onmessage=()=>{w.remove();o.textContent='Dana it is'}</script>"
    ),
    "/framed": scripted(_SEND + "parent.postMessage('sent','*')"),
    "/lead": answering("{}"),
}


class DrawnAnewOnce(Site):
    """The page loads itself once more a moment after it came."""


DrawnAnewOnce.pages = {
    "/contact": page(CONTACT + "<script>if(!sessionStorage.r){sessionStorage.r=1;setTimeout(()=>location.reload(),700)}</script>")
}


class FilmOfThanks(Site):
    """The thanks are a film; only what it is called can be read."""


FilmOfThanks.pages = {"/lead": page("<video width=640 height=360 aria-label='Thank you for your message'></video>")}


class BrokenThanks(Site):
    """The lead is taken and leads to a page of thanks that is broken."""

    outcome: ClassVar = "unconfirmed"


BrokenThanks.pages = {
    "/lead": lambda site, asked: (302, "", {"Location": "/thank-you"}),
    "/thank-you": lambda site, asked: (500, "<h1>500</h1>", {}),
}


class ChatSpeaksUp(Site):
    """The form stands as it was; a chat window comes up and thanks. That answers no form."""

    outcome: ClassVar = "unconfirmed"


ChatSpeaksUp.pages = {
    "/contact": scripted(
        _SEND
        + "document.body.insertAdjacentHTML('beforeend','<div style=\"position:fixed;right:9px;bottom:9px;background:#eee\"><p>Thanks for contacting us! An agent will be with you shortly.</p><textarea></textarea></div>')"
    ),
    "/lead": answering("{}"),
}


class PromiseBeside(Site):
    """A promise in a line of its own, below the form that stands there as it was filled."""


PromiseBeside.pages = {
    "/contact": scripted(
        _SEND + "F.insertAdjacentHTML('afterend','<p>One of our salespeople will call you within the hour.</p>')"
    ),
    "/lead": answering("{}"),
}


class FullBox(Site):
    """A script puts bad news in the form's place, in words addressed to the shopper."""

    outcome: ClassVar = "unconfirmed"


FullBox.pages = {
    "/contact": scripted(_SEND + "F.outerHTML='<p>Our inbox is overflowing, we will be glad to see you in person.</p>'"),
    "/lead": answering("{}"),
}


class GuardsFrame(Site):
    """The lead is answered with a page that is nothing but a guard's frame."""

    outcome: ClassVar = "blocked"
    right: ClassVar = "/nowhere"


GuardsFrame.pages = {
    "/lead": lambda site, asked: (
        200,
        "<html><body><iframe src='/_Incapsula_Resource?x=1' width=100% height=100%></iframe></body></html>",
        {},
    ),
}


PROOF: tuple[type[Site], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Site) and kind.__module__ == __name__
)
