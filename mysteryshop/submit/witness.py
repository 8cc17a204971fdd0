"""What happened after the press: signs become witnesses, witnesses a verdict with a confidence. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from mysteryshop.model import Witness
from mysteryshop.submit.phrases import phrases, plain

PROOF = 0.6
"""From this confidence on a submission is confirmed."""
_OUT = "submit_outcomes"


class Verdict(StrEnum):
    """How the signs read, so far."""

    PROVEN = "proven"
    REFUSED = "refused"
    MOVED = "moved"
    TROUBLE = "trouble"
    CAPTCHA = "captcha"
    WALL = "wall"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A request that left after the press. `certain`: it held the shopper's own data. `says`: what its answer claims."""

    url: str
    certain: bool
    status: int | None = None
    failed: bool = False
    says: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen after the press. `new_text`: words that were not there before, one line each; `invalid`: boxes the page
    marks as wrong, with its words; `moved`: other boxes of the same form came into view; `familiar`: the page now shown was
    seen before the press; `promised`: what a person wrote down as proof for this site, as it was seen."""

    url_before: str
    url: str
    new_text: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    invalid: tuple[tuple[str, str], ...] = ()
    form_gone: bool = False
    emptied: bool = False
    moved: bool = False
    familiar: bool = False
    captcha: bool = False
    wall: str | None = None
    promised: str | None = None
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, why, the witnesses and their joint confidence (0..1) that the lead arrived."""

    verdict: Verdict
    reason: str
    witnesses: tuple[Witness, ...]
    confidence: float


def judge(signs: Signs) -> Judgement:
    """The verdict as the signs stand now; SILENT while nothing tells."""
    witnesses = list(_witnesses(signs))
    confidence = _joint(witnesses)
    trouble = _trouble(signs)
    errors = error_lines(signs)

    def verdict(kind: Verdict, reason: str, cap: float = 1.0) -> Judgement:
        return Judgement(kind, reason, tuple(witnesses), round(min(confidence, cap), 2))

    if signs.captcha:
        return verdict(Verdict.CAPTCHA, "a captcha came up after the press", 0.0)
    if signs.wall:
        return verdict(Verdict.WALL, f"a wall against robots came up: {signs.wall}", 0.0)
    thanked = any(w.kind in ("thank_you", "dialog") and w.confidence >= 0.8 for w in witnesses)
    if trouble:
        return verdict(Verdict.TROUBLE, trouble, 0.4)
    refused_by_answer = any(c.says is False or c.status in (400, 409, 422) for c in signs.carriers if c.certain)
    if (errors or refused_by_answer or signs.invalid) and not thanked and not signs.form_gone:
        words = (
            errors[0]
            if errors
            else signs.invalid[0][1]
            if signs.invalid
            else next((c.words for c in signs.carriers if c.words), "")
        )
        return verdict(Verdict.REFUSED, f"the site asks for a correction: {words}".strip(": "), 0.1)
    if refused_by_answer and not thanked:
        return verdict(Verdict.REFUSED, "the site refused the values", 0.1)
    if not signs.carriers and confidence > 0.5:
        witnesses.append(Witness("no_request", "no request that could hold the lead was seen", 0.0))
        return verdict(Verdict.SILENT, "the page thanks, but no request carried the lead", 0.5)
    if confidence >= PROOF:
        return verdict(Verdict.PROVEN, "; ".join(w.words for w in witnesses if w.confidence >= 0.3))
    if signs.moved:
        return verdict(Verdict.MOVED, "the form shows its next step")
    return verdict(Verdict.SILENT, "nothing told whether the lead arrived")


def _witnesses(signs: Signs) -> list[Witness]:
    out: list[Witness] = []
    strong, weak = phrases(_OUT, "thanks", "strong"), phrases(_OUT, "thanks", "weak")
    for line in signs.new_text:
        told = plain(line)
        if strong.find(told) and not _denies(told):
            out.append(Witness("thank_you", f"the page says “{line[:140]}”", 0.88))
            break
    else:
        for line in signs.new_text:
            told = plain(line)
            if len(told) < 120 and weak.find(told) and not _denies(told):
                out.append(Witness("thank_you", f"the page says “{line[:140]}”", 0.5))
                break
    if signs.promised:
        out.append(Witness("recipe", f"{signs.promised}, which the site's recipe names as proof", 0.75))
    for said in signs.said:
        told = plain(said)
        if not _denies(told) and (strong.find(told) or weak.find(told)):
            out.append(Witness("dialog", f"a dialog says “{said[:140]}”", 0.85 if strong.find(told) else 0.55))
            break
    if (
        signs.url != signs.url_before
        and phrases(_OUT, "thanks", "paths").find(_path_words(signs.url))
        and not phrases(_OUT, "thanks", "paths").find(_path_words(signs.url_before))
    ):
        out.append(Witness("url", f"the address became {signs.url[:160]}", 0.55))
    if signs.form_gone and not signs.familiar:
        out.append(Witness("form_gone", "the form is gone", 0.45))
    elif signs.emptied:
        out.append(Witness("form_emptied", "the form was emptied", 0.3))
    good = [c for c in signs.carriers if c.status is not None and c.status < 400 and not c.failed]
    if any(c.certain and c.says for c in good):
        said_so = next(c for c in good if c.certain and c.says)
        out.append(Witness("response", f"the request with the lead was answered {said_so.status} and says it was taken", 0.62))
    elif good:
        sure = any(c.certain for c in good)
        out.append(
            Witness(
                "response", f"the request{' with the lead' if sure else ''} was answered {good[0].status}", 0.35 if sure else 0.2
            )
        )
    return out


def _denies(told: str) -> bool:
    """Words that sound like thanks but stand in an error ("your message was not sent")."""
    return phrases(_OUT, "errors", "site").find(told) is not None or any(
        no in told
        for no in (
            " not sent ",
            " not been sent ",
            " not submitted ",
            " nicht gesendet ",
            " non e stato inviato ",
            " no se ha enviado ",
            " no se envio ",
            " pas ete envoye",
            " niet verzonden ",
            " nao foi enviad",
        )
    )


def _trouble(signs: Signs) -> str | None:
    for carrier in signs.carriers:
        if carrier.certain or len(signs.carriers) == 1:
            if carrier.status is not None and (carrier.status >= 500 or carrier.status in (404, 405, 410)):
                return f"the site answered {carrier.status} to the lead"
            if carrier.failed:
                return "the connection broke while the lead was sent"
    site = phrases(_OUT, "errors", "site")
    for line in (*signs.new_text, *signs.said):
        told = plain(line)
        if len(told) < 240 and site.find(told) and not phrases(_OUT, "errors", "strong").find(told):
            return f"the page says “{line[:140]}”"
    return None


def error_lines(signs: Signs) -> list[str]:
    """New words on the page that ask for a correction."""
    strong = phrases(_OUT, "errors", "strong")
    return [line for line in (*signs.new_text, *signs.said) if len(line) < 240 and strong.find(plain(line))]


def blamed(signs: Signs) -> set[str]:
    """Which kinds of box the errors speak of: "email", "phone", "zip"."""
    told = [plain(line) for line in error_lines(signs)] + [plain(f"{name} {words}") for name, words in signs.invalid]
    told += [plain(c.words) for c in signs.carriers if c.words]
    return {kind for kind in ("email", "phone", "zip") if any(phrases(_OUT, "errors", kind).find(words) for words in told)}


def _joint(witnesses: Sequence[Witness]) -> float:
    """Noisy-or: each witness is wrong on its own."""
    doubt = 1.0
    for witness in witnesses:
        doubt *= 1.0 - witness.confidence
    return 1.0 - doubt


def _path_words(url: str) -> str:
    parts = urlsplit(url)
    return plain(unquote(f"{parts.path} {parts.query[:120]} {parts.fragment}"))


def what_it_says(body: str) -> tuple[bool | None, str]:
    """What the answer of a form's server claims of itself: (taken, refused or unknown; its words)."""
    text = body.strip()
    if not text.startswith(("{", "[")) or len(text) > 20_000:
        return None, ""
    try:
        told = json.loads(text)
    except ValueError:
        return None, ""
    if not isinstance(told, dict):
        return None, ""
    flat = {**told, **(told["data"] if isinstance(told.get("data"), dict) else {})}
    words = next(
        (
            str(flat[key])[:200]
            for key in ("message", "msg", "error", "detail", "errors")
            if isinstance(flat.get(key), str | list | dict) and flat[key]
        ),
        "",
    )
    words = re.sub(r"<[^>]+>", " ", words)
    for key in ("success", "ok", "is_valid", "sent", "accepted", "valid"):
        if isinstance(flat.get(key), bool):
            return flat[key], words
    status = str(flat.get("status", flat.get("result", ""))).lower()
    if status in ("ok", "success", "sent", "mail_sent", "accepted", "received", "created", "true", "1", "200", "201"):
        return True, words
    if status in ("error", "fail", "failed", "validation_failed", "invalid", "spam", "false", "acceptance_missing"):
        return False, words
    if flat.get("errors") or flat.get("error"):
        return False, words
    return None, words
