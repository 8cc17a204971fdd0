"""What happened after the press: signs become witnesses, witnesses a verdict with a confidence. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from mysteryshop.model import Witness
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.asides import without_asides
from mysteryshop.submit.sending.complaints import (
    asks_correction,
    asks_for_spelling,
    awaits_mail,
    blamed,
    complaints,
    error_lines,
    failure,
    objects,
    scolds,
    turned_away,
    unsent,
)
from mysteryshop.submit.sending.polarity import doubtful, promises, spoilt, turns_away
from mysteryshop.submit.sending.signs import Judgement, Signs, Verdict
from mysteryshop.submit.sending.thanks import best_thanks, denies, empty, ill_news, regrets, thanks_in

PROOF = 0.6
"""From this confidence on a submission is confirmed."""
_OUT = "submit_outcomes"
_WALLS = "submit_walls"
_TURNED_DOWN = (400, 409, 419, 422)
"""Answers by which a server says that it did not take the values."""
_SHUT_OUT = (403, 406, 429, 451)
"""By these a site, or what guards it, sends a visitor away."""
_FEW_LINES = 8
_A_LINE = 2
"""A page that only answers says hardly more."""
_SHUT = re.compile("blo[ckq]|gesperrt")
_JUNK = re.compile("spam")
_ASKED = re.compile(r"[^.!?]*\?")


def judge(signs: Signs) -> Judgement:
    """The verdict as the signs stand now; SILENT while nothing tells."""
    seen, signs = signs, replace(signs, new_text=without_asides(signs.new_text))
    witnesses = list(_witnesses(signs))
    confidence = _joint(witnesses)

    def verdict(kind: Verdict, reason: str, cap: float = 1.0) -> Judgement:
        return Judgement(kind, reason, tuple(witnesses), round(min(confidence, cap), 2))

    thanks = [w for w in witnesses if w.kind in ("thank_you", "dialog")]
    thanked, surely = any(w.confidence >= 0.6 for w in thanks), any(w.confidence >= 0.8 for w in thanks)
    if wall := _wall(seen):
        return verdict(Verdict.WALL, wall, 0.0)
    if not surely and (riddle := _riddle(seen)):
        return verdict(Verdict.CAPTCHA, riddle, 0.0)
    if signs.coded:  # a lead that still waits for a code is not with the store
        return verdict(Verdict.TROUBLE, "the site asks for a code that it sent to the shopper", 0.4)
    if signs.carriers and (first := awaits_mail(seen.new_text)):
        return verdict(Verdict.TROUBLE, f"the site wants the address confirmed first: it says “{first}”", 0.4)
    if not _waits(signs) and (told_no := turned_away(signs)):
        return replace(verdict(Verdict.REFUSED, f"the site takes no lead: the page says “{told_no}”", 0.1), final=True)
    if trouble := _trouble(signs, surely=surely):
        return verdict(Verdict.TROUBLE, trouble, 0.4)
    if not _waits(signs) and (told_no := unsent(signs)):
        return replace(verdict(Verdict.REFUSED, f"the site did not take the lead: the page says “{told_no}”", 0.1), final=True)
    said_no = next((c for c in signs.carriers if c.certain and c.says is False), None)
    refused = bool(said_no) or any(c.status in _TURNED_DOWN for c in signs.carriers if c.certain)
    if said_no and thanked:
        return verdict(Verdict.TROUBLE, f"the page thanks, but the answer to the lead says it failed: {said_no.words[:140]}", 0.4)
    if signs.stepped and not surely and not refused:  # its hints are no objections
        return verdict(Verdict.MOVED, "the form shows its next step", 0.3)
    if (objection := _objection(signs, refused=refused, surely=surely)) is not None:
        failed = failure(signs) if said_no and not (error_lines(signs) or signs.invalid) else None
        told = verdict(Verdict.REFUSED, f"the site did not take the lead: the page says “{failed}”" if failed else objection, 0.1)
        return replace(told, final=failed is not None)
    if signs.more and not surely:
        return verdict(Verdict.MOVED, "the form goes on elsewhere", 0.3)
    if not thanked and signs.review:
        return verdict(Verdict.REVIEW, f"the page shows the entries once more (“{signs.review}”)", 0.3)
    if not signs.carriers and confidence > 0.5:
        witnesses.append(Witness("no_request", "no request that could hold the lead was seen", 0.0))
        return verdict(Verdict.SILENT, "the page thanks, but no request carried the lead", 0.5)
    if confidence >= PROOF and not surely and (ill := _ill_news(signs)):
        return verdict(Verdict.SILENT, f"the page does not say that the lead arrived: “{ill}”", 0.5)
    if confidence >= PROOF:
        return verdict(Verdict.PROVEN, "; ".join(w.words for w in witnesses if w.confidence >= 0.3))
    if not thanks and (errors := error_lines(signs)):
        return verdict(Verdict.REFUSED, f"the site asks for a correction: {errors[0]}", 0.1)
    if signs.moved:
        return verdict(Verdict.MOVED, "the form shows its next step")
    return verdict(Verdict.SILENT, "nothing told whether the lead arrived")


def _wall(signs: Signs) -> str | None:
    if signs.wall and not signs.again:  # with the form below it is a riddle
        return f"a wall against robots came up: {signs.wall}"
    status = next((c.status for c in signs.carriers if c.certain and c.status in _SHUT_OUT), None)
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
        found = [hit for table in tables for hit in table.all_in(told)]
        turned = turns_away(told) and all(_JUNK.search(hit) for hit in found)  # a filter has had the lead, and sets no riddle
        if len(told) < 200 and found and not turned and " recaptcha " not in told:
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
    told_off = still_there and signs.late and not (signs.spoke or signs.carriers) and scolds(signs.said)
    given_back = still_there and not signs.named and bool(blamed(signs)) and not thanks_in(signs.new_text)
    if not (errors or refused or signs.invalid or told_off or given_back or asks_for_spelling(signs)):
        return None
    words = errors[0] if errors else signs.invalid[0][1] if signs.invalid else ""
    words = words or next((c.words for c in signs.carriers if c.certain and c.words), "") or "; ".join(complaints(signs)[:1])
    return f"the site asks for a correction: {words}".strip(": ")


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
        # a script takes a form away for a reason, which words in its place must tell; of a page that came, any is without it
        spoken = signs.navigated or any(len(line.split()) > 1 for line in signs.new_text)
        out.append(Witness("form_gone", "the form is gone", 0.3 if spoken else 0.45))
    elif signs.emptied:
        out.append(Witness("form_emptied", "the form was emptied", 0.3))
    if signs.named and signs.form_gone and not signs.familiar and not signs.withheld:
        out.append(Witness("named", "the page calls the shopper by name", 0.35))
    cheer = next((line for line in signs.cheers if line in signs.new_text and _glad(line)), None)
    if cheer and not thanks:
        out.append(Witness("style", f"the page marks as a success: “{cheer[:140]}”", 0.4))
    if promise := _promise(signs):
        out.append(Witness("promise", f"the page says “{promise[:140]}”", 0.3 if signs.form_gone or signs.emptied else 0.4))
    elif not thanks and (reply := _reply(signs)):
        out.append(Witness("reply", f"the page answers the form with “{reply[:140]}”", 0.2))
    good = [c for c in signs.carriers if c.status is not None and c.status < 400 and not c.failed]
    left = signs.form_gone or signs.emptied  # of a form that stands, the address alone may have been checked
    if said_so := next((c for c in good if c.certain and c.says and (c.whole or left)), None):
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
    """A new sentence that promises an answer, where the form went, or its script was answered, and nothing else is asked. Weak:
    it proves nothing alone."""
    answered = not (signs.navigated or signs.invalid) and any(
        c.whole and c.scripted and c.status and c.status < 300 for c in signs.carriers
    )
    if (
        not (signs.form_gone or signs.emptied or answered)
        or signs.familiar
        or signs.again
        or signs.asks
        or signs.moved
        or signs.withheld
    ):
        return None
    table = phrases(_OUT, "reports", "promises")
    told = (line for line in signs.new_text if 6 < len(line) < 200 and not line.rstrip().endswith(("?", ":")))
    return next((line for line in told if (table.find(plain(line)) or promises(plain(line))) and _glad(line)), None)


def _reply(signs: Signs) -> str | None:
    """The only thing a page newly says where it answered the lead and the form went: a statement to the shopper, or of what was
    sent, that denies and asks nothing; or the line a script writes as it empties the form. Whatever its words, few pages say so
    little but to thank."""
    answered = any(c.certain and c.status is not None and c.status < 400 for c in signs.carriers)
    cleared = signs.emptied and not (signs.navigated or signs.invalid) and all(c.scripted for c in signs.carriers)
    taken = signs.form_gone and not signs.navigated and all(c.scripted for c in signs.carriers)
    place = (signs.apart and signs.form_gone) or taken or cleared
    if not (answered and place) or signs.familiar or signs.asks or signs.withheld or signs.more:
        return None
    told = [line for line in signs.new_text if len(line.split()) > 1]
    if len(signs.new_text) > (_FEW_LINES if signs.apart or taken else _A_LINE) or not all(map(_plainly, told)):
        return None
    about = [phrases(_OUT, "reports", "yours"), phrases(_OUT, "reports", "sent")]
    if not signs.navigated:  # a script that fails leaves the form where it is; of a page that came, any may say "we" and "you"
        about.append(phrases(_OUT, "reports", "addressed"))
    said = (line for line in told if len(line) < 240 and not line.rstrip().endswith(("?", ":")))
    return next((line for line in said if any(table.find(plain(line)) for table in about)), None)


def _ill_news(signs: Signs) -> str | None:
    """Of the few words that came, those that are no good news, where neither the answer itself nor a recipe's proof says more."""
    if signs.promised or len(signs.new_text) > _FEW_LINES or any(c.says for c in signs.carriers):
        return None
    told = ((line, _ASKED.sub(" ", line)) for line in signs.new_text)  # who asks "no mail yet?" speaks of a case that may come
    return next((line[:140] for line, said in told if ill_news(said) and ill_news(_without(said, signs.own))), None)


def _without(line: str, own: frozenset[str]) -> str:
    """The line's words but those of the lead itself: a Mr Voll is not full, a Maxima no limit."""
    return " ".join(word for word in plain(line).split() if word not in own)


def _plainly(line: str) -> bool:
    """It states something, and nothing bad, nor that work goes on."""
    told = plain(line)
    return not (ill_news(line) or empty(told) or doubtful(told) or phrases(_OUT, "busy", "words").find(told))


def _glad(line: str) -> bool:
    """It takes nothing back, regrets nothing and asks for nothing."""
    return not denies(plain(line)) and not spoilt(plain(line)) and not regrets(plain(line)) and not objects([line])


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
    corrects = signs.again and asks_correction(signs)
    failed = failure(signs) if not (surely or turned_down or corrects or unsent(signs) or _waits(signs)) else None
    return f"the page says “{failed}”" if failed else None


def _waits(signs: Signs) -> bool:
    """The page that shows the entries once more says itself that they have not gone yet."""
    yet = phrases(_OUT, "review", "yet")
    return bool(signs.review) and any(len(line) < 200 and yet.find(plain(line)) for line in signs.new_text)


def _joint(witnesses: Sequence[Witness]) -> float:
    """Noisy-or: each witness is wrong on its own."""
    doubt = 1.0
    for witness in witnesses:
        doubt *= 1.0 - witness.confidence
    return 1.0 - doubt


def _path_words(url: str) -> str:
    parts = urlsplit(url)
    return plain(unquote(f"{parts.path} {parts.query[:120]} {parts.fragment}"))
