"""What a tick box asks leave for, told by its whole sentence: who agrees or wishes what, and to what end.

A sentence is read clause by clause. In each clause signs are found (lexicons/recognise_permissions.toml): an act ("I agree", "I
would like"), an object ("the privacy policy", "offers", "texts"), an end ("to answer my enquiry", "for marketing purposes"), a
wish to be reached, and what is said beside the matter ("unsubscribe at any time"). An end outweighs an object, an object an act;
what is only pointed to ("as described in the privacy policy") or denied ("we never send newsletters") hardly counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import FILLER, Hit, listed, plain

CLAUSE = re.compile(r"(?<=[.!?;:])\s+|\s\|\s|[()\[\]\n]")
SELLS = frozenset({"advert", "advert_end"})
SHARES = frozenset({"shared", "outside"})
"""Data goes on to somebody, or somebody other than the store gets or uses it."""
OBJECTS = SELLS | SHARES | {"legal", "habit", "message", "reach", "enquiry", "choice", "trade_in", "robot"}
CHOICES = {"choice": "other", "trade_in": "has_trade_in"}
ASIDE_WORTH, REFERRED_WORTH = 0.2, 0.25
"""What a sign is worth after words that only add ("you can withdraw ...") or point to something ("as described in ...")."""
MOST_WORDS = 160
_ABOUT_DATA, _PAPERS = listed("data"), listed("data_paper")


@dataclass(slots=True)
class Leave:
    """How much a text asks each kind of leave, and the phrases behind it."""

    score: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, weight: float, phrases: Iterable[str]) -> None:
        """Count a clause for a kind of leave."""
        if weight > 0:
            self.score[kind] = self.score.get(kind, 0.0) + weight
            self.reasons.setdefault(kind, []).extend(f'says "{phrase}"' for phrase in phrases)

    def merge(self, other: Leave, share: float) -> None:
        """Count another text of the same box for a share of its weight."""
        for kind, weight in other.score.items():
            self.score[kind] = self.score.get(kind, 0.0) + share * weight
            self.reasons.setdefault(kind, []).extend(other.reasons[kind])

    def of(self, kind: str) -> float:
        """The weight of one kind."""
        return self.score.get(kind, 0.0)

    def why(self, kind: str) -> str:
        """The first reasons in words, none twice."""
        return "; ".join(list(dict.fromkeys(self.reasons.get(kind, [])))[:3])


@dataclass(slots=True)
class Clause:
    """The signs of one clause with their weights: full, or less after an aside or a mere reference.

    `first` is the first sign, `head` the first object: what follows it only adds ("receive news, and I have read the terms").
    """

    worth: dict[str, float] = field(default_factory=dict)
    phrases: dict[str, list[str]] = field(default_factory=dict)
    first: str = ""
    head: str = ""

    def of(self, *signs: str) -> float:
        """The weight of these signs together."""
        return sum(self.worth.get(sign, 0.0) for sign in signs)

    def said(self, *signs: str) -> list[str]:
        """The phrases of these signs."""
        return [phrase for sign in signs for phrase in self.phrases.get(sign, ())]


def _signs(hits: Sequence[Hit]) -> Clause:
    clause = Clause()
    aside = referred = False
    for hit in hits:
        for sign in hit.kinds:
            clause.first = clause.first or sign
            if not clause.head and sign in OBJECTS and not (referred or aside):
                clause.head = sign
            if sign == "aside":
                aside = True
            elif sign == "refer":
                referred = True
            worth = ASIDE_WORTH if aside else REFERRED_WORTH if referred and sign == "legal" else 1.0
            if sign in {"agree", "want", "enquiry"}:
                referred = referred and sign == "agree" and clause.first != "refer"
            again = 0.35 if sign in clause.worth else 1.0
            clause.worth[sign] = clause.worth.get(sign, 0.0) + worth * again
            clause.phrases.setdefault(sign, []).append(hit.phrase)
    return clause


def _weigh(clause: Clause, leave: Leave) -> None:
    """What one clause asks, added to the whole."""
    sells, message, enquiry = clause.of("advert"), clause.of("message"), clause.of("enquiry")
    legal, agree, want, reach = (clause.of(sign) for sign in ("legal", "agree", "want", "reach"))
    sells += clause.of("habit") if agree or want or legal or reach else 0.0
    if end := clause.of("advert_end") or _passed_on(clause) or _feeds(clause):
        ends = clause.said("advert_end", "advert") or clause.said(*SHARES)
        leave.add("marketing_optin", 1.8 * end + sells + 0.3 * (agree + want), ends)
        leave.add("consent", 0.2 * legal, clause.said("legal"))
        return
    if sells:
        bound = enquiry and not want and clause.first in {"agree", "enquiry", "legal"}
        leave.add(
            "marketing_optin",
            (0.6 if bound else 1.1) * sells + 0.5 * want + 0.3 * message,
            clause.said("advert", "habit", "want"),
        )
    elif message and not enquiry and (want or agree or not legal):
        leave.add("marketing_optin", 0.9 * message + 0.4 * want, clause.said("message"))
    if legal and (sells or message) and not enquiry and clause.head in {"message", "advert", "habit"} and (agree or want):
        leave.add("marketing_optin", 0.5, ())
    if legal:
        leave.add("consent", legal + 0.6 * agree, clause.said("agree", "legal"))
    elif agree and enquiry:
        leave.add("consent", 0.6 * agree + 0.9 * enquiry + 0.4 * message, clause.said("agree", "enquiry"))
    elif agree and not sells and not message:
        leave.add("consent", 0.6 * agree + 0.6 * reach, clause.said("agree", "reach"))
    if legal and enquiry:
        leave.add("consent", 0.5 * enquiry, clause.said("enquiry"))
    if reach and not agree and not sells and not legal:
        leave.add("contact_method", 1.2 * reach + 0.3 * want, clause.said("reach"))


def _passed_on(clause: Clause) -> float:
    """How surely one's data goes to others for their own ends: to answer this request is not said, nor that the store gets it."""
    given = clause.of("agree", "legal", "want", "reach") >= 0.5
    gone = clause.of("outside") or (clause.of("shared") if not clause.of("store") else 0.0)
    return gone if given and gone >= 0.5 and not clause.of("enquiry") else 0.0


def _feeds(clause: Clause) -> float:
    """How surely one's data, and no legal text, serves what is sent to many: "that my data is used for the group's offers"."""
    papers = any(_ABOUT_DATA.isdisjoint(phrase.split()) or _PAPERS & set(phrase.split()) for phrase in clause.said("legal"))
    return clause.of("advert") if clause.of("legal") and not papers and not clause.of("enquiry") else 0.0


def _refuses(hits: Sequence[Hit], clause: Clause) -> bool:
    return any("refuse" in hit.kinds for hit in hits) and bool(
        clause.of("advert", "advert_end", "message", "reach", "want", "legal")
    )


def read_leave(text: str) -> Leave:
    """What a text asks: weights of consent, marketing_optin, contact_method, has_trade_in, other (a choice) and captcha."""
    leave = Leave()
    room = MOST_WORDS
    for part in CLAUSE.split(text):
        words = tuple(plain(part).split())[:room]
        room -= len(words)
        if not words:
            continue
        stance = books.stances().find_words(words)
        clause = _signs(books.signs().find_words(words))
        if clause.of("robot"):
            leave.add("captcha", 3.0, clause.said("robot"))
        elif _refuses(stance, clause):
            leave.add("marketing_optin", 2.2, [hit.phrase for hit in stance])
        elif any("denial" in hit.kinds for hit in stance) and clause.of(*SELLS) and clause.first != "agree":
            continue
        else:
            if any("denial" in hit.kinds for hit in stance):
                clause.worth = {sign: worth for sign, worth in clause.worth.items() if sign not in SELLS | SHARES}
            _weigh(clause, leave)
            for sign, kind in CHOICES.items():
                longest = max((len(phrase.split()) for phrase in clause.said(sign)), default=0)
                leave.add(kind, (0.8 + 0.25 * longest) if longest else 0.0, clause.said(sign))
    return leave


def speaks(text: str, objects: frozenset[str] = OBJECTS) -> bool:
    """The text names something one could agree to or wish, not the bare act ("I agree")."""
    return any(set(hit.kinds) & objects for hit in books.signs().find_words(tuple(plain(text).split())[:MOST_WORDS]))


def bare(text: str) -> bool:
    """The text holds nothing but an act or an answer ("I agree", "Yes please", "*"): the words around it must be asked."""
    words = tuple(plain(text).split())[:MOST_WORDS]
    acts = [hit for hit in books.signs().find_words(words) if not set(hit.kinds) & OBJECTS]
    answers = books.choices()["yes_no"]
    if words and words[0] in answers and len(words) <= 4 and not speaks(text):
        return True
    covered = {i for hit in acts for i in range(hit.start, hit.start + hit.length)}
    return all(i in covered or word in FILLER or word in answers for i, word in enumerate(words))


def settle(leave: Leave, *, required: bool) -> tuple[str, float, str]:
    """(type, weight, why). Mixed leave is advertising unless the form insists on it or the legal part is much the greater."""
    consent, marketing, method = (leave.of(kind) for kind in ("consent", "marketing_optin", "contact_method"))
    if leave.of("captcha"):
        return "captcha", leave.of("captcha"), leave.why("captcha")
    for kind in ("has_trade_in", "other"):
        if leave.of(kind) and leave.of(kind) >= max(consent, marketing, method):
            return kind, leave.of(kind), leave.why(kind)
    if required and consent:
        consent += 0.8
    if method > max(consent, marketing):
        return "contact_method", method, leave.why("contact_method")
    if marketing >= 0.45 and marketing >= 0.62 * consent:
        return "marketing_optin", marketing, leave.why("marketing_optin")
    if consent >= 0.45:
        return "consent", consent, leave.why("consent")
    return "other", 0.0, ""
