"""Pretend dealers whose stock, desks and tools stand in the way of the form: each with one named trap."""

from __future__ import annotations

from typing import ClassVar

from mysteryshop.model import Intent
from tests.builders import a_scenario
from tests.live.sites import CONTACT, Page, Site, page
from tests.live.sites_street import ADDRESS, Corner, field

SHUT = "<style>.hide{display:none}</style>"
NO_CONTACT: dict[str, Page] = {"/contact": lambda site, asked: (404, "nothing", {})}
_ASK = '<form action="/lead" method="post"><h3>Ask about this car</h3><input type="hidden" name="stock" value="%s">{}{}<label>Question<textarea name="message"></textarea></label><button>Ask</button></form>'
ASK = _ASK.format(field("Name", "name"), field("Email", "email"))


class GrowingList(Corner):
    """The list comes late and grows when its end is scrolled to; the shopper's car comes last. An advertisement box is ticked already."""

    must: ClassVar = {"email": ADDRESS, "stock": "T9"}
    traps: ClassVar = ("similar",)


GrowingList.pages = {
    **NO_CONTACT,
    "/inventory": page("""<h1>Cars</h1><div id="g" class="skeleton">&nbsp;</div><script>const C=[['T1','2020 Toyota Yaris LE'],['T2','2019 Ford Edge SEL'],['T3','2018 Kia Rio LX'],['T9','2023 Toyota RAV4 XLE']];let n=0;
const more=()=>{C.slice(n,n+2).forEach(c=>g.insertAdjacentHTML('beforeend',`<div style="height:900px"><a href="/car/${c[0]}">${c[1]}</a></div>`));n+=2};
setTimeout(()=>{g.className='';g.textContent='';more()},1500);addEventListener('scroll',()=>{if(n&&n<C.length&&innerHeight+scrollY>document.body.offsetHeight-300)more()})</script>"""),
    "/car/T9": page(
        "<h1>2023 Toyota RAV4 XLE</h1>"
        + ASK.replace(
            "<button>", '<label><input type="checkbox" name="similar" checked>Email me similar vehicles</label><button>'
        )
        % "T9"
    ),
    **{
        f"/car/{k}": page(f"<h1>{name}</h1>{ASK % k}")
        for k, name in (("T1", "2020 Toyota Yaris LE"), ("T2", "2019 Ford Edge SEL"))
    },
}


class DeskTabs(Corner):
    """Service, Parts, Sales: three tabs with the same form, the workshop's lies open."""

    only: ClassVar = {"desk": "Sales"}


_DESKS = ("Service", "Parts", "Sales")
DeskTabs.pages = {
    "/contact": page(
        SHUT
        + "".join(
            f'<button role="tab" aria-selected="{str(not i).lower()}" aria-controls="p{i}" onclick="show({i})">{d}</button>'
            for i, d in enumerate(_DESKS)
        )
        + "".join(
            f'<div role="tabpanel" id="p{i}" class="{"hide" if i else ""}"><form action="/lead" method="post"><input type="hidden" name="desk" value="{d}">'
            f'{field("Name", "name")}{field("Email", "email")}<textarea name="message" placeholder="Message"></textarea><button>Send</button></form></div>'
            for i, d in enumerate(_DESKS)
        )
        + "<script>function show(k){document.querySelectorAll('[role=tabpanel]').forEach((p,i)=>p.classList.toggle('hide',i!=k))}</script>"
    )
}


class CardsAlike(Corner):
    """Cards without pages of their own, each with the same words on its button; one dialog for all."""

    must: ClassVar = {"email": ADDRESS, "stock": "T9"}


CardsAlike.pages = {
    **NO_CONTACT,
    "/inventory": page(
        "".join(
            f"<div><h3>{name}</h3><p>Stock {k}</p><button onclick=\"d.querySelector('[name=stock]').value='{k}';d.showModal()\">Check availability</button></div>"
            for k, name in (("T7", "2023 Toyota RAV4 LE"), ("T1", "2020 Toyota Yaris LE"), ("T9", "2023 Toyota RAV4 XLE"))
        )
        + f'<dialog id="d">{ASK % ""}</dialog>'
    ),
}


class StandsBelow(Corner):
    """Boxes without a form; the link below them sends whatever they hold, nothing too."""

    right: ClassVar = "/ajax"
    must: ClassVar = {"email": ADDRESS, "message": "Hi, I am looking at"}


StandsBelow.pages = {
    **NO_CONTACT,
    "/vehicle/rav4": page(
        f'{SHUT}<h1>2023 Toyota RAV4 XLE</h1><h3 style="cursor:pointer" onclick="q.classList.toggle(\'hide\')">Request more information</h3><div id="q" class="hide"><div>Name</div><input id="a"><div>Email</div>'
        '<input id="b"><div>Comments</div><textarea id="c"></textarea><a class="btn" style="cursor:pointer" id="go">Send Inquiry</a></div><script>go.onclick=async()=>{const r=await fetch("/ajax",'
        "{method:'POST',body:new URLSearchParams({name:a.value,email:b.value,message:c.value})});alert(await r.text())}</script>"
    ),
    "/ajax": "Thank you. Your inquiry has been sent.",
}


class MailingListOnly(Site):
    """No form but the mailing list at the foot of every page, called by no such name."""

    outcome: ClassVar = "no_form"


_FOOT = '<footer><form action="/newsletter" method="post"><h4>Stay in the loop</h4><input type="email" name="email"><button>Sign Up</button></form></footer>'
MailingListOnly.pages = {
    path: page(f"<h1>{words}</h1><p>Call 518 555 0100</p>", foot=_FOOT)
    for path, words in (("/", "Welcome"), ("/contact", "Find us"), ("/inventory", "Cars"), ("/service", "Workshop"))
}


class TradeTiles(Corner):
    """Another house's trade-in tool in a frame: year, make and model in tiles, then mileage, then the shopper."""

    right: ClassVar = "/tool/send"
    must: ClassVar = {"y": "2016", "mk": "Ford", "md": "Escape", "miles": "84000", "mail": ADDRESS}
    shop: ClassVar = {
        "scenario": a_scenario(
            intent=Intent.TRADE_IN, vehicle=None, trade_in={"year": 2016, "make": "Ford", "model": "Escape", "mileage": 84000}
        )
    }


TradeTiles.pages = {
    **NO_CONTACT,
    "/": page('<h1>Welcome</h1><a href="/sell">Sell us your car</a>'),
    "/sell": lambda site, asked: page(
        f'<h1>An offer in minutes</h1><iframe src="http://localhost:{asked.headers["Host"].split(":")[1]}/tool" width="600" height="500"></iframe>'
    ),
    "/tool": """<html><body id="b"><script>const st={};const T=[['y','What year is your car?',[2018,2017,2016,2015]],['mk','What make?',['Ford','Honda','Kia']],['md','Which model?',['Edge','Escape']]];
const go=i=>{if(i<3){b.innerHTML='<h2>'+T[i][1]+'</h2>'+T[i][2].map(x=>`<button>${x}</button>`).join('');b.querySelectorAll('button').forEach(e=>e.onclick=()=>{st[T[i][0]]=e.textContent;go(i+1)})}
else{b.innerHTML=i==3?'<form><label>Mileage<input name="miles" required></label><label>ZIP<input name="zip" required></label><button>Next</button></form>':'<form><label>Name<input name="name" required></label><label>Email<input name="mail" required></label><button>See my offer</button></form>';
b.querySelector('form').onsubmit=async e=>{e.preventDefault();Object.assign(st,Object.fromEntries(new FormData(e.target)));if(i==3)return go(4);await fetch('/tool/send',{method:'POST',body:new URLSearchParams(st)});b.innerHTML='<h2>Thank you! We sent your offer.</h2>'}}};go(0)</script></body></html>""",
    "/tool/send": "ok",
}


class PlateOrModel(Corner):
    """A tool in a frame asks for the number plate first; a tab beside it takes year, make and model."""

    right: ClassVar = "/tool/send"
    must: ClassVar = {"y": "2016", "mk": "Ford", "md": "Escape", "mail": ADDRESS}
    shop: ClassVar = TradeTiles.shop


PlateOrModel.pages = {
    **{path: kept for path, kept in TradeTiles.pages.items() if path != "/tool"},
    "/tool": """<html><body id="b"><h2>Your trade-in value</h2><div role="tablist"><button role="tab" aria-selected="true" id="ta">License plate</button><button role="tab" aria-selected="false" id="tb">Year, Make, Model</button></div><div id="pa"><label>Plate <input name="plate"></label></div>
<div id="pb" hidden><label>Year <select id="y"><option></option><option>2016</option><option>2015</option></select></label><label>Make <select id="mk"><option></option><option>Ford</option><option>Kia</option></select></label><label>Model <input id="md"></label></div><button id="go">Continue</button>
<script>tb.onclick=()=>{pa.hidden=true;pb.hidden=false;tb.setAttribute('aria-selected',true)};go.onclick=()=>{if(pb.hidden||!y.value||!mk.value||!md.value)return;const st={y:y.value,mk:mk.value,md:md.value};b.innerHTML='<form><label>Name<input name="name" required></label><label>Email<input name="mail" required></label><button>See my offer</button></form>';
b.querySelector('form').onsubmit=async e=>{e.preventDefault();await fetch('/tool/send',{method:'POST',body:new URLSearchParams({...st,...Object.fromEntries(new FormData(e.target))})});b.innerHTML='<h2>Thank you! We sent your offer.</h2>'}}</script></body></html>""",
}


class PlateUnknown(Corner):
    """The tool wants a number plate; words below it lead to boxes for the car, in which the whole form waits."""

    right: ClassVar = "/sell/send"
    must: ClassVar = {"mk": "Ford", "md": "Escape", "y": "2016", "mail": ADDRESS}
    shop: ClassVar = TradeTiles.shop


PlateUnknown.pages = {
    "/": page('<h1>Welcome</h1><a href="/sell">Sell us your car</a>'),
    "/sell": page(f"<h1>Sell us your car</h1><div id=a>{field('Registration', 'reg')}<button type=button>Find my car</button> <a href='#' onclick='a.hidden=true;b.hidden=false;return false'>Can&rsquo;t remember your reg? Type in the details yourself</a></div><form id=b hidden method=post action=/sell/send>{field('Make', 'mk')}{field('Model', 'md')}{field('Year', 'y')}{field('Name', 'name')}{field('Email', 'mail')}<button>Get my price</button></form>"),
    "/sell/send": page("<h1>Thank you</h1><p>We have received your details.</p>"),
}  # fmt: skip


class ToldFirst(Corner):
    """What the price button opens only tells which car it is, and goes on; when to buy and who asks come after, each for itself."""

    must: ClassVar = {"tf": "soon", "mail": ADDRESS}


ToldFirst.pages = {
    **NO_CONTACT,
    "/vehicle/rav4": page('<h1>2023 Toyota RAV4 XLE</h1><button type=button onclick="d.showModal()">Unlock the price</button><dialog id=d><h2>Unlock the price</h2><div id=s1><p>You chose <b>2023 Toyota RAV4 XLE</b></p><button type=button onclick="s1.hidden=true;s2.hidden=false">Next</button></div><div id=s2 hidden><p>When are you planning to buy?</p><label><input type=radio name=tf value=now> This week</label><label><input type=radio name=tf value=soon> Within 30 days</label><label><input type=radio name=tf value=look> Just looking</label><button type=button onclick="const t=document.querySelector(&quot;[name=tf]:checked&quot;);if(t){q.value=t.value;s2.hidden=true;s3.hidden=false}">Next</button></div><div id=s3 hidden><form action="/lead" method=post><input type=hidden name=tf id=q>' + field("Name", "name") + field("Email", "mail") + "<button>See price</button></form></div></dialog>"),
}  # fmt: skip


class CarInAddress(Corner):
    """The car's own page leads to the contact page with the car in the address; the navigation leads there without it."""

    must: ClassVar = {"email": ADDRESS, "car": "2023 Toyota RAV4 XLE"}


CarInAddress.pages = {
    "/vehicle/rav4": page('<h1>2023 Toyota RAV4 XLE</h1><p><a href="tel:+15185550100">Call us</a> <a href="/contact?v=9">Email us about this vehicle</a></p>'),
    "/contact": lambda site, asked: page(CONTACT.replace("<p>", '<p><input name="car" readonly value="2023 Toyota RAV4 XLE"></p><p>', 1) if asked.query.get("v") else CONTACT),
}  # fmt: skip


class SimilarCars(Corner):
    """Above the fold with the car's own form stand cars alike, each with an "Enquire" of its own."""

    decoys: ClassVar = (*Site.decoys, "/ask-1", "/ask-2")


def _asked(name: str, to: str) -> str:
    return page(f"<h1>{name}</h1>{ASK % 'T1'}".replace("/lead", to))


SimilarCars.pages = {
    "/vehicle/rav4": page("<h1>2023 Toyota RAV4 XLE</h1><h2>Similar cars</h2>" + "".join(f'<div class="card"><h3>{name}</h3><a href="{to}">Enquire</a></div>' for name, to in (("2020 Toyota RAV4 LE", "/alike-1"), ("2021 Ford Edge SEL", "/alike-2"))) + f"<details><summary>Enquire about this car</summary>{ASK % 'T9'}</details>"),
    "/alike-1": _asked("2020 Toyota RAV4 LE", "/ask-1"),
    "/alike-2": _asked("2021 Ford Edge SEL", "/ask-2"),
}  # fmt: skip


_DRIVE = a_scenario(
    intent=Intent.TEST_DRIVE, vehicle={"year": 2023, "make": "Toyota", "model": "RAV4", "condition": "used", "stock": "T4512"}
)


class NumberedWays(Corner):
    """On the car's page the ways to ask and to drive both bear its number; the shopper wants to drive."""

    shop: ClassVar = {"scenario": _DRIVE, "vehicle": _DRIVE.vehicle}
    decoys: ClassVar = (*Site.decoys, "/ask")
    must: ClassVar = {"email": ADDRESS, "day": "2026"}


NumberedWays.pages = {
    "/vehicle/rav4": page('<h1>2023 Toyota RAV4 XLE</h1><a href="/ask/t4512">Enquire</a> <a href="/drive/t4512">Book test drive</a>'),
    "/ask/t4512": _asked("Enquire", "/ask"),
    "/drive/t4512": page(f"<h1>Book a test drive</h1><form action=/lead method=post><label>Date<input type=date name=day required></label>{field('Name', 'name')}{field('Email', 'email')}<button>Book test drive</button></form>"),
}  # fmt: skip


class CardUnfolds(Corner):
    """On the list's second page each card unfolds a form of its own; there are no pages of cars."""

    must: ClassVar = {"email": ADDRESS, "stock": "T9"}


def _unfolds(*cars: tuple[str, str]) -> str:
    return "".join(f'<article><h2>{name}</h2><button type="button" aria-expanded="false" onclick="this.nextElementSibling.hidden=false">I\'m interested</button><div hidden>{ASK.replace("<h3>Ask about this car</h3>", "") % stock}</div></article>' for name, stock in cars)  # fmt: skip


CardUnfolds.pages = {
    "/inventory": lambda site, asked: page("<h1>Used cars</h1>" + (_unfolds(("2017 Nissan Rogue SV", "T4"), ("2023 Toyota RAV4 XLE", "T9")) if asked.query.get("page") else _unfolds(("2019 Honda Accord Sport", "T1"), ("2020 Toyota Camry SE", "T2")) + '<nav><a href="/inventory?page=2">2</a></nav>')),
}  # fmt: skip


class PlateWanted(Corner):
    """The valuation insists on a number plate nobody gave; the contact form takes the question."""

    shop: ClassVar = TradeTiles.shop
    must: ClassVar = {"email": ADDRESS}
    decoys: ClassVar = (*Site.decoys, "/valuation")


PlateWanted.pages = {
    "/": page('<h1>Welcome</h1><a href="/value">Value my car</a>'),
    "/value": page(
        f'<form action="/valuation" method="post">{field("Registration number", "vrm")}{field("Mileage", "ml")}<button>Get valuation</button></form>'
    ),
}


class TwoHouses(Corner):
    """Two forms alike on one page, each for another house of the firm; the shopper's comes second."""

    shop: ClassVar = {"dealer": {"name": "Harbor View Motors Albany", "city": "Albany"}}
    decoys: ClassVar = (*Site.decoys, "/buffalo")


TwoHouses.pages = {
    "/contact": page(
        "<h1>Contact us</h1>"
        + "".join(
            f"<section><h2>Harbor View Motors {town}</h2>{CONTACT.replace('/lead', to).replace('<h2>Contact us</h2>', '')}</section>"
            for town, to in (("Buffalo", "/buffalo"), ("Albany", "/lead"))
        )
    )
}


class TwoAddresses(TwoHouses):
    """Two forms alike; only the address before each tells whose it is."""


TwoAddresses.pages = {
    "/contact": page(
        "<h1>Contact us</h1>"
        + "".join(
            f"<div><address>Harbor View Motors<br>7 Main Street, {town}</address>{CONTACT.replace('/lead', to).replace('<h2>Contact us</h2>', '')}</div>"
            for town, to in (("Buffalo", "/buffalo"), ("Albany", "/lead"))
        )
    )
}


LOTS = (
    TwoHouses,
    TwoAddresses,
    GrowingList,
    DeskTabs,
    CardsAlike,
    StandsBelow,
    MailingListOnly,
    TradeTiles,
    PlateOrModel,
    PlateUnknown,
    ToldFirst,
    CarInAddress,
    SimilarCars,
    NumberedWays,
    CardUnfolds,
    PlateWanted,
)
