"""What a site's words complain of after a press: corrections it asks for, failures it owns up to, boxes it blames. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.sending.declined import declines
from mysteryshop.submit.sending.denial import flatly, of_a_case, unsent_words
from mysteryshop.submit.sending.polarity import calms, good, promises, turns_away
from mysteryshop.submit.sending.signs import Signs
from mysteryshop.submit.sending.thanks import best_thanks, corrects, denies, regrets, thanks_in

_OUT = "submit_outcomes"
_SECONDS = re.compile(r" (\d{1,3}) ?s(?:ec|ek|eg)?\w* ")
_A_MOMENT = 6.0
_FEW_LINES = 8
_LONGEST = 30.0
"""Nobody sits longer than this before a form."""
_KINDS = ("email", "phone", "zip", "message", "date")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_RINGING = re.compile(r" telefon(?:ar|ier|isch|ica|eer|iqu)[a-z]* ")
"""To telephone, which is no box."""
_DIALLED = re.compile(r" (?:\d ?){8,15} ")
"""A number as it is dialled, which an example is."""
_LENGTH = re.compile(
    r" \d{2,4} (?:char|zeichen|caract|tekens|caratter|karakter|words|mots|worter|woerter|palabras|woorden|parole|palavras)"
)
"""Only of a message it is said how long it must be, in tens of characters or words."""


def scolds(said: Sequence[str]) -> bool:
    """A dialog said something that neither thanks nor asks back nor tells of work going on."""
    busy = phrases(_OUT, "busy", "words")
    told = [words for words in said if words.strip() and not words.rstrip().endswith("?") and not busy.find(plain(words))]
    return bool(told) and not thanks_in(said)


def asks_for_spelling(signs: Signs) -> bool:
    """The form came back, and a new line finds fault with one of its boxes, or asks kindly for another entry."""
    return bool(_faults(signs)) and not thanks_in(signs.new_text)


def _faults(signs: Signs) -> list[str]:
    """New lines on the page with the form in which one sentence says both what is wrong and where. What is asked, promised, or
    said under a condition finds no fault: it is advice to who is done."""
    promises = phrases(_OUT, "reports", "promises")
    if not signs.again or signs.named or any(good(told) or promises.find(told) for told in map(plain, signs.new_text)):
        return []
    return [line for line in signs.new_text if len(line) < 160 and any(map(_finds_fault, _SENTENCE.findall(line)))]


def _finds_fault(sentence: str) -> bool:
    told = _RINGING.sub(" ", plain(sentence))
    if sentence.rstrip().endswith("?") or calms(told) or phrases(_OUT, "errors", "condition").find(told):
        return False
    wrong, where = (
        any(phrases(_OUT, "errors", name).find(told) for name in names)
        for names in (("please", "faults"), ("email", "phone", "zip", "date", "boxes"))
    )
    return (wrong and where) or bool(phrases(_OUT, "errors", "too_short").find(told) or _LENGTH.search(told))


def too_soon(lines: Sequence[str]) -> float | None:
    """Seconds that a site asks to wait, for the form was sent faster than it believes of people; None where it does not. Pure."""
    soon, wait, retry = (phrases(_OUT, "errors", name) for name in ("soon", "wait", "retry"))
    for told in (plain(line) for line in lines if len(line) < 240):
        named = _SECONDS.search(told)
        if soon.find(told) or (named and wait.find(told) and retry.find(told)):
            asked = float(named.group(1)) + 1 if named else _A_MOMENT
            return asked if asked <= _LONGEST else None
    return None


def failure(signs: Signs) -> str | None:
    """New words by which the site owns up to a failure of its own, and blames no value."""
    site, strong = phrases(_OUT, "errors", "site"), phrases(_OUT, "errors", "strong")
    for line in (*signs.new_text, *signs.said):
        told = plain(line)
        fails = site.find(told) or (len(told) < 100 and regrets(told))
        if len(told) < 240 and fails and not strong.find(told) and too_soon([line]) is None:
            return line[:140]
    return None


def unsent(signs: Signs) -> str | None:
    """New words by which the answer to the lead says that it was not sent, and that blame no value: the page that came, or the
    one that stands with the form as it was, where a script was answered well and its answer claims nothing else."""
    answers = bool(signs.carriers) and all(c.certain and c.status and c.status < 500 for c in signs.carriers)
    scripted = answers and all(c.scripted and c.status and c.status < 300 and not c.says for c in signs.carriers)
    stands = scripted and not (signs.navigated or signs.form_gone or signs.emptied or thanks_in(signs.new_text))
    if not stands and not (answers and signs.navigated and not any(c.scripted for c in signs.carriers)):
        return None
    if asks_correction(signs):
        return None if stands else _turned_back(signs)
    fresh = (*signs.new_text, *signs.said) if stands else signs.new_text
    if (declined := _declined(signs, fresh, answered=signs.again or stands)) is not None:
        return declined
    told = [line for line in fresh if len(line) < 240 and _denied(plain(line), taking=signs.again or stands)]
    if thanks_in(signs.new_text):  # what is said of the lead itself outweighs a kind word
        told = [line for line in told if phrases(_OUT, "reports", "yours").find(plain(line)) and not best_thanks([line])]
    owned = (line for line in told if _owns(line, signs))
    return next((line[:140] for line in owned), None)


def _declined(signs: Signs, lines: Sequence[str], *, answered: bool) -> str | None:
    """Of the few new words beside the form as it stands (`answered`), those by which the store takes nothing from this shopper.
    A page without the form may say so of others."""
    if not answered or signs.form_gone or len(signs.new_text) > _FEW_LINES or thanks_in(lines) or any(map(_cheers, lines)):
        return None
    return next((line[:140] for line in lines if declines(line)), None)


def _owns(line: str, signs: Signs) -> bool:
    """It says itself that nothing was sent, and does not ask."""
    said = denies(plain(line)) or (flatly(plain(line)) and not line.rstrip().endswith("?"))
    return bool(said or failure(replace(signs, new_text=(line,), said=())))


def turned_away(signs: Signs) -> str | None:
    """Of the few new words of an answer to the lead, those by which no lead is taken now. They ask for no correction."""
    answers = bool(signs.carriers) and all(c.certain and c.status and c.status < 500 and not c.says for c in signs.carriers)
    stays = not signs.navigated and not all(c.scripted for c in signs.carriers)
    if not answers or stays or signs.emptied or signs.familiar or len(signs.new_text) > _FEW_LINES:
        return None
    told = [(line, plain(line)) for line in signs.new_text]
    if error_lines(signs) or signs.invalid or thanks_in(signs.new_text) or any(map(_cheers, signs.new_text)):
        return None
    return next((line[:140] for line, _ in told if len(line) < 240 and any(map(_turns_away, _SENTENCE.findall(line)))), None)


def _turns_away(sentence: str) -> bool:
    """It says so, and neither asks nor speaks of a case that may come."""
    told = plain(sentence)
    return turns_away(told) and not (of_a_case(told) or calms(told) or sentence.rstrip().endswith("?"))


def _cheers(line: str) -> bool:
    """A sentence of it says that a lead was taken, or that an answer will come, whatever the others say."""
    told = [plain(sentence) for sentence in _SENTENCE.findall(line)]
    return any((good(one) or promises(one)) and not turns_away(one) for one in told)


def _denied(told: str, *, taking: bool) -> bool:
    """It denies that something was sent; or that what is the shopper's was kept."""
    kept = phrases(_OUT, "reports", "yours").find(told) and unsent_words(told, keeping=True)
    return bool(unsent_words(told, taking=taking) or kept)


def _turned_back(signs: Signs) -> str | None:
    """What a page that holds little else and no form asks to have corrected: it names the box, or bids to go back."""
    if signs.again or not signs.form_gone or len(signs.new_text) > _FEW_LINES or thanks_in(signs.new_text):
        return None
    back = any(phrases(_OUT, "errors", "back").find(plain(line)) for line in signs.new_text)
    lines = error_lines(signs)
    return lines[0][:140] if lines and (back or blamed(signs)) else None


def awaits_mail(lines: Sequence[str]) -> str | None:
    """Words by which a site bids the shopper to confirm the address from a mail first: until then the store has nothing."""
    short = [line for line in lines if len(line) < 300][:40]
    told = [plain(line) for line in short]
    for place, line in enumerate(told):
        near = "".join(told[max(0, place - 1) : place + 2])  # what is confirmed, and by what, may stand in sentences of their own
        bids = any(kind.search(line) and all(also.search(near) for also in others) for kind, *others in _mail_first())
        if bids and not adverts().find(near):
            return short[place][:140]
    return None


@cache
def _mail_first() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Bids to press a link that confirms; bids to confirm one's address."""
    table = load(_OUT)["mail_first"]
    confirms, checks, yours, address, press, link, mail, waits = (
        "|".join(re.escape(word).replace(r"\*", r"\w*") for word in table[name])
        for name in ("confirms", "checks", "yours", "address", "press", "link", "mail", "waits")
    )
    pressed = re.compile(rf" (?:{press}) (?:\w+ ){{0,6}}(?:{link}) | (?:{link}) (?:\w+ ){{0,4}}(?:{press}) ")
    return (
        (pressed, re.compile(rf" (?:{confirms}|{checks}) "), re.compile(rf" (?:{mail}) ")),
        (re.compile(rf" (?:{confirms}) (?:\w+ )?(?:{yours}) (?:{address}) "),),
        (re.compile(rf" (?:{waits}) (?:\w+ ){{0,6}}(?:{address}) "),),
    )


def asks_correction(signs: Signs) -> bool:
    """Boxes are marked as wrong, or words ask for a correction that do not only own up to a failure."""
    return bool(signs.invalid) or any(
        not (declines(line) or failure(replace(signs, new_text=(line,), said=()))) for line in error_lines(signs)
    )


def error_lines(signs: Signs) -> list[str]:
    """New words on the page that ask for a correction."""
    lines = (*signs.new_text, *signs.said, *signs.lingering)
    told = [line for line in lines if len(line) < 240 and (corrects(plain(line)) or too_soon([line]) is not None)]
    fresh = (*signs.new_text, *signs.lingering)
    marked = [line for line in signs.alerts if len(line) < 240 and line in fresh and line not in told and not best_thanks([line])]
    return told + marked


def complaints(signs: Signs) -> list[str]:
    """The words of a refusal: those that ask for a correction; where none are known to, whatever is new and short."""
    fresh, busy = (*signs.new_text, *signs.lingering, *signs.said), phrases(_OUT, "busy", "words")
    return (
        error_lines(signs)
        or _faults(signs)
        or [line for line in fresh if 3 < len(line) < 160 and not best_thanks([line]) and not busy.find(plain(line))][:8]
    )


def objects(lines: Sequence[str]) -> bool:
    """Some line asks for a correction. Pure."""
    return any(len(line) < 240 and corrects(plain(line)) for line in lines)


def blamed(signs: Signs) -> set[str]:
    """Which kinds of box the errors speak of: "email", "phone", "zip", "message", "date"."""
    told = [plain(line) for line in complaints(signs)] + [plain(f"{name} {words}") for name, words in signs.invalid]
    told += [plain(c.words) for c in signs.carriers if c.words]
    kinds = {kind for kind in _KINDS if any(phrases(_OUT, "errors", kind).find(words) for words in told)}
    if kinds:
        return kinds
    if any(_LENGTH.search(words) for words in told):
        return {"message"}
    number, of_what = phrases(_OUT, "errors", "number"), phrases(_OUT, "errors", "number_of")
    numbered = any(number.find(words) and not of_what.find(words) for words in told)
    return {"phone"} if numbered or any(map(_DIALLED.search, told)) else set()
