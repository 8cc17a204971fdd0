"""What a shopper meets on a site, read from looks around its pages: channels, prices, trade-in tools, what is broken. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.model import FormType, Outcome, SiteFindings
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.page.survey import Survey, channels, platform
from mysteryshop.submit.recognise import FormReading

_TABLE = "submit_findings"
ORDER = ("chat", "whatsapp", "messenger", "text", "phone")
_MONEY = r"(?:US\$|CA\$|R\$|[$€£]|EUR|CHF|MXN)"
_THOUSANDS = r"\d{1,3}(?:[.,' \u00a0\u202f’]\d{3})+"
_AMOUNT = re.compile(
    rf"{_MONEY}\s?({_THOUSANDS}|\d{{4,6}})(?:[.,]\d{{2}})?(?!\d)|(?<![\d.,])({_THOUSANDS}|\d{{4,6}})(?:,\d{{2}}|,-)?\s?(?:€|EUR|CHF)"
)
_CAR_COSTS = range(1_500, 500_000)
_AROUND = 28
_CONTACT = frozenset(("email", "phone", "phone_part", "full_name", "last_name"))


def observe(site: SiteFindings, survey: Survey, load_seconds: float | None) -> SiteFindings:
    """The findings with what one more page tells. What was seen first stays; a price that is shown beats one on request."""
    offered, widgets = ways_to_talk(survey)
    both = set(site.channels) | set(offered)
    price, price_words = _price(survey)
    better = price is not None and (site.price is None or (site.price == "on_request" and price == "shown"))
    trade, trade_words = _trade(survey)
    more = trade is not None and (site.trade is None or (site.trade == "offered" and trade == "shown"))
    web = survey.url.startswith("http")
    return replace(
        site,
        channels=tuple(name for name in ORDER if name in both),
        widgets=tuple(sorted(set(site.widgets) | set(widgets))),
        load_seconds=load_seconds,
        platform=site.platform or platform(survey),
        https=survey.url.startswith("https:") if site.https is None and web else site.https,
        language=site.language or survey.language[:2].lower() or None,
        price=price if better else site.price,
        price_words=price_words if better else site.price_words,
        trade=trade if more else site.trade,
        trade_words=trade_words if more else site.trade_words,
    )


def ways_to_talk(survey: Survey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(direct channels, names of the software behind them): by marks, and by what floating buttons and links say."""
    told = " ".join(
        (*survey.marks, *(link.href for link in survey.links), *(button.classes for button in survey.buttons))
    ).lower()
    found, names = set(channels(survey)), []
    for name, vendor in load(_TABLE)["vendors"].items():
        if any(mark in told for mark in vendor["marks"]):
            names.append(name)
            found.update(vendor["channels"])
    said = [plain(button.words) for button in survey.buttons if button.visible and len(button.words) < 50]
    pressed = len(said)
    said += [plain(link.text or link.title) for link in survey.links if link.visible and len(link.text) < 50]
    for name in ORDER:
        table = phrases(_TABLE, "launchers", name)
        if name not in found and any(table.share(words) >= 0.75 for words in said):
            found.add(name)
    talks = phrases(_TABLE, "launchers", "talks")  # "open the chat", on a button of few words
    if any(len(words.split()) <= 4 and talks.find(words) for words in said[:pressed]):
        found.add("chat")
    return tuple(name for name in ORDER if name in found), tuple(names)


def _price(survey: Survey) -> tuple[str | None, str]:
    """("shown" or "on_request", the words seen), or (None, "")."""
    for hit in _AMOUNT.finditer(survey.text):
        digits = re.sub(r"\D", "", hit[1] or hit[2])
        if int(digits) not in _CAR_COSTS:
            continue
        before, after = survey.text[max(0, hit.start() - _AROUND) : hit.start()], survey.text[hit.end() : hit.end() + 14]
        if phrases(_TABLE, "price", "part").find(plain(after)) or phrases(_TABLE, "price", "not_a_price").find(plain(before)):
            continue
        if any(plain(after).startswith(f" {word} ") for word in load(_TABLE)["price"]["not_before"]):
            continue
        return "shown", f"“{_words_around(survey.text, hit.start(), hit.end())}”"
    asked = phrases(_TABLE, "price", "request")
    words = [button.words for button in survey.buttons if button.visible] + [link.text for link in survey.links if link.visible]
    asking = next((one for one in words if len(one) < 60 and (asked.find(plain(one)) or _asks_price(plain(one)))), None)
    if asking is None and (phrase := asked.find(plain(survey.text))):
        asking = phrase.strip()
    if asking is None and (said := _told_to_who_asks().search(plain(survey.text))):
        asking = said[0].strip()
    return ("on_request", f"“{asking}”") if asking else (None, "")


@cache
def _told_to_who_asks() -> re.Pattern[str]:
    """ "Price: please call" in the page's words."""
    named, told = (
        "|".join(re.escape(word).replace(r"\*", r"\w*") for word in load(_TABLE)["price"][name]) for name in ("named", "told")
    )
    return re.compile(rf" (?:{named}) (?:\w{{1,6}} ){{0,2}}(?:{told}) ")


def _asks_price(told: str) -> bool:
    """Words on something to press that bid the shopper to ask for the price."""
    return bool(phrases(_TABLE, "price", "asks").find(told) and phrases(_TABLE, "price", "named").find(told))


def _trade(survey: Survey) -> tuple[str | None, str]:
    text = plain(survey.text)
    shown = phrases(_TABLE, "trade", "shown").find(text)
    if shown:
        at = text.index(shown)
        near = text[at : at + len(shown) + 60]
        if re.search(r"\d{1,3} \d{3}\b|\b\d{4,6}\b", near):
            return "shown", f"“{near.strip()[:100]}”"
    words = [link.text for link in survey.links if link.visible] + [button.words for button in survey.buttons if button.visible]
    offer = next((one for one in words if len(one) < 60 and _offers_trade(plain(one))), None)
    return ("offered", f"“{offer}”") if offer else (None, "")


def _offers_trade(told: str) -> bool:
    """Words on something to press that value, take or buy the shopper's own car."""
    own, deeds = phrases(_TABLE, "trade", "own"), phrases(_TABLE, "trade", "deeds")
    return phrases(_TABLE, "trade", "offers").share(told) >= 0.6 or bool(own.find(told) and deeds.find(told))


def _words_around(text: str, start: int, end: int) -> str:
    left, right = max(0, start - _AROUND), min(len(text), end + 12)
    piece = text[left:right]
    piece = piece.split(" ", 1)[1] if left > 0 and " " in piece[:_AROUND] else piece
    return (piece.rsplit(" ", 1)[0] if right < len(text) and " " in text[end:right] else piece).strip(" ,;·|")


def _questions(fields: Iterable[FieldSnapshot]) -> dict[str, bool]:
    """The questions of a form, and whether each must be answered: boxes to choose from that share a name ask one."""
    asked: dict[str, bool] = {}
    for field in fields:
        one = field.name if field.kind in ("radio", "checkbox") and field.group_size > 1 and field.name else field.selector
        asked[one] = asked.get(one, False) or field.required
    return asked


def with_form(site: SiteFindings, reading: FormReading) -> SiteFindings:
    """How much the form asks; a trade-in form that wants to know who asks holds its value back."""
    asked = _questions(f for f in reading.form.fields if f.usable)
    site = replace(site, fields_asked=len(asked), fields_required=sum(asked.values()))
    who = [r for r in reading.fields if r.type in _CONTACT and not r.field.button]
    if reading.form_type is FormType.TRADE_IN and who and site.trade != "shown":
        names = ", ".join(dict.fromkeys((r.field.label or r.type.replace("_", " ")).strip(" *:") for r in who))
        return replace(site, trade="behind_form", trade_words=f"the form asks for {names[:90]}")
    return site


def with_trouble(site: SiteFindings, outcome: Outcome, reason: str, script_errors: Iterable[str]) -> SiteFindings:
    """What was broken on the way to a lead: the answer to the form, a dead button, scripts that failed."""
    said = list(site.troubles)
    told = reason.split(": ", 1)[-1]
    if outcome in (Outcome.UNCONFIRMED, Outcome.REJECTED, Outcome.FAILED, Outcome.UNREACHABLE):
        if re.search(r"answered [45]\d\d", reason) or "the connection broke" in told:
            said.append(f"Sending the form failed: {told}.")
        elif "could not be pressed" in reason:
            said.append(f"The form cannot be sent: {told}.")
        elif outcome is Outcome.UNCONFIRMED and "nothing told" in reason:
            said.append("After the form's button was pressed, nothing happened that a shopper could see.")
        elif outcome is Outcome.UNCONFIRMED and "no request carried the lead" in reason:
            said.append("The form thanks the shopper, but nothing was seen to leave for the store.")
    errors = list(dict.fromkeys(line.strip()[:120] for line in script_errors if line.strip()))
    if errors and outcome in (Outcome.UNCONFIRMED, Outcome.REJECTED, Outcome.FAILED, Outcome.NO_FORM):
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        said.append(f"The site's own scripts failed while the shopper was there (“{errors[0]}”{more}).")
    return replace(site, troubles=tuple(dict.fromkeys(said)))
