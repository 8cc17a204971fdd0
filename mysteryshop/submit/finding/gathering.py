"""All ways of a page, as the way that led to it has them understood. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from mysteryshop.model import FormType, Shop
from mysteryshop.submit.finding.buttons import chooses, leads_back
from mysteryshop.submit.finding.desks import own_desk
from mysteryshop.submit.finding.gates import choice_ways
from mysteryshop.submit.finding.moments import chosen
from mysteryshop.submit.finding.tries import calls, revealed
from mysteryshop.submit.finding.wants import TOOLS, weight
from mysteryshop.submit.finding.ways import GATE, Way, present_car, ways
from mysteryshop.submit.finding.weighing import LEADS_TO, weigh
from mysteryshop.submit.page import addresses
from mysteryshop.submit.page.phrases import phrases, plain, thin, thin_phrases, unkeyed
from mysteryshop.submit.page.survey import Button, Survey

_REVEALED = 0.25
"""What a way is worth at least that our own press brought to light."""
_BEGINS, _OPENS = 0.99, 0.95
_MOSTLY = 0.5
_FEW_BOXES = 4
"""More boxes than these on a page are a form's own."""
_ROWS = 2
"""So many rows with the same button are a list of services."""
_LIST = 1
"""Boxes of a search, or of a mailing list: the page asks nothing else yet."""


def button_names(survey: Survey) -> frozenset[str]:
    """What the buttons in view are called."""
    return frozenset(plain(button.words) for button in survey.buttons if button.visible)


def gathered(survey: Survey, shop: Shop, home: str, trail: Sequence[Way], before: frozenset[str]) -> list[Way]:
    """Everything worth following. `trail`: how the visit came here; `before`: the names of the buttons in view before that."""
    found = [*ways(survey, shop, home), *choice_ways(survey, shop)]
    last = trail[-1] if trail else None
    if last is None:
        return found
    if last.kind == "trade_in" and (answers := _listed(survey, shop, last)):
        return found + answers
    names, pressed = button_names(survey), bool(last.selector)
    fresh = names - before
    if pressed and last.kind == "store":  # what the postal code brought: the stores near by, of which one is to be taken
        found = [
            replace(way, score=max(way.score, GATE))
            if way.kind == "store" and way.selector and plain(way.words) in fresh
            else way
            for way in found
        ]
    if pressed and last.kind in ("fold", "open", "about", "more"):
        found = [replace(way, score=max(way.score, _REVEALED)) if plain(way.words) in fresh else way for way in found]
        return found + revealed(survey, fresh, {way.selector for way in found})
    if last.kind in LEADS_TO and (pressed or survey.fullest <= _LIST):
        begins = fresh if pressed and not chosen(trail) else names
        if survey.fullest and not pressed:  # beside a mailing list only what says that something begins
            begins = frozenset(name for name in names if _starts(name))
        more = replace(last, score=_OPENS * last.promise, href=None, page=survey.url)
        found = [
            replace(
                more,
                score=more.score * _BEGINS / _OPENS if _starts(plain(way.words)) else more.score,
                words=way.words,
                selector=way.selector,
            )
            if way.selector and ((way.kind == "open" and plain(way.words) in begins) or own_desk(plain(way.words)) == 1.0)
            else way
            for way in found
        ]
        if last.kind == "test_drive":  # of the services a tool offers, the one it was opened for
            found = [
                replace(way, score=max(way.score, more.score)) if way.selector and way.kind == last.kind else way for way in found
            ]
        if pressed and not chosen(trail):
            steps = _steps(survey, fresh, more)
            found = [
                way for way in found if way.selector is None or way.selector not in {step.selector for step in steps}
            ] + steps
    asks = survey.asked if LEADS_TO.get(last.kind) in TOOLS else survey.fullest > 1  # a mailing list's box
    if last.kind in LEADS_TO and not (pressed or asks):
        found += _alone(survey, last)
    if last.kind == "test_drive" and not pressed and survey.fullest <= _LIST:
        found += _books(survey, last, {way.selector for way in found})
    if last.kind in ("open", "unknown") and not (pressed or survey.fullest):
        found += _services(survey, shop, last)
    if last.kind == "car":
        found = [_beyond(way, shop) if way.kind == "car" else way for way in found]
        found += calls(survey, shop)
    return found


def _listed(survey: Survey, shop: Shop, last: Way) -> list[Way]:
    """A trade-in tool that asks by lists of links: the link that is the shopper's present car's year, make or model; after these,
    where the address only grows, the first (a trim)."""
    if survey.fields > _FEW_BOXES:
        return []
    car, here = present_car(shop), urlsplit(survey.url)
    led = [(plain(link.text).strip(), addresses.join(survey.url, link.href), link) for link in survey.links if link.visible]
    own = [(url, link) for told, url, link in led if url and told in car and addresses.same_site(url, survey.url)]
    if not own and plain(last.words).strip() in car and here.query:
        own = [(url, link) for _, url, link in led if url and _grows(urlsplit(url), here)][:1]
    return [
        replace(last, score=_OPENS * last.promise, words=link.text, href=url, selector=None, page=survey.url)
        for url, link in own[:1]
    ]


def _grows(url: SplitResult, here: SplitResult) -> bool:
    return url.path == here.path and url.query.startswith(f"{here.query}&")


def _alone(survey: Survey, last: Way) -> list[Way]:
    """The only button of the page a lead's way led to, which asks nothing yet, whatever it says; of several, the one that
    begins something."""
    shown = to_press(survey)
    talks = any(phrases("submit_findings", "launchers", kind).find(plain(b.words)) for b in shown for kind in ("chat", "phone"))
    more = thin_phrases("submit_ways", "browse", "more")
    begins = [button for button in shown if _starts(plain(button.words))] if LEADS_TO[last.kind] in TOOLS else []
    only = begins[0] if begins else shown[0] if len(shown) == 1 and not talks else None
    if (
        only is None
        or more.find(thin(plain(only.words)))
        or only.submits
        or only.folds
        or only.expanded
        or leads_back(only.words)
    ):
        return []
    return [] if _is_no_lead(only.words) else [_press(only, survey, last)]


def to_press(survey: Survey) -> list[Button]:
    """The buttons of the page's own matter, in a form only those that send nothing."""
    own = [b for b in survey.buttons if b.visible and (b.region == "main" or (b.region == "form" and not b.submits))]
    return [button for button in own if any(map(str.isalpha, button.words))]


def _press(button: Button, survey: Survey, last: Way) -> Way:
    kind = last.kind if LEADS_TO[last.kind] in TOOLS else "open"  # where it leads away, nothing was promised there
    press = replace(last, score=_OPENS * last.promise, kind=kind, href=None, page=survey.url)
    return replace(press, words=button.words, selector=button.selector)


def painted(survey: Survey, last: Way) -> list[Way]:
    """What the page of a tool wants pressed most, by its size and its paint, where nothing on it was recognised."""
    shown = [b for b in to_press(survey) if b.calls and not (b.submits or b.expanded == "true" or b.shut)]
    largest = sorted(shown, key=lambda button: -button.calls)[:1]
    return [_press(b, survey, last) for b in largest if not (leads_back(b.words) or _is_no_lead(b.words))]


def _is_no_lead(words: str) -> bool:
    """A button that pays, logs in, subscribes, or leads to another desk."""
    told = thin(plain(words))
    return any(thin_phrases("submit_ways", "never", part).share(told) > _MOSTLY for part in ("words", "pays"))


def _books(survey: Survey, last: Way, known: set[str | None]) -> list[Way]:
    """On the page of a test drive that asks nothing yet: what begins to arrange one here, beside a telephone or a chat."""
    books, not_so = phrases("submit_buttons", "booking", "words"), phrases("submit_buttons", "booking", "not")
    more = replace(last, score=_OPENS * last.promise, href=None, page=survey.url)
    return [
        replace(more, words=button.words, selector=button.selector)
        for button in survey.buttons
        if button.visible
        and button.region == "main"
        and not (button.submits or button.shut or button.selector in known)
        and books.share(told := plain(button.words)) > _MOSTLY
        and not not_so.find(told)
    ][:1]


def _services(survey: Survey, shop: Shop, last: Way) -> list[Way]:
    """Of the services a booking tool lists, each with the same button, the one that is a drive in a car, where a lead may be
    one."""
    books, drive = phrases("submit_buttons", "booking", "words"), thin_phrases("submit_ways", "leads", "test_drive")
    rows = [b for b in to_press(survey) if b.around and (chooses(b.words) or books.share(plain(b.words)) > _MOSTLY)]
    welcome = weight(FormType.TEST_DRIVE, shop)
    if welcome <= 0 or len(rows) < _ROWS or len({b.around for b in rows}) < len(rows):
        return []
    more = replace(last, score=_OPENS * welcome, promise=welcome, kind="test_drive", href=None, page=survey.url)
    drives = [b for b in rows if drive.find(thin(plain(b.around)))]
    return [replace(more, words=b.words, selector=b.selector) for b in drives[:1]]


def _starts(name: str) -> bool:
    return phrases("submit_buttons", "starting", "words").share(name) > _MOSTLY


def _beyond(way: Way, shop: Shop) -> Way:
    """What else bears the car's number on its own page: a lead's form by its words, else what leads away from it, a loan."""
    told, car = plain(way.words), shop.vehicle
    names = [plain(str(name)) for name in (car.year, car.make, car.model, car.trim) if name] if car else []
    unnamed = told
    for name in names:  # "a question about this RAV4" is one about this car
        unnamed = unnamed.replace(name, " ")
    for words in dict.fromkeys((told, f" {' '.join(unnamed.split())} ", f" {' '.join(unnamed.split())} car ")):
        kind, score, promise = weigh(words, " ", shop)
        if kind in LEADS_TO:
            return replace(way, kind=kind, score=score, promise=promise)
    return replace(way, score=0.5 * way.score)


def _steps(survey: Survey, fresh: frozenset[str], more: Way) -> list[Way]:
    """What our press opened may only tell, and go on by a button that says so: "You chose this car. Next"."""
    onward = phrases("submit_buttons", "onward", "words")
    return [
        replace(more, words=button.words, selector=button.selector)
        for button in survey.buttons
        if button.visible
        and not (button.shut or button.submits)
        and plain(button.words) in fresh
        and onward.whole(unkeyed(plain(button.text)))
    ][:1]
