"""What was sent, where, what the site showed, and the pictures of it: the part of a scorecard that ends a dispute."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from mysteryshop.model import Delivery, Evidence, Picture, Submission
from mysteryshop.report import words
from mysteryshop.report.mask import Mask
from mysteryshop.report.standing import outcome_of

PictureOf = Callable[[str], bytes | None]

_LARGEST_PICTURE = 400_000
_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot: a data: URI, or None with words on why it is not shown."""

    caption: str
    uri: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was sent, where, and how we know what became of it."""

    message: str
    url: str | None
    outcome: str
    outcome_kind: str
    meaning: str
    delivery: str
    sent: str
    witnesses: tuple[str, ...]
    fields: tuple[tuple[str, str, str], ...]
    shots: tuple[Shot, ...]
    site: tuple[str, ...]


def proof_of(evidence: Evidence, mask: Mask, picture: PictureOf, zone: tzinfo) -> Proof:
    """The proof of one lead; pictures as data: URIs, at most 400 kB each."""
    submission, outcome = evidence.submission, outcome_of(evidence)
    title, meaning, whose = words.OUTCOME_WORDS[outcome]
    sent = evidence.shop.sent_at
    return Proof(
        message=evidence.shop.message,
        url=submission.form_url if submission else None,
        outcome=title,
        outcome_kind={"reached": "ok", "site": "bad", "open": "warn", "ours": "na"}[whose],
        meaning=f"{meaning} {submission.reason.rstrip('.').capitalize()}." if submission and submission.reason else meaning,
        delivery={
            Delivery.PROVEN: "Delivery proven",
            Delivery.UNPROVEN: "Delivery unproven",
            Delivery.NOT_SENT: "Nothing was sent",
        }[evidence.delivery]
        + (f": {evidence.delivery_why.rstrip('.')}." if evidence.delivery_why else "."),
        sent=words.moment(sent, zone) if sent else "not sent",
        witnesses=tuple(f"{w.kind.replace('_', ' ')}: {w.words} ({w.confidence:.0%})" for w in submission.witnesses)
        if submission
        else (),
        fields=tuple((one.label or one.selector, one.type, _filled(one.value, one.read_back)) for one in submission.fields)
        if submission
        else (),
        shots=_shots(submission, mask, picture) if submission else (),
        site=_site(submission) if submission else (),
    )


def _filled(value: str | None, read_back: str | None) -> str:
    if value is None:
        return "left empty"
    shown = _short(value)
    same = read_back in (None, "yes") or " ".join(str(read_back).split()) == " ".join(value.split())
    return shown if same else f"{shown} (the page then held: {_short(str(read_back))})"


def _short(value: str) -> str:
    """A value on one line; the whole message stands above it anyway."""
    line = " ".join(value.split())
    return line if len(line) <= 120 else f"{line[:117]}…"


def _site(submission: Submission) -> tuple[str, ...]:
    """What the shopper met on the way, in words."""
    site, said = submission.site, []
    if site.fields_asked:
        said.append(f"The form asks for {words.plural(site.fields_asked, 'field')}, {site.fields_required} of them required.")
    if site.load_seconds is not None:
        said.append(f"The first page took {site.load_seconds:.1f} s to load.")
    if site.channels:
        said.append(
            f"Other ways to reach the store on the site: {words.joined([one.replace('_', ' ') for one in site.channels])}."
        )
    return (*said, *site.troubles, *site.notes)


def _shots(submission: Submission, mask: Mask, picture: PictureOf) -> tuple[Shot, ...]:
    return tuple(_shot(one, mask, picture) for one in submission.pictures)


def _shot(one: Picture, mask: Mask, picture: PictureOf) -> Shot:
    """A screenshot as a data: URI. Only true JPEG and PNG are shown; competitors' pages are not, for they may show faces."""
    if mask.numbers:
        return Shot(one.caption, None, "not shown in competitor mode")
    data = picture(one.sha256)
    if data is None:
        return Shot(one.caption, None, "no longer kept")
    kind = next((media for magic, media in _MAGIC if data.startswith(magic)), None)
    if kind is None:
        return Shot(one.caption, None, "not a picture we show")
    if len(data) > _LARGEST_PICTURE:
        return Shot(one.caption, None, f"too large to embed; kept as {one.sha256[:12]}")
    return Shot(one.caption, f"data:{kind};base64,{base64.b64encode(data).decode()}", f"sha256 {one.sha256[:12]}")
