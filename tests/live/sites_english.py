"""Pretend dealers of the English-speaking lands, as plain as real ones are, each with one trap."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import THANKS, Site, page
from tests.live.sites_street import ADDRESS, JSON, Corner, field

_PERSON = field("First name", "first") + field("Last name", "last") + field("Email", "email") + field("Phone", "phone")
_MESSAGE = '<p><label>Message <textarea name="message" required></textarea></label></p>'
_POST = "const r=await fetch('/lead',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(D)});"


def lead(action: str, inside: str, button: str) -> str:
    """A form that is posted there."""
    return f'<form action="{action}" method="post">{inside}<button>{button}</button></form>'


class QuickViews(Corner):
    """No car has a page: "Quick view" on its card opens a layer with the car and a form, one of three."""

    must: ClassVar = {"email": ADDRESS, "car": "2023 Toyota RAV4 XLE"}


_CARDS = "".join(
    f'<article class="card"><h2>{name}</h2><p>$24,100</p><a href="#q{number}" class="button" onclick="event.preventDefault();document.getElementById(\'q{number}\').style.display=\'block\'">Quick view</a></article>'
    f'<div id="q{number}" class="modal" role="dialog" style="display:none;position:fixed;inset:10% 25%;background:#fff;border:1px solid;padding:20px"><h4>{name}</h4>'
    + lead("/lead", f'<input type="hidden" name="car" value="{name}">{_PERSON}', "Request info")
    + "</div>"
    for number, name in enumerate(("2021 Toyota Corolla LE", "2023 Toyota RAV4 XLE", "2020 Ford Edge SEL"))
)  # fmt: skip
QuickViews.pages = {
    "/inventory": page("<h1>Used cars</h1>" + _CARDS),
    "/contact": page("<h1>Contact</h1><p>Call 518 555 0100.</p>"),
}


class DesksInDrawer(Corner):
    """ "Contact" in the head opens a drawer of three tabs; the workshop's form stands there first, and all ask alike."""

    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at"}
    decoys: ClassVar = (*Site.decoys, "/desk/service", "/desk/parts")


_DESKS = (("service", "Service", "/desk/service"), ("parts", "Parts", "/desk/parts"), ("sales", "Sales", "/lead"))
_DRAWER = (
    '<button type="button" onclick="dr.hidden=false">Contact</button><div id="dr" role="dialog" aria-label="Contact us" hidden style="position:fixed;top:0;right:0;width:420px;height:100%;background:#fff;padding:20px"><div role="tablist">'
    + "".join(f'<button type="button" role="tab" onclick="document.querySelectorAll(\'.pane\').forEach(p=>p.hidden=p.id!=\'{key}\')">{name}</button>' for key, name, _ in _DESKS)
    + "</div>"
    + "".join(f'<div class="pane" id="{key}"{"" if key == "service" else " hidden"}>{lead(path, _PERSON + _MESSAGE, "Send")}</div>' for key, _, path in _DESKS)
    + "</div>"
)  # fmt: skip
DesksInDrawer.pages = {
    path: page(body + _DRAWER, nav="<nav><a href='/'>Home</a> <a href='/inventory'>Cars</a></nav>")
    for path, body in (("/", "<h1>Welcome</h1>"), ("/inventory", "<h1>Cars</h1><p>Please call.</p>"))
} | {"/contact": lambda site, asked: (404, "nothing", {})}


class QuestionFirst(Corner):
    """The car's page asks the question first, then the name, then how to be reached, and shows all once more before it goes."""

    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at", "last": "Jensen"}


QuestionFirst.pages = {
    "/vehicle/rav4": page(
        "<h1>2023 Toyota RAV4 XLE</h1><p>$31,900</p><h2>Ask a question</h2><div id=wz></div><script>const D={},S=[['Step 1 of 3',['message','What would you like to know?']],['Step 2 of 3',['first','First name'],['last','Last name']],['Step 3 of 3',['email','Email'],['phone','Phone']]];"
        "const step=(n)=>{if(n==S.length)return all();const [h,...k]=S[n];wz.innerHTML=`<h3>${h}</h3>`+k.map(([i,l])=>`<p><label for=${i}>${l}</label>${i=='message'?`<textarea id=${i}></textarea>`:`<input id=${i}>`}</p>`).join('')+'<button type=button id=nx disabled>Next</button>';"
        "const bx=k.map(([i])=>document.getElementById(i));bx.forEach(b=>b.oninput=()=>nx.disabled=bx.some(x=>!x.value));nx.onclick=()=>{bx.forEach(b=>D[b.id]=b.value);step(n+1)}};"
        "const all=()=>{wz.innerHTML='<h3>Review your request</h3>'+Object.values(D).map(v=>`<p>${v}</p>`).join('')+'<button type=button id=go>Submit request</button>';go.onclick=async()=>{"
        + _POST
        + "if(r.ok)wz.innerHTML='<h3>Request submitted</h3><p>Thank you. We will reply within the hour.</p>'}};step(0)</script>"
    ),
    "/contact": page("<h1>Contact</h1><p>Call 518 555 0100.</p>"),
    "/lead": lambda site, asked: (200, "{}", dict(JSON)),
}


class KeyFirst(Corner):
    """A guard puts its mark into the form once a key goes down in it."""

    must: ClassVar = {"email": ADDRESS, "mark": "7731"}


KeyFirst.pages = {
    "/contact": page(
        "<h1>Contact us</h1>"
        + lead("/lead", '<input type="hidden" name="mark" id="mk">' + _PERSON + _MESSAGE, "Send")
        + "<script>document.forms[0].addEventListener('keydown',()=>{mk.value='7731'})</script>"
    ),
    "/lead": page(THANKS),
}


class UnderTheMouse(Corner):
    """The cards of the cars show their buttons only while the mouse is over them, and no card is a link."""

    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at"}


UnderTheMouse.pages = {
    "/inventory": page(
        "<style>.tile{position:relative;width:260px;height:160px;background:#dde}.over{display:none;position:absolute;inset:0;background:#cce}.tile:hover > .over{display:block}</style><h1>Cars</h1>"
        + "".join(
            f'<div class="tile"><p>{name}</p><div class="over"><span onclick="location.href=\'/car-{number}\'">Details</span> <span onclick="location.href=\'/loan\'">Apply</span></div></div>'
            for number, name in enumerate(("2021 Toyota Corolla LE", "2023 Toyota RAV4 XLE", "2020 Ford Edge SEL"))
        )
    ),
    "/car-0": page("<h1>2021 Toyota Corolla LE</h1>" + lead("/decoy", _PERSON + _MESSAGE, "Ask")),
    "/car-1": page("<h1>2023 Toyota RAV4 XLE</h1>" + lead("/lead", _PERSON + _MESSAGE, "Ask")),
    "/contact": page("<h1>Contact</h1><p>Call 518 555 0100.</p>"),
    "/lead": page(THANKS),
}


class AddressFound(Corner):
    """The form insists on an address, and has boxes for it only once one was found by the postal code and chosen."""

    must: ClassVar = {"email": ADDRESS, "line": "12 Elm Street", "town": "Albany"}


AddressFound.pages = {
    "/contact": page(
        "<h1>Contact us</h1>"
        + lead(
            "/lead",
            _PERSON
            + field("Postcode", "code")
            + "<button type=button id=fa>Find address</button><p id=pk hidden><label>Select your address <select id=al></select></label></p><div id=ad hidden>"
            + "<p><label>Address line 1 <input name=line id=li></label></p><p><label>Town <input name=town id=to></label></p></div>"
            + _MESSAGE,
            "Send",
        )
        + "<script>fa.onclick=()=>setTimeout(()=>{al.innerHTML='<option value=\"\">3 addresses found</option>'+['10 Elm Street, Albany','12 Elm Street, Albany','14 Elm Street, Albany'].map(x=>`<option>${x}</option>`).join('');pk.hidden=false},300);"
        + "al.onchange=()=>{[li.value,to.value]=al.value.split(', ');ad.hidden=false};li.form.onsubmit=()=>li.value!=''</script>"
    ),
    "/lead": page(THANKS),
}


class PricedCards(Corner):
    """The cars' pages have no form; their cards have a button each, all of the same words, beside a link to the bank."""

    must: ClassVar = {"email": ADDRESS, "car": "2023 Toyota RAV4 XLE"}


PricedCards.pages = {
    "/inventory": page(
        "<h1>Cars</h1>"
        + "".join(
            f'<div class="card"><div><h3><a href="/car-{number}">{name}</a></h3></div><div><button onclick="car.value=\'{name}\';dg.showModal()">Get e-price</button> <a href="/loan?car={number}">Get pre-qualified</a></div></div>'
            for number, name in enumerate(("2023 Toyota RAV4 Adventure", "2023 Toyota RAV4 XLE", "2020 Ford Edge SEL"))
        )
        + "<dialog id=dg><h4>Get your e-price</h4>"
        + lead("/lead", '<input type="hidden" name="car" id="car">' + _PERSON, "Get e-price")
        + "</dialog>"
    ),
    **{f"/car-{number}": page(f"<h1>{name}</h1><p>Call us.</p>") for number, name in enumerate(("2023 Toyota RAV4 Adventure", "2023 Toyota RAV4 XLE", "2020 Ford Edge SEL"))},
    "/contact": page("<h1>Contact</h1><p>Call 518 555 0100.</p>"),
    "/lead": page(THANKS),
}  # fmt: skip


class LateBesideClub(Corner):
    """The form comes six seconds late into an empty place; a club's form stands below it all the while."""

    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at"}
    decoys: ClassVar = (*Site.decoys, "/club")


LateBesideClub.pages = {
    "/inventory": page("<h1>Cars</h1><p>Please call.</p>"),
    "/contact": page(
        "<h1>Contact us</h1><div id=fm class='form-holder'></div><h3>Join our club</h3>"
        + lead("/club", field("Name", "n") + field("Email", "e") + field("Mobile", "m"), "Join")
        + f"<script>setTimeout(()=>{{fm.innerHTML={lead('/lead', _PERSON + _MESSAGE, 'Send')!r}}},6000)</script>"
    ),
    "/lead": page(THANKS),
}

ENGLISH: tuple[type[Site], ...] = (
    QuickViews,
    DesksInDrawer,
    QuestionFirst,
    KeyFirst,
    UnderTheMouse,
    AddressFound,
    PricedCards,
    LateBesideClub,
)
