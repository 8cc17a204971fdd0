"""Pretend dealer sites on loopback, each with one named trap. A site counts what it gets and says what a right lead is.

A site is a class: `pages` maps paths to HTML (or to a callable of the request), `outcome` is the word a visit should end with,
`right` the path the lead must be posted to, `traps` names of fields that must stay empty.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

NAV = '<header><nav><a href="/">Home</a> <a href="/inventory">Inventory</a> <a href="/service">Service</a> <a href="/contact">Contact us</a></nav></header>'
NEWSLETTER = (
    '<footer><form action="/newsletter" method="post"><h3>Newsletter</h3><label>Email <input type="email" name="news_email"></label>'
    "<button>Subscribe</button></form><p>Harbor View Motors, 1 Main Street, Albany</p></footer>"
)
CARS = '<h1>Our cars</h1><ul><li><a href="/vehicle/corolla">2021 Toyota Corolla LE</a></li><li><a href="/vehicle/rav4">2023 Toyota RAV4 XLE</a></li></ul>'
CONTACT = """<form action="/lead" method="post"><h2>Contact us</h2>
<p><label>First name* <input name="fname" required></label></p><p><label>Last name* <input name="lname" required></label></p>
<p><label>Email* <input type="email" name="email" required></label></p><p><label>Phone <input type="tel" name="phone"></label></p>
<p><label>Message* <textarea name="message" required></textarea></label></p><p><button type="submit">Send message</button></p></form>"""
THANKS = "<h1>Thank you for your message</h1><p>We will be in touch shortly.</p>"


def page(body: str, *, title: str = "Harbor View Motors", lang: str = "en", nav: str = NAV, foot: str = NEWSLETTER) -> str:
    """A whole page of the pretend store."""
    style = "<style>body{font:16px sans-serif;margin:20px} .overlay{position:fixed;inset:0;background:#fff;z-index:99;padding:80px}</style>"
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{style}</head><body>{nav}<main>{body}</main>{foot}</body></html>'


@dataclass
class Asked:
    """One request as a site sees it."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)


Answer = tuple[int, str, dict[str, str]]
Page = str | Callable[["Site", Asked], "str | Answer"]


class Site:
    """A plain dealer: home, cars, service form as decoy, contact page with a simple form and a thank-you page."""

    outcome: ClassVar[str] = "confirmed"
    right: ClassVar[str] = "/lead"
    pages: ClassVar[dict[str, Page]] = {}
    traps: ClassVar[tuple[str, ...]] = ()
    arrives: ClassVar[bool] = True
    must: ClassVar[dict[str, str]] = {"email": "maria.jensen47@shop.example", "message": "Hi, I am looking at"}
    shop: ClassVar[dict[str, Any]] = {}
    decoys: ClassVar[tuple[str, ...]] = ("/newsletter", "/service-booking", "/decoy")

    def __init__(self) -> None:
        self.posts: list[Asked] = []
        self.seen: list[str] = []
        self._all: dict[str, Page] = {}
        for kind in reversed(type(self).__mro__):
            self._all.update(getattr(kind, "pages", {}))

    def answer(self, asked: Asked) -> Answer:
        """What the site sends back."""
        self.seen.append(asked.path)
        if asked.method == "POST":
            self.posts.append(asked)
        found = self._all.get(asked.path)
        if found is None:
            return 404, page("<h1>Not found</h1>"), {}
        told = found(self, asked) if callable(found) else found
        return (200, told, {}) if isinstance(told, str) else told

    def takes_over(self, handler: BaseHTTPRequestHandler) -> bool:
        """True when the site speaks to the browser itself (sockets, endless answers) instead of answering once."""
        return False

    @property
    def leads(self) -> list[Asked]:
        """What arrived where a lead belongs."""
        return [post for post in self.posts if post.path == self.right]


Site.pages = {
    "/": page("<h1>Welcome to Harbor View Motors</h1><p>New and used cars since 1971.</p>"),
    "/inventory": page(CARS),
    "/vehicle/rav4": page("<h1>2023 Toyota RAV4 XLE</h1><p>$29,400, 14,020 miles, stock T1182.</p>"),
    "/vehicle/corolla": page("<h1>2021 Toyota Corolla LE</h1><p>$18,400</p>"),
    "/service": page(
        '<h1>Service</h1><form action="/service-booking" method="post"><h2>Book a service appointment</h2><label>Name <input name="n"></label>'
        '<label>Email <input name="e" type="email"></label><label>Mileage <input name="m"></label><label>What needs fixing? <textarea name="t"></textarea></label><button>Book service</button></form>'
    ),
    "/contact": page(CONTACT),
    "/lead": page(THANKS),
    "/newsletter": page("<h1>Subscribed</h1>"),
    "/service-booking": page("<h1>Service booked</h1>"),
}


class PlainContact(Site):
    """Nothing special: a contact page."""


class Served:
    """A site on a free port for the time of a `with`."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __enter__(self) -> Served:
        site = self.site

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                if site.takes_over(self):
                    self.close_connection = True
                    return
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
                status, html, more = site.answer(
                    Asked(
                        self.command,
                        parts.path,
                        _flat(parts.query),
                        _form(body, self.headers.get("Content-Type") or ""),
                        dict(self.headers),
                    )
                )
                if status == 0:  # the connection breaks
                    self.close_connection = True
                    self.connection.close()
                    return
                data = html.encode()
                self.send_response(status)
                self.send_header("Content-Type", more.pop("Content-Type", "text/html; charset=utf-8"))
                self.send_header("Content-Length", str(len(data)))
                for key, value in more.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = _serve  # noqa: N815 - the names the standard library calls

            def log_message(self, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *trouble: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _flat(query: str) -> dict[str, str]:
    return {key: ", ".join(values) for key, values in parse_qs(query, keep_blank_values=True).items()}


def _form(body: str, kind: str) -> dict[str, str]:
    if "json" in kind:
        told = json.loads(body or "{}")
        return {key: str(value) for key, value in told.items()}
    if "multipart" in kind:
        out = {}
        for part in body.split("Content-Disposition: form-data; name=")[1:]:
            name, _, rest = part.partition("\r\n")
            out[name.split('"')[1]] = rest.split("\r\n--")[0].strip()
        return out
    return _flat(body)


# ---- where the form stands


class DialogOnVehiclePage(Site):
    """The only lead form opens in a dialog on the car's page."""

    must: ClassVar = {"mail": "maria.jensen47@shop.example", "q": "Hi, I am looking at", "who": "Maria Jensen"}


DialogOnVehiclePage.pages = {
    "/": page("<h1>Welcome</h1>", nav='<nav><a href="/inventory">Vehicles</a> <a href="/service">Service</a></nav>'),
    "/contact": lambda site, asked: (404, "nothing", {}),
    "/vehicle/rav4": page(
        "<h1>2023 Toyota RAV4 XLE</h1><p>$29,400</p><button onclick=\"document.getElementById('ask').showModal()\">Check availability</button>"
        '<dialog id="ask"><form action="/lead" method="post"><h2>Ask about this car</h2><input type="hidden" name="stock" value="T1182">'
        '<label>Your name <input name="who" required></label><label>Email <input name="mail" type="email" required></label>'
        '<label>Phone <input name="tel" type="tel"></label><label>Your question <textarea name="q"></textarea></label><button>Send request</button></form></dialog>'
    ),
}


class InFrame(Site):
    """The contact page holds the form in a frame."""


InFrame.pages = {
    "/contact": page('<h1>Contact us</h1><iframe src="/frame" width="700" height="600"></iframe>'),
    "/frame": page(CONTACT, nav="", foot=""),
}


class InShadow(Site):
    """The form lives in an open shadow root and posts by fetch."""


InShadow.pages = {
    "/contact": page(
        "<h1>Contact</h1><lead-form></lead-form><script>customElements.define('lead-form', class extends HTMLElement { connectedCallback() {"
        "const r = this.attachShadow({mode: 'open'}); r.innerHTML = `<form><label>Name <input name=full required></label><label>E-mail <input name=email type=email required></label>"
        "<label>How can we help? <textarea name=message required></textarea></label><button>Send</button></form>`;"
        "r.querySelector('form').addEventListener('submit', async (e) => { e.preventDefault(); const d = Object.fromEntries(new FormData(e.target));"
        "const a = await fetch('/lead', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(d)}); if (a.ok) r.innerHTML = '<p>Thanks, we got your message.</p>'; }); } });</script>"
    ),
    "/lead": lambda site, asked: (200, '{"ok": true}', {"Content-Type": "application/json"}),
}


class Steps(Site):
    """Three steps; the lead leaves with the last."""

    must: ClassVar = {"email": "maria.jensen47@shop.example", "first": "Maria", "comments": "Hi, I am looking at"}


Steps.pages = {
    "/contact": page(
        "<h1>Contact us</h1><form action='/lead' method='post' id='w'><section class='step'><h2>What is it about?</h2><label><input type='radio' name='topic' value='sales'> Sales</label>"
        "<label><input type='radio' name='topic' value='service'> Service</label><button type='button' class='next'>Next</button></section>"
        "<section class='step' hidden><label>First name <input name='first'></label><label>Last name <input name='last'></label><label>Email <input name='email' type='email'></label><button type='button' class='next'>Next</button></section>"
        "<section class='step' hidden><label>Comments <textarea name='comments'></textarea></label><button type='submit'>Submit</button></section></form>"
        "<script>document.querySelectorAll('.next').forEach((b) => b.onclick = () => { const s = b.closest('section'); s.hidden = true; s.nextElementSibling.hidden = false; });</script>"
    ),
}


class CookieWall(Site):
    """A cookie wall covers everything and can be refused."""

    accepted: ClassVar[str] = "no"


_WALL = (
    "<div id='ck' class='overlay'><h2>We value your privacy</h2><p>We use cookies.</p><button onclick=\"fetch('/accepted',{method:'POST'});document.getElementById('ck').remove()\">Accept all</button>"
    "<button onclick=\"localStorage.ck=1;document.getElementById('ck').remove()\">Reject all</button></div><script>if(localStorage.ck)document.getElementById('ck').remove()</script>"
)
CookieWall.pages = {"/": page("<h1>Welcome</h1>" + _WALL), "/contact": page(CONTACT + _WALL), "/accepted": ""}
CookieWall.decoys = (*Site.decoys, "/accepted")


class Captcha(Site):
    """The form is guarded by a checkbox captcha."""

    outcome: ClassVar = "captcha"


Captcha.pages = {"/contact": page(CONTACT.replace("<p><button", '<div class="g-recaptcha" data-sitekey="x"></div><p><button'))}


class NoForm(Site):
    """Only a newsletter and a service form."""

    outcome: ClassVar = "no_form"


NoForm.pages = {"/contact": page("<h1>Contact us</h1><p>Call us: <a href='tel:+15185550100'>518-555-0100</a></p>")}


class LateForm(Site):
    """A script brings the form two seconds late."""


LateForm.pages = {
    "/contact": page(
        "<h1>Contact us</h1><div id='here'>Loading</div><script>setTimeout(() => document.getElementById('here').innerHTML = "
        + json.dumps(CONTACT)
        + ", 2000)</script>"
    )
}


class LazyForm(Site):
    """The form comes only when its place is scrolled to."""


LazyForm.pages = {
    "/contact": page(
        "<h1>Contact us</h1><div style='height:2600px'>Pictures</div><div id='here' style='min-height:40px'></div><script>new IntersectionObserver((e, o) => { if (e[0].isIntersecting) { o.disconnect(); document.getElementById('here').innerHTML = "
        + json.dumps(CONTACT)
        + "; } }).observe(document.getElementById('here'))</script>"
    )
}


class Accordion(Site):
    """The form is folded away under a heading."""


Accordion.pages = {"/contact": page("<h1>Contact</h1><details><summary>Send us a message</summary>" + CONTACT + "</details>")}


class NewTab(Site):
    """A button opens the form in a new window."""


NewTab.pages = {
    "/contact": page("<h1>Contact</h1><button onclick=\"window.open('/form')\">Write to us</button>"),
    "/form": page(CONTACT),
}


class FooterOnly(Site):
    """The way to the form stands in the footer only, as a question."""


FooterOnly.pages = {
    "/": page(
        "<h1>Welcome</h1>",
        nav="<nav><a href='/service'>Service</a></nav>",
        foot="<footer><a href='/ask'>Talk to a human</a></footer>",
    ),
    "/ask": page(CONTACT),
    "/contact": lambda s, a: (404, "no", {}),
}


class Chooser(Site):
    """A group's page asks which store first."""

    shop: ClassVar = {"dealer": {"city": "Albany"}}


Chooser.pages = {
    "/": page(
        "<h1>Our stores</h1><ul><li><a href='/utica'>Harbor Utica</a></li><li><a href='/albany'>Harbor Albany</a></li></ul>",
        nav="",
        foot="",
    ),
    "/albany": page("<h1>Harbor Albany</h1>"),
    "/utica": page("<h1>Utica</h1>", nav="<a href='/decoycontact'>Contact us</a>"),
    "/decoycontact": page(CONTACT.replace("/lead", "/decoy")),
    "/decoy": "x",
}


class LanguageSplash(Site):
    """The first page asks for the language only."""

    shop: ClassVar = {"dealer": {"language": "en"}}


LanguageSplash.pages = {
    "/": page("<p>Choose</p><a href='/fr'>Français</a> <a href='/en'>English</a>", nav="", foot=""),
    "/en": page("<h1>Welcome</h1>"),
    "/fr": page("<h1>Bienvenue</h1>", nav=""),
}


# ---- what the form wants


class Honeypot(Site):
    """Two boxes no person sees."""

    traps: ClassVar = ("website", "fax_number")


Honeypot.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><button",
            "<div style='position:absolute;left:-5000px'><label>Website <input name='website'></label></div><p style='display:none'><label>Fax <input name='fax_number'></label></p><p><button",
        )
    )
}


class Consents(Site):
    """A required consent, and an opt-in that comes ticked."""

    must: ClassVar = {**Site.must, "gdpr": "on"}
    traps: ClassVar = ("offers",)


Consents.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><button",
            "<p><label><input type='checkbox' name='gdpr' required> I have read the privacy policy and agree that my data is processed*</label></p><p><label><input type='checkbox' name='offers' checked> Yes, send me offers and newsletters by email</label></p><p><button",
        )
    )
}


class ThreeBoxes(Site):
    """The telephone number in three boxes, a state list, a department list, a time frame."""

    must: ClassVar = {**Site.must, "p1": "518", "p2": "555", "p3": "0123", "state": "NY", "dept": "sales", "when": "1m"}


ThreeBoxes.pages = {
    "/contact": page(
        CONTACT.replace(
            '<p><label>Phone <input type="tel" name="phone"></label></p>'.replace("<p>", "", 1),
            '</p><p>Phone <input name="p1" maxlength="3" size="3"> - <input name="p2" maxlength="3" size="3"> - <input name="p3" maxlength="4" size="4"></p>'
            '<p><label>State* <select name="state" required><option value="">Select</option><option value="NJ">New Jersey</option><option value="NY">New York</option></select></label></p>'
            '<p><label>Department* <select name="dept" required><option value="">Please choose</option><option value="service">Service</option><option value="sales">Sales</option><option value="parts">Parts</option></select></label></p>'
            '<p><label>When do you plan to buy?* <select name="when" required><option value="">Select one</option><option value="now">This week</option><option value="1m">Within 30 days</option><option value="3m">1-3 months</option><option value="x">Just looking</option></select></label></p>',
        )
    )
}


class Mask(Site):
    """A telephone mask that listens to key strokes and drops what was pasted."""

    must: ClassVar = {**Site.must, "phone": "(518) 555-0123"}


Mask.pages = {
    "/contact": page(
        CONTACT
        + "<script>(() => { const p = document.querySelector('[name=phone]'); let d = ''; const show = () => p.value = d.length > 6 ? `(${d.slice(0,3)}) ${d.slice(3,6)}-${d.slice(6)}` : d;"
        "p.addEventListener('input', (e) => { show(); }); p.addEventListener('keydown', (e) => { if (/^\\d$/.test(e.key)) { e.preventDefault(); if (d.length < 10) d += e.key; show(); } else if (e.key === 'Backspace' || e.key === 'Delete') { d = ''; show(); } }); })()</script>"
    )
}


class SsnRequired(Site):
    """A form that insists on a social security number."""

    outcome: ClassVar = "no_form"


SsnRequired.pages = {
    "/contact": page(
        CONTACT.replace("<p><button", "<p><label>Social security number* <input name='ssn' required></label></p><p><button")
    )
}


class CustomListbox(Site):
    """A list box made of divs."""

    must: ClassVar = {**Site.must, "how": "email"}


CustomListbox.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><button",
            "<p><span id='lb'>Preferred contact method*</span> <div role='combobox' tabindex='0' aria-labelledby='lb' aria-haspopup='listbox' aria-required='true' id='cb' style='border:1px solid;width:200px'>Select</div><ul role='listbox' id='ul' hidden><li role='option' data-value='phone'>Phone</li><li role='option' data-value='email'>Email</li></ul><input type='hidden' name='how'></p><p><button",
        )
        + "<script>cb.onclick = () => ul.hidden = !ul.hidden; ul.querySelectorAll('li').forEach((l) => l.onclick = () => { cb.textContent = l.textContent; document.querySelector('[name=how]').value = l.dataset.value; ul.hidden = true; })</script>"
    )
}


# ---- sending and proof


class PlusRefused(Site):
    """The server refuses an address with a plus sign once, with words."""

    must: ClassVar = {"email": "maria@shop.example"}
    right: ClassVar = "/lead"


def _plus(site: Site, asked: Asked) -> str | Answer:
    if asked.method == "POST" and "+" in asked.form.get("email", ""):
        site.posts.pop()
        return page("<p class='error' role='alert'>Please enter a valid email address.</p>" + CONTACT)
    return page(THANKS)


PlusRefused.pages = {"/lead": _plus}


class ServerError(Site):
    """The lead is answered 500."""

    outcome: ClassVar = "unconfirmed"


ServerError.pages = {"/lead": lambda site, asked: (500, page("<h1>Internal Server Error</h1>"), {})}


class Drops(Site):
    """The connection breaks while the lead is sent."""

    outcome: ClassVar = "unconfirmed"


Drops.pages = {"/lead": lambda site, asked: (0, "", {})}


class SilentReject(Site):
    """The form comes back as if nothing had been said."""

    outcome: ClassVar = "unconfirmed"


SilentReject.pages = {"/lead": page(CONTACT)}


class LyingThanks(Site):
    """Thanks the shopper without sending anything."""

    arrives: ClassVar[bool] = False

    outcome: ClassVar = "unconfirmed"
    right: ClassVar = "/nowhere"


LyingThanks.pages = {
    "/contact": page(
        CONTACT.replace(
            "<form ", "<form onsubmit=\"event.preventDefault(); this.outerHTML='<p>Thank you for your message!</p>'\" "
        )
    )
}


class SlowThankYou(Site):
    """The thanks come three seconds late, in the page."""


SlowThankYou.pages = {
    "/contact": page(
        CONTACT
        + "<script>document.querySelector('form').addEventListener('submit', (e) => { e.preventDefault(); const f = e.target; fetch('/lead', {method:'POST', body: new URLSearchParams(new FormData(f))}).then(() => setTimeout(() => f.innerHTML = '<p>Your message has been sent.</p>', 3000)); })</script>"
    )
}


class ConfirmDialog(Site):
    """A dialog asks whether to send, an alert thanks."""


ConfirmDialog.pages = {
    "/contact": page(
        CONTACT
        + "<script>document.querySelector('form').addEventListener('submit', (e) => { e.preventDefault(); if (!confirm('Send this now?')) return; fetch('/lead', {method:'POST', body: new URLSearchParams(new FormData(e.target))}).then(() => { alert('Thank you, your message was sent'); e.target.reset(); }); })</script>"
    )
}


class ChatBubble(Site):
    """A chat bubble lies over the button and cannot be closed."""


ChatBubble.pages = {
    "/contact": page(
        CONTACT.replace('<button type="submit">', '<button type="submit" style="position:fixed;right:20px;bottom:20px">')
        + "<div class='chat-launcher' style='position:fixed;right:0;bottom:0;width:220px;height:120px;background:#08f;z-index:999'>Chat</div>"
    )
}


class Redirects(Site):
    """The lead is answered by a redirect to a thank-you address without words."""


Redirects.pages = {
    "/lead": lambda site, asked: (303, "", {"Location": "/thank-you"}),
    "/thank-you": page("<h1>See you soon</h1>"),
}


class Robots(Site):
    """robots.txt keeps automated visitors out."""

    outcome: ClassVar = "blocked"


Robots.pages = {"/robots.txt": lambda site, asked: (200, "User-agent: *\nDisallow: /\n", {"Content-Type": "text/plain"})}


class BotWall(Site):
    """A wall against robots answers 403."""

    outcome: ClassVar = "blocked"


BotWall.pages = {
    "/": lambda site, asked: (
        403,
        page(
            "<h1>Checking your browser before accessing</h1><p>Please verify you are human.</p>",
            title="Just a moment...",
            nav="",
            foot="",
        ),
        {},
    )
}


class Down(Site):
    """The site answers 503."""

    outcome: ClassVar = "unreachable"


Down.pages = {"/": lambda site, asked: (503, page("<h1>Service unavailable</h1>", nav="", foot=""), {})}


class AlertLoop(Site):
    """Alerts without end on the way."""


AlertLoop.pages = {
    "/contact": page(
        CONTACT
        + "<script>let n = 0; const t = setInterval(() => { alert('Win a car ' + n); if (++n > 30) clearInterval(t); }, 20)</script>"
    )
}


class German(Site):
    """A German store: Kontakt, Anrede, Datenschutz."""

    must: ClassVar = {"email": "lena.vogt@shop.example", "nachricht": "Guten Tag", "plz": "50667", "dse": "on"}
    traps: ClassVar = ("newsletter",)


German.pages = {
    "/": page(
        "<h1>Willkommen</h1>",
        lang="de",
        nav="<nav><a href='/fahrzeuge'>Fahrzeuge</a> <a href='/werkstatt'>Werkstatt</a> <a href='/kontakt'>Kontakt</a></nav>",
    ),
    "/kontakt": page(
        "<form action='/lead' method='post'><h2>Kontaktformular</h2><label>Anrede* <select name='anrede' required><option value=''>Bitte wählen</option><option>Frau</option><option>Herr</option><option>Divers</option></select></label><label>Vorname* <input name='vorname' required></label><label>Nachname* <input name='nachname' required></label><label>E-Mail* <input name='email' required></label><label>Telefon <input name='telefon'></label><label>PLZ <input name='plz'></label><label>Ihre Nachricht* <textarea name='nachricht' required></textarea></label><label><input type='checkbox' name='dse' required> Ich habe die Datenschutzerklärung gelesen und stimme der Verarbeitung meiner Daten zu.*</label><label><input type='checkbox' name='newsletter'> Ja, ich möchte den Newsletter erhalten.</label><button>Absenden</button></form>",
        lang="de",
        nav="",
    ),
    "/lead": page("<h1>Vielen Dank für Ihre Anfrage!</h1><p>Wir melden uns in Kürze.</p>", lang="de"),
    "/fahrzeuge": page("<h1>Fahrzeuge</h1>", lang="de", nav=""),
}


def _german_shop() -> dict[str, Any]:
    from tests.builders import a_persona, a_scenario

    return {
        "dealer": {"country": "DE", "language": "de", "timezone": "Europe/Berlin", "name": "Autohaus Rhein"},
        "persona": a_persona(
            first_name="Lena",
            last_name="Vogt",
            email="lena.vogt@shop.example",
            phone="+4922155501234",
            street="Domstraße 12",
            city="Köln",
            state=None,
            zip="50667",
            country="DE",
            language="de",
        ),
        "scenario": a_scenario(language="de"),
        "message": "Guten Tag, ist der Wagen noch da? Viele Grüße, Lena Vogt",
    }


German.shop = _german_shop()


def _plus_shop() -> dict[str, Any]:
    from tests.builders import a_persona

    return {"persona": a_persona(email="maria+t7@shop.example")}


PlusRefused.shop = _plus_shop()

SITES: tuple[type[Site], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Site) and kind is not Site
)
