"""A reply word for word, with the quoted words marked. The text is cut into pieces; escaping is the template's work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mysteryshop.model import Finding, Touch, Verdict
from mysteryshop.report.mask import Mask

_GOOD_GROUP = frozenset({Verdict.PASS, Verdict.PARTIAL})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `kind`: "" plain, "ask" good, "push" bad, "mask" hidden; `why` names the checks."""

    text: str
    kind: str = ""
    why: str = ""


def pieces(text: str, findings: Iterable[Finding], touch: Touch, mask: Mask, title: dict[str, str]) -> tuple[Piece, ...]:
    """`text` cut where a finding quotes it. Where good and bad words overlap, the bad mark stands: it is the one to act on."""
    kinds = [""] * len(text)
    whys: list[tuple[str, ...]] = [()] * len(text)
    for finding in sorted(findings, key=lambda one: one.verdict is Verdict.FAIL):
        kind = "push" if finding.verdict is Verdict.FAIL else "ask" if finding.verdict in _GOOD_GROUP else ""
        if not kind or finding.touch_id not in (None, touch.id):
            continue
        for quote in finding.quotes:
            start = text.find(quote) if quote.strip() else -1
            if start < 0:
                continue
            for at in range(start, start + len(quote)):
                why = () if kinds[at] not in ("", kind) else whys[at]
                kinds[at], whys[at] = kind, (*why, title.get(finding.check, finding.check))
    return tuple(_cut(text, kinds, whys, mask))


def _cut(text: str, kinds: list[str], whys: list[tuple[str, ...]], mask: Mask) -> Iterable[Piece]:
    hidden = {start: (end, word) for start, end, word in mask.spans(text)}
    at = 0
    while at < len(text):
        if at in hidden:
            end, word = hidden[at]
            yield Piece(word, "mask")
            at = end
            continue
        end = at + 1
        while end < len(text) and end not in hidden and (kinds[end], whys[end]) == (kinds[at], whys[at]):
            end += 1
        yield Piece(text[at:end], kinds[at], "; ".join(dict.fromkeys(whys[at])))
        at = end
