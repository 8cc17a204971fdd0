"""Pretend dealers full of other errands: forms that ask a person and a question and are no lead, whatever they are called."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import THANKS, Site, page

ADDRESS = "maria.jensen47@shop.example"
_PERSON = '<p><label>Name <input name="a"></label></p><p><label>Email <input type="email" name="c"></label></p><p><label>Phone <input name="d"></label></p>'


def errand(heading: str, path: str, question: str, button: str) -> str:
    """A form for some errand: a person, a question, a button."""
    return f'<h1>{heading}</h1><form action="{path}" method="post">{_PERSON}<p><label>{question} <textarea name="e"></textarea></label></p><button>{button}</button></form>'


class OnlyErrands(Site):
    """Five forms, each of another errand, and no way to write to the sellers."""

    outcome: ClassVar = "no_form"
    decoys: ClassVar = (*Site.decoys, "/club", "/tours", "/gala", "/hire", "/charging")


_NAV = '<nav><a href="/club">Owners Club</a> <a href="/tours">Workshop Tour</a> <a href="/gala">Charity Gala</a> <a href="/hire">Vans by the Day</a> <a href="/charging">Home Charging</a> <a href="/contact">Find Us</a></nav>'
OnlyErrands.pages = {
    "/": page("<h1>Welcome</h1>", nav=_NAV),
    "/contact": page("<h1>Find us</h1><p>1 Main Street. Call 518 555 0100.</p>", nav=_NAV),
    "/club": page(errand("Join the Owners Club", "/club", "Tell us about your car", "Become a member"), nav=_NAV),
    "/tours": page(errand("Workshop tour", "/tours", "Group size and date", "Send"), nav=_NAV),
    "/gala": page(errand("Charity gala tickets", "/gala", "Message", "Send"), nav=_NAV),
    "/hire": page(errand("Vans by the day", "/hire", "Dates and size of van", "Request booking"), nav=_NAV),
    "/charging": page(errand("Home charge point quote", "/charging", "Tell us about your property", "Get a quote"), nav=_NAV),
}


class RegularsFirst(Site):
    """The home page asks name, mail, telephone and a wish for its list of regulars; a skip link stands before the contact page."""

    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at"}
    decoys: ClassVar = (*Site.decoys, "/regulars")


_SKIP = (
    '<a href="#main" style="position:absolute;left:-999px">Skip to main content</a><nav><a href="/contact">Contact us</a></nav>'
)
RegularsFirst.pages = {
    "/": page(errand("Join our VIP list", "/regulars", "Which models do you like?", "Sign me up"), nav=_SKIP),
    "/contact": page(
        f'<div id="main"><h1>Contact us</h1><form action="/lead" method="post">{_PERSON.replace(chr(34) + "c" + chr(34), chr(34) + "email" + chr(34))}<p><label>Message <textarea name="message"></textarea></label></p><button>Send</button></form></div>',
        nav=_SKIP,
    ),
    "/inventory": lambda site, asked: (404, "nothing", {}),
    "/regulars": page(THANKS),
}


ERRANDS = (OnlyErrands, RegularsFirst)
