"""What a form is for, from its words, its source and the fields it asks.

Words vote for every purpose; fields vote for families: a person with a message or a telephone number is a lead, a password an
account, an address alone a mailing list. A lead is then named by its own words (a test drive, a trade-in ...), for a special
purpose is always also a contact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mysteryshop.model.parties import FormType
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.boxes import BOXES
from mysteryshop.submit.recognise.layout import last_line
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import MOTOR, NEW, group, name_words, plain

LEAD_TYPES, VEHICLE = group("lead_forms"), group("vehicle")
IDENTITY, ADDRESS = group("identity"), group("address")
SPECIAL = LEAD_TYPES - {"contact"}
NOT_ASKED = frozenset({"submit", "button_other", "honeypot", "captcha"})
NAMED_ENOUGH = 1.0
"""The weight of words and fields from which a lead is called by its special purpose."""
_SHORT = 3
"""Letters of an answer that may as well be a part of another word."""
_ANSWERS = 12
"""Entries of a list that are looked for among the form's words."""
DECOYS = frozenset({"job", "share", "errand"})
"""What looks like a lead and is none: applying for a job, sending a page to a friend, a complaint, a competition."""


class Purpose:
    """The votes for what a form is for, gathered step by step."""

    def __init__(self, form: FormSnapshot, frame: FrameSnapshot, types: Counter[str], sends: Sequence[str]) -> None:
        self.form, self.frame, self.types, self.sends = form, frame, types, sends
        self.votes = Votes()
        self.decoy = 0.0
        self.identity = sum(1 for kind in IDENTITY if types[kind])
        self.passwords = types["password"] + types["password_confirm"]
        self.asked = sum(n for kind, n in types.items() if kind not in NOT_ASKED)
        self.texts = sum(
            1 for f in form.fields if f.kind not in {"checkbox", "radio"} and (f.visible or f.proxy or not form.visible)
        )

    def asks(self, *kinds: str) -> bool:
        """Any of these types is asked for."""
        return any(self.types[kind] for kind in kinds)

    def enrols(self) -> str:
        """What "sign up", "anmelden", "s'inscrire" mean here: an account, or a mailing list where only an address is asked."""
        if self.passwords or self.asks("username", "login_id", "birth_date", "street"):
            return "registration"
        slight = self.asked - self.types["consent"] - self.types["marketing_optin"] <= 3 and not self.asks("phone", "message")
        return "newsletter" if slight and self.identity else "registration" if not self.asks("message") else ""


def _vote_words(purpose: Purpose, source: str, text: str, weight: float, *, most: int = 40) -> bool:
    """Let a visible text vote; True if it spoke for anything."""
    seen: set[str] = set()
    words = tuple(plain(text).split())[:most]
    hits = books.forms().find_words(words)
    if not hits:  # "Probefahrttermin"
        hits = tuple(hit for word in words if len(word) >= 12 and (hit := books.forms().find_in_word(word, 8)))
    for hit in hits:
        worth = weight * (1 + 0.1 * hit.length) / len(hit.kinds) ** 0.5
        for kind in hit.kinds:
            meant = purpose.enrols() if kind == "enrol" else "other" if kind in DECOYS else kind
            if kind in DECOYS:
                purpose.decoy += worth
            if meant and meant not in seen:
                seen.add(meant)
                purpose.votes.add(meant, worth, f'{source} "{hit.phrase}"')
    return bool(seen)


def speaks_of(text: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """The words of a visible text for one of these purposes."""
    words = tuple(plain(text).split())
    hits = [*books.forms().find_words(words), *(h for w in words if len(w) >= 12 and (h := books.forms().find_in_word(w, 8)))]
    return tuple(hit.phrase for hit in hits if set(hit.kinds) & set(kinds))


def _words(purpose: Purpose) -> None:
    """The visible words. A form that says nothing itself is told by what stands over it."""
    form, frame = purpose.form, purpose.frame
    spoke = False
    for source, text, weight in (
        ("heading", form.heading if form.heading_inside else "", 1.6),
        ("legend", form.legend, 1.0),
        ("aria-label", form.aria_label, 1.4),
        *(("button", text, 1.8) for text in purpose.sends[:2]),
    ):
        spoke = _vote_words(purpose, source, text, weight) or spoke
    spoke = (
        _vote_words(purpose, "text", _told_by_itself(form)[:160], 0.5 if spoke else 0.8)
        or spoke
        or not (purpose.identity or purpose.passwords)
    )
    _vote_words(purpose, "heading above", form.heading_above, 0.4 if form.heading_inside else 0.8 if spoke else 1.2)
    _vote_words(purpose, "page title", frame.title, 0.5 if spoke else 0.8)


def legend_of(form: FormSnapshot) -> str:
    """The legend that names the form; one over nothing but boxes to tick asks a question."""
    under = [f.kind in BOXES for f in form.fields if plain(f.group_label) == plain(form.legend)]
    return "" if under and all(under) and len(under) < len(form.fields) else form.legend


def _told_by_itself(form: FormSnapshot) -> str:
    """The form's text without the answers a visitor may choose from: what one of them names is not what the form is for."""
    text = form.text
    drawn = (words for f in form.fields for words, _ in f.options[:_ANSWERS])  # a list may stand there a second time, drawn
    for answer in (*(f.label for f in form.fields if f.kind == "radio"), *drawn):
        text = text.replace(answer, " ", 1) if len(answer) > _SHORT else text
    return text


def _source(purpose: Purpose) -> None:
    """Ids, classes and the address the form is sent to."""
    form = purpose.form
    keys = books.form_keys()
    for source, text, weight in (
        ("id", f"{form.id} {form.name}", 1.3),
        ("class", form.classes, 0.9),
        ("action", _path(form.action), 1.0),
    ):
        words = name_words(text)
        hits = [*keys.find_words(words)] or [h for w in words if len(w) > 6 and (h := keys.find_in_word(w, 5))]
        for hit in hits[:3]:
            for kind in hit.kinds:
                meant = purpose.enrols() if kind == "enrol" else "other" if kind in DECOYS else kind
                if meant:
                    purpose.votes.add(meant, weight / len(hit.kinds) ** 0.5, f'{source} "{hit.phrase}"')


def _path(address: str) -> str:
    return address.split("://", 1)[-1].partition("/")[2] if "://" in address else address


def _decoys(purpose: Purpose) -> None:
    """Fields that give a job application or a letter to a friend away."""
    if sum(1 for kind in VEHICLE if purpose.types[kind]) >= 2:
        return
    found: list[str] = []
    for text in _labels(f for f in purpose.form.fields if f.kind != "checkbox"):  # which speaks of rights and complaints by law
        found += [hit.phrase for hit in books.forms().find(plain(text)) if set(hit.kinds) & DECOYS]
    if found:
        worth = 2.0 + 0.8 * (len(found) - 1) + (1.5 if purpose.asks("file") else 0.0)
        purpose.votes.add("other", worth, f'asks "{found[0]}"')
        purpose.decoy += worth
    elif purpose.asks("file") and purpose.identity >= 2:
        purpose.votes.add("other", 0.4, "asks a file")


def _labels(fields: Iterable[FieldSnapshot]) -> Iterable[str]:
    return (f.label or f.aria_label or f.placeholder or f.cell_left or last_line(f.text_before) for f in fields)


def _accounts(purpose: Purpose) -> None:
    """What asking for passwords and user names tells."""
    votes, types = purpose.votes, purpose.types
    if purpose.passwords >= 2 and not purpose.identity and not purpose.asks("username", "login_id"):
        votes.add("password_reset", 3.5, "new passwords only")
    elif purpose.passwords:
        login = (
            purpose.asked - types["consent"] <= 4
            and purpose.passwords == 1
            and not types["password_confirm"]
            and purpose.identity <= 1
            and purpose.texts - types["captcha"] <= 3
        )
        _asks_password(purpose, login=login)
    elif purpose.identity <= 1 and purpose.texts <= 2 and not types["message"] and _speaks_of_password(purpose):
        votes.add("password_reset", 2.8, "speaks of a password and asks none")
    if purpose.passwords:
        votes.scale({"search", "newsletter", "comment", *LEAD_TYPES}, 0.3)
    if types["username"] and purpose.identity >= 1:
        votes.add("registration", 1.5, "asks a user name")
    if types["birth_date"] and purpose.identity >= 3 and not types["message"]:
        votes.add("registration", 2.0, "asks a birth date")


def _asks_password(purpose: Purpose, *, login: bool) -> None:
    """A password asked for alone is a login; words and a promise to keep terms may say it is a new account."""
    votes = purpose.votes
    votes.add("login" if login else "registration", 2.4 if login else 4.0, "asks a password")
    asked = [f for f in purpose.form.fields if f.kind == "password"]
    if any("new-password" in f.autocomplete for f in asked):
        votes.add("registration", 1.5, "asks a new password")
    if any(NEW & set(plain(f"{f.label} {f.placeholder}").split()) for f in asked):
        votes.add("registration", 2.8, "asks to make up a password")
    if purpose.asks("consent", "marketing_optin"):
        votes.add("registration", 1.2, "asks to agree to terms")


def _speaks_of_password(purpose: Purpose) -> bool:
    form = purpose.form
    visible = " ".join((form.text[:400], form.heading, form.legend, *(b.text for b in form.buttons[:2])))
    if any("password" in hit.kinds for hit in books.labels().find(plain(visible))):
        return True
    words = name_words(f"{form.id} {_path(form.action)}")
    return any("password_reset" in hit.kinds for hit in books.form_keys().find_words(words))


def _person(purpose: Purpose) -> float:
    """What asking for a person tells; the weight of a lead, whatever its purpose."""
    votes, types, identity = purpose.votes, purpose.types, purpose.identity
    lead = 0.0
    if types["message"]:
        lead += 2.4 if identity else 1.0
        votes.scale(("login", "search", "newsletter", "registration"), 0.4)
        if types["url"] and identity >= 2 and not purpose.asks("phone", "subject") and purpose.asked <= 6:
            votes.add("comment", 1.2, "message, name, mail and website")
    if purpose.passwords:
        return 0.0
    if identity == 1 and types["email"] and purpose.asked - types["consent"] - types["marketing_optin"] <= 1:
        told = votes.sum("registration", "password_reset", "login") >= 1.0 and not votes.sum("newsletter")
        if not told and not votes.sum("newsletter") and any(_goes_on(text) for text in purpose.sends):
            votes.add("login", 1.8, "asks a mail address and goes on")
        votes.add("newsletter", 0.9 if told else 1.6, "asks a mail address only")
    if identity >= 2 and purpose.asked <= 4 and not purpose.asks("phone", "message"):
        votes.add("newsletter", 0.8, "asks name and mail only")
    if identity >= 2:
        votes.scale(("search",), 0.4)
        lead += 1.7 if types["phone"] else 0.5
    return lead


def _goes_on(button: str) -> bool:
    hits = books.buttons().find(plain(button))
    return bool(hits) and all(set(hit.kinds) == {"step"} for hit in hits)


def _things(purpose: Purpose) -> None:
    """What asking for money, places, words and vehicles tells."""
    votes, types, identity = purpose.votes, purpose.types, purpose.identity
    if types["payment"] and (identity or types["payment"] >= 2):
        votes.add("order", 2.0, "asks payment")
    if types["quantity"] and not identity:
        votes.add("order", 1.6, "asks a quantity")
    if identity and votes.sum("test_drive") >= 0.5 and not purpose.asks("payment", "quantity"):
        votes.add("test_drive", votes.sum("order"), "what is booked is a drive")
        votes.scale(("order",), 0.3)
    if sum(1 for kind in ADDRESS if types[kind]) >= 3 and not types["message"] and not purpose.passwords:
        votes.add("order", 0.5, "asks a full address")
        votes.add("registration", 0.5, "asks a full address")
    if identity:
        _errands(purpose, sum(1 for kind in VEHICLE if types[kind]))


def _errands(purpose: Purpose, vehicles: int) -> None:
    """What asking a person about a vehicle, work on it, a day or an income tells."""
    votes, types = purpose.votes, purpose.types
    told = _told(purpose, vehicles)
    plate, work = told.get("plate", ""), told.get("work", "")
    if plate or work:
        worth = 1.4 if plate and work else 1.2 if work or types["date"] else 0.9
        votes.add("service", worth, f'asks "{plate or work}"')
    if vehicles and (not (plate or work) or purpose.asks("vehicle_interest")):
        votes.add("vehicle_inquiry", 0.9 + 0.3 * min(vehicles, 3), "asks about a vehicle")
        if purpose.asks("date", "date_part") and not (plate or work or purpose.asks("vehicle_mileage", "vehicle_year")):
            votes.add("test_drive", 1.0 + 0.3 * min(vehicles, 3), "asks a day for a vehicle")
    if types["vehicle_mileage"] and not work and not (plate and types["date"]):
        offered = votes.sum("quote", "finance") >= 1.5 and not votes.sum("trade_in")  # miles a year, of a lease
        aside = 0.3 if offered or types["has_trade_in"] else 1.0  # asked whether, and then of which
        votes.add("trade_in", (1.0 + 0.4 * vehicles) * aside, "asks a vehicle's mileage")
    papers = types["gov_id"] and types["birth_date"] and (not types["message"] or votes.sum("finance") > 0.5)
    if purpose.identity >= 2 and (told.get("income") or papers):
        votes.add("finance", 1.6, "asks an income, or a birth date and an id")


def _told(purpose: Purpose, vehicles: int) -> dict[str, str]:
    """The words by which boxes ask what tells an errand: the plate of the shopper's own car, the work to be done on it (a store
    that sells a car asks for neither), an income. Lists of work count beside a vehicle only, for other trades have them too."""
    book, fields = books.telling(), purpose.form.fields
    shown = [f for f in fields if f.visible or f.proxy or f.hidden_in]  # not the plate that only one of several errands asks for
    labels = [text for text in _labels(f for f in shown if f.kind in {"text", "textarea"}) if not _of_a_trade(text)]
    hits = [hit for text in labels for hit in book.find(plain(text))]
    if vehicles or any("plate" in hit.kinds for hit in hits):
        lists = {f.group_label for f in fields if f.kind in BOXES} | {*_labels(f for f in fields if f.kind == "select")}
        hits += [hit for text in sorted(lists) for hit in book.find(plain(text)) if "work" in hit.kinds]
    return {kind: hit.phrase for hit in hits for kind in hit.kinds}


def _of_a_trade(label: str) -> bool:
    """It speaks of the car that is given in part payment, as whoever buys may."""
    return any("trade_in" in hit.kinds for hit in books.signs().find(plain(label)))


def _nobody(purpose: Purpose) -> None:
    """A form that asks nothing personal is a search, an order or something else."""
    votes, types, form = purpose.votes, purpose.types, purpose.form
    if types["search_query"]:
        votes.add("search", 3.0 if not purpose.identity else 0.8, "asks search words")
    if purpose.identity or purpose.passwords or purpose.asks("message", "username", "login_id"):
        return
    votes.scale({"registration", "newsletter", "login", *LEAD_TYPES}, 0.35)
    boxes = sum(1 for f in form.fields if f.kind in {"text", "search"})
    named = any(f.name for f in form.fields if not f.button)  # boxes without names are sent nowhere by GET
    if form.method == "get" and named and (boxes or purpose.asked >= 4):
        votes.add("search", 1.4, "sent by GET without a person")
    if sum(1 for kind in VEHICLE if types[kind]) >= 2:
        votes.add("search", 1.2, "chooses a vehicle without a person")
    votes.add("other", 1.2, "asks nothing personal")


def form_type(
    form: FormSnapshot, frame: FrameSnapshot, types: Counter[str], sends: Sequence[str]
) -> tuple[FormType, float, Votes]:
    """The type, a confidence 0..1 and the votes behind them."""
    purpose = Purpose(form, frame, types, sends)
    votes = purpose.votes
    _words(purpose)
    _source(purpose)
    _decoys(purpose)
    _accounts(purpose)
    lead = _person(purpose)
    _things(purpose)
    _nobody(purpose)
    if not any(types[kind] for kind in VEHICLE):
        spoken = MOTOR & set(plain(f"{form.text} {form.heading} {form.heading_above} {frame.title} {' '.join(sends)}").split())
        votes.scale(("vehicle_inquiry", "trade_in"), 0.8 if spoken else 0.4)
    _name_the_lead(votes, lead * (0.45 if purpose.decoy >= 1.5 else 1.0), decoy=purpose.decoy >= 1.5)
    kind, best, second = votes.best()
    if best < 0.8:
        return FormType.OTHER, 0.3, votes
    return FormType(kind), round(min(0.99, (best + 0.3) / (best + second + 0.6)), 3), votes


def _name_the_lead(votes: Votes, lead: float, *, decoy: bool) -> None:
    """Give the weight of the lead to its special purpose where words or fields name one, else to contact."""
    if decoy:
        votes.scale(LEAD_TYPES, 0.45)
    named = max(SPECIAL, key=lambda kind: (votes.sum(kind), kind))
    special = votes.sum(named) >= NAMED_ENOUGH and votes.sum(named) >= 0.6 * votes.sum("contact")
    kind = named if special else "contact"
    if votes.sum("comment") >= 1.5 and votes.sum("comment") > votes.sum(kind):
        kind = "comment"  # the words of a comment form; its fields are those of a contact form
    if lead:
        votes.add(kind, lead, "asks a person")
    if special and votes.sum(kind) <= votes.sum("contact"):
        votes.add(kind, votes.sum("contact") - votes.sum(kind) + 0.3, "")
