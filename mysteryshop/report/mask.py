"""Who is named in a report: staff names give way to "[name]" unless asked for; in competitor mode numbers go too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mysteryshop.model import Branding, Evidence, Relationship, Scorecard

Span = tuple[int, int, str]
"""Start and end in a text, and what stands there instead."""

_GENERIC_WORDS = """sales team internet service center centre customer care support info lead leads reply noreply no
    donotreply contact office
    desk department dept group motors auto autos automotive cars car garage autohaus dealer dealership bdc manager admin
    hello mail email the our your online digital assistant virtual automated system notification
    notifications crm messages message www com
    net org llc inc gmbh ltd new used toyota ford honda"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_WORDS_TOO = "will may mark grace hope rich chase art bill rose faith drew june april august summer dean max frank"
_ALSO_WORDS = frozenset(_WORDS_TOO.split())
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.$€£-])\+?\(?\d{1,4}\)?(?:[\s./-]?\(?\d{2,4}\)?){2,5}(?![\w%])")
_SAYS_WHO = re.compile(
    r"(?:\b(?:[Tt]his is|[Mm]y name is|[Ii]t'?s|[Ii]t’s|I am|I'm|I’m|[Aa]sk for|[Ii]ch bin|[Mm]ein Name ist|[Mm]ijn naam is|"
    r"[Jj]e m'appelle|[Mm]i nombre es)\s+)([A-ZÀ-Þ][\w'’-]+(?:[ ][A-ZÀ-Þ][\w'’.-]+){0,2})"
)
_NAME_LINE = re.compile(r"^[ \t]*(?:[-–—~]\s*)?([A-ZÀ-Þ][a-zà-ÿ'’-]+(?:[ ][A-ZÀ-Þ][\w'’.-]*){0,2})[ \t]*(?:[,|·]|$)")


@dataclass(frozen=True)
class Mask:
    """What to hide in the words of one shop. `names` are whole words; `numbers` also hides phone numbers."""

    hide: bool
    numbers: bool = False
    names: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(default=None, compare=False)

    def spans(self, text: str) -> list[Span]:
        """Where `text` must not be shown, in order and apart from each other."""
        if not self.hide:
            return []
        found: list[Span] = [(hit.start(), hit.end(), "[address]") for hit in _MAIL.finditer(text)]
        if self._pattern is not None:
            found += [(hit.start(), hit.end(), "[name]") for hit in self._pattern.finditer(text) if self._is_name(hit, text)]
        if self.numbers:
            found += [(hit.start(), hit.end(), "[number]") for hit in _PHONE.finditer(text) if _digits(hit[0]) >= 7]
        kept: list[Span] = []
        for start, end, word in sorted(found):
            if kept and start < kept[-1][1]:
                continue
            if kept and word == kept[-1][2] == "[name]" and not text[kept[-1][1] : start].strip(" "):
                kept[-1] = (kept[-1][0], end, word)
            else:
                kept.append((start, end, word))
        return kept

    def text(self, words: str) -> str:
        """`words` with what must not be shown replaced."""
        for start, end, instead in reversed(self.spans(words)):
            words = words[:start] + instead + words[end:]
        return words

    @staticmethod
    def _is_name(hit: re.Match[str], text: str) -> bool:
        """A name that is also a common word ("Will", "Mark") counts only where a sentence would not go on after it."""
        if hit[0].lower() not in _ALSO_WORDS:
            return True
        return not re.match(r"\s+[a-z]", text[hit.end() :])


def mask_of(evidence: Evidence, card: Scorecard | None, branding: Branding) -> Mask:
    """The mask for one shop: names are gathered from senders, signatures, and from how people introduce themselves."""
    competitor = evidence.shop.dealer.relationship is Relationship.COMPETITOR
    if branding.show_staff_names and not competitor:
        return Mask(hide=False)
    kept = _words_of_the_lead(evidence)
    names = {name for word in _claimed(evidence, card) for name in _parts(word) if name.lower() not in kept | _GENERIC}
    pattern = (
        re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)") if names else None
    )
    return Mask(hide=True, numbers=competitor, names=frozenset(names), _pattern=pattern)


def _words_of_the_lead(evidence: Evidence) -> frozenset[str]:
    """Words that are no staff name although they stand where one might: the shopper, the store, the car."""
    shop = evidence.shop
    vehicle = shop.vehicle.words() if shop.vehicle else ""
    known = f"{shop.persona.full_name} {shop.dealer.name} {shop.dealer.brand or ''} {shop.dealer.city or ''} {vehicle}"
    return frozenset(re.findall(r"\w+", known.lower()))


def _claimed(evidence: Evidence, card: Scorecard | None) -> Iterable[str]:
    for touch in evidence.touches:
        yield touch.sender_name
        yield touch.sender_address.partition("@")[0].replace(".", " ").replace("_", " ").replace("-", " ").title()
        lines = [line for line in touch.text.splitlines() if line.strip()]
        signature = [line for line in touch.signature.splitlines() if line.strip()]
        for line in (*lines[-4:], *signature[:3]):
            if (hit := _NAME_LINE.match(line)) and len(line) < 60:
                yield hit[1]
        yield from (hit[1] for hit in _SAYS_WHO.finditer(f"{touch.text}\n{touch.signature}"))
    if card is not None and (signed := card.finding("signed_person")) is not None:
        yield from signed.quotes


_CLOSING_WORDS = """thanks thank you kind kindly best regards sincerely cheers warm warmly hi hello dear yes no see talk
    looking let have sent
    from iphone yours truly mit freundlichen grüßen gruß groeten groet vriendelijke met cordialement bien saludos atentamente
    mr mrs ms herr frau mevrouw meneer monsieur madame and or at of to in on a an it is we i what which when
    how would do does"""
_CLOSINGS = frozenset(_CLOSING_WORDS.split())


def _parts(name: str) -> list[str]:
    """The single words of a name worth hiding, as written."""
    return [word for word in re.findall(r"[A-ZÀ-Þ][\w'’-]+", name) if len(word) > 2 and word.lower() not in _CLOSINGS]


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)
