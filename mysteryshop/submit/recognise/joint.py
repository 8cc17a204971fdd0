"""The whole form decides: people (people.py), phone boxes together, year with make and model, the parts of a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.candidate import Candidate, neighbours
from mysteryshop.submit.recognise.people import (
    logins,
    names_beside_names,
    repeats,
    riddles,
    shared_words,
    someone_else,
    titles,
)
from mysteryshop.submit.recognise.phones import NUMBER, phone_boxes, short
from mysteryshop.submit.recognise.words import MOTOR, name_words, plain

MODEL = frozenset({"model", "modell", "modele", "modelo", "modello"})
"""Words for the model of any thing sold."""
YEAR = frozenset({"year", "jahr", "annee", "ano", "anno", "jaar"})
SERIES = frozenset({"type", "typ", "tipo", "serie", "series"})
"""Words for the model of a vehicle after its make."""
_VEHICLE = ("fahrzeug", "fahrzeuge", "voertuig", "gebrauchtwagen", "neuwagen")
_SHAPE = re.compile(r"(?=.*\d)[A-Z\d]{2,4}|[A-Z]{2}|([XA#_0])\1*")
"""How a part of a postal code is written."""
NO_VEHICLE = "no vehicle is spoken of"
"""Why a box was taken for no part of a car; a later step of a tool need not say it again."""
ON_WHEELS = frozenset({"test_drive", "trade_in", "vehicle_inquiry"})
"""Errands that are about a vehicle, whatever the form calls it."""


def date_parts(all_: list[Candidate], about: str) -> None:
    """Day, month and year beside each other belong to one date."""
    for before, one in pairwise(all_):
        told = sum(one.votes.score.get(kind, 0.0) for kind in ("vehicle_year", "date_part", "date"))
        lists = before.field.kind == one.field.kind == "select" and before.type in {"birth_date", "date", "date_part"}
        if lists and one.type in {"vehicle_year", "date", "other"} and told > 0.5 and not _of_a_vehicle(one):
            one.become(before.type, "a list after that of a day or month")
    for i, one in enumerate(all_):
        if one.type != "date_part":
            continue
        birth = any(c.type == "birth_date" or c.votes.score.get("birth_date", 0) > 0.8 for c in (one, *neighbours(all_, i, 2)))
        paying = any(c.type == "payment" for c in neighbours(all_, i, 3))
        if paying and not birth:
            one.become("payment", "beside a card number")
            continue
        if _says_more_than_a_part(one, [c.type for c in neighbours(all_, i, 2)]):
            one.become("other", "months are counted, none is asked")
            continue
        for c in neighbours(all_, i, 2):
            told = c.votes.score.get("date_part", 0) + c.votes.score.get("vehicle_year", 0)
            if c.type in {"vehicle_year", "other"} and told > 0.5 and not _of_a_vehicle(c):
                c.become("payment" if paying else "date_part", "beside a month or day")
            elif c.type == "date" and short(c.field, 4) and not paying:
                c.become("date_part", "a short box beside a month or day")


def _of_a_vehicle(one: Candidate) -> bool:
    """A "Baujahr", a "model year": more than the year of a date."""
    hits = books.labels().find(one.asked)
    return any("vehicle_year" in hit.kinds and hit.phrase not in YEAR for hit in hits)


def _says_more_than_a_part(one: Candidate, near: list[str]) -> bool:
    """ "Laufzeit in Monaten", a list of "24 mois": a span, not the part of a day."""
    if set(near) & {"date_part", "date", "birth_date"} or "options are" in one.votes.why("date_part"):
        return False
    field = one.field
    words = one.asked.split()
    counted = [text for text, _ in field.options if any(c.isdigit() for c in text) and not text.strip().isdigit()]
    return field.kind != "month" and (len(words) > 2 or len(counted) >= 2)


def addresses(all_: list[Candidate], about: str) -> None:
    """House numbers stand beside streets; a second address box is the second line."""
    for i, one in enumerate(all_):
        near = {c.type for c in neighbours(all_, i, 2)}
        if one.type == "house_number" and not near & {"street", "zip", "city", "street2"} and not _says_house(one):
            phone = one.field.kind == "tel" or (i and all_[i - 1].type == "phone_country_code")
            one.become(*(("phone", "a telephone's number") if phone else ("other", "a number without a street")))
        previous = all_[i - 1] if i else None
        if (
            previous
            and previous.type == "street"
            and one.type == "other"
            and plain(one.field.label or one.field.cell_left) in NUMBER
        ):
            one.become("house_number", "a number beside the street")
        if (
            one.type == "street"
            and previous
            and previous.type == "street"
            and one.field.kind != "textarea"
            and _again(one, previous)
        ):
            one.become("street2", "a second address line")
        if previous and previous.type == "zip" and one.type == "other" and _half_code(previous, one):
            one.become("zip", "the rest of the postal code")
        elif previous and one.type in {"other", "search_query"} and _wordless(one) and previous.type in {"street", "zip"}:
            if previous.type == "street" and not _beside(previous.field, one.field):
                one.become("street2", "a box without words under the street")
            elif previous.type == "zip" and short(previous.field, 5) and short(one.field, 4):
                one.become("zip", "the rest of the postal code")
            elif previous.type == "zip" and previous.votes.sum("city") > 0.5:
                one.become("city", 'the second box under "postal code and town"')
        if one.votes.sum("state") and one.votes.sum("country"):
            types = [c.type for c in all_ if c is not one]
            alike = abs(one.votes.sum("state") - one.votes.sum("country")) < 1
            if one.type == "country" and "country" in types and "state" not in types and alike:
                one.become("state", "beside a country")


def _says_house(one: Candidate) -> bool:
    """More than a bare "number"."""
    hits = books.labels().find(plain(one.field.label or one.field.placeholder or one.field.aria_label))
    return any("house_number" in hit.kinds and hit.phrase not in NUMBER for hit in hits)


def _wordless(one: Candidate) -> bool:
    """A visible text box of which nothing is said anywhere."""
    field = one.field
    told = (field.label, field.placeholder, field.aria_label, field.title, field.cell_left, field.text_before, field.text_after)
    return field.visible and field.kind == "text" and not any(plain(text) for text in told)


def _half_code(first: Candidate, second: Candidate) -> bool:
    """Two short boxes on one line, the second of which says nothing but how its part is written ("A1A" "1A1", "1234" "AB")."""
    field = second.field
    alike = short(first.field, 5) and short(field, 4) and field.kind in {"text", "tel"} and _beside(first.field, field)
    own = [text for text in (field.label, field.placeholder, field.aria_label, field.title) if plain(text)]
    return alike and bool(own) and all(_SHAPE.fullmatch(text.strip()) for text in own)


def _beside(first: FieldSnapshot, second: FieldSnapshot) -> bool:
    """On one line, or where nothing is known of the place."""
    return first.box[2] == 0 or abs(first.box[1] - second.box[1]) <= 6


def _again(one: Candidate, previous: Candidate) -> bool:
    """A second address box that has no words of its own, the same words, or some sign of a second line."""
    words, before = (plain(c.field.label or c.field.placeholder or c.field.aria_label) for c in (one, previous))
    return not words or words == before or one.votes.sum("street2") > 0.4


def vehicles(all_: list[Candidate], about: str) -> None:
    """Year, make, model and colour mean a vehicle only where one is spoken of."""
    kinds = {
        "vehicle_year",
        "vehicle_make",
        "vehicle_model",
        "vehicle_trim",
        "vehicle_other",
        "vehicle_interest",
        "vehicle_mileage",
        "price",
    }
    words = about.split()
    counted = ("vehicle_make", "vehicle_model", "vehicle_vin", "vehicle_mileage")
    errands = {kind for hit in books.forms().find_words(tuple(words[:80])) for kind in hit.kinds}
    if errands & {"finance", "quote"}:
        kinds.discard("price")
    counts = sum(c.type in counted or _plate(c) for c in all_)
    named = any(f"options look like {kind}" in c.votes.reasons.get(kind, []) for c in all_ for kind in counted[:2])
    named = named or any({"vehicle_make", "vehicle_model"} <= _asks(c) for c in all_)  # "Make / model"
    if named or any(_of_motors(word) for word in words) or errands & ON_WHEELS or counts >= 2:
        return
    for one in all_:
        asked = one.asked.split()
        hits = [hit for hit in books.labels().find_words(tuple(asked)) if kinds & set(hit.kinds)]
        plainly = any(hit.length > 1 or ("vehicle_model" in hit.kinds and hit.phrase not in MODEL) for hit in hits)
        if one.type in kinds and not plainly and not any(map(_of_motors, asked)):
            why = f"{NO_VEHICLE}, else {one.type}"
            ranked = sorted(((v, k) for k, v in one.votes.score.items() if k not in kinds), reverse=True)
            if ranked and ranked[0][0] >= 0.8 and ranked[0][1] != "nothing":
                one.become(ranked[0][1], why)
            else:
                one.become("other", why)


def same_names(all_: list[Candidate], about: str) -> None:
    """Boxes that share a name are the parts of one answer: the hours, minutes and half of a day."""
    for before, one in pairwise(all_):
        if one.type == "other" and before.type == "time" and one.field.name == before.field.name != "":
            one.become("time", "of the same name as the box before")


def parts_of_the_day(all_: list[Candidate], about: str) -> None:
    """Morning, afternoon or evening: the time of an appointment beside its day, else when to call."""
    dated = any(c.type == "date" for c in all_)
    for one in all_:
        if "options look like contact_time" not in one.votes.reasons.get("contact_time", []):
            continue
        if one.type == "time" and not dated:
            one.become("contact_time", "a part of the day, and no day is asked")


def types_after_makes(all_: list[Candidate], about: str) -> None:
    """A "type" after a make is the model: "Merk, Type", "Marke, Typ"."""
    for make, one in pairwise(all_):
        if make.type == "vehicle_make" and one.type in {"other", "subject"} and one.asked in SERIES:
            one.become("vehicle_model", "a type after a make")


def _asks(one: Candidate) -> set[str]:
    """What the single words of its question ask."""
    return {kind for word in one.asked.split() for hit in books.labels().find(word) for kind in hit.kinds}


def _plate(one: Candidate) -> bool:
    """It asks the plate of a car."""
    return one.type == "vehicle_other" and any("plate" in hit.kinds for hit in books.telling().find(one.asked))


def _of_motors(word: str) -> bool:
    """It speaks of vehicles, by itself or in a compound ("fahrzeugpreis", "wunschfahrzeug")."""
    return word in MOTOR or word.startswith(_VEHICLE) or word.endswith(_VEHICLE)


def cards(all_: list[Candidate], about: str) -> None:
    """Security codes beside a card number are the card's; names beside it the holder's. What only its name in the source calls
    a card's, or an identity paper's, while people read something else and nothing else of the kind is asked, is none."""
    for kind in ("payment", "gov_id", "otp"):
        asked = [c for c in all_ if c.type == kind]
        if len(asked) == 1 and _only_called(asked[0], kind):
            asked[0].votes.score.pop(kind)
            asked[0].settle()
    if sum(1 for c in all_ if c.type == "payment") == 0:
        return
    for i, one in enumerate(all_):
        if one.type in {"captcha", "otp"} and any(c.type == "payment" for c in neighbours(all_, i, 3)):
            one.become("payment", "beside a card number")


def _only_called(one: Candidate, kind: str) -> bool:
    """Nothing that people read, no answer and no browser's word speaks of this kind: only its name does ("exp", over "What do you
    expect for it?")."""
    reasons = one.votes.reasons.get(kind, [])
    return len(one.asked) > 2 and bool(reasons) and all(reason.startswith(("name ", "id ", "class ")) for reason in reasons)


def messages(all_: list[Candidate], about: str) -> None:
    """The only large box of a form without a message is the message."""
    large = [c for c in all_ if c.field.kind in {"textarea", "editable"} and c.type != "honeypot"]
    if not any(c.type == "message" for c in all_):
        for c in large:
            if c.type in {"other", "subject"} and len(large) == 1:
                c.become("message", "the only large box")


def searches(all_: list[Candidate], about: str) -> None:
    """A single unnamed box beside a search button is the search box."""
    texts = [c for c in all_ if c.field.kind in {"text", "search"}]
    words = about.split()
    if (
        len(texts) == 1
        and texts[0].type in {"other"}
        and any("search_query" in h.kinds for h in books.labels().find_words(tuple(words[:60])))
    ):
        texts[0].become("search_query", "the only box of a search form")


STEPS: tuple[Callable[[list[Candidate], str], None], ...] = (
    someone_else,
    shared_words,
    names_beside_names,
    repeats,
    date_parts,
    riddles,
    phone_boxes,
    addresses,
    cards,
    titles,
    types_after_makes,
    same_names,
    parts_of_the_day,
    vehicles,
    logins,
    messages,
    searches,
)
"""The rules of company, in order. `about` is all the words of the form and its page heading, plain."""


def decide_together(all_: list[Candidate], form: FormSnapshot, frame: FrameSnapshot) -> None:
    """Settle every candidate, then let the form's own company correct them."""
    buttons = " ".join(b.text for b in form.buttons)
    hints = " ".join((*(f.placeholder for f in form.fields), *(" ".join(name_words(name)) for name in form.hidden_names)))
    about = plain(" ".join((form.heading, form.heading_above, form.text, buttons, frame.title, hints)))
    about += " " + " ".join(name_words(f"{form.id} {form.classes} {form.action[-80:]}"))
    about += " " + " ".join(w for c in all_ for w in name_words(c.field.name))
    for one in all_:
        one.settle()
    for step in STEPS:
        step(all_, about)
