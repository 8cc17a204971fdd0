"""Pretend dealer sites whose form goes on elsewhere: a further page or part carries what was typed and asks for more.

What comes after the first press looks like the end of it (another page, kind words, an answer of 200), and is not. Beside them
stand ends that look like a step: thanks with a form below that is no lead's business.
"""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

from tests.live.sites import THANKS, Asked, Page, Site, page

EMAIL = "maria.jensen47@shop.example"
_WHO = '<label>Full name <input name="who" required></label> <label>Email <input name="email" type="email" required></label>'


def _carried(asked: Asked) -> str:
    return "".join(f'<input type="hidden" name="{key}" value="{escape(value)}">' for key, value in asked.form.items())


def first(words: str = "Continue", method: str = "post") -> str:
    """The page that asks who the shopper is."""
    return page(f'<h1>Ask us</h1><form action="/two" method="{method}">{_WHO}<button>{words}</button></form>')


def then(body: str, *, lang: str = "en", carried: bool = True) -> Page:
    """The page that comes next: `body` with the entries of the page before at KEPT."""
    return lambda site, asked: page(body.replace("KEPT", _carried(asked) if carried else "").replace("NAME", "Maria"), lang=lang)


class AlmostDone(Site):
    """“Almost done”, hidden entries, an empty message."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then('<h1>Almost done</h1><form action="/lead" method="post">KEPT<label>Message <textarea name="message"></textarea></label><button>Send message</button></form>'),
    }  # fmt: skip


class LooksLikeReview(Site):
    """The entries are shown back, the heading says to check them, and the message is still to be written."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then(f'<h1>Please check your details</h1><p>{EMAIL}</p><form action="/lead" method="post">KEPT<p><label>Your question <textarea name="message" rows="5" cols="40"></textarea></label></p><button>Confirm and send</button></form>'),
    }  # fmt: skip


class ReviewButtonApart(Site):
    """The button that sends stands outside the form it belongs to; the message above it is empty."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then(f'<h1>Please confirm your request</h1><p>{EMAIL}</p><form id="x" action="/lead" method="post">KEPT<label>Message <textarea name="message"></textarea></label></form><p><button onclick="x.submit()">Send now</button></p>'),
    }  # fmt: skip


class AllSetName(Site):
    """Calls the shopper by name and says all is set; the message and the telephone are asked now."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first("Next"),
        "/two": then('<h2>You\'re all set, NAME! Just one more step.</h2><form action="/lead" method="post">KEPT<label>Phone <input name="phone" type="tel"></label><label>How can we help? <textarea name="message"></textarea></label><button>Submit</button></form>'),
    }  # fmt: skip
    must: ClassVar[dict[str, str]] = {"email": EMAIL, "message": "Hi, I am looking at", "phone": "555"}


class InSession(Site):
    """The entries stay on the server; the second page only asks for the message."""

    must: ClassVar[dict[str, str]] = {"message": "Hi, I am looking at"}
    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then('<h1>Thanks NAME, one last step</h1><form action="/lead" method="post"><label>Message <textarea name="message"></textarea></label><button>Send message</button></form>', carried=False),
    }  # fmt: skip


class GermanStep(Site):
    """“Fast geschafft”: in German."""

    shop: ClassVar[dict[str, Any]] = {"dealer": {"language": "de", "country": "DE"}}
    pages: ClassVar[dict[str, Any]] = {
        "/contact": page('<h1>Anfrage</h1><form action="/two" method="post"><label>Name <input name="who" required></label><label>E-Mail <input name="email" type="email" required></label><button>Weiter</button></form>', lang="de"),
        "/two": then('<h1>Fast geschafft, NAME!</h1><p>Nur noch ein Schritt.</p><form action="/lead" method="post">KEPT<label>Ihre Nachricht <textarea name="message"></textarea></label><button>Absenden</button></form>', lang="de"),
        "/lead": page("<h1>Vielen Dank für Ihre Anfrage</h1>", lang="de"),
    }  # fmt: skip


class FetchedStep(Site):
    """A script saves the first part, says 200, and puts the second part in its place."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": page(f"""<div id="w"><h1>Ask us</h1><form id="a">{_WHO}<button>Continue</button></form></div><script>
            a.onsubmit=async(e)=>{{e.preventDefault();const d=new FormData(a);await fetch('/two',{{method:'POST',body:new URLSearchParams(d)}});
            w.innerHTML='<h2>Great! Almost there</h2><form action="/lead" method="post"><input type="hidden" name="email" value="'+d.get('email')+'"><label>Message <textarea name="message"></textarea></label><button>Send message</button></form>'}}</script>"""),
        "/two": "{}",
    }  # fmt: skip


class FetchedQuietly(Site):
    """The same without a kind word."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": page(FetchedStep.pages["/contact"].partition("<main>")[2].partition("</main>")[0].replace("Great! Almost there", "Your message")),
        "/two": "{}",
    }  # fmt: skip


class ThreePages(Site):
    """Who, how to be reached, what about: three pages, each with what the ones before were told."""

    must: ClassVar[dict[str, str]] = {"email": EMAIL, "message": "Hi, I am looking at", "phone": "555", "zip": "12"}
    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then('<h1>Step 2 of 3: all set so far</h1><form action="/three" method="post">KEPT<label>Phone <input name="phone" type="tel"></label><label>ZIP code <input name="zip"></label><button>Continue</button></form>'),
        "/three": then('<h1>Almost done: step 3 of 3</h1><form action="/lead" method="post">KEPT<label>Message <textarea name="message"></textarea></label><button>Submit request</button></form>'),
    }  # fmt: skip


class StepThenReview(Site):
    """A further page, and then one that only shows the entries."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first(),
        "/two": then('<h1>Just one more step</h1><form action="/three" method="post">KEPT<label>Message <textarea name="message"></textarea></label><button>Continue</button></form>'),
        "/three": then(f'<h1>Please review your entries</h1><p>{EMAIL}</p><form action="/lead" method="post">KEPT<button>Confirm and send</button></form>'),
    }  # fmt: skip


_PLAIN_LEAD = '<form action="/lead" method="post">' + _WHO + '<label>Message <textarea name="message"></textarea></label><button>Send message</button></form>'  # fmt: skip


class ThanksWithSurvey(Site):
    """An end: thanks, and a form that wants to know how the site was liked, with the address in a hidden box."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": page(_PLAIN_LEAD),
        "/lead": then('<h1>Thank you for your message</h1><form action="/decoy" method="post">KEPT<label>How did you like our site? <textarea name="opinion"></textarea></label><button>Send feedback</button></form>'),
    }  # fmt: skip


class AllSetAlone(Site):
    """An end: “All set!” and nothing to be filled but the newsletter's box."""

    pages: ClassVar[dict[str, Any]] = {"/contact": page(_PLAIN_LEAD), "/lead": page("<h1>All set!</h1><p>Have a nice day.</p>")}


class ThanksOverFreshForm(Site):
    """An end: the kind word above the same form, empty again."""

    pages: ClassVar[dict[str, Any]] = {"/contact": page(_PLAIN_LEAD), "/lead": page(THANKS + _PLAIN_LEAD)}


class NamedReview(Site):
    """Calls the shopper by name, says nothing of a review, and holds the whole lead in a form with a button that sends: pressed once."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": page(_PLAIN_LEAD.replace("/lead", "/two")),
        "/two": then('<h1>Okay NAME</h1><p>Ready when you are.</p><form action="/lead" method="post">KEPT<button>Send</button></form>'),
    }  # fmt: skip


class NamedOnly(Site):
    """The same with the entries kept on the server: nobody can tell that the button belongs to the lead, and a name is no proof."""

    outcome: ClassVar[str] = "unconfirmed"
    arrives: ClassVar[bool] = False
    pages: ClassVar[dict[str, Any]] = {
        "/contact": page(_PLAIN_LEAD.replace("/lead", "/two")),
        "/two": then('<h1>Okay NAME</h1><p>One click.</p><form action="/other" method="post"><button>Send now</button></form>', carried=False),
    }  # fmt: skip


class PrefilledStep(Site):
    """The second page shows name and address in boxes, filled, beside an empty message."""

    pages: ClassVar[dict[str, Any]] = {
        "/contact": first("Submit"),
        "/two": then(f'<h1>Your request</h1><form action="/lead" method="post"><label>Full name <input name="who" value="Maria Jensen"></label><label>Email <input name="email" value="{EMAIL}"></label><label>Message <textarea name="message"></textarea></label><button>Submit</button></form>'),
    }  # fmt: skip


class SummaryInNav(Site):
    """German: a summary as the last page, its buttons in a <nav> of the form, a trap off the screen."""

    shop: ClassVar[dict[str, Any]] = {"dealer": {"language": "de", "country": "DE"}}
    pages: ClassVar[dict[str, Any]] = {
        "/contact": page('<h1>Kontakt</h1><form action="/two" method="post"><label>Name <input name="who" required></label><label>E-Mail <input name="email" type="email" required></label><label>Nachricht <textarea name="message"></textarea></label><nav><button>Nächste Seite</button></nav></form>', lang="de"),
        "/two": then('<h1>Zusammenfassung</h1><p>NAME Jensen</p><form action="/lead" method="post">KEPT<input name="x7" tabindex="-1" autocomplete="off" style="position:absolute;margin:0 0 0 -999em"><nav><button name="p" value="0">Vorherige Seite</button><button name="p" value="2">Formular absenden</button></nav></form>', lang="de"),
        "/lead": page("<h1>Vielen Dank für Ihre Anfrage</h1>", lang="de"),
    }  # fmt: skip


STEPS = (
    AlmostDone, LooksLikeReview, ReviewButtonApart, AllSetName, InSession, GermanStep, FetchedStep, FetchedQuietly, ThreePages,
    StepThenReview, ThanksWithSurvey, AllSetAlone, ThanksOverFreshForm, NamedReview, NamedOnly, PrefilledStep, SummaryInNav,
)  # fmt: skip
