"""Evidence for one field alone: every source of words votes for types, weighted by how much a person would trust it."""

from __future__ import annotations

import re

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books, compose
from mysteryshop.submit.recognise.layout import bare, first_line, last_line
from mysteryshop.submit.recognise.options import UNCHOSEN, read_options
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import FILLER, NOISE, Hit, group, name_words, plain

AUTOCOMPLETE = {
    "name": "full_name",
    "given-name": "first_name",
    "family-name": "last_name",
    "additional-name": "middle_name",
    "honorific-prefix": "name_prefix",
    "honorific-suffix": "name_suffix",
    "nickname": "username",
    "username": "username",
    "new-password": "password",
    "current-password": "password",
    "one-time-code": "otp",
    "organization-title": "job_title",
    "organization": "company",
    "street-address": "street",
    "address-line1": "street",
    "address-line2": "street2",
    "address-line3": "street2",
    "address-level1": "state",
    "address-level2": "city",
    "country": "country",
    "country-name": "country",
    "postal-code": "zip",
    "bday": "birth_date",
    "sex": "gender",
    "url": "url",
    "email": "email",
    "tel": "phone",
    "tel-national": "phone",
    "tel-country-code": "phone_country_code",
    "tel-area-code": "phone_part",
    "tel-local": "phone",
    "tel-extension": "phone_part",
}

KIND_VOTES = {
    "email": {"email": 2.4},
    "tel": {"phone": 2.0},
    "url": {"url": 2.0},
    "password": {"password": 6.0},
    "search": {"search_query": 3.0},
    "file": {"file": 8.0},
    "date": {"date": 1.6},
    "datetime-local": {"date": 1.6},
    "time": {"time": 2.4},
    "month": {"date_part": 1.0},
    "textarea": {"message": 1.5},
    "editable": {"message": 1.5},
}

DATE_FORMAT = frozenset(["yyyy", "jjjj", "aaaa", "mmyyyy", "ddmmyyyy"])
ONE_LINE, NOT_CHOSEN = group("one_line"), group("not_chosen")


SHAPES = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), 2.2),
    ("phone", re.compile(r"(?=[+(]|(?:[^\dxX_#]*[\dxX_#]){9})[+(]?[\dxX_#][\dxX_#\s().\-/]{6,19}"), 1.6),
    ("zip", re.compile(r"12345(-6789)?|[\d#_]{5}-[\d#_]{3,4}|[0#_]{5}"), 1.2),
    ("date", re.compile(r"(?i)(dd|mm|tt|jj|gg|aaaa|yyyy|jjjj)([./\- ](dd|mm|tt|jj|gg|aaaa|yyyy|jjjj|aa|yy)){2}"), 1.4),
    ("url", re.compile(r"(?i)https?://\S*|www\.\S+"), 1.6),
)
"""What an example in a box looks like, by type: an address, a number, a date, a page."""
_SUM = re.compile(
    r"(?i)(?<![\d/.,-])\d{1,3}\s*(?:[+x×*−-]|\b(?:plus|minus|mal|times|fois|moins|m[aá]s|por|menos|mais|vezes|pi[uù]|per|meno|keer|und|et)\b)"
    r"\s*\d{1,2}\s*(=|\?|[.)*:]*\s*$)(?!\s*\d{3})"
)


_PLAINLY = 2.5
"""What words beside a box weigh that say a type in full."""
_COUNTED = re.compile(r"(?<![a-zA-Z0-9])r[0-9a-v]{1,2}(?![a-zA-Z0-9])(?!$)|(?<=[:«_-])r[0-9a-v]{1,2}(?=[:»_-]*$)")
"""What scripts count boxes with (":rg:", "field-rg__control"): no word."""


def read_words(votes: Votes, source: str, text: str, weight: float) -> bool:
    """Let a visible text vote; True if it said anything."""
    told = plain(text)
    words = tuple((books.prompts().sub(" ", told).strip() or (told if source == "label" else "")).split())[:40]
    if not words:
        return False
    hits = books.labels().find_words(words)
    covered = {i for hit in hits for i in range(hit.start, hit.start + hit.length)}
    if not hits:
        hits = tuple(hit for word in words if len(word) >= 8 and (hit := books.heads().find_head(word)))
        weight *= 0.8
    hits = compose.only_alone(hits, words)
    if compose.of_somebody_else(words, hits):
        votes.score["someone else"] = 0.01
    together = compose.asked_together(words, hits, text)
    if together:
        votes.add(together, weight * 0.9, f'{source} "{" ".join(words)}"')
        hits = tuple(hit for hit in hits if together not in hit.kinds or hit.length > 2)
    inside = compose.in_brackets(text, hits)
    loose = sum(
        1 for i, word in enumerate(words) if i not in covered and word not in FILLER and word not in inside and not word.isdigit()
    )
    said = sum(hit.length for hit in hits if hit.phrase.split()[0] not in inside)
    for hit, kept in zip(hits, compose.shares(hits, words, loose), strict=True):
        aside = hit.phrase.split()[0] in inside
        share = hit.length / (hit.length + loose + 0.7 * (said if aside else said - hit.length))
        worth = weight * (0.3 + 0.7 * share) * (1.0 + 0.12 * (hit.length - 1)) * (0.6 if len(words) > 14 else 1.0) * kept
        worth *= 0.4 if aside else 1.0
        for kind in hit.kinds:
            beside = 0.4 if together and kind != together else 1.0
            votes.add(kind, beside * worth / len(hit.kinds) ** 0.4, f'{source} "{hit.phrase}"')
    return bool(hits or together)


def read_name(votes: Votes, source: str, name: str, weight: float, *, said: bool = False) -> bool:
    """Let a name or id of the source vote. `said`: visible words stand beside the box."""
    words = name_words(name)
    if not words:
        return False
    found: list[Hit] = list(books.names().find_words(words))
    kept = [hit for hit in found if hit.length > 1 or not (hit.phrase in NOISE or hit.phrase.isdigit())]
    if any(len(hit.phrase) > 4 for hit in kept):  # "birthdate_mm_dd_yyyy", "fahrgestell_nr"
        kept = [hit for hit in kept if len(hit.phrase) > 2 and hit.phrase not in DATE_FORMAT]
    if len(words) > 1 and any(word.isdigit() for word in words):  # "q1", "s 2" only number on
        kept = [hit for hit in kept if len(hit.phrase) > 1]
    meaningful = [word for word in words if word not in NOISE and not word.isdigit()]
    if not kept or all(len(hit.phrase) < 4 for hit in kept):
        for word in meaningful:
            if len(word) >= 6 and (hit := books.names().find_in_word(word)):
                kept.append(hit)
    if not kept and "name" in words and set(words) <= NOISE | {"name"} and words[-1] == "name":
        kept = [hit for hit in found if hit.phrase == "name"]
    total = sum(hit.length for hit in kept)
    for hit in kept:
        share = max(hit.length / max(len(meaningful), total, 1), 0.2)
        last = 1.1 if hit.start + hit.length == len(words) else 1.0
        if len(hit.phrase) < 3 and said:  # a letter or two say little beside words that people read
            last *= 0.4 if hit.phrase in books.short_keys() else 0.25
        for kind in hit.kinds:
            votes.add(kind, weight * last * (0.45 + 0.55 * min(1.0, share)) / len(hit.kinds) ** 0.4, f'{source} "{hit.phrase}"')
    return bool(kept)


def _read_autocomplete(votes: Votes, text: str) -> None:
    words = text.lower().split()
    token = words[-1] if words else ""
    if token.startswith(("cc-", "transaction-")):
        votes.add("payment", 3.2, f"autocomplete {token}")
    elif token.startswith("bday-"):
        votes.add("birth_date", 2.6, f"autocomplete {token}")
    elif token in AUTOCOMPLETE:
        votes.add(AUTOCOMPLETE[token], 2.2 if token in {"username", "name"} else 3.0, f"autocomplete {token}")


def _shapes(example: str) -> dict[str, float]:
    """The types whose example it is, and what that weighs."""
    return {kind: weight for kind, shape, weight in SHAPES if shape.fullmatch(example.strip())}


def _read_shape(votes: Votes, snapshot: FieldSnapshot) -> None:
    """What an example in the box, or a sum to be solved, tells."""
    example = snapshot.placeholder or snapshot.value
    for kind, weight in _shapes(example).items():
        votes.add(kind, weight, f'example "{example}"')
    asked = " ".join((snapshot.label, last_line(snapshot.text_before), snapshot.placeholder, snapshot.cell_left))
    if votes.sum("security_qa", "captcha") > 0.5:
        asked += f" {first_line(snapshot.text_after)}"
    if _SUM.search(asked):
        votes.add("captcha", 4.0, "asks to solve a sum")


def _one_line(snapshot: FieldSnapshot) -> bool:
    """A box drawn by a script that is as high as one line, called by a word or two."""
    return snapshot.kind == "editable" and 0 < snapshot.box[3] < 45 and 0 < len(plain(snapshot.label).split()) < 3


def _prompt(snapshot: FieldSnapshot) -> str:
    """The words that stand in a box as its prompt, where nothing else is tied to it."""
    words = plain(snapshot.value).split()
    short = snapshot.kind == "text" or (snapshot.kind == "textarea" and len(words) <= 5)
    return snapshot.value if short and bare(snapshot) else ""


def _bids_answer(text: str) -> bool:
    """Words in a box that bid to answer: the question stands outside of it."""
    alone = Votes()
    return read_words(alone, "placeholder", text, 1.0) and alone.best()[0] == "security_qa"


def gather(snapshot: FieldSnapshot, *, after: float = 1.0) -> Votes:
    """All votes for a text box, text area or list. `after`: what the words after it are worth."""
    votes = Votes()
    for kind, weight in KIND_VOTES.get(snapshot.kind, {}).items():
        votes.add(kind, weight, f"type {snapshot.kind}")
    if snapshot.kind == "password" or "-password" not in snapshot.autocomplete:  # else it only keeps the browser quiet
        _read_autocomplete(votes, snapshot.autocomplete)
    said = mute = False
    read = snapshot.label or snapshot.cell_left or plain(last_line(snapshot.text_before)).strip()
    echo = bool(read) and name_words(snapshot.aria_label) == name_words(snapshot.name)  # a record's key, beside words for people
    for source, text, strong, weak in (
        ("label", snapshot.label, 3.0, 3.0),
        ("aria-label", "" if echo else snapshot.aria_label, 2.7, 1.0),
        ("cell", snapshot.cell_left, 2.5, 0.6),
        ("placeholder", snapshot.placeholder, 2.5, 0.9),
        ("cell above", snapshot.cell_above, 2.3, 0.0),
        ("value", _prompt(snapshot), 2.3, 0.0),
        ("text before", last_line(snapshot.text_before), 2.2, 0.3),
        ("title", snapshot.title, 1.4, 0.6),
        ("group", snapshot.group_label, 1.4, 0.5),
        ("text after", first_line(snapshot.text_after), 0.7 * after, 0.0),
    ):
        weight = 1.6 if mute and source == "placeholder" else weak if said else strong
        if text and weight:
            if source == "placeholder" and _bids_answer(text):
                read_words(votes, source, text, 0.4 * weight)
                continue
            spoke = read_words(votes, source, text, weight)
            mute = (mute or not said) and not spoke and source in {"label", "aria-label"} and len(plain(text)) > 2
            said = said or spoke or mute
    near = snapshot.label or last_line(snapshot.text_before) or (first_line(snapshot.text_after) if bare(snapshot) else "")
    spoken = said or len(plain(near)) > 2
    spoken = spoken and (snapshot.kind != "text" or snapshot.name != "q")  # what everybody calls the box of a search
    named = read_name(votes, "name", snapshot.name, 1.9 if said else 2.2, said=spoken)
    read_name(votes, "id", _COUNTED.sub(" ", snapshot.id), 0.5 if named else 1.5)
    if not named and not spoken:
        classes = " ".join(word for word in f"{snapshot.classes} {snapshot.wrapper}".split() if len(word) > 2)
        read_name(votes, "class", classes, 0.9)
    _read_shape(votes, snapshot)
    if snapshot.kind in {"select", "listbox"}:
        _read_prompt(votes, snapshot, said=said)
    if snapshot.kind in {"select", "listbox"} or snapshot.options:
        read_options(votes, snapshot)
    if said and votes.sum("contact_time") > _PLAINLY:
        votes.scale(("time",), 0.6)  # "Best time to call" is the more exact; a name "time" and hours to choose tell less
    if snapshot.kind == "date" or "date" in _shapes(snapshot.placeholder):
        votes.scale(("contact_time",), 0.3)  # "When may we call?" over a box for a day
    if snapshot.kind in {"textarea", "editable"} and not _one_line(snapshot):
        votes.scale(ONE_LINE, 0.4)
    if snapshot.autocomplete.split()[-1:] in (["family-name"], ["given-name"]):
        votes.scale(("full_name",), 0.6)  # "Nom" is a surname or a whole name; the page says which
    _fit_kind(votes, snapshot.kind)
    return votes


def _read_prompt(votes: Votes, snapshot: FieldSnapshot, *, said: bool) -> None:
    """The first entry of a list, where its words do not speak; a message among those asks what it is about."""
    first = snapshot.options[0][0] if snapshot.options and not snapshot.options[0][1] else snapshot.value
    heading = bare(snapshot) and votes.best()[0] == "message"  # "Tell us about your car" over lists of years and makes
    if not said or heading:
        over = not heading and len(plain(last_line(snapshot.text_before))) > 2
        prompt = not snapshot.options or not snapshot.options[0][1] or UNCHOSEN.search(plain(first))
        if prompt or not any(map(str.isdigit, first)):  # "25 miles" is an answer
            read_words(votes, "first option", first, 0.7 if over else 2.2 if prompt else 0.9)
    if votes.sum("message") > 0.5 and not (heading and votes.best()[0] not in {"message", "subject"}):
        votes.add("subject", 0.8 * votes.sum("message"), "a list of what it is about")
    votes.scale(NOT_CHOSEN, 0.3)


def _fit_kind(votes: Votes, kind: str) -> None:
    """What the type of the box rules out."""
    allowed = {
        "password": {"password", "password_confirm", "otp", "gov_id", "payment", "security_qa", "honeypot"},
        "email": {"email", "email_confirm", "login_id", "username", "honeypot"},
        "file": {"file"},
        "search": {"search_query", "city", "zip", "street", "honeypot"},
        "range": {"vehicle_mileage", "vehicle_year", "vehicle_other", "price", "quantity", "timeframe", "other"},
    }.get(kind)
    if allowed is not None:
        votes.scale([k for k in votes.score if k not in allowed], 0.15)
    if kind not in {"password"}:
        votes.scale(("password", "password_confirm"), 0.5)
    if kind in {"select", "listbox"}:  # these are typed, never chosen
        votes.scale(("otp", "url", "fax", "email", "email_confirm"), 0.2)
    if kind != "file":
        votes.scale(("file",), 0.35)
