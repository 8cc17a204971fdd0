"""The web site itself, as the shoppers met it: what a manager can mend before any lead is answered. Carries no points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from mysteryshop.model import SiteFindings
from mysteryshop.report import words
from mysteryshop.report.standing import Result, Standing

FAST_SECONDS, SLOW_SECONDS = 2.5, 5.0
SHORT_FORM, LONG_FORM = 5, 8
"""Boxes a form insists on: up to five is what a shopper puts up with; from nine on many leave."""
_CHANNELS = {"chat": "chat", "whatsapp": "WhatsApp", "messenger": "Messenger", "text": "text message", "phone": "phone"}
_LANGUAGES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "nl": "Dutch", "it": "Italian", "pt": "Portuguese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One thing about the site: CSS kind (ok, warn, bad), its word, a title, and the facts in words."""

    kind: str
    word: str
    title: str
    said: str


def site_lines(standing: Standing) -> tuple[SiteLine, ...]:
    """The site over all visits of a wave, what is wrong first; empty where no visit told anything."""
    sites = [site for site in map(_site_of, standing.results) if site is not None]
    if not sites:
        return ()
    lines = [
        *_troubles(sites),
        *_encryption(sites),
        *_form(sites),
        *_speed(sites),
        *_channels(sites),
        *_price(sites),
        *_trade(sites),
        *_captcha(sites),
        *_language(sites, standing.dealer.language),
    ]
    order = {"bad": 0, "warn": 1, "ok": 2}
    return tuple(sorted(lines, key=lambda line: order[line.kind]))


def _site_of(result: Result) -> SiteFindings | None:
    submission = result[0].submission
    site = submission.site if submission else None
    told = site is not None and (site.load_seconds is not None or site.fields_asked or site.channels or site.troubles)
    return site if told else None


def _line(kind: str, title: str, said: str) -> SiteLine:
    return SiteLine(kind, {"ok": "OK", "warn": "Watch", "bad": "Fix"}[kind], title, said)


def _troubles(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    said = list(dict.fromkeys(one for site in sites for one in site.troubles))
    if said:
        where = f" On {sum(bool(site.troubles) for site in sites)} of {len(sites)} visits." if len(sites) > 1 else ""
        yield _line("bad", "The form does not work", " ".join(said) + where)


def _encryption(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    if any(site.https is False for site in sites):
        yield _line("bad", "The site is not encrypted", "Browsers call it “Not secure” beside the form (http, not https).")


def _form(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    longest = max(sites, key=lambda site: (site.fields_required, site.fields_asked))
    if not longest.fields_asked:
        return
    needs = longest.fields_required
    kind = "ok" if needs <= SHORT_FORM else "warn" if needs <= LONG_FORM else "bad"
    title = "The form is short" if kind == "ok" else "The form asks for a lot"
    must = f"{words.number(needs)} of them required" if needs else "none of them required"
    yield _line(kind, title, f"It asks for {words.plural(longest.fields_asked, 'thing')}, {must}.")


def _speed(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    times = [site.load_seconds for site in sites if site.load_seconds is not None]
    if not times:
        return
    middle = median(times)
    kind = "ok" if middle <= FAST_SECONDS else "warn" if middle <= SLOW_SECONDS else "bad"
    title = "The first page comes quickly" if kind == "ok" else "The first page is slow"
    yield _line(kind, title, f"It took {middle:.1f} s here, on a fast line.")


def _channels(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    found = [name for name in _CHANNELS if any(name in site.channels for site in sites)]
    behind = sorted({name for site in sites for name in site.widgets})
    direct = [name for name in found if name != "phone"]
    by = f" ({words.joined(behind)})" if behind else ""
    if direct:
        others = words.joined([_CHANNELS[name] for name in found])
        yield _line("ok", "A shopper can choose how to ask", f"Beside the form the site offers {others}{by}.")
    elif found:
        yield _line("warn", "Only the phone beside the form", "No chat, text or messaging was seen; many shoppers will not call.")
    else:
        yield _line("warn", "The form is the only way to ask", "No phone number, chat, text or messaging was seen on the way.")


def _price(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    shown = next((site for site in sites if site.price == "shown"), None)
    held = next((site for site in sites if site.price == "on_request"), None)
    if shown is not None:
        yield _line("ok", "Prices are shown", f"Seen before anything personal was asked: {shown.price_words}.")
    elif held is not None:
        yield _line("warn", "The price is held back", f"Shoppers must ask for it: {held.price_words}.")


def _trade(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    for state, kind, title, before in (
        ("shown", "ok", "A trade-in’s value is shown at once", "Seen before anything personal was asked: "),
        ("behind_form", "warn", "A trade-in’s value is held back", "To learn it, "),
        ("offered", "ok", "A trade-in tool is offered", "Seen on the way: "),
    ):
        found = next((site for site in sites if site.trade == state), None)
        if found is not None:
            yield _line(kind, title, f"{before}{found.trade_words}.")
            return


def _captcha(sites: Sequence[SiteFindings]) -> Iterable[SiteLine]:
    if any(site.captcha_seen for site in sites):
        yield _line("warn", "A captcha stands before the form", "It turns away robots, and some shoppers with them.")


def _language(sites: Sequence[SiteFindings], wanted: str) -> Iterable[SiteLine]:
    told = next((site.language for site in sites if site.language), None)
    if told and told != wanted and told in _LANGUAGES and wanted in _LANGUAGES:
        yield _line("warn", f"The site is in {_LANGUAGES[told]}", f"Its shoppers write {_LANGUAGES[wanted]}.")


def site_row(site: SiteFindings | None) -> dict[str, str | float | int | bool | None]:
    """The findings of one visit as columns of a table."""
    known = site or SiteFindings()
    return {
        "site_fields_asked": known.fields_asked if site else None,
        "site_fields_required": known.fields_required if site else None,
        "site_load_seconds": known.load_seconds,
        "site_https": known.https,
        "site_language": known.language,
        "site_channels": ", ".join(known.channels) or None,
        "site_software": ", ".join(known.widgets) or None,
        "site_platform": known.platform,
        "site_price": known.price,
        "site_trade_value": known.trade,
        "site_captcha": known.captcha_seen if site else None,
        "site_troubles": " ".join(known.troubles) or None,
    }
