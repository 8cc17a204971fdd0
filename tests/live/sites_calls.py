"""Pretend dealers whose words nobody has in a list: what is to be pressed is told by its place, its size and its paint."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import CARS, THANKS, Page, Site, page
from tests.live.sites_errands import errand
from tests.live.sites_street import ADDRESS, Corner, field

_LEAD = '<form action="/lead" method="post">{}{}{}<label>Message <textarea name="message"></textarea></label><button>{}</button></form>'
_WHO = (field("Name", "name"), field("Email", "email"))
_LOUD = "background:#c8102e;color:#fff;padding:14px 40px;border:0"
_LAYER = '<div id="{}" role="dialog" hidden style="position:fixed;top:5%;left:25%;background:#fff;border:1px solid;padding:20px"><button aria-label="Close" onclick="this.parentNode.hidden=true">&times;</button><h2>{}</h2>{}</div>'


def lead(button: str = "Send", hidden: str = "") -> str:
    """A form that takes the lead."""
    return _LEAD.format(hidden, *_WHO, button)


def car(body: str) -> Page:
    """The page of the shopper's car."""
    return page(f"<h1>2023 Toyota RAV4 XLE</h1><p>$31,900</p>{body}")


class LoudButton(Corner):
    """The car's page has one painted button in a playful word, a quiet one, and a payment tool; the contact page would do worse."""

    must: ClassVar = {"email": ADDRESS, "vin": "77"}
    decoys: ClassVar = (*Site.decoys, "/pay")


LoudButton.pages = {
    "/vehicle/rav4": car(
        f'<button style="{_LOUD}" onclick="d1.hidden=false">Make it mine</button> <button onclick="d2.hidden=false">See payments</button>'
        + _LAYER.format("d1", "Nice pick", lead("Count me in", '<input type="hidden" name="vin" value="77">'))
        + _LAYER.format("d2", "Payments", f'<form action="/pay" method="post">{_WHO[0]}{_WHO[1]}<button>Update</button></form>')
    )
}


class LoudLink(Corner):
    """The car's page leads on by a painted link of unknown words; a payment with the car's number in its address is larger."""

    must: ClassVar = {"email": ADDRESS, "ref": "rav4"}
    decoys: ClassVar = (*Site.decoys, "/reserve/rav4")


LoudLink.pages = {
    "/vehicle/rav4": car(
        f'<a style="{_LOUD};font-size:30px" href="/reserve/rav4">Reserve for $99</a> <a style="{_LOUD}" href="/lead?ref=rav4">Next steps</a>'
    ),
    "/reserve/rav4": page(f'<h1>Reserve</h1><form action="/reserve/rav4" method="post">{field("Card number", "card")}<button>Pay</button></form>'),
    "/lead": lambda site, asked: page(
        THANKS if asked.method == "POST" else "<h1>Tell us about you</h1>" + lead("Send enquiry", '<input type="hidden" name="ref" value="rav4">')
    ),
}  # fmt: skip


class SlidesIn(Site):
    """The thanks stand in the page from the start, out of sight, and slide in; the form stays."""


SlidesIn.pages = {
    "/contact": page(
        '<h1>Contact us</h1><form id="f">' + "".join(_WHO) + '<label>Message <textarea name="message"></textarea></label><button>Send</button></form>'
        '<div id="t" style="position:fixed;right:0;bottom:9px;width:300px;transform:translateX(120%)">Thank you! Your message is on its way.</div><script>f.onsubmit=async e=>{e.preventDefault();'
        "await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(f))});t.style.transform='none'}</script>"
    )
}  # fmt: skip


class VisitsJudged(Site):
    """The only forms ask for stars and for guests, in words no list has."""

    outcome: ClassVar = "no_form"
    decoys: ClassVar = (*Site.decoys, "/visit", "/cruise", "/parts")


VisitsJudged.pages = {
    "/contact": page(
        "<h1>Contact</h1><h2>Your last time here</h2>"
        f'<form action="/visit" method="post">{"".join(_WHO)}<label>Stars <select name="s"><option>5</option><option>4</option></select></label><label>Tell us more <textarea name="m"></textarea></label><button>Submit</button></form>'
        f'<h2>Cruise-in on the lot</h2><form action="/cruise" method="post">{"".join(_WHO)}{field("Number of guests", "g")}<label>Message <textarea name="m"></textarea></label><button>Submit</button></form>'
        "<h2>Parts enquiry</h2>" + errand("", "/parts", "Which part do you need?", "Send parts enquiry")
    ),
    "/inventory": page(CARS.replace("rav4", "none")),
    "/vehicle/none": page("<h1>2023 Toyota RAV4 XLE</h1><p>Call us.</p>"),
}


class PressedRoutes(Site):
    """A page that answers to the press of its links and not to their addresses."""


PressedRoutes.pages = {
    "/": page(
        "<h1>Welcome</h1>",
        nav=f"""<nav><a href="#/hello" onclick="show()">Contact</a></nav><script>const show=()=>{{document.querySelector('main').innerHTML=`<h1>Contact</h1>{lead()}`}}</script>""",
    ),
    "/contact": lambda site, asked: (404, "nothing", {}),
}


class HelpFloats(Site):
    """No page to write from: a sign that floats over every page opens the form."""


HelpFloats.pages = {
    "/": page(
        f'<h1>Welcome</h1><button aria-label="Help" style="position:fixed;right:9px;bottom:9px" onclick="h.hidden=false">?</button><div id="h" hidden style="position:fixed;right:9px;bottom:60px;background:#fff"><h3>Ask our team</h3>{lead()}</div>',
        nav="<nav><a href='/service'>Service</a></nav>",
    ),
    "/contact": lambda site, asked: (404, "nothing", {}),
    "/inventory": lambda site, asked: (404, "nothing", {}),
}

CALLS = (LoudButton, LoudLink, SlidesIn, VisitsJudged, PressedRoutes, HelpFloats)
