"""What a pretend site looks like: its own colours, a car drawn for each car, and the shell around every page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from mysteryshop.demo.cars import Car
from mysteryshop.demo.words import WORDS


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, type and temper of one site's style sheet; `skin` is "airy", "dark", "boxed" or "press" (WordPress-like)."""

    brand: str = "#12507b"
    accent: str = "#e07a1f"
    paper: str = "#ffffff"
    ink: str = "#1d2329"
    font: str = "'Helvetica Neue', Arial, sans-serif"
    radius: int = 6
    skin: str = "airy"


@dataclass(frozen=True, slots=True)
class Front:
    """What every page of one site shows around its content."""

    name: str
    slogan: str
    phone: str
    address: str
    hours: tuple[str, ...]
    language: str
    look: Look
    extra_nav: str = ""

    def words(self) -> dict[str, str]:
        """The site's words, in its language."""
        return WORDS[self.language]


def page_file(name: str) -> str:
    """The text of a file under demo/pages."""
    return files("mysteryshop.demo").joinpath("pages").joinpath(name).read_text(encoding="utf-8")


def drawn(paint: str, *, wide: int = 320) -> str:
    """A car seen from the side, in its colour."""
    return (
        f'<svg class="car" viewBox="0 0 320 130" width="{wide}" role="img" aria-label="car">'
        '<ellipse cx="160" cy="116" rx="140" ry="7" fill="#0002"/>'
        f'<path d="M18 92c-2-20 6-30 30-34l38-6c22-24 44-30 84-30 42 0 62 8 88 32l32 8c14 4 16 16 12 32z" fill="{paint}"/>'
        '<path d="M102 52c16-14 30-19 56-20v22zM166 32c36 0 50 6 70 22h-70z" fill="#cfe0ea"/>'
        '<path d="M18 86h284" stroke="#0003" stroke-width="2"/><rect x="286" y="66" width="14" height="8" rx="3" fill="#fff6c9"/>'
        '<g fill="#20242a"><circle cx="82" cy="94" r="22"/><circle cx="242" cy="94" r="22"/></g>'
        '<g fill="#b9c0c7"><circle cx="82" cy="94" r="11"/><circle cx="242" cy="94" r="11"/></g></svg>'
    )


def style(look: Look) -> str:
    """The style sheet."""
    return Template(page_file("site.css")).safe_substitute(
        brand=look.brand, accent=look.accent, paper=look.paper, ink=look.ink, font=look.font, radius=str(look.radius)
    )


def money(car: Car, language: str) -> str:
    """The asking price as a window sticker writes it."""
    return f"{car.price:,} €".replace(",", ".") if language == "de" else f"${car.price:,}"


def distance(car: Car, language: str) -> str:
    """What the odometer shows."""
    words = WORDS[language]["miles"]
    return f"{car.miles:,} {words}".replace(",", ".") if language == "de" else f"{car.miles:,} {words}"


def card(car: Car, front: Front) -> str:
    """A car in a list."""
    words = front.words()
    kind = words["used"] if car.used else words["new"]
    return (
        f'<article class="card"><a class="pic" href="/inventory/{car.stock}" tabindex="-1" aria-hidden="true">'
        f"{drawn(car.paint)}</a>"
        f'<p class="kind">{kind} · {car.stock}</p><h3><a href="/inventory/{car.stock}">{escape(car.name)}</a></h3>'
        f'<p class="facts">{distance(car, front.language)} · {escape(car.color)}</p>'
        f'<p class="price">{money(car, front.language)}</p>'
        f'<a class="more" href="/inventory/{car.stock}">{words["details"]}</a></article>'
    )


def shell(front: Front, title: str, content: str, *, body_extra: str = "") -> str:
    """A whole page: top bar, navigation, search, content, hours and newsletter."""
    words = front.words()
    hours = "".join(
        f"<tr><th>{day}</th><td>{escape(line)}</td></tr>" for day, line in zip(words["days"].split(), front.hours, strict=True)
    )
    return Template(page_file("shell.html")).substitute(
        {f"w_{key}": escape(value) for key, value in words.items()},
        lang=front.language,
        title=escape(title),
        name=escape(front.name),
        slogan=escape(front.slogan),
        phone=escape(front.phone),
        address=escape(front.address),
        skin=front.look.skin,
        hours=hours,
        content=content,
        body_extra=body_extra,
        extra_nav=front.extra_nav,
    )
