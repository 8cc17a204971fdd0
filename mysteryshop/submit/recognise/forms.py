"""What a form is for, from its words, its source and the fields it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mysteryshop.model.parties import FormType
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.evidence import Votes
from mysteryshop.submit.recognise.words import group, name_words, plain
from mysteryshop.submit.snapshot import FormSnapshot, FrameSnapshot

LEAD_TYPES, VEHICLE = group("lead_forms"), group("vehicle")
IDENTITY, ADDRESS = group("identity"), group("address")


def _words(votes: Votes, form: FormSnapshot, frame: FrameSnapshot, sends: Sequence[str]) -> None:
    """The visible words and the names in the source."""
    for source, text, weight in (
        ("heading", form.heading if form.heading_inside else "", 1.6),
        ("heading above", form.heading_above, 0.8 if not form.heading_inside else 0.4),
        ("legend", form.legend, 1.0),
        ("aria-label", form.aria_label, 1.4),
        ("text", form.text[:160], 0.5),
        ("page title", frame.title, 0.5),
        *(("button", text, 1.8) for text in sends[:2]),
    ):
        seen: set[str] = set()
        for hit in books.forms().find_words(tuple(plain(text).split())[:40]):
            for kind in hit.kinds:
                if kind not in seen:
                    seen.add(kind)
                    votes.add(kind, weight * (1 + 0.1 * hit.length) / len(hit.kinds) ** 0.5, f'{source} "{hit.phrase}"')
    for source, text, weight in (
        ("id", f"{form.id} {form.name}", 1.3),
        ("class", form.classes, 0.9),
        ("action", _path(form.action), 1.0),
    ):
        words = name_words(text)
        keys = books.form_keys()
        hits = [*keys.find_words(words)] or [h for w in words if len(w) > 6 and (h := keys.find_in_word(w, 5))]
        for hit in hits[:3]:
            for kind in hit.kinds:
                votes.add(kind, weight / len(hit.kinds) ** 0.5, f'{source} "{hit.phrase}"')


def _path(address: str) -> str:
    return address.split("://", 1)[-1].partition("/")[2] if "://" in address else address


def _fields(votes: Votes, form: FormSnapshot, frame: FrameSnapshot, types: Counter[str], texts: int) -> None:
    """What the fields asked for tell."""
    asked = sum(n for kind, n in types.items() if kind not in {"submit", "button_other", "honeypot", "captcha"})
    identity = sum(1 for kind in IDENTITY if types[kind])
    passwords = types["password"] + types["password_confirm"]
    if passwords:
        login = (
            asked - types["consent"] <= 4
            and not types["password_confirm"]
            and types["password"] == 1
            and identity <= 1
            and texts <= 3
        )
        _asks_password(votes, form, types, login=login)
        votes.scale(LEAD_TYPES | {"search", "newsletter", "comment"}, 0.3)
        if types["password"] + types["password_confirm"] >= 2 and texts <= 3:
            votes.add("password_reset", 1.0, "new passwords only")
    elif identity <= 1 and texts <= 2 and not types["message"] and _speaks_of_password(form, frame):
        votes.add("password_reset", 2.8, "speaks of a password and asks none")
    if types["message"]:
        votes.add("contact", 2.4 if identity >= 1 else 1.0, "asks a message")
        votes.scale(("login", "search", "newsletter", "registration"), 0.4)
        if types["url"] and identity >= 2 and not types["phone"] and not types["subject"] and asked <= 6:
            votes.add("comment", 1.2, "message, name, mail and website")
    if types["search_query"]:
        votes.add("search", 3.0 if not identity else 0.8, "asks search words")
    if identity == 0 and not passwords and not types["message"] and not types["username"] and not types["login_id"]:
        votes.scale(LEAD_TYPES | {"registration", "newsletter", "login"}, 0.35)
        boxes = sum(1 for f in form.fields if f.kind in {"text", "search"})
        if form.method == "get" and (boxes or asked >= 4):
            votes.add("search", 1.4, "sent by GET without a person")
        votes.add("other", 1.1, "asks nothing personal")
    _person(votes, types, asked, identity)
    _things(votes, form, types, identity)


def _person(votes: Votes, types: Counter[str], asked: int, identity: int) -> None:
    """What asking for a person tells."""
    passwords = types["password"] + types["password_confirm"]
    if identity == 1 and types["email"] and asked - types["consent"] - types["marketing_optin"] <= 1 and not passwords:
        votes.add("newsletter", 1.6, "asks a mail address only")
    if identity >= 2 and not types["message"] and not passwords and asked <= 4 and not types["phone"]:
        votes.add("newsletter", 0.8, "asks name and mail only")
    if types["phone"] and identity >= 2 and not passwords:
        votes.add("contact", 1.2, "asks a phone number")
    if identity >= 2 and not passwords:
        votes.add("contact", 0.5, "asks a person")


def _things(votes: Votes, form: FormSnapshot, types: Counter[str], identity: int) -> None:
    """What asking for accounts, money, places and vehicles tells."""
    passwords = types["password"] + types["password_confirm"]
    if types["username"] and identity >= 1:
        votes.add("registration", 1.5, "asks a user name")
    if types["file"] and identity >= 2:
        applying = any(hit.kinds == ("other",) for hit in books.forms().find(plain(form.text)))
        votes.add("other", 1.4 if applying else 0.4, "asks a file")
    if types["payment"] and (identity or types["payment"] >= 2):
        votes.add("order", 2.0, "asks payment")
    if types["quantity"] and not identity:
        votes.add("order", 1.6, "asks a quantity")
    address = sum(1 for kind in ADDRESS if types[kind])
    if address >= 3 and not types["message"] and not passwords:
        votes.add("order", 0.5, "asks a full address")
        votes.add("registration", 0.5, "asks a full address")
    vehicles = sum(1 for kind in VEHICLE if types[kind])
    if vehicles and identity:
        votes.add("vehicle_inquiry", 0.9 + 0.3 * vehicles, "asks about a vehicle")
        if types["vehicle_mileage"] and types["vehicle_year"]:
            votes.add("trade_in", 2.0, "asks a vehicle's mileage")
    if not vehicles:
        votes.scale(("vehicle_inquiry", "trade_in"), 0.6)
    if types["gov_id"] and types["birth_date"] and identity >= 2:
        votes.add("finance", 0.6, "asks a birth date and an id")


def _asks_password(votes: Votes, form: FormSnapshot, types: Counter[str], *, login: bool) -> None:
    """A password asked for alone is a login; words and a promise to keep terms may say it is a new account."""
    votes.add("login" if login else "registration", 2.4 if login else 4.0, "asks a password")
    if any("new-password" in f.autocomplete for f in form.fields if f.kind == "password"):
        votes.add("registration", 1.5, "asks a new password")
    if types["consent"] or types["marketing_optin"]:
        votes.add("registration", 1.2, "asks to agree to terms")


def _speaks_of_password(form: FormSnapshot, frame: FrameSnapshot) -> bool:
    visible = " ".join((form.text[:400], form.heading, form.legend, *(b.text for b in form.buttons[:2])))
    if any("password" in hit.kinds for hit in books.labels().find(plain(visible))):
        return True
    return any(
        "password_reset" in hit.kinds for hit in books.form_keys().find_words(name_words(f"{form.id} {_path(form.action)}"))
    )


def form_type(
    form: FormSnapshot, frame: FrameSnapshot, types: Counter[str], sends: Sequence[str]
) -> tuple[FormType, float, Votes]:
    """The type, a confidence 0..1 and the votes behind them."""
    votes = Votes()
    identity = sum(1 for one in IDENTITY if types[one])
    texts = sum(1 for f in form.fields if f.kind not in {"checkbox", "radio"} and (f.visible or f.proxy or not form.visible))
    _words(votes, form, frame, sends)
    named = [kind for kind in LEAD_TYPES - {"contact"} if votes.sum(kind) >= 1.0]
    _fields(votes, form, frame, types, texts)
    if identity >= 2 and named and not types["password"]:
        for kind in named:  # a test drive is also a contact: the special purpose wins
            votes.add(kind, 1.8, "")
    kind, best, second = votes.best()
    if best < 0.8:
        return FormType.OTHER, 0.3, votes
    return FormType(kind), round(min(0.99, (best + 0.3) / (best + second + 0.6)), 3), votes
