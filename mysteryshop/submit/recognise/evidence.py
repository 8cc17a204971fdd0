"""Evidence for one field alone: every source of words votes for types, weighted by how much a person would trust it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import FILLER, HEADS, NOISE, OTHERS, Hit, group, name_words, plain

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

NAMES = frozenset({"first_name", "last_name", "full_name"})
VEHICLE = group("vehicle")
DATE_FORMAT = frozenset(["yyyy", "jjjj", "aaaa", "mmyyyy", "ddmmyyyy"])
ONE_LINE, NOT_CHOSEN = group("one_line"), group("not_chosen")


_UNCHOSEN = re.compile(r"(select|choose|please|pick|bitte|seleccion|selezion|kies|choisi|escolh)")
SHARE_NEEDED = {
    "country": 0.06,
    "state": 0.05,
    "vehicle_make": 0.25,
    "vehicle_model": 0.3,
    "month": 0.6,
    "contact_method": 0.6,
    "subject": 0.3,
}
"""The share of known answers from which a list of options tells its question (else half)."""

SHAPES = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), 2.2),
    ("phone", re.compile(r"(?=[+(]|(?:[^\dxX_#]*[\dxX_#]){9})[+(]?[\dxX_#][\dxX_#\s().\-/]{6,19}"), 1.6),
    ("zip", re.compile(r"12345(-6789)?|[\d#_]{5}-[\d#_]{3,4}|[0#_]{5}"), 1.2),
    ("date", re.compile(r"(?i)(dd|mm|tt|jj|gg|aaaa|yyyy|jjjj)([./\- ](dd|mm|tt|jj|gg|aaaa|yyyy|jjjj|aa|yy)){2}"), 1.4),
    ("url", re.compile(r"(?i)https?://\S*|www\.\S+"), 1.6),
)
"""What an example in a box looks like, by type: an address, a number, a date, a page."""
_CLOCK = re.compile(r"(?i)\b(?:[01]?\d|2[0-3])\s?(?:[:.]\s?[0-5]\d(?!\d)|h\b(?!p)|uhr\b|uur\b|[ap]\.?m\b)")
_SUM = re.compile(
    r"(?i)(?<![\d/.,-])\d{1,3}\s*(?:[+x×*−-]|\b(?:plus|minus|mal|times|fois|moins|m[aá]s|por|menos|mais|vezes|pi[uù]|per|meno|keer|und|et)\b)"
    r"\s*\d{1,2}\s*(=|\?|$)(?!\s*\d{3})"
)


SILENT = frozenset({"nothing", "someone else"})
"""Votes that are no types: words that mean nothing here, and a name that is not the shopper's."""


@dataclass(slots=True)
class Votes:
    """Weights by type and the words behind them."""

    score: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, weight: float, reason: str) -> None:
        """Count a vote; a negative weight speaks against the type."""
        self.score[kind] = self.score.get(kind, 0.0) + weight
        if reason and weight > 0:
            self.reasons.setdefault(kind, []).append(reason)

    def scale(self, kinds: Iterable[str], factor: float) -> None:
        """Make these types less (or more) likely."""
        for kind in kinds:
            if kind in self.score:
                self.score[kind] *= factor

    def sum(self, *kinds: str) -> float:
        """The weights of these types together."""
        return sum(self.score.get(kind, 0.0) for kind in kinds)

    def best(self) -> tuple[str, float, float]:
        """The leading type, its weight, and the weight of the runner-up ("other", 0, 0 without votes)."""
        ranked = sorted(((v, k) for k, v in self.score.items() if k not in SILENT), reverse=True)
        if not ranked or ranked[0][0] <= 0:
            return "other", 0.0, 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], ranked[0][0], max(0.0, second)

    def why(self, kind: str) -> str:
        """The strongest reasons in words."""
        return "; ".join(self.reasons.get(kind, [])[:3])


def last_line(text: str) -> str:
    """The line next to the field in the words before it."""
    lines = [line for line in text.split(" | ") if plain(line)]
    return lines[-1] if lines else ""


def first_line(text: str) -> str:
    """The line next to the field in the words after it."""
    lines = [line for line in text.split(" | ") if plain(line)]
    return lines[0] if lines else ""


def read_words(votes: Votes, source: str, text: str, weight: float) -> bool:
    """Let a visible text vote; True if it said anything."""
    told = plain(text)
    words = tuple((books.prompts().sub(" ", told).strip() or (told if source == "label" else "")).split())[:40]
    if not words:
        return False
    hits = books.labels().find_words(words)
    covered = {i for hit in hits for i in range(hit.start, hit.start + hit.length)}
    if not hits:
        hits = tuple(hit for word in words if len(word) >= 7 and (hit := books.labels().find_in_word(word, 5)))
        weight *= 0.8
    if len(words) <= 6 and OTHERS & set(words) and any(set(hit.kinds) & NAMES for hit in hits):
        votes.score["someone else"] = 0.01
    loose = sum(1 for i, word in enumerate(words) if i not in covered and word not in FILLER and not word.isdigit())
    headed = words[-1] in HEADS and any(hit.start + hit.length == len(words) for hit in hits)
    for hit in hits:
        share = hit.length / (hit.length + loose + 0.7 * (sum(h.length for h in hits) - hit.length))
        worth = weight * (0.3 + 0.7 * share) * (1.0 + 0.12 * (hit.length - 1)) * (0.6 if len(words) > 14 else 1.0)
        if hit.length == 1 and loose >= 4 and VEHICLE & set(hit.kinds):  # "where will the vehicle be picked up?"
            worth *= 0.6
        if headed and hit.start + hit.length < len(words):  # "service date" is a date
            worth *= 0.5
        for kind in hit.kinds:
            votes.add(kind, worth / len(hit.kinds) ** 0.4, f'{source} "{hit.phrase}"')
    return bool(hits)


def read_name(votes: Votes, source: str, name: str, weight: float, *, said: bool = False) -> bool:
    """Let a name or id of the source vote. `said`: visible words stand beside the box."""
    words = name_words(name)
    if not words:
        return False
    found: list[Hit] = list(books.names().find_words(words))
    kept = [hit for hit in found if hit.length > 1 or hit.phrase not in NOISE]
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
        if len(hit.phrase) == 1 and said:  # a letter says little beside words that people read
            last *= 0.4
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


def _share(options: list[str], known: frozenset[str]) -> float:
    return sum(1 for text in options if text in known) / len(options) if options else 0.0


def _models(options: list[str]) -> list[str]:
    """Names of models without what follows them: "Clio E-Tech" is a Clio."""
    known = books.choices()["vehicle_model"]
    return [
        next((" ".join(w[:n]) for n in (3, 2, 1) if " ".join(w[:n]) in known), text) for text in options if (w := text.split())
    ]


def read_options(votes: Votes, snapshot: FieldSnapshot) -> None:
    """Let the answers offered tell the question."""
    texts = [plain(text) for text, _ in snapshot.options]
    texts = [text for text in texts if text and not _UNCHOSEN.match(text)]
    if not texts:
        return
    raw = [text for text, _ in snapshot.options]
    numbers = [int(text) for text in texts if text.isdigit()]
    years = [n for n in numbers if 1900 <= n <= 2099]
    if sum(1 for text in raw if re.search(r"(^|\s|\()\+\d{1,3}\b", text)) >= max(1, len(raw) // 2):
        votes.add("phone_country_code", 3.6, "options are dial codes")
        return
    told = (kind for kind in ("state", "country", "vehicle_make") if votes.sum(kind))
    none_of = [kind for kind in told if not _share(texts, books.choices()[kind])]
    for kind, known in books.choices().items():
        share = _share(_models(texts) if kind == "vehicle_model" else texts, known)
        hits = round(share * len(texts))
        need = SHARE_NEEDED.get(kind, 0.5)
        if share < need or (hits < 2 and len(texts) > 1) or kind == "yes_no" or (kind in {"country", "state"} and hits < 3):
            continue
        if kind == "month":
            votes.add("date_part", 2.5, "options are months")
        else:
            votes.add(kind, 1.2 + 1.2 * min(1.0, share / need / 2), f"options look like {kind}")
            if kind == "new_or_used" and share == 1.0:  # "Condition", "Type of vehicle": the answers say which
                votes.scale(("vehicle_other", "vehicle_interest"), 0.4)
            votes.scale(none_of, 0.3)  # "Département" over sales and workshop is no part of France
    if sum(1 for text in raw if _CLOCK.search(text)) >= max(2, 0.6 * len(raw)):
        votes.add("time", 2.6, "options are hours")
    if len(years) >= max(4, 0.7 * len(texts)):
        votes.add("birth_date" if min(years) < 1950 else "vehicle_year", 1.0, "options are years")
        votes.add("date_part", 0.8, "options are years")
    elif len(numbers) >= 28 and set(range(1, 29)) <= set(numbers) and len(texts) <= 33:
        votes.add("date_part", 2.5, "options are days")
    elif len(numbers) == 12 and set(numbers) == set(range(1, 13)):
        votes.add("date_part", 1.8, "options are months")


def _read_shape(votes: Votes, snapshot: FieldSnapshot) -> None:
    """What an example in the box, or a sum to be solved, tells."""
    example = snapshot.placeholder or snapshot.value
    for kind, shape, weight in SHAPES:
        if example and shape.fullmatch(example.strip()):
            votes.add(kind, weight, f'example "{example}"')
    asked = " ".join((snapshot.label, last_line(snapshot.text_before), snapshot.placeholder, snapshot.cell_left))
    if _SUM.search(asked):
        votes.add("captcha", 4.0, "asks to solve a sum")


def gather(snapshot: FieldSnapshot) -> Votes:
    """All votes for a text box, text area or list."""
    votes = Votes()
    for kind, weight in KIND_VOTES.get(snapshot.kind, {}).items():
        votes.add(kind, weight, f"type {snapshot.kind}")
    _read_autocomplete(votes, snapshot.autocomplete)
    said = False
    for source, text, strong, weak in (
        ("label", snapshot.label, 3.0, 3.0),
        ("aria-label", snapshot.aria_label, 2.7, 1.0),
        ("cell", snapshot.cell_left, 2.5, 0.6),
        ("placeholder", snapshot.placeholder, 2.5, 0.9),
        ("cell above", snapshot.cell_above, 2.3, 0.0),
        ("text before", last_line(snapshot.text_before), 2.2, 0.3),
        ("title", snapshot.title, 1.4, 0.6),
        ("group", snapshot.group_label, 1.4, 0.5),
        ("text after", first_line(snapshot.text_after), 0.7, 0.0),
    ):
        weight = weak if said else strong
        if text and weight:
            spoke = read_words(votes, source, text, weight)
            said = said or spoke or (source in {"label", "aria-label"} and len(plain(text)) > 2)
    spoken = said or len(plain(snapshot.label or last_line(snapshot.text_before))) > 2
    spoken = spoken and (snapshot.kind != "text" or snapshot.name != "q")  # what everybody calls the box of a search
    named = read_name(votes, "name", snapshot.name, 1.9 if said else 2.2, said=spoken)
    read_name(votes, "id", snapshot.id, 0.5 if named else 1.5)
    if not named and not said:
        classes = " ".join(word for word in f"{snapshot.classes} {snapshot.wrapper}".split() if len(word) > 2)
        read_name(votes, "class", classes, 0.9)
    _read_shape(votes, snapshot)
    if snapshot.kind in {"select", "listbox"} or snapshot.options:
        if snapshot.kind in {"select", "listbox"}:
            if votes.sum("message") > 0.5:
                votes.add("subject", 0.8 * votes.sum("message"), "a list of what it is about")
            first = snapshot.options[0][0] if snapshot.options and not snapshot.options[0][1] else snapshot.value
            if not said:
                asked = plain(last_line(snapshot.text_before))
                prompt = not snapshot.options or not snapshot.options[0][1] or _UNCHOSEN.search(plain(first))
                read_words(votes, "first option", first, 0.7 if len(asked) > 2 else 2.2 if prompt else 0.9)
            votes.scale(NOT_CHOSEN, 0.3)
        read_options(votes, snapshot)
    if snapshot.kind in {"textarea", "editable"}:
        votes.scale(ONE_LINE, 0.4)
    if snapshot.autocomplete.split()[-1:] in (["family-name"], ["given-name"]):
        votes.scale(("full_name",), 0.6)  # "Nom" is a surname or a whole name; the page says which
    _fit_kind(votes, snapshot.kind)
    return votes


def _fit_kind(votes: Votes, kind: str) -> None:
    """What the type of the box rules out."""
    allowed = {
        "password": {"password", "password_confirm", "otp", "gov_id", "payment", "security_qa", "honeypot"},
        "email": {"email", "email_confirm", "login_id", "username", "honeypot"},
        "file": {"file"},
        "search": {"search_query", "city", "zip", "street", "honeypot"},
    }.get(kind)
    if allowed is not None:
        votes.scale([k for k in votes.score if k not in allowed], 0.15)
    if kind not in {"password"}:
        votes.scale(("password", "password_confirm"), 0.5)
    if kind != "file":
        votes.scale(("file",), 0.35)
