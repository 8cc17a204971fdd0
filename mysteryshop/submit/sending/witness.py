"""What happened after the press: signs become witnesses, witnesses a verdict with a confidence. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from mysteryshop.model import Witness
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.thanks import best_thanks, denies, empty, regrets, thanks_in

PROOF = 0.6
"""From this confidence on a submission is confirmed."""
_OUT = "submit_outcomes"
_WALLS = "submit_walls"
_LENGTH = re.compile(
    r" \d{2,4} (?:char|zeichen|caract|tekens|caratter|karakter|words|mots|worter|woerter|palabras|woorden|parole|palavras)"
)
"""Only of a message it is said how long it must be, in tens of characters or words."""
_TURNED_DOWN = (400, 409, 422)
"""Answers by which a server says that it did not take the values."""
_SHUT = re.compile("blo[ckq]|gesperrt")


class Verdict(StrEnum):
    """How the signs read, so far."""

    PROVEN = "proven"
    REFUSED = "refused"
    MOVED = "moved"
    TROUBLE = "trouble"
    CAPTCHA = "captcha"
    WALL = "wall"
    REVIEW = "review"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A request that left after the press. `certain`: it held the shopper's own data; `whole`: enough of it to be the lead;
    `scripted`: sent by a script, not by going to a page. `says`: what its answer claims."""

    url: str
    certain: bool
    status: int | None = None
    failed: bool = False
    says: bool | None = None
    words: str = ""
    whole: bool = False
    scripted: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen after the press. `new_text`: words that were not there before, one line each; `invalid`: boxes the page
    marks as wrong, with its words; `moved`: other boxes of the same form came into view; `stepped`: nothing but others, all
    empty; `familiar`: the page now shown was seen before the press; `promised`: what a person wrote down as proof for this
    site, as it was seen; `again`: the same form stands on the page that came, `returned`: with what was written into it;
    `navigated`: another page came; `lingering`: words that came after an earlier press and still stand; `alerts`: words the
    page's style marks as an error; `named`: new words call the shopper by name; `review`: the page shows the entries back and
    asks to send them; `withheld`: the page that came still has a button that sends; `asks`: another form came into view, its
    boxes still empty; `more`: it is the lead's next step. `spoke`: something at all was sent, be it by a script. `cheers`:
    words its style marks as a success. `late`: seconds have passed since the press."""

    url_before: str
    url: str
    new_text: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    invalid: tuple[tuple[str, str], ...] = ()
    form_gone: bool = False
    emptied: bool = False
    moved: bool = False
    stepped: bool = False
    familiar: bool = False
    captcha: bool = False
    wall: str | None = None
    promised: str | None = None
    again: bool = False
    returned: bool = False
    navigated: bool = False
    lingering: tuple[str, ...] = ()
    named: bool = False
    review: str | None = None
    withheld: bool = False
    asks: bool = False
    more: bool = False
    alerts: tuple[str, ...] = ()
    cheers: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    spoke: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, why, the witnesses and their joint confidence (0..1) that the lead arrived. `final`: a refusal that blames
    no value, so that no other answer would help."""

    verdict: Verdict
    reason: str
    witnesses: tuple[Witness, ...]
    confidence: float
    final: bool = False


def judge(signs: Signs) -> Judgement:
    """The verdict as the signs stand now; SILENT while nothing tells."""
    witnesses = list(_witnesses(signs))
    confidence = _joint(witnesses)

    def verdict(kind: Verdict, reason: str, cap: float = 1.0) -> Judgement:
        return Judgement(kind, reason, tuple(witnesses), round(min(confidence, cap), 2))

    thanks = [w for w in witnesses if w.kind in ("thank_you", "dialog")]
    thanked, surely = any(w.confidence >= 0.6 for w in thanks), any(w.confidence >= 0.8 for w in thanks)
    if wall := _wall(signs):
        return verdict(Verdict.WALL, wall, 0.0)
    if not surely and (riddle := _riddle(signs)):
        return verdict(Verdict.CAPTCHA, riddle, 0.0)
    if trouble := _trouble(signs, surely=surely):
        return verdict(Verdict.TROUBLE, trouble, 0.4)
    said_no = next((c for c in signs.carriers if c.certain and c.says is False), None)
    refused = bool(said_no) or any(c.status in _TURNED_DOWN for c in signs.carriers if c.certain)
    if said_no and thanked:
        return verdict(Verdict.TROUBLE, f"the page thanks, but the answer to the lead says it failed: {said_no.words[:140]}", 0.4)
    if signs.stepped and not surely and not refused:  # its hints are no objections
        return verdict(Verdict.MOVED, "the form shows its next step", 0.3)
    if (objection := _objection(signs, refused=refused, surely=surely)) is not None:
        failed = _failure(signs) if said_no and not (error_lines(signs) or signs.invalid) else None
        told = verdict(Verdict.REFUSED, f"the site did not take the lead: the page says “{failed}”" if failed else objection, 0.1)
        return replace(told, final=failed is not None)
    if signs.more and not surely:
        return verdict(Verdict.MOVED, "the form goes on elsewhere", 0.3)
    if not thanked and signs.review:
        return verdict(Verdict.REVIEW, f"the page shows the entries once more (“{signs.review}”)", 0.3)
    if not signs.carriers and confidence > 0.5:
        witnesses.append(Witness("no_request", "no request that could hold the lead was seen", 0.0))
        return verdict(Verdict.SILENT, "the page thanks, but no request carried the lead", 0.5)
    if confidence >= PROOF:
        return verdict(Verdict.PROVEN, "; ".join(w.words for w in witnesses if w.confidence >= 0.3))
    if not thanks and (errors := error_lines(signs)):
        return verdict(Verdict.REFUSED, f"the site asks for a correction: {errors[0]}", 0.1)
    if signs.moved:
        return verdict(Verdict.MOVED, "the form shows its next step")
    return verdict(Verdict.SILENT, "nothing told whether the lead arrived")


def _wall(signs: Signs) -> str | None:
    if signs.wall:
        return f"a wall against robots came up: {signs.wall}"
    status = next((c.status for c in signs.carriers if c.certain and c.status in (403, 429)), None)
    if status:
        return f"the site turned the lead away with {status}"
    words = phrases(_WALLS, "bots", "words")
    shut = next(
        (hit for line in signs.new_text if len(line) < 200 and (hit := words.find(plain(line))) and _SHUT.search(hit)), None
    )
    return f"a wall against robots came up: it says “{shut}”" if shut else None


def _riddle(signs: Signs) -> str | None:
    """A riddle against robots that came up after the press."""
    if signs.captcha:
        return "a captcha came up after the press"
    tables = (phrases(_WALLS, "bots", "captcha"), phrases(_WALLS, "bots", "words"))
    for line in signs.new_text:
        told = plain(line)
        if len(told) < 200 and any(table.find(told) for table in tables) and " recaptcha " not in told:
            return f"a riddle against robots came up: “{line[:100]}”"
    return None


def _objection(signs: Signs, *, refused: bool, surely: bool) -> str | None:
    """What the site wants corrected, or None. Kind words that stand on every page do not outweigh an objection."""
    if any(c.certain and c.says for c in signs.carriers):
        return None
    errors = error_lines(signs)
    if surely or (signs.form_gone and not signs.again):
        return "the site refused the values" if refused and not surely else None
    still_there = signs.returned or not (signs.spoke or signs.navigated or signs.form_gone or signs.emptied)
    told_off = still_there and signs.late and not (signs.spoke or signs.carriers) and _scolds(signs.said)
    given_back = still_there and not signs.named and bool(blamed(signs)) and not thanks_in(signs.new_text)
    if not (errors or refused or signs.invalid or told_off or given_back or _asks_for_spelling(signs)):
        return None
    words = errors[0] if errors else signs.invalid[0][1] if signs.invalid else ""
    words = words or next((c.words for c in signs.carriers if c.certain and c.words), "") or "; ".join(complaints(signs)[:1])
    return f"the site asks for a correction: {words}".strip(": ")


def _scolds(said: Sequence[str]) -> bool:
    """A dialog said something that neither thanks nor asks back nor tells of work going on."""
    busy = phrases(_OUT, "busy", "words")
    told = [words for words in said if words.strip() and not words.rstrip().endswith("?") and not busy.find(plain(words))]
    return bool(told) and not thanks_in(said)


def _asks_for_spelling(signs: Signs) -> bool:
    """The form came back, and a new line asks kindly for another telephone number or postal code."""
    please, kinds = phrases(_OUT, "errors", "please"), [phrases(_OUT, "errors", kind) for kind in ("phone", "zip")]
    told = [plain(line) for line in signs.new_text if len(line) < 160] if signs.again and not signs.named else []
    asked = any(please.find(line) and any(kind.find(line) for kind in kinds) for line in told)
    return asked and not thanks_in(signs.new_text)


def _witnesses(signs: Signs) -> list[Witness]:
    out: list[Witness] = []
    if (thanks := best_thanks(signs.new_text, asks=signs.asks)) is not None:
        line, confidence = thanks
        out.append(Witness("thank_you", f"the page says “{line[:140]}”", confidence))
    strong, weak = phrases(_OUT, "thanks", "strong"), phrases(_OUT, "thanks", "weak")
    if signs.promised:
        out.append(Witness("recipe", f"{signs.promised}, which the site's recipe names as proof", 0.75))
    for said in signs.said:
        told = plain(said)
        if not denies(told) and not empty(told) and (strong.find(told) or weak.find(told)):
            out.append(Witness("dialog", f"a dialog says “{said[:140]}”", 0.85 if strong.find(told) else 0.55))
            break
    if (
        signs.url != signs.url_before
        and phrases(_OUT, "thanks", "paths").find(_path_words(signs.url))
        and not phrases(_OUT, "thanks", "paths").find(_path_words(signs.url_before))
    ):
        out.append(Witness("url", f"the address became {signs.url[:160]}", 0.55))
    if signs.form_gone and not signs.familiar:
        # a script takes a form away for a reason; of a page that came, any is without it
        out.append(Witness("form_gone", "the form is gone", 0.3 if signs.navigated else 0.45))
    elif signs.emptied:
        out.append(Witness("form_emptied", "the form was emptied", 0.3))
    if signs.named and signs.form_gone and not signs.familiar and not signs.withheld:
        out.append(Witness("named", "the page calls the shopper by name", 0.35))
    cheer = next((line for line in signs.cheers if line in signs.new_text and _glad(line)), None)
    if cheer and not thanks:
        out.append(Witness("style", f"the page marks as a success: “{cheer[:140]}”", 0.4))
    if promise := _promise(signs):
        out.append(Witness("promise", f"the page says “{promise[:140]}”", 0.3))
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


def _promise(signs: Signs) -> str | None:
    """A new sentence that promises an answer, where the form went and nothing else is asked. Weak: it proves nothing alone."""
    if not (signs.form_gone or signs.emptied) or signs.familiar or signs.again or signs.asks or signs.moved or signs.withheld:
        return None
    table = phrases(_OUT, "reports", "promises")
    told = (line for line in signs.new_text if 12 < len(line) < 200 and not line.rstrip().endswith(("?", ":")))
    return next((line for line in told if table.find(plain(line)) and _glad(line)), None)


def _glad(line: str) -> bool:
    """It takes nothing back, regrets nothing and asks for nothing."""
    return not denies(plain(line)) and not regrets(plain(line)) and not objects([line])


def _trouble(signs: Signs, *, surely: bool) -> str | None:
    """The site failed over the lead: nobody knows what it kept. Its words do not count where it says it was sent, nor where
    the answer itself says that nothing was kept."""
    turned_down = any(c.certain and (c.status in _TURNED_DOWN or c.says is False) for c in signs.carriers)
    for carrier in signs.carriers:
        if carrier.certain or len(signs.carriers) == 1:
            if carrier.status is not None and (carrier.status >= 500 or carrier.status in (404, 405, 410)):
                return f"the site answered {carrier.status} to the lead"
            if carrier.failed:
                return "the connection broke while the lead was sent"
    failed = _failure(signs) if not (surely or turned_down) else None
    return f"the page says “{failed}”" if failed else None


def _failure(signs: Signs) -> str | None:
    """New words by which the site owns up to a failure of its own, and blames no value."""
    site, strong = phrases(_OUT, "errors", "site"), phrases(_OUT, "errors", "strong")
    for line in (*signs.new_text, *signs.said):
        told = plain(line)
        fails = site.find(told) or (len(told) < 100 and regrets(told))
        if len(told) < 240 and fails and not strong.find(told):
            return line[:140]
    return None


def error_lines(signs: Signs) -> list[str]:
    """New words on the page that ask for a correction."""
    strong = phrases(_OUT, "errors", "strong")
    lines = (*signs.new_text, *signs.said, *signs.lingering)
    told = [line for line in lines if len(line) < 240 and strong.find(plain(line))]
    fresh = (*signs.new_text, *signs.lingering)
    marked = [line for line in signs.alerts if len(line) < 240 and line in fresh and line not in told and not best_thanks([line])]
    return told + marked


def complaints(signs: Signs) -> list[str]:
    """The words of a refusal: those that ask for a correction; where none are known to, whatever is new and short."""
    fresh, busy = (*signs.new_text, *signs.said), phrases(_OUT, "busy", "words")
    return (
        error_lines(signs)
        or [line for line in fresh if 3 < len(line) < 160 and not best_thanks([line]) and not busy.find(plain(line))][:8]
    )


def objects(lines: Sequence[str]) -> bool:
    """Some line asks for a correction. Pure."""
    strong = phrases(_OUT, "errors", "strong")
    return any(len(line) < 240 and strong.find(plain(line)) for line in lines)


def blamed(signs: Signs) -> set[str]:
    """Which kinds of box the errors speak of: "email", "phone", "zip", "message"."""
    told = [plain(line) for line in complaints(signs)] + [plain(f"{name} {words}") for name, words in signs.invalid]
    told += [plain(c.words) for c in signs.carriers if c.words]
    kinds = {
        kind for kind in ("email", "phone", "zip", "message") if any(phrases(_OUT, "errors", kind).find(words) for words in told)
    }
    if kinds:
        return kinds
    if any(_LENGTH.search(words) for words in told):
        return {"message"}
    number, of_what = phrases(_OUT, "errors", "number"), phrases(_OUT, "errors", "number_of")
    return {"phone"} if any(number.find(words) and not of_what.find(words) for words in told) else set()


def _joint(witnesses: Sequence[Witness]) -> float:
    """Noisy-or: each witness is wrong on its own."""
    doubt = 1.0
    for witness in witnesses:
        doubt *= 1.0 - witness.confidence
    return 1.0 - doubt


def _path_words(url: str) -> str:
    parts = urlsplit(url)
    return plain(unquote(f"{parts.path} {parts.query[:120]} {parts.fragment}"))
