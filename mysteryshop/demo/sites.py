"""A pretend dealer's web site: home, inventory, vehicle pages, decoy forms. What sets each one apart: `technologies`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from html import escape
from string import Template

from mysteryshop.demo.cars import Car
from mysteryshop.demo.leads import Posted
from mysteryshop.demo.look import Front, card, distance, drawn, money, page_file, shell, style
from mysteryshop.demo.server import Answer, Request, see_other
from mysteryshop.model import Clock

HONEYPOTS = frozenset({"website_url", "company_name", "input_7"})
DECOYS = frozenset({"/newsletter", "/service/book", "/finance/apply"})
THANKS = {
    "en": ("Thank you!", "Thank you for your message. A member of our team will get back to you shortly."),
    "de": ("Vielen Dank!", "Vielen Dank für Ihre Anfrage. Wir melden uns in Kürze bei Ihnen."),
}


class Site:
    """A site with a plain contact page. A technology overrides what it does otherwise: where the form is, how it posts, how it
    thanks. `posted` are the leads, `decoys` whatever was posted to a form that is none."""

    contact_path = "/contact"
    form = "form_plain.html"
    lead_paths: tuple[str, ...] = ("/contact/send",)
    required: tuple[str, ...] = ("first_name", "last_name", "email", "comments")

    def __init__(self, dealer_id: str, front: Front, lot: Sequence[Car], clock: Clock, brand: str) -> None:
        self.dealer_id, self.front, self.lot, self.clock, self.brand = dealer_id, front, tuple(lot), clock, brand
        self.posted: list[Posted] = []
        self.decoys: list[Posted] = []
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Answer:
        """The answer to any request."""
        if request.method == "POST":
            return self._take(request)
        page = self.page(request)
        return (
            page
            if page is not None
            else Answer(self.shell("404", "<main><div class='wrap'><h1>404</h1></div></main>"), status=404)
        )

    def _take(self, request: Request) -> Answer:
        if request.path in DECOYS:
            self._record(request, self.decoys)
            return see_other("/")
        if request.path not in self.lead_paths:
            return Answer("not found", status=404)
        if any(not request.fields.get(name, "").strip() for name in self.required):
            return self.refuse(request)
        self._record(request, self.posted)
        return self.thank(request)

    def _record(self, request: Request, book: list[Posted]) -> None:
        fields = dict(request.fields)
        entry = Posted(
            dealer_id=self.dealer_id,
            at=self.clock.now(),
            form=request.path,
            fields=fields,
            honeypot=any(fields.get(name) for name in HONEYPOTS),
            opted_in=tuple(name for name in fields if name.startswith("optin_")),
        )
        with self._lock:
            book.append(entry)

    # What a technology may say differently ---------------------------------------------------------------------------------

    def page(self, request: Request) -> Answer | None:
        """The page at a path, None where there is none."""
        path = request.path.rstrip("/") or "/"
        if path == "/":
            return Answer(self.shell(self.front.slogan, self.home()))
        if path == "/site.css":
            return Answer(style(self.front.look), kind="text/css; charset=utf-8")
        if path == "/robots.txt":
            return Answer("User-agent: *\nDisallow: /admin\nDisallow: /finance/apply\n", kind="text/plain; charset=utf-8")
        if path in ("/inventory", "/search"):
            return Answer(self.shell(self.words["inventory"], f"<main><div class='wrap'>{self.grid(self.lot)}</div></main>"))
        if path.startswith("/inventory/"):
            return self._vehicle_page(path.rpartition("/")[2])
        if path == self.contact_path:
            return Answer(self.shell(self.words["contact"], self.contact()))
        if path in ("/thank-you", "/danke"):
            head, text = THANKS[self.front.language]
            return Answer(self.shell(head, f"<main><div class='wrap'><h1>{head}</h1><p>{text}</p></div></main>"))
        return self._side_page(path)

    def home(self) -> str:
        """The home page's content."""
        top = f"<h1>{escape(self.front.slogan)}</h1><p>{escape(self.words['welcome'])}</p>"
        hero = f'<section class="hero"><div class="wrap"><div>{top}</div>{drawn(self.lot[0].paint, wide=430)}</div></section>'
        return f"{hero}<main><div class='wrap'><h2>{self.words['featured']}</h2>{self.grid(self.lot[:3])}</div></main>"

    def contact(self) -> str:
        """The contact page's content."""
        aside = (
            f"<aside><h3>{escape(self.front.name)}</h3><p>{escape(self.front.address)}<br>{escape(self.front.phone)}</p>"
            f"<p>{escape(self.front.slogan)}</p>{drawn(self.lot[1].paint)}</aside>"
        )
        form = self.filled(page_file(self.form))
        return f"<main><div class='wrap'><h1>{self.words['contact']}</h1><div class='split'>{form}{aside}</div></div></main>"

    def vehicle_extra(self, car: Car) -> str:
        """What stands beside a car's facts: here only a way to the contact page."""
        return f'<p><a class="button" href="{self.contact_path}?stock={car.stock}">{self.words["contact"]}</a></p>'

    def nav(self) -> str:
        """The navigation's last link."""
        return f'<a href="{self.contact_path}">{self.words["contact"]}</a>'

    def thank(self, request: Request) -> Answer:
        """After a lead."""
        return see_other("/thank-you")

    def refuse(self, request: Request) -> Answer:
        """A required field is empty."""
        words = '<main><div class="wrap"><p class="err">Please fill in all required fields.</p></div></main>'
        return Answer(self.shell(self.words["contact"], words + self.contact()), status=200)

    # Parts -----------------------------------------------------------------------------------------------------------------

    @property
    def words(self) -> dict[str, str]:
        """The site's words."""
        return self.front.words()

    def shell(self, title: str, content: str, *, body_extra: str = "") -> str:
        """A page around its content."""
        front = Front(**{name: getattr(self.front, name) for name in self.front.__slots__} | {"extra_nav": self.nav()})
        return shell(front, title, content, body_extra=body_extra)

    def filled(self, page: str, **more: str) -> str:
        """A page file with this site's names in it."""
        options = "".join(f"<option>{escape(car.name)}</option>" for car in self.lot)
        token = hashlib.sha256(self.dealer_id.encode()).hexdigest()[:24]
        known = {"name": escape(self.front.name), "options": options, "token": token, "car": escape(self.lot[0].name)}
        return Template(page).safe_substitute(known | more)

    def grid(self, cars: Sequence[Car]) -> str:
        """Cars side by side."""
        return f"<div class='grid'>{''.join(card(car, self.front) for car in cars)}</div>"

    def _vehicle_page(self, stock: str) -> Answer | None:
        car = next((one for one in self.lot if one.stock == stock), None)
        if car is None:
            return None
        words = self.words
        rows = (
            (words["stock"], car.stock),
            (words["color"], car.color),
            (words["odometer"], distance(car, self.front.language)),
        )
        spec = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)
        content = (
            f"<main><div class='wrap'><h1>{escape(car.name)}</h1><div class='split'>"
            f"<div class='panel'>{drawn(car.paint, wide=520)}</div><div><p class='price'>{money(car, self.front.language)}</p>"
            f"<table class='spec'>{spec}</table>{self.vehicle_extra(car)}</div></div></div></main>"
        )
        return Answer(self.shell(car.name, content))

    def _side_page(self, path: str) -> Answer | None:
        words = self.words
        decoys = {"/service": ("service", "decoy_service.html"), "/finance": ("finance", "decoy_finance.html")}
        if path in decoys:
            key, file = decoys[path]
            form = self.filled(page_file(file), title=words[f"{key}_title"])
            return Answer(self.shell(words[key], f"<main><div class='wrap'><h1>{words[key]}</h1>{form}</div></main>"))
        if path in ("/about", "/privacy"):
            lines = "".join(
                f"<li>{day} {escape(line)}</li>" for day, line in zip(words["days"].split(), self.front.hours, strict=True)
            )
            return Answer(
                self.shell(
                    words[path[1:]],
                    f"<main><div class='wrap'><h1>{words[path[1:]]}</h1><p>{escape(self.front.name)}"
                    f", {escape(self.front.address)}, {escape(self.front.phone)}</p>"
                    f"<h2>{words['hours']}</h2><ul>{lines}</ul></div></main>",
                )
            )
        return None
