"""Pretend dealers whose lead goes through a tool: a talking trade-in, questions in rows before anybody is asked, a calendar as a step."""

from __future__ import annotations

from typing import Any, ClassVar

from mysteryshop.model import TradeIn
from tests.live.sites import Asked, Site
from tests.live.ways_support import EN, Street, form, shopper, whole

_POST = "const post = (o) => fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(o) });"
_TRADE: dict[str, Any] = {
    "intent": "trade_in",
    "trade_in": TradeIn(year=2017, make="Honda", model="Accord", mileage=84000),
    "vehicle": {"make": "Toyota", "model": "RAV4", "condition": "new"},
    "forms": ("trade_in", "contact"),
}


def _taken(site: Site, asked: Asked) -> tuple[int, str, dict[str, str]]:
    return 200, '{"ok": true}', {"Content-Type": "application/json"}


class _Tool(Street):
    """A tool on a page of its own, and a contact form that is not to be used."""

    def __init__(self) -> None:
        super().__init__()
        self._all |= {
            "/": whole(EN, "<h1>Welcome</h1>", nav='<a href="/tool">Value your trade</a> <a href="/contact">Contact us</a>'),
            "/contact": whole(EN, form(EN, "/contact-lead")),
            "/lead": _taken,
            **type(self).pages,
        }


class TalkingTrade(_Tool):
    """One box takes all answers; what is asked was said last above it, and every button says that it sends."""

    shop: ClassVar = shopper(EN, **_TRADE)
    must: ClassVar = {"a3": "", "car": "2017 Honda Accord", "name": "Maria", "mail": "maria.jensen47@shop.example"}
    pages: ClassVar = {
        "/tool": whole(
            EN,
            """<h1>Value your trade</h1><div id="log"></div><div id="say"></div><script>"""
            + _POST
            + """const Q = [['car', 'Hi! What car do you have? Year, make and model please.'], ['state', 'How would you describe it?', ['Excellent', 'Good', 'Fair']], ['name', 'And your name?'], ['mail', 'What email should we send your value to?']], A = {}; let i = 0;
            const tell = (words) => { const line = document.createElement('div'); line.textContent = words; log.append(line); };
            const next = async (answer) => { A[Q[i][0]] = answer; tell(answer); say.innerHTML = ''; if (++i < Q.length) return setTimeout(ask, 250); await post(A); tell('Thank you! Your value is on its way to your inbox.'); };
            const ask = () => { const [, words, chips] = Q[i]; tell(words); if (chips) { say.innerHTML = chips.map((c) => '<button class="chip">' + c + '</button>').join(''); say.querySelectorAll('button').forEach((b) => { b.onclick = () => next(b.textContent); }); return; }
              say.innerHTML = '<form><input aria-label="Type your answer"><button>Send</button></form>'; say.firstChild.onsubmit = (e) => { e.preventDefault(); if (say.querySelector('input').value) next(say.querySelector('input').value); }; }; ask();</script>""",
        )
    }


class RowsBeforeWho(_Tool):
    """The first button says that it begins, the next step is rows of drawn answers under headings, one beside the other."""

    shop: ClassVar = shopper(EN, **_TRADE)
    must: ClassVar = {
        "a3": "",
        "make": "Honda",
        "model": "Accord",
        "trim": "LX",
        "hit": "No",
        "mail": "maria.jensen47@shop.example",
    }
    pages: ClassVar = {
        "/tool": whole(
            EN,
            """<h1>Value your trade</h1><style>.card{display:inline-block;border:1px solid;padding:8px;cursor:pointer}</style>
            <div id="s1"><select id="mk" aria-label="Make"><option value="">Make</option><option>Honda</option><option>Toyota</option></select><select id="md" aria-label="Model"><option value="">Model</option><option>Accord</option><option>Civic</option></select><select id="tr" aria-label="Trim"><option value="">Trim</option><option>LX</option></select><label>Mileage <input id="mi"></label><label>ZIP <input id="zip"></label><button>Get started</button></div>
            <div id="s2" hidden><h3>Overall condition</h3><div class="card" data-k="state">Excellent</div><div class="card" data-k="state">Good</div><p>Was it in an accident?</p><span class="card" data-k="hit">Yes</span><span class="card" data-k="hit">No</span><p id="e"></p><button>Next</button></div>
            <form id="s3" hidden><label>Name <input name="name" required></label><label>Email <input name="mail" type="email" required></label><button>Get my offer</button></form><h2 id="s4" hidden>Thank you, we have received your request.</h2><script>"""
            + _POST
            + """const A = {}, show = (n) => { [s1, s2, s3, s4].forEach((s, i) => { s.hidden = i + 1 !== n; }); };
            s1.querySelector('button').onclick = () => { if ([mk, md, tr, mi, zip].every((x) => x.value)) show(2); };
            s2.querySelectorAll('.card').forEach((c) => { c.onclick = () => { A[c.dataset.k] = c.textContent; }; });
            s2.querySelector('button').onclick = () => { if (A.state && A.hit) show(3); else e.textContent = 'Please answer all questions'; };
            s3.onsubmit = async (ev) => { ev.preventDefault(); await post({ make: mk.value, model: md.value, trim: tr.value, ...A, ...Object.fromEntries(new FormData(s3)) }); show(4); };</script>""",
        )
    }


class CalendarStep(_Tool):
    """A card leads on by itself to a calendar, its day to the hours, an hour to the boxes; nothing has a button of its own."""

    shop: ClassVar = shopper(EN, intent="test_drive", forms=("test_drive", "contact"))
    must: ClassVar = {
        "a3": "",
        "where": "At the store",
        "day": "2026-06-",
        "hour": "10:30",
        "mail": "maria.jensen47@shop.example",
    }
    pages: ClassVar = {
        "/": whole(EN, "<h1>Welcome</h1>", nav='<a href="/tool">Schedule a test drive</a> <a href="/contact">Contact us</a>'),
        "/tool": whole(
            EN,
            """<h1>Schedule a test drive</h1><style>.card{display:inline-block;border:1px solid;padding:8px;cursor:pointer}</style><div id="s1"><h3>Where would you like to drive?</h3><div class="card">At the store</div><div class="card">At my home</div></div>
            <div id="s2" hidden><h3>Pick a day</h3><b>June 2026</b><table><thead><tr><th>Su<th>Mo<th>Tu<th>We<th>Th<th>Fr<th>Sa</tr></thead><tbody></tbody></table><div id="hours"></div></div>
            <form id="s3" hidden><label>Name <input name="name" required></label><label>Email <input name="mail" type="email" required></label><button>Book</button></form><h2 id="s4" hidden>Your test drive request has been received.</h2><script>"""
            + _POST
            + """const A = {}, show = (n) => { [s1, s2, s3, s4].forEach((s, i) => { s.hidden = i + 1 !== n; }); };
            s1.querySelectorAll('.card').forEach((c) => { c.onclick = () => { A.where = c.textContent; show(2); }; });
            let rows = '<tr><td></td>'; for (let d = 1; d <= 30; d++) rows += '<td><button data-d="2026-06-' + String(d).padStart(2, '0') + '"' + (d < 3 || d % 7 === 0 ? ' disabled' : '') + '>' + d + '</button></td>' + ((d + 1) % 7 ? '' : '</tr><tr>'); s2.querySelector('tbody').innerHTML = rows;
            s2.querySelectorAll('[data-d]').forEach((b) => { b.onclick = () => { A.day = b.dataset.d; setTimeout(() => { hours.innerHTML = '<h4>Available times</h4>' + ['9:00 AM', '10:30 AM', '3:00 PM'].map((t) => '<span class="card">' + t + '</span>').join(''); hours.querySelectorAll('.card').forEach((c) => { c.onclick = () => { A.hour = c.textContent; show(3); }; }); }, 200); }; });
            s3.onsubmit = async (ev) => { ev.preventDefault(); await post({ ...A, ...Object.fromEntries(new FormData(s3)) }); show(4); };</script>""",
        ),
    }


class StoresOfACode(_Tool):
    """A step's own button searches for the stores near a postal code; the step goes on by another, once one is chosen."""

    shop: ClassVar = shopper(EN, intent="test_drive", forms=("test_drive", "contact"))
    must: ClassVar = {"a3": "", "mail": "maria.jensen47@shop.example", "car": "rav4", "store": "near", "zip": "12205"}
    pages: ClassVar = {
        "/": whole(EN, "<h1>Welcome</h1>", nav='<a href="/tool">Schedule a test drive</a> <a href="/contact">Contact us</a>'),
        "/tool": whole(
            EN,
            """<h1>Schedule a test drive</h1><form id="f"><div class="st"><h2>1. Your car</h2><label><input type="radio" name="car" value="rav4"> Toyota RAV4</label><label><input type="radio" name="car" value="corolla"> Toyota Corolla</label><button type="button" class="next">Next</button></div>
            <div class="st" hidden><h2>2. Your store</h2><label>ZIP code <input name="zip"></label> <button type="button" id="look">Search</button><div id="list"></div><label>Preferred day <input type="date" name="day"></label><button type="button" class="next">Next</button></div>
            <div class="st" hidden><h2>3. Your details</h2><label>Name <input name="name" required></label><label>Email <input name="mail" type="email" required></label><button>Book</button></div></form><h2 id="done" hidden>Your test drive request has been received.</h2><script>"""
            + _POST
            + """const S = document.querySelectorAll('.st');
            look.onclick = () => setTimeout(() => { list.innerHTML = f.zip.value ? '<label><input type="radio" name="store" value="far"> Fox Motors Utica</label><label><input type="radio" name="store" value="near"> Harbor View Motors</label>' : ''; }, 300);
            document.querySelectorAll('.next').forEach((b, i) => { b.onclick = () => { if (i ? !f.store || !f.store.value || !f.day.value : !f.car.value) return alert('Please complete this step'); S[i].hidden = true; S[i + 1].hidden = false; }; });
            f.onsubmit = async (ev) => { ev.preventDefault(); await post(Object.fromEntries(new FormData(f))); f.hidden = true; done.hidden = false; };</script>""",
        ),
    }


TOOLS: tuple[type[Street], ...] = (TalkingTrade, RowsBeforeWho, CalendarStep, StoresOfACode)
