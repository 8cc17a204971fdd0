"""Pretend dealer sites where the form comes into view by a press of ours: panes without a form, drawers off an edge, apps by hash.

Beside them lists that grow by more than one press, pages that shout, and addresses that are looked up before anything is sent.
"""

from __future__ import annotations

from typing import Any, ClassVar

from mysteryshop.model import Intent, TradeIn
from tests.builders import a_scenario
from tests.live.sites import Site, page

_SEND = "await fetch('/lead',{method:'POST',headers:{'content-type':'application/x-www-form-urlencoded'},body:new URLSearchParams(d)});"


class PanesOfACar(Site):
    """A tool without a form, one pane a step; the second asks how many miles and how the car is, as a search does too."""

    shop: ClassVar = {
        "scenario": a_scenario(intent=Intent.TRADE_IN, trade_in=TradeIn(year=2016, make="Honda", model="Civic", mileage=62000))
    }
    must: ClassVar[dict[str, str]] = {"email": "maria.jensen47@shop.example", "miles": "62", "state": "", "year": "2016"}
    pages: ClassVar[dict[str, Any]] = {
        "/": page("<h1>Welcome to Harbor View Motors</h1><p><a href='/trade'>Value your trade-in</a></p>"),
        "/trade": page(f"""<h1>Value your trade-in</h1><div id="tool"><section id="a"><h2>Your car</h2><p><label>Year <select name="year"><option value="">Year</option><option>2015</option><option>2016</option><option>2017</option></select></label></p>
            <p><label>Make <select name="make"><option value="">Make</option><option>Ford</option><option>Honda</option></select></label></p><p><label>Model <select name="model"><option value="">Model</option><option>Civic</option><option>Focus</option></select></label></p><a href="#" role="button" id="ga">Next</a></section>
            <section id="b" style="display:none"><h2>Its state</h2><p><label>Mileage <input name="miles" inputmode="numeric"></label></p><p>Condition</p><label><input type="radio" name="state" value="great"> Great</label> <label><input type="radio" name="state" value="fair"> Fair</label> <a href="#" role="button" id="gb">Next</a></section>
            <section id="c" style="display:none"><h2>Where do we send it?</h2><p><label>First name <input name="first"></label></p><p><label>Last name <input name="last"></label></p><p><label>Email <input name="email"></label></p><p><label>Comments <textarea name="message"></textarea></label></p><a href="#" role="button" id="gc">Get my value</a></section></div>
            <script>const $=(i)=>document.getElementById(i),v=(n)=>tool.querySelector(`[name=${{n}}]`).value,to=(x,y)=>{{$(x).style.display='none';$(y).style.display='block'}};
            $('ga').onclick=(e)=>{{e.preventDefault();if(v('year')&&v('make')&&v('model'))to('a','b')}};$('gb').onclick=(e)=>{{e.preventDefault();if(/^[\\d,]+$/.test(v('miles'))&&tool.querySelector('[name=state]:checked'))to('b','c')}};
            $('gc').onclick=async(e)=>{{e.preventDefault();if(!v('first')||!v('email'))return;const d={{}};tool.querySelectorAll('input,select,textarea').forEach((i)=>{{if(i.type!=='radio'||i.checked)d[i.name]=i.value}});{_SEND}tool.innerHTML='<h2>Thank you! Your estimate is on its way.</h2>'}}</script>"""),
        "/contact": page('<form action="/decoy" method="post"><h2>Contact us</h2><label>Name <input name="n" required></label><label>Email <input name="e" type="email" required></label><label>Message <textarea name="m" required></textarea></label><button>Send</button></form>'),
        "/decoy": page("<h1>Thank you for your message</h1>"),
    }  # fmt: skip


class NothingButPlaceholders(Site):
    """A stepper whose next pane has not a word beside what stands in its boxes."""

    must: ClassVar[dict[str, str]] = {"email": "maria.jensen47@shop.example", "message": "Hi, I am looking at", "model": "RAV4"}
    traps: ClassVar[tuple[str, ...]] = ("ads",)
    pages: ClassVar[dict[str, Any]] = {
        "/": page("<h1>Welcome to Harbor View Motors</h1><p><a href='/ask'>Request information</a></p>"),
        "/contact": page("<h1>Visit us</h1><p>1 Main Street</p>"),
        "/ask": page(f"""<h1>Ask our team</h1><div id="w" class="stepper"><section id="a"><h2>Your wishes</h2><p>Which model do you like?</p><select name="model"><option value="">Model</option><option>Corolla</option><option>RAV4</option></select><p>When do you need it?</p><label><input type="radio" name="soon" value="now"> Right away</label> <label><input type="radio" name="soon" value="month"> Within a month</label> <a class="btn" style="cursor:pointer" onclick="to('a','b')">Continue</a></section>
            <section id="b" style="display:none"><input name="first" placeholder="First name"> <input name="last" placeholder="Last name"> <input name="email" placeholder="Email"> <input name="phone" placeholder="Phone"> <a style="cursor:pointer" onclick="to('b','c')">Continue</a></section>
            <section id="c" style="display:none"><textarea name="message" placeholder="Anything else?"></textarea> <label><input type="checkbox" name="ok"> I accept the privacy policy</label> <label><input type="checkbox" name="ads"> I would like to receive offers</label> <a style="cursor:pointer" onclick="end()">Send request</a></section></div>
            <script>const $=(i)=>document.getElementById(i),v=(n)=>w.querySelector(`[name=${{n}}]`).value;function to(x,y){{if(x==='a'?!v('model')||!w.querySelector(':checked'):!v('first')||!v('last')||!v('email'))return;$(x).style.display='none';$(y).style.display='block'}}
            async function end(){{const d={{}};w.querySelectorAll('input,select,textarea').forEach((i)=>{{if(!/radio|checkbox/.test(i.type)||i.checked)d[i.name]=i.value}});{_SEND}w.innerHTML='<h2>Thank you, your request was sent.</h2>'}}</script>"""),
    }  # fmt: skip


def _drawer(box: str, shut: str, opened: str) -> str:
    """The page of a car whose form waits in `box`; its opener tells it which car."""
    return page(f"""<h1>2023 Toyota RAV4 XLE</h1><p>$29,400, 14,020 miles</p><button type="button" id="open" data-car="T1182">Ask about this car</button><div style="height:700px"></div>
        <div id="box" style="position:fixed;background:#fff;{box};{shut}"><form id="f" action="/lead" method="post"><input type="hidden" name="car"><p><input name="who" placeholder="Full name" required></p><p><input name="email" type="email" placeholder="Email" required></p><p><textarea name="message" placeholder="Your question"></textarea></p><button>Send question</button></form></div>
        <script>document.getElementById('open').onclick=(e)=>{{f.elements.car.value=e.target.dataset.car;box.style.cssText+=';{opened}'}};</script>""")  # fmt: skip


class _OffAnEdge(Site):
    """The form waits outside the window, at one of its edges."""

    must: ClassVar[dict[str, str]] = {**Site.must, "car": "T1182"}


class OffTheRight(_OffAnEdge):
    """A drawer at the right edge."""

    pages: ClassVar[dict[str, Any]] = {
        "/vehicle/rav4": _drawer("top:0;width:420px;height:100%;overflow:auto", "right:-480px", "right:0"),
        "/contact": page("<h1>Visit us</h1><p>1 Main Street</p>"),
    }


class BelowTheEdge(_OffAnEdge):
    """A sheet below the lower edge."""

    pages: ClassVar[dict[str, Any]] = {
        "/vehicle/rav4": _drawer("left:0;right:0;bottom:0", "transform:translateY(103%)", "transform:none"),
        "/contact": page("<h1>Visit us</h1><p>1 Main Street</p>"),
    }


class ByHash(Site):
    """An app of one page, drawn anew for every address after the hash, its menu beside the boxes and no form around them."""

    pages: ClassVar[dict[str, Any]] = {
        "/": f"""<!doctype html><html lang="en"><head><title>Harbor View Motors</title></head><body><div id="app"></div><script>
            const V={{home:'<h1>Harbor View Motors</h1><p>Since 1971.</p>',stock:'<h1>Our cars</h1><div>2021 Toyota Corolla</div><div data-to="car" style="cursor:pointer">2023 Toyota RAV4 XLE</div>',repair:'<h1>Repairs</h1><p>Bring it in.</p>',car:'<h1>2023 Toyota RAV4 XLE</h1><p>$29,400</p><div data-to="ask" style="cursor:pointer;background:#069;color:#fff;width:200px">Ask about this car</div>',
            ask:'<h2>Ask about the 2023 Toyota RAV4 XLE</h2><div><p>First name<br><input id="i1"></p><p>Last name<br><input id="i2"></p><p>Email<br><input id="i3"></p><p>Your question<br><textarea id="i4"></textarea></p><button id="go">Send question</button></div>',sent:'<h2>Your question was sent!</h2><p>We will answer soon.</p>'}};
            function draw(){{const k=location.hash.slice(2)||'home';app.innerHTML='<div>'+[['home','Home'],['stock','Used cars'],['repair','Repairs']].map(([a,b])=>`<span data-to="${{a}}" tabindex="0" style="cursor:pointer;margin:9px">${{b}}</span>`).join('')+'</div><main>'+V[k]+'</main>';app.querySelectorAll('[data-to]').forEach((x)=>x.onclick=()=>location.hash='#/'+x.dataset.to);
            const go=document.getElementById('go');if(go)go.onclick=async()=>{{const d={{first:i1.value,last:i2.value,email:i3.value,message:i4.value}};if(!d.first||!d.email)return;{_SEND}location.hash='#/sent'}}}}addEventListener('hashchange',draw);draw()</script></body></html>""",
    }  # fmt: skip


class MoreTwice(Site):
    """The shopper's car is in the list only after its button was pressed twice."""

    must: ClassVar[dict[str, str]] = {**Site.must, "stock": "7"}
    pages: ClassVar[dict[str, Any]] = {
        "/inventory": page("""<h1>Our cars</h1><div id="g"></div><button id="more" type="button">Load more</button><script>const L=['2021 Toyota Corolla','2020 Toyota Camry','2019 Toyota RAV4 LE','2022 Toyota Yaris','2018 Toyota RAV4 Adventure','2021 Toyota Prius','2020 Toyota Highlander','2023 Toyota RAV4 XLE'];let k=0;
            const add=()=>{L.slice(k,k+3).forEach((c,i)=>{g.insertAdjacentHTML('beforeend',`<div><h3>${c}</h3><a href="/vehicle/${k+i}">Details</a></div>`)});k+=3;if(k>=L.length)more.remove()};more.onclick=()=>setTimeout(add,400);add()</script>"""),
        **{
            f"/vehicle/{place}": page(f'<h1>{name}</h1><form action="/lead" method="post"><input type="hidden" name="stock" value="{place}"><h2>Ask about this car</h2><label>Name <input name="who" required></label><label>Email <input name="email" type="email" required></label><label>Question <textarea name="message" required></textarea></label><button>Send question</button></form>')
            for place, name in enumerate(("2021 Toyota Corolla", "2020 Toyota Camry", "2019 Toyota RAV4 LE", "2022 Toyota Yaris", "2018 Toyota RAV4 Adventure", "2021 Toyota Prius", "2020 Toyota Highlander", "2023 Toyota RAV4 XLE"))
        },
        "/contact": page("<h1>Visit us</h1><p>1 Main Street</p>"),
    }  # fmt: skip


PANES: tuple[type[Site], ...] = (
    PanesOfACar,
    NothingButPlaceholders,
    MoreTwice,
    OffTheRight,
    BelowTheEdge,
    ByHash,
)
