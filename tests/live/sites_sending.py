"""Pretend dealer sites with odd buttons, and every way to take (or lose) a lead: what counts as proof and what does not."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

from tests.live.sites import CONTACT, NEWSLETTER, THANKS, Answer, Asked, Page, Site, page

_JSON = {"Content-Type": "application/json"}
_POST = "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});"
_THANKS = "F.innerHTML='<p>Thank you, your message has been sent.</p>';"


def scripted(body: str, form: str = CONTACT, more: str = "") -> str:
    """A contact page whose form runs `body` (F: the form) instead of being posted."""
    return page(
        form
        + more
        + "<script>const F=document.querySelector('main form');F.addEventListener('submit',async(e)=>{e.preventDefault();"
        + body
        + "})</script>"
    )


def answering(text: str, status: int = 200, **headers: str) -> Page:
    """An answer of JSON."""
    return lambda site, asked: (status, text, {**_JSON, **headers})


def buttons(html: str) -> str:
    """The contact form with other buttons."""
    return CONTACT.replace('<button type="submit">Send message</button>', html)


# ---- buttons


class EnabledOnBlur(Site):
    """The button wakes when the last box has been left."""


EnabledOnBlur.pages = {
    "/contact": page(
        buttons("<button disabled id='b'>Send message</button>")
        + "<script>const F=document.querySelector('main form');F.addEventListener('focusout',()=>{b.disabled=![...F.querySelectorAll('[required]')].every(x=>x.value)})</script>"
    )
}


class EnabledOnScroll(Site):
    """The button wakes when the page was scrolled to its end."""


EnabledOnScroll.pages = {
    "/contact": page(
        buttons("<button disabled id='b'>Send message</button>")
        + "<div style='height:1500px'>Our terms</div><p>End</p><script>addEventListener('scroll',()=>{if(innerHeight+scrollY>document.body.scrollHeight-400)b.disabled=false})</script>"
    )
}


class EnabledAfterSeconds(Site):
    """The button sleeps for six seconds, against hasty visitors."""


EnabledAfterSeconds.pages = {
    "/contact": page(
        buttons("<button disabled id='b'>Please wait…</button>")
        + "<script>setTimeout(()=>{b.disabled=false;b.textContent='Send message'},6000)</script>"
    )
}


class LinkButton(Site):
    """A link is the button."""


LinkButton.pages = {
    "/contact": page(
        buttons("<a href='#' class='btn' onclick=\"event.preventDefault();this.closest('form').submit()\">Send message</a>")
    )
}


class PictureButton(Site):
    """A picture with an alt text is the button."""


PictureButton.pages = {
    "/contact": page(
        buttons(
            "<img src='/send.gif' alt='Send' width='90' height='30' style='cursor:pointer' onclick=\"this.closest('form').submit()\">"
        )
    )
}


class EnterOnly(Site):
    """There is no button: the return key sends."""


EnterOnly.pages = {
    "/contact": page(
        CONTACT.replace(
            '<p><button type="submit">Send message</button></p>', "<p><small>Press Enter in any box above to send</small></p>"
        )
        + "<script>const F=document.querySelector('main form');F.addEventListener('keydown',e=>{if(e.key==='Enter'&&e.target.tagName==='INPUT'){e.preventDefault();if(F.reportValidity())F.submit()}})</script>"
    )
}


class SaveBesideSend(Site):
    """Two submit buttons: the first keeps a draft."""

    decoys: ClassVar = (*Site.decoys, "/draft")


SaveBesideSend.pages = {
    "/contact": page(buttons("<button formaction='/draft'>Save draft</button> <button>Submit inquiry</button>")),
    "/draft": page("<p>Draft saved</p>"),
}


class SendBesideSave(Site):
    """Two submit buttons: the last one keeps a draft."""

    decoys: ClassVar = (*Site.decoys, "/draft")


SendBesideSave.pages = {
    "/contact": page(buttons("<button>Submit inquiry</button> <button formaction='/draft'>Save for later</button>")),
    "/draft": page("<p>Draft saved</p>"),
}


class ResetFirst(Site):
    """An image of a reset button stands before the real one; a cancel link after it."""


ResetFirst.pages = {
    "/contact": page(
        buttons("<input type='reset' value='Start over'> <input type='submit' value='Go'> <a href='/' class='btn'>Cancel</a>")
    )
}


class ButtonElsewhere(Site):
    """The button stands outside the form and belongs to it by its id."""


ButtonElsewhere.pages = {
    "/contact": page(
        buttons("").replace("<form ", "<form id='lf' ")
        + "<aside><button form='lf' class='primary'>Send your question</button></aside>"
    )
}


class DivWithRole(Site):
    """A div that plays a button and listens to pointer events only."""


DivWithRole.pages = {
    "/contact": page(
        buttons(
            "<div role='button' tabindex='0' id='go' style='display:inline-block;padding:8px;background:#06c;color:#fff'>Send message</div>"
        )
        + "<script>go.addEventListener('pointerup',()=>{const F=go.closest('form');if(F.reportValidity())F.submit()})</script>"
    )
}


class ReviewFirst(Site):
    """A second page shows the entries; only its button sends."""

    right: ClassVar = "/lead/confirm"
    must: ClassVar = {"email": "maria.jensen47@shop.example"}


def _review(site: Site, asked: Asked, foot: str = "") -> str | Answer:
    kept = "".join(f"<input type='hidden' name='{k}' value='{v.splitlines()[0] if v else ''}'>" for k, v in asked.form.items())
    shown = "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in asked.form.items())
    return page(
        f"<h1>Please review your entries</h1><dl>{shown}</dl><form action='/lead/confirm' method='post'>{kept}<a href='/contact'>Edit</a> <button>Confirm and send</button></form>",
        foot=foot,
    )


ReviewFirst.pages = {"/lead": _review, "/lead/confirm": page(THANKS)}


class ReviewBesideList(ReviewFirst):
    """The same after "Continue"; below the entries stands the mailing list's empty box, as on every page."""


ReviewBesideList.pages = {
    "/contact": page(buttons("<button>Continue</button>")),
    "/lead": lambda site, asked: _review(site, asked, f"<div>{NEWSLETTER.replace('footer', 'section')}</div>"),
}


class ReviewInPage(Site):
    """The same in one page: a summary with "Back" and "Send now" takes the form's place."""


ReviewInPage.pages = {
    "/contact": page(
        buttons("<button type='button' id='rev'>Review</button>")
        + "<div id='sum' hidden><h2>Is everything right?</h2><p id='txt'></p><button id='bk'>Back</button> <button id='snd'>Send now</button></div><script>const F=document.querySelector('main form');rev.onclick=()=>{if(!F.reportValidity())return;txt.textContent=F.email.value;F.hidden=true;sum.hidden=false};bk.onclick=()=>{F.hidden=false;sum.hidden=true};snd.onclick=()=>F.submit()</script>"
    )
}


class AsksTwice(Site):
    """A confirm() on the button and another one on the form."""


AsksTwice.pages = {
    "/contact": page(
        buttons("<button onclick=\"return confirm('Submit the form?')\">Send message</button>").replace(
            "<form ", "<form onsubmit=\"return confirm('Are you sure all data is correct?')\" "
        )
    )
}


class StaysAwake(Site):
    """The button stays awake and silent for seven seconds: whoever presses again sends again."""


StaysAwake.pages = {"/contact": scripted(_POST + _THANKS), "/lead": answering("{}")}


def _slow(seconds: float, told: Answer) -> Page:
    def answer(site: Site, asked: Asked) -> str | Answer:
        threading.Event().wait(seconds)
        return told

    return answer


StaysAwake.pages["/lead"] = _slow(7, (200, "{}", dict(_JSON)))


# ---- proof


class VerySlowAnswer(Site):
    """The server takes longer over the form than we mean to wait, then thanks."""


VerySlowAnswer.pages = {"/lead": _slow(9, (200, page(THANKS), {}))}


class SlowAfterAnswer(Site):
    """Answered at once, but the page shows its wheel for eight seconds before it thanks."""


SlowAfterAnswer.pages = {
    "/contact": scripted("F.querySelector('button').textContent='Sending…';" + _POST + "setTimeout(()=>{" + _THANKS + "},8000);"),
    "/lead": answering("{}"),
}


class Toast(Site):
    """A toast of a second says it was sent; the form stays as it is."""


Toast.pages = {
    "/contact": scripted(
        _POST
        + "setTimeout(()=>{const t=document.createElement('div');t.className='toast';t.style='position:fixed;top:20px;right:20px';t.textContent='Message sent!';document.body.append(t);setTimeout(()=>t.remove(),900)},3000);"
    ),
    "/lead": answering("{}"),
}


class ThanksInDialog(Site):
    """A dialog over the form thanks."""


ThanksInDialog.pages = {
    "/contact": scripted(
        _POST + "d.showModal();",
        more="<dialog id='d'><h2>We got it!</h2><p>One of our advisors will get back to you today.</p><button>OK</button></dialog>",
    ),
    "/lead": answering("{}"),
}


class ThanksInFrame(Site):
    """The form is posted into a small frame, which thanks."""


ThanksInFrame.pages = {
    "/contact": page(CONTACT.replace("<form ", "<form target='res' ") + "<iframe name='res' width='400' height='120'></iframe>")
}


class OnlyEmptied(Site):
    """The form is emptied and nobody says a word."""

    outcome: ClassVar = "unconfirmed"


OnlyEmptied.pages = {
    "/contact": scripted(_POST + "F.reset();"),
    "/lead": lambda site, asked: (200, "1", {"Content-Type": "text/plain"}),
}


class SentInQuery(Site):
    """The same page with ?sent=1 and a line above the form, which stands there again."""


SentInQuery.pages = {
    "/lead": lambda site, asked: (303, "", {"Location": "/contact?sent=1"}),
    "/contact": lambda site, asked: page(
        ("<p class='notice'>Your enquiry has been sent to our sales team.</p>" if asked.query.get("sent") else "") + CONTACT
    ),
}


class HashThanks(Site):
    """A single page app goes to #/thank-you and shows a picture only."""


HashThanks.pages = {"/contact": scripted(_POST + "location.hash='/thank-you';F.innerHTML='<p>👍</p>';"), "/lead": answering("{}")}


class HomeWithNotice(Site):
    """Back to the home page, with a line that thanks."""


HomeWithNotice.pages = {
    "/lead": lambda site, asked: (302, "", {"Location": "/?notice=1"}),
    "/": lambda site, asked: page(
        ("<div class='flash'>Thanks! We received your request.</div>" if asked.query else "")
        + "<h1>Welcome to Harbor View Motors</h1>"
    ),
}


class HomeWithoutNotice(Site):
    """Back to the home page without a word: nobody knows."""

    outcome: ClassVar = "unconfirmed"


HomeWithoutNotice.pages = {"/lead": lambda site, asked: (302, "", {"Location": "/"})}


class PoliteAlways(Site):
    """Every page thanks for the visit; the answer to the lead is one of them."""

    outcome: ClassVar = "unconfirmed"


_POLITE = "<footer><p>Thank you for visiting Harbor View Motors!</p></footer>"
PoliteAlways.pages = {
    "/contact": page(CONTACT, foot=_POLITE),
    "/lead": page("<h1>Our specials</h1><p>Thank you for visiting us online. Zero percent on all new trucks.</p>", foot=_POLITE),
}


class PoliteAndRefusing(Site):
    """ "Thank you for your interest" stands on top of every page, the refusal too."""

    outcome: ClassVar = "rejected"


_TOP = "<p>Thank you for your interest in Harbor View Motors.</p>"
PoliteAndRefusing.pages = {
    "/contact": page(CONTACT),
    "/lead": page(_TOP + "<p role='alert'>Please provide the code from your invitation letter.</p>" + CONTACT),
}


class SaysItFailed(Site):
    """200, and the answer says that it did not succeed; the page says nothing."""

    outcome: ClassVar = "rejected"


SaysItFailed.pages = {"/contact": scripted(_POST), "/lead": answering('{"success": false}')}


class ThanksOverFailure(Site):
    """200 with "success": false; the script does not look and thanks all the same."""

    outcome: ClassVar = "unconfirmed"


ThanksOverFailure.pages = {
    "/contact": scripted(_POST + _THANKS),
    "/lead": answering('{"success": false, "message": "SMTP connect() failed"}'),
}


class FailureInWords(Site):
    """200, and the page that answers the lead says that it could not be sent."""

    outcome: ClassVar = "rejected"


FailureInWords.pages = {"/lead": page("<h1>Sorry</h1><p>Your message could not be delivered. Please call us instead.</p>")}


class FrenchFailure(Site):
    """A script's own words of failure under a good answer, in French, beside the form that stays."""

    outcome: ClassVar = "rejected"


FrenchFailure.pages = {
    "/contact": scripted(
        _POST + "const p=document.createElement('p');p.textContent='Votre message n’a pas pu être envoyé.';F.append(p);"
    ),
    "/lead": answering('{"code": 17}'),
}


class BadGateway(Site):
    """502 to a request of a script that thanks before it has an answer."""

    outcome: ClassVar = "unconfirmed"


BadGateway.pages = {
    "/contact": scripted("fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});" + _THANKS),
    "/lead": _slow(1, (502, "bad gateway", {})),
}


class NotFoundForLead(Site):
    """The form's address does not exist any more."""

    outcome: ClassVar = "unconfirmed"


NotFoundForLead.pages = {"/lead": lambda site, asked: (404, page("<h1>Page not found</h1>"), {})}


class TooManyForLead(Site):
    """429 to the lead."""

    outcome: ClassVar = "blocked"
    right: ClassVar = "/nowhere"


TooManyForLead.pages = {
    "/lead": lambda site, asked: (429, page("<h1>Too many requests</h1><p>Try again later.</p>", nav="", foot=""), {})
}


class TooManyForScript(Site):
    """429 to a script's request; the page says nothing."""

    outcome: ClassVar = "blocked"
    right: ClassVar = "/nowhere"


TooManyForScript.pages = {"/contact": scripted(_POST), "/lead": answering('{"message": "Too Many Attempts."}', 429)}


class BadRequest(Site):
    """400 with a page that does not say why."""

    outcome: ClassVar = "rejected"


BadRequest.pages = {"/lead": lambda site, asked: (400, page("<h1>Bad request</h1>", nav="", foot=""), {})}


class BreaksUnderScript(Site):
    """The connection of a script's request breaks; the page shows its wheel for ever."""

    outcome: ClassVar = "unconfirmed"


BreaksUnderScript.pages = {
    "/contact": scripted("F.querySelector('button').disabled=true;" + _POST + _THANKS),
    "/lead": lambda site, asked: (0, "", {}),
}


class NoAnswerEver(Site):
    """The lead is taken and never answered."""

    outcome: ClassVar = "unconfirmed"


NoAnswerEver.pages = {"/contact": scripted(_POST + _THANKS), "/lead": _slow(40, (200, "{}", dict(_JSON)))}


class NoAnswerToPost(Site):
    """The same for a form that is posted by the browser."""

    outcome: ClassVar = "unconfirmed"


NoAnswerToPost.pages = {"/lead": _slow(40, (200, page(THANKS), {}))}


class GoesOnAtOnce(Site):
    """The script sends with keepalive and goes to the thank-you page at once; the answer comes after."""


GoesOnAtOnce.pages = {
    "/contact": scripted(
        "fetch('/lead',{method:'POST',keepalive:true,body:new URLSearchParams(new FormData(F))});location.href='/thanks';"
    ),
    "/lead": _slow(1, (200, "{}", dict(_JSON))),
    "/thanks": page(THANKS),
}


class Beacon(Site):
    """sendBeacon, and thanks in place."""


Beacon.pages = {
    "/contact": scripted("navigator.sendBeacon('/lead',new URLSearchParams(new FormData(F)));" + _THANKS),
    "/lead": answering("", 204),
}


class OldXhr(Site):
    """XMLHttpRequest with multipart data, thanks by alert."""


OldXhr.pages = {
    "/contact": scripted(
        "const x=new XMLHttpRequest();x.open('POST','/lead');x.onload=()=>{alert('Thanks, we have received your message.')};x.send(new FormData(F));"
    ),
    "/lead": answering("{}"),
}


class GraphQl(Site):
    """A GraphQL mutation; the page only closes the form."""

    right: ClassVar = "/graphql"
    must: ClassVar = {"query": "mutation", "variables": "maria.jensen47@shop.example"}


_GRAPH = "const r=await fetch('/graphql',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({query:'mutation($i:LeadInput!){createLead(input:$i){id}}',variables:{i:Object.fromEntries(new FormData(F))}})});const d=await r.json();"
GraphQl.pages = {
    "/contact": scripted(_GRAPH + "if(d.data)F.remove();"),
    "/graphql": answering('{"data": {"createLead": {"id": "L-1"}}}'),
}


class GraphQlErrors(Site):
    """A GraphQL answer of 200 that holds errors."""

    outcome: ClassVar = "rejected"


GraphQlErrors.pages = {
    "/contact": scripted(_GRAPH + "if(!d.data)F.insertAdjacentHTML('beforeend','<p class=err>'+d.errors[0].message+'</p>');"),
    "/graphql": answering('{"data": null, "errors": [{"message": "storeCode: value must match the customer group"}]}'),
}


class QueryForm(Site):
    """A form of method GET."""

    must: ClassVar = {}
    arrives: ClassVar[bool] = False


def _query(site: Site, asked: Asked) -> str | Answer:
    assert asked.query.get("email") == "maria.jensen47@shop.example"
    return page(THANKS)


QueryForm.pages = {"/contact": page(CONTACT.replace('method="post"', 'method="get"')), "/lead": _query}


class Encoded(Site):
    """The lead leaves encoded: nobody can read it in the request."""

    must: ClassVar = {}


Encoded.pages = {
    "/contact": scripted(
        "await fetch('/lead',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({p:btoa(unescape(encodeURIComponent(JSON.stringify([...new FormData(F)]))))})});"
        + _THANKS
    ),
    "/lead": answering("{}"),
}


class FormService(Site):
    """A form service of another origin takes it, opaque to the page."""


FormService.pages = {
    "/contact": scripted(
        "await fetch(`http://localhost:${location.port}/lead`,{method:'POST',mode:'no-cors',body:new URLSearchParams(new FormData(F))});"
        + _THANKS
    ),
    "/lead": answering("ok"),
}


class Worker(Site):
    """The page wants a service worker to send its forms; without one it posts."""


Worker.pages = {
    "/contact": scripted(
        "if(navigator.serviceWorker&&navigator.serviceWorker.controller){navigator.serviceWorker.controller.postMessage([...new FormData(F)])}else{"
        + _POST
        + "}"
        + _THANKS
    ).replace(
        "<script>const F", "<script>navigator.serviceWorker&&navigator.serviceWorker.register('/sw.js').catch(()=>0);const F"
    ),
    "/sw.js": lambda site, asked: (
        200,
        "self.addEventListener('install',()=>self.skipWaiting())",
        {"Content-Type": "text/javascript"},
    ),
    "/lead": answering("{}"),
}


class FrameNavigates(Site):
    """A form in a frame of another origin goes to a thank-you page inside that frame."""


FrameNavigates.pages = {
    "/contact": lambda site, asked: page(
        f"<h1>Contact</h1><iframe src='http://localhost:{asked.headers['Host'].split(':')[1]}/inner' width='700' height='640'></iframe>"
    ),
    "/inner": page(CONTACT, nav="", foot=""),
}


class RefreshHeader(Site):
    """A waiting page that goes on by its Refresh header."""


RefreshHeader.pages = {
    "/lead": lambda site, asked: (200, page("<p>One moment…</p>", nav="", foot=""), {"Refresh": "2;url=/fin"}),
    "/fin": page("<h1>All set, Maria!</h1><p>Our team has your request and will reply shortly.</p>"),
}


class ThanksWithMarketing(Site):
    """The thank-you page tempts with a newsletter and a survey; nothing more is sent."""


ThanksWithMarketing.pages = {
    "/lead": page(
        "<h1>Thank you for contacting us</h1><form action='/decoy' method='post'><h2>One last thing</h2><label>Email <input type='email' name='e' required></label><label>How was your visit? <input name='q'></label><button>Submit</button></form>"
    )
}


class Discards(Site):
    """A plug-in that says 200 and "spam" in its answer, and shows its usual thanks."""

    outcome: ClassVar = "unconfirmed"


Discards.pages = {
    "/contact": scripted(_POST + _THANKS),
    "/lead": answering('{"status": "spam", "message": "There was an error trying to send your message."}'),
}


class SocketOnly(Site):
    """The lead goes through a WebSocket; there is no request to look at."""

    must: ClassVar = {}

    def takes_over(self, handler: BaseHTTPRequestHandler) -> bool:
        if handler.headers.get("Upgrade", "").lower() != "websocket":
            return False
        key = handler.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
        handler.wfile.write(
            f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        handler.wfile.flush()
        _, size = handler.rfile.read(2)
        length = size & 0x7F
        if length == 126:
            length = int.from_bytes(handler.rfile.read(2), "big")
        mask = handler.rfile.read(4)
        told = bytes(byte ^ mask[place % 4] for place, byte in enumerate(handler.rfile.read(length))).decode()
        self.posts.append(Asked("POST", "/lead", {}, json.loads(told)))
        handler.wfile.write(b"\x81\x08" + b'{"ok":1}')
        handler.wfile.flush()
        handler.rfile.read(2)
        return True


SocketOnly.pages = {
    "/contact": scripted(
        "const w=new WebSocket(`ws://${location.host}/ws`);w.onopen=()=>w.send(JSON.stringify(Object.fromEntries(new FormData(F))));w.onmessage=()=>{"
        + _THANKS
        + "};"
    )
}

SENDING: tuple[type[Site], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Site) and kind.__module__ == __name__
)
