"""The lead as a judge reads it: who asked, about which car, what, when and how they want to be reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from mysteryshop.grade.words import fold, plain, stem, words
from mysteryshop.lexicons import load
from mysteryshop.model import Question, Shop

_YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True)
class Lead:
    """What the shopper said. `questions` may be empty; `timeframe_days` None where only words (or nothing) are known.

    `history` are the dealer's earlier messages to the same shopper, oldest first.
    """

    first_name: str
    last_name: str
    vehicle: str = ""
    message: str = ""
    questions: tuple[Question, ...] = ()
    timeframe: str | None = None
    timeframe_days: int | None = None
    preferred_channel: str | None = None
    language: str | None = None
    make: str | None = None
    model: str | None = None
    stock: str | None = None
    trade: str = ""
    situation: str = ""
    intent: str | None = None
    dealer_name: str = ""
    dealer_phone: str = ""
    history: tuple[str, ...] = field(default=())

    @classmethod
    def of_shop(cls, shop: Shop, history: tuple[str, ...] = ()) -> Lead:
        """The lead of a shop, with the copies it holds."""
        scenario, vehicle = shop.scenario, shop.vehicle
        trade = scenario.trade_in
        return cls(
            first_name=shop.persona.first_name,
            last_name=shop.persona.last_name,
            vehicle=vehicle.words() if vehicle else "",
            message=shop.message,
            questions=scenario.questions,
            timeframe=scenario.timeframe.words if scenario.timeframe else None,
            timeframe_days=scenario.timeframe.days if scenario.timeframe else None,
            preferred_channel=scenario.preferred_channel.value if scenario.preferred_channel else None,
            language=scenario.language,
            make=vehicle.make if vehicle else None,
            model=vehicle.model if vehicle else None,
            stock=(vehicle.stock or vehicle.vin) if vehicle else None,
            trade=f"{trade.year} {trade.make} {trade.model}" if trade else "",
            situation=scenario.situation or "",
            intent=scenario.intent.value,
            dealer_name=shop.dealer.name,
            dealer_phone=shop.dealer.phone or "",
            history=history,
        )

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Lead:
        """The lead a loose reply carries with it (the rows of `grade --replies`)."""
        lead = row.get("lead") or {}
        dealer = row.get("dealer") or {}
        asked = tuple(
            Question(id=f"q{n}", text=text if len(text) >= 5 else text.ljust(5))
            for n, text in enumerate(lead.get("questions") or ())
            if text and text.strip()
        )
        return cls(
            first_name=lead.get("first_name") or "",
            last_name=lead.get("last_name") or "",
            vehicle=lead.get("vehicle") or "",
            message=lead.get("message") or "",
            questions=asked,
            timeframe=lead.get("timeframe"),
            preferred_channel={"sms": "text", "phone": "call", "whatsapp": "chat"}.get(
                lead.get("preferred_channel") or "", lead.get("preferred_channel")
            ),
            language=lead.get("language") or row.get("language"),
            dealer_name=dealer.get("name") or "",
            history=tuple(str(item) for item in row.get("history") or ()),
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """First name and last name parts, folded; parts of fewer than two letters are left out."""
        parts = [self.first_name, *self.first_name.split(), self.last_name, *self.last_name.split()]
        small = {"de", "van", "der", "den", "von", "la", "le", "el", "del", "da", "di", "du", "ter", "ten"}
        return tuple(dict.fromkeys(f for part in parts if len(f := fold(part)) >= 2 and f not in small))

    @cached_property
    def model_names(self) -> tuple[str, ...]:
        """Ways to name the model asked about, squeezed ("CR-V" -> "crv"); () when the lead named none."""
        if self.model:
            return model_names(self.model.split())
        makes = load("grade_vehicles")["makes"]
        left = [w for w in re.sub(r"\([^)]*\)", " ", plain(self.vehicle)).split() if not _YEAR.match(w)]
        left = [w for w in left if fold(w) not in {"new", "used", "neuf", "neuve", "neu", "nieuw", "nuevo", "nueva", "gebraucht"}]
        for size in (3, 2, 1):
            for place in range(len(left) - size + 1):
                if fold(" ".join(left[place : place + size])) in makes:
                    return model_names(left[place + size :])
        return model_names(left)

    @cached_property
    def make_name(self) -> str:
        """The make, folded; "" when unknown."""
        if self.make:
            return fold(self.make)
        makes = load("grade_vehicles")["makes"]
        own = fold(plain(self.vehicle))
        return next((make for make in makes if re.search(rf"\b{re.escape(make)}\b", own)), "")

    @cached_property
    def question_stems(self) -> tuple[frozenset[str], ...]:
        """The content stems of each question."""
        return tuple(content_stems(q.text) for q in self.questions)

    @cached_property
    def situation_stems(self) -> frozenset[str]:
        """Stems of what the shopper told about themselves: the message without names, car, and the bare questions."""
        told = content_stems(self.message) | content_stems(self.situation) | content_stems(self.trade)
        known = content_stems(self.vehicle) | {stem(name) for name in self.names}
        asked = frozenset().union(*self.question_stems) if self.question_stems else frozenset()
        return frozenset(told - known - asked)

    @cached_property
    def asks_price(self) -> bool:
        """Whether a question asks for money: price, payment, fees, a trade value."""
        pattern = re.compile(load("grade_questions")["price_words"], re.IGNORECASE)
        return any(q.about in ("price", "trade") or bool(pattern.search(plain(q.text))) for q in self.questions)

    @cached_property
    def asks_visit(self) -> bool:
        """Whether the shopper asked for a test drive, a visit or an appointment."""
        if self.intent == "test_drive":
            return True
        pattern = re.compile(load("grade_questions")["visit_words"], re.IGNORECASE)
        asked = [q.text for q in self.questions] or [self.message]
        return any(bool(pattern.search(plain(text))) for text in asked)


def model_names(parts: list[str]) -> tuple[str, ...]:
    """How a reply may name a model of these words: its first word, or the first two where the first says too little alone."""
    if not parts:
        return ()
    squeezed = [squeeze(part) for part in parts]
    generic = set(load("grade_vehicles")["generic_first"])
    names = []
    if squeezed[0] in generic and len(squeezed) > 1:
        names.append(squeezed[0] + squeezed[1])
        if len(squeezed[1]) >= 3 and not squeezed[1].isdigit():
            names.append(squeezed[1])
    else:
        names.append(squeezed[0])
        if len(squeezed) > 1 and len(squeezed[1]) >= 4 and squeezed[1] in load("grade_vehicles")["second_names"]:
            names.append(squeezed[1])
        if len(squeezed) > 1:
            names.append(squeezed[0] + squeezed[1])
    return tuple(dict.fromkeys(n for n in names if n))


def squeeze(word: str) -> str:
    """A model word without case, accents, hyphens and spaces ("Mach-E" -> "mache")."""
    return re.sub(r"[^a-z0-9]", "", fold(plain(word)))


@lru_cache(maxsize=16384)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning: no small words, no single letters."""
    small = load("grade_questions")["stopwords"]
    return frozenset(stem(w) for w in words(text) if (len(w) > 2 or w.isdigit()) and w not in _small(tuple(small)))


_SMALL: dict[tuple[str, ...], frozenset[str]] = {}


def _small(listed: tuple[str, ...]) -> frozenset[str]:
    if listed not in _SMALL:
        spoken = {fold(w) for own in load("small_words")["function_words"].values() for w in own}
        _SMALL[listed] = frozenset(spoken | {fold(w) for w in listed})
    return _SMALL[listed]
