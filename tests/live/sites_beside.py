"""Pretend dealers with forms side by side, alike but for what heads them, and bookings that ask for the day before the person."""

from __future__ import annotations

from typing import ClassVar

from mysteryshop.model import Intent
from tests.builders import a_persona, a_scenario
from tests.live.sites import Page, Site, page
from tests.live.sites_street import ADDRESS, field

_BOXES = field("Name", "name") + field("Email", "email") + field("Phone", "phone", "") + '<p><label>Message<textarea name="message"></textarea></label></p>'  # fmt: skip
_PERSON = field("Name", "name") + field("Email", "email")
_DRIVE = {"scenario": a_scenario(intent=Intent.TEST_DRIVE, vehicle=None), "vehicle": None}
_NAV = '<header><nav><a href="/">Home</a> <a href="/drive">Book a test drive</a> <a href="/contact">Contact us</a></nav></header>'


def to(path: str, boxes: str = _BOXES, button: str = "Send") -> str:
    """A form to `path`."""
    return f'<form action="{path}" method="post">{boxes}<button>{button}</button></form>'


def cards(*forms: tuple[str, str]) -> str:
    """Each form in a card of its own, headed by plain words."""
    return "<h1>Contact</h1>" + "".join(f'<div class="c"><div class="t">{title}</div><div>{form}</div></div>' for title, form in forms)  # fmt: skip


class CardTitles(Site):
    """Three desks as cards; what heads each is no heading by its tag, and no larger than the rest."""

    decoys: ClassVar = (*Site.decoys, "/parts", "/shed")


CardTitles.pages = {"/contact": page(cards(("Parts", to("/parts")), ("Showroom", to("/lead")), ("Workshop", to("/shed"))))}


class BlocksWithoutForms(Site):
    """The car's page has no form, but boxes with drawn buttons: a number to be texted the page, a payment to be worked out."""

    decoys: ClassVar = (*Site.decoys, "/text")


BlocksWithoutForms.pages = {
    "/vehicle/rav4": page('<style>.btn{background:#06c;color:#fff;padding:9px 16px;width:90px}</style><h1>2023 Toyota RAV4 XLE</h1><section><h2>Text me this car</h2><input type="tel" placeholder="Mobile number"><div class="btn" role="button" onclick="fetch(&quot;/text&quot;,{method:&quot;POST&quot;,body:&quot;n=1&quot;})">Text it</div></section><section><h2>Payment</h2><input placeholder="Down payment"><div class="btn" role="button">Work it out</div></section>'),
    "/text": "ok",
}  # fmt: skip


class OneFormAround(Site):
    """One form around a page laid out by a table; its last row, under the navigation, is a mailing list's."""

    traps: ClassVar = ("q", "news")


_CELLS = "".join(f'<tr><td>{words}:</td><td><input name="{name}"></td></tr>' for words, name in (("First name", "fname"), ("Last name", "lname"), ("E-mail", "email")))  # fmt: skip
OneFormAround.pages = {
    "/contact": lambda site, asked: page("<h1>Thank you for your message</h1>") if asked.method == "POST" else f'<html lang="en"><body><form method="post" action="/lead"><table><tr><td><a href="/">Home</a></td><td><input name="q" title="Search"><input type="submit" value="Search"></td></tr><tr><td><a href="/">Home</a><br><a href="/service">Service</a></td><td><h1>Contact us</h1><table>{_CELLS}<tr><td>Comments:</td><td><textarea name="message"></textarea></td></tr><tr><td></td><td><input type="submit" value="Send"></td></tr></table></td></tr><tr><td colspan="2">Email specials: <input name="news"><input type="submit" value="Subscribe"></td></tr></table></form></body></html>',
}  # fmt: skip


class LargeWords(Site):
    """A party, a review and a word to the sellers; large words head them."""

    decoys: ClassVar = (*Site.decoys, "/party", "/review")


LargeWords.pages = {
    "/contact": page(
        "".join(
            f'<div style="font-size:24px">{title}</div>{form}'
            for title, form in (
                ("RSVP: Grand opening, December 12", to("/party", button="Count me in")),
                ("Review this dealer", to("/review", button="Post review")),
                ("Say hello", to("/lead")),
            )
        )
    )
}


class CallMeBack(Site):
    """Customers of old are rung up: "Call me back" leads nowhere back, and the next form's button is not its own."""

    decoys: ClassVar = (*Site.decoys, "/ring")


CallMeBack.pages = {
    "/contact": page(
        "<h1>Contact</h1><h3>Already a customer? Request a callback</h3>"
        + to("/ring", button="Call me back")
        + "<h3>Send us a message</h3>"
        + to("/lead")
    )
}


class FatMailingList(Site):
    """The only form is a mailing list that asks a name, a number and interests."""

    outcome: ClassVar = "no_form"
    decoys: ClassVar = (*Site.decoys, "/list", "/done")


FatMailingList.pages = {
    "/contact": page(
        cards(
            ("Tell us how we did", to("/done", _PERSON + field("Stars", "s") + field("Comments", "c"))),
            (
                "Join our mailing list",
                to("/list", _PERSON + field("Mobile", "m", "") + "<label>What are you interested in? <textarea name=i></textarea></label>", "Join"),
            ),
        )
    )
}  # fmt: skip


class WhoAsks(Site):
    """The form shows only once it is said who asks; each has its own."""

    decoys: ClassVar = (*Site.decoys, "/fleet", "/owner")


def _who(place: str, words: str) -> str:
    return f"<label><input type=radio name=who onclick=\"document.querySelectorAll('.w').forEach(x=>x.hidden=true);{place}.hidden=false\"> {words}</label>"


WhoAsks.pages = {
    "/contact": page(
        "<h1>Contact</h1><p>I am a...</p>"
        + _who("a", "Business or fleet customer")
        + _who("b", "Current owner")
        + _who("d", "Private buyer")
        + "".join(
            f"<div class=w id={at} hidden>{to(path)}</div>" for at, path in (("a", "/fleet"), ("b", "/owner"), ("d", "/lead"))
        )
    )
}


class NoAddress(Site):
    """The form insists on a whole address; the shopper's file has none."""

    must: ClassVar = {"email": ADDRESS, "zip": "12207", "city": "Albany", "state": "New York"}
    shop: ClassVar = {
        "persona": a_persona(street=None, city=None, state=None, zip=None),
        "dealer": {"city": "Albany", "state": "NY", "zip": "12207"},
    }


NoAddress.pages = {
    "/contact": page(
        to("/lead", _BOXES + field("City", "city") + field("ZIP code", "zip", 'required pattern="[0-9]{5}"') + "<label>State <select name=state required><option value=''>Choose</option><option>Maine</option><option>New York</option><option>Ohio</option></select></label>")
    )
}  # fmt: skip


def booking(body: str) -> dict[str, Page]:
    """A page for test drives, beside a contact form that would do worse."""
    return {
        "/": page("<h1>Welcome</h1>", nav=_NAV),
        "/drive": page("<h1>Book a test drive</h1>" + body, nav=_NAV),
        "/contact": page(to("/elsewhere"), nav=_NAV),
    }


_FORM = '`<form method=post action=/lead><input type=hidden name=when value="${D.d} ${D.t}">' + _PERSON + "<button>Book</button></form>`"  # fmt: skip


class CalendarAlone(Site):
    """A month stands alone; a day shows hours, and an hour the form."""

    must: ClassVar = {"email": ADDRESS, "when": "2026-6-4 10:00 AM"}
    decoys: ClassVar = (*Site.decoys, "/elsewhere")
    shop: ClassVar = _DRIVE


CalendarAlone.pages = booking(
    "<div id=cal></div><div id=hours></div><div id=fx></div><script>const D={},N=['June','July'];function draw(m){cal.innerHTML=`<b>${N[m-6]} 2026</b> <button type=button aria-label='Next month' id=nx>&gt;</button><br>`;nx.onclick=()=>draw(7);"
    "for(let i=1;i<31;i++){const b=document.createElement('button');b.type='button';b.textContent=i;b.disabled=i%7==0;b.onclick=()=>{D.d=`2026-${m}-${i}`;hours.innerHTML=['10:00 AM','2:00 PM'].map(h=>`<button type=button onclick=\"D.t='${h}';fx.innerHTML=f()\">${h}</button>`).join('')};cal.append(b)}}"
    f"draw(6);function f(){{return {_FORM}}}</script>"
)


class DayHourContinue(Site):
    """Days and hours stand beside each other; a button that goes on wakes when both are chosen."""

    must: ClassVar = {"email": ADDRESS, "when": "Thu 4 Jun 10:00"}
    decoys: ClassVar = (*Site.decoys, "/elsewhere")
    shop: ClassVar = _DRIVE


def _pills(name: str, *words: str) -> str:
    return "".join(f'<button type=button onclick="D.{name}=this.textContent;go.disabled=!(D.d&&D.t)">{word}</button>' for word in words)  # fmt: skip


DayHourContinue.pages = booking(
    f'<div id=box><p>Day</p>{_pills("d", "Thu 4 Jun", "Fri 5 Jun")}<p>Time</p>{_pills("t", "10:00", "12:30")}<p><button type=button id=go disabled onclick="box.innerHTML={_FORM.replace(chr(34), "&quot;")}">Continue</button></p></div><script>const D={{}}</script>'
)


class ServiceThenHour(Site):
    """A list of services, each with the same word to press; days that say what is free; the hour pressed parts into itself and a
    button that goes on; the form asks for the car."""

    must: ClassVar = {"email": ADDRESS, "when": "drive "}
    decoys: ClassVar = (*Site.decoys, "/elsewhere")
    shop: ClassVar = {"scenario": a_scenario(intent=Intent.TEST_DRIVE)}


_WHICH = _FORM.replace("<button>Book", field("Which car are you interested in?", "car") + "<button>Schedule event")
ServiceThenHour.pages = booking(
    "<div id=box><p>Choose an appointment</p><ul><li><span>Trade-in appraisal (30 minutes)</span> <button type=button onclick=\"days('trade')\">Select</button></li><li><span>Test drive (45 minutes)</span> <button type=button onclick=\"days('drive')\">Select</button></li></ul></div>"
    "<script>const D={};function days(w){D.d=w;box.innerHTML='<h2>Select a Date</h2><p>June 2026</p><div id=cal></div><button type=button>Eastern Time</button><div id=spots></div>';for(let i=1;i<31;i++){const d=new Date(2026,5,i),b=document.createElement('button');b.type='button';b.textContent=i;b.disabled=d.getDay()%6==0;"
    "b.ariaLabel=d.toLocaleDateString('en-US',{weekday:'long',month:'long',day:'numeric'})+(b.disabled?' - No times available':' - Times available');b.onclick=()=>{spots.innerHTML='';for(const t of ['9:00am','1:30pm']){const p=document.createElement('p');p.innerHTML=`<button type=button>${t}</button>`;p.firstChild.onclick=()=>{D.t=t;p.innerHTML=`<button type=button disabled>${t}</button><button type=button aria-label='Next ${t}'>Next</button>`;p.lastChild.onclick=()=>{box.innerHTML=f()}};spots.append(p)}};cal.append(b)}}"
    f"function f(){{return {_WHICH}}}</script>"
)

BESIDE: tuple[type[Site], ...] = (BlocksWithoutForms, OneFormAround, CardTitles, LargeWords, CallMeBack, FatMailingList, WhoAsks, NoAddress, CalendarAlone, DayHourContinue, ServiceThenHour)  # fmt: skip
