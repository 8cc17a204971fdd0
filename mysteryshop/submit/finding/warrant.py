"""What vouches that a form speaks to the sellers: its own words, the way that led to it, the page it stands on. Pure.

A person and a message are asked by a contact form, and as well by a list of regulars, a request for a donation, a hire desk, a
questionnaire: no list names all of them. So a form is not taken for want of a word against it, but for a word in its favour.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from mysteryshop.lexicons import load
from mysteryshop.submit.content.errands import sells
from mysteryshop.submit.finding.requests import bids, requests
from mysteryshop.submit.page.phrases import Phrases, phrases, plain, thin, thin_phrases
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.recognise.forms import LEAD_TYPES, speaks_of
from mysteryshop.submit.recognise.words import MOTOR

FULL = 1.0
BY_PLACE = 0.85
"""The page or the way there is a lead's, and the form's own heading says something nobody knows."""
LAST_RESORT = 0.3
"""Nothing vouches for the form but that it takes a question: only where the site has nothing else."""
MAIN_SUBJECT = 0.5
"""Its own errand is what a page is about to which a lead's way led: perhaps a playful name for a lead."""
STRANGE = 0.6
"""Neither its name nor its button says anything anybody knows: something else may be better."""
_FEW = 120
"""Letters of what may be said between a heading and its form."""
_STEM = 5
"""Letters by which words of one stem are known."""
_SAYS = 0.35
_FINDS = 0.6
_NOTHING = frozenset(("or", "and", "for", "us", "to", "any", "if"))
_LEADS = ("contact", "human", "inquiry", "quote", "test_drive", "trade_in")


def page_words(survey: Survey) -> str:
    """What a page other than the home page says it is for, by heading, title and address."""
    parts = urlsplit(survey.url)
    path = unquote(f"{parts.path} {parts.fragment}")
    return f"{survey.heading} | {survey.title} | {path}" if path.strip("/ ") else ""


def warrant(reading: FormReading, page: str, *, led: bool) -> float:
    """How surely a form speaks to the sellers, 0.0 (nothing says so) to 1.0. `page`: its `page_words`; `led`: the way here
    promised a lead's form, or the page is that of the shopper's car."""
    form = reading.form
    main = plain(form.heading) == plain(page.split(" | ")[0])
    if own_errand(reading):
        return MAIN_SUBJECT if led and main else 0.0
    inside = " | ".join(filter(None, (form.heading if form.heading_inside else "", form.legend, form.aria_label)))
    if names_lead(inside):
        return FULL
    above, pressed = form.heading_above or form.heading, _pressed(reading)
    if names_lead(above) or sells(plain(above)) or any(map(names_lead, re.split(r"[.!?:]", _said_between(reading)))):
        return BY_PLACE if inside else FULL
    if _asks_how_soon(reading):
        return BY_PLACE
    if led or names_lead(page):
        if inside or (form.heading and form.heading_near and not main):  # a name of its own that nobody knows
            return BY_PLACE if _plainly_sends(pressed) else STRANGE if inside or main else 0.0
        return FULL
    if any(map(another_errand, (inside, above, page, pressed))) or not _plainly_sends(pressed):
        return 0.0
    if not (_of_the_house(page) or any(map(_finds_cars, (inside, above, page.split(" | ")[0])))):
        return 0.0
    asks = takes_a_question(reading) or (names_lead(pressed) and not reading.of("message"))
    return LAST_RESORT if asks else 0.0


def _asks_how_soon(reading: FormReading) -> bool:
    """One of its questions is answered in weeks and months: when the shopper means to buy."""
    for one in reading.fields:
        field = one.field
        members = [r.field for r in reading.fields if field.kind == "radio" and r.field.group_label == field.group_label]
        said = [words for words, _ in field.options] or [member.label for member in members if member.kind == "radio"]
        if sum(bool(_span().search(plain(words))) for words in said[:12]) > 1:
            return True
    return False


@cache
def _span() -> re.Pattern[str]:
    """A few weeks or months, not as many as loans run."""
    table = load("submit_choices")["timeframe"]
    return re.compile(rf"(?<!\d)([1-9]|1[0-2]) ({'|'.join([*table['weeks'], *table['months']])}) ")


def _said_between(reading: FormReading) -> str:
    """What is said between the heading and the form: "You have a question? Write to us"."""
    heading, above = " ".join(reading.form.heading_above.split()), " ".join(reading.form.above.split())
    told = above.rpartition(heading)[2] if heading and heading in above else ""
    return told if len(told) < _FEW else ""


def _pressed(reading: FormReading) -> str:
    """The words of the button that sends it."""
    sent = [r.field.text or r.field.value for r in reading.fields if r.field.button and r.type == "submit"]
    return sent[-1] if sent else ""


def _plainly_sends(button: str) -> bool:
    """The button says no more than that it sends, asks, or what leads are called."""
    words = [word for word in plain(button).split() if len(word) > 3]
    return names_lead(button) or all(_empty().find(f" {word} ") for word in words)


def own_errand(reading: FormReading) -> bool:
    """What stands over it and its button name one thing, and that is no lead: "Sponsor a friend", "Sponsor"; or what stands over
    it and what it asks to write: "Exercise your rights", "Which right"."""
    if reading.form_type.value in ("trade_in", "test_drive"):
        return False  # told by what they ask
    form, pressed = reading.form, _pressed(reading)
    asked = [label_of(box) for box in reading.of("message")]
    titles = [said for said in (form.heading, form.legend, form.aria_label) if said and not names_lead(said)]
    strange = [said for said in asked if said and not names_lead(said)]
    told = any(_agree(title, words) for title in titles for words in strange)
    return told or any(_agree(title, pressed) for title in (*titles, *strange))


def named_alike(reading: FormReading, way: str) -> bool:
    """Its button names what the way to it named, and it has a box for a message."""
    return bool(reading.of("message")) and _agree(way, _pressed(reading))


def _agree(title: str, button: str) -> bool:
    """Some word of weight stands in both, in whatever form."""
    ours, theirs = (
        [word for word in plain(said).split() if len(word) >= _STEM and not _empty().find(f" {word} ")]
        for said in (title, button)
    )
    return any(one[:_STEM] == other[:_STEM] for one in ours for other in theirs)


@cache
def _empty() -> Phrases:
    """Words on buttons and headings that name no errand of their own: to send, to ask, a form, what is written; and those of
    leads."""
    sends = (said for listed in load("recognise_buttons")["send"].values() for said in listed)
    leads = (said for kind in _LEADS if kind != "trade_in" for said in load("submit_ways")["leads"][kind])
    single = (word for said in (*sends, *leads, *_written()) for word in plain(said).split())
    return Phrases([*load("submit_ways")["errand_words"]["empty"], *load("submit_ways")["errand_words"]["duty"], *single])


def names_lead(words: str) -> bool:
    """The words name a lead: a question, a price, a drive, a trade-in."""
    if not words.strip(" |"):
        return False
    told = thin(plain(words))
    said = plain(words).replace(" feedback ", " ")  # which is asked of those who have been there
    if any(not another_errand(phrase) for phrase in speaks_of(said, LEAD_TYPES - {"quote"})):
        return True
    if any(thin_phrases("submit_ways", "leads", kind).share(told) >= _SAYS for kind in _LEADS):
        return True
    if requests(told) or bids(told) or phrases("submit_ways", "errand_words", "calls").share(plain(words)) >= _SAYS:
        return True
    return bool(priced := speaks_of(said, ("quote",))) and not _priced_otherwise(told, " ".join(priced))


def _priced_otherwise(told: str, priced: str) -> bool:
    """A price is named of something that is no car: "home charging quote"."""
    rest = set(told.split()) - set(priced.split())
    strange = [word for word in rest if len(word) >= _STEM and word not in MOTOR and not _empty().find(f" {word} ")]
    return len(strange) > 0


def _of_the_house(page: str) -> bool:
    """The home page, or one about the house, its place and its hours; a page of another name is of another errand."""
    heading, _, rest = page.partition(" | ")
    said = [thin(plain(heading)), thin(plain(rest.rpartition("/")[2]))]
    tables = [thin_phrases("submit_ways", "browse", name) for name in ("about", "store")]
    return not heading.strip() or any(table.find(words) for table in tables for words in said)


def _finds_cars(words: str) -> bool:
    """It offers to find a car: "Tell us what you want". Who reads that sells, and answers a question."""
    return thin_phrases("submit_ways", "finder", "words").share(thin(plain(words))) > _FINDS


def another_errand(words: str) -> bool:
    """They name what no lead may be sent to: a chat, a job, a list of regulars."""
    told = plain(words)
    never = phrases("submit_ways", "never", "words").find(told) or thin_phrases("submit_ways", "not_a_lead", "words").find(
        thin(told)
    )
    return never is not None


def label_of(box: FieldReading) -> str:
    """What is asked there."""
    field = box.field
    return field.label or field.aria_label or field.placeholder or field.cell_left or field.text_before


def takes_a_question(reading: FormReading) -> bool:
    """Its box for free text asks for just that, and not for the damage, the society or the friend."""
    for box in reading.of("message"):
        label = label_of(box)
        told = thin(plain(label))
        found = _message().all_in(told)
        rest = set(told.split()) - set(" ".join(found).split()) - _NOTHING
        if found and all(phrases("submit_ways", "errand_words", "duty").find(f" {word} ") for word in rest):
            return True
    return False


def names_a_message(words: str) -> bool:
    """They name what is written to somebody: a question, a message, a comment."""
    return _message().find(thin(plain(words))) is not None


@cache
def _message() -> Phrases:
    return Phrases(thin(plain(phrase)).strip() for phrase in _written())


def _written() -> list[str]:
    """What boxes for free text are called."""
    table = load("recognise_fields")["message"]
    return [phrase for language, phrases_ in table.items() if language != "keys" for phrase in phrases_]
