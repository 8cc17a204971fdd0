"""Words that tell a shopper that a message was taken, and those that only sound like it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from mysteryshop.lexicons import load
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.sending.denial import flatly, neither_sent, without_flaws, yet_to_come
from mysteryshop.submit.sending.polarity import calms, good, ill, needless, negated_before, numbered, spoilt, without_idle_no

_OUT = "submit_outcomes"
_NUMBER = re.compile(r" (?:n|no|nr|n o|num|numero|nummer|number) (?=\d)")
"""Before the number of a case, no negation."""
_BIDS = re.compile(r" merci de? (?!votre |vos |ton |ta |tes |nous |m |t |avoir |l )(?:[a-z]+ ){0,2}?[a-z]+(?:er|ir|re) ")
"""French thanks for what is still to be done: "merci de préciser ..."."""


def best_thanks(lines: Sequence[str], *, asks: bool = False) -> tuple[str, float] | None:
    """The best line of thanks among new words, and how far it is to be believed. `asks`: empty boxes stand beside it, and "all
    set, one more step" is no thanks."""
    best: tuple[str, float] | None = None
    for line in lines:
        told, belief = _weighed(line, asks=asks)
        if told and belief < 0.8 and numbered(told) and not any(_fails(plain(other)) for other in lines):  # failures, too
            belief = 0.88
        if belief > (best[1] if best else 0.0):
            best = line, belief
    return best


@lru_cache(maxsize=2048)
def _weighed(line: str, *, asks: bool) -> tuple[str, float]:
    """The line in plain words and how far it is to be believed that it thanks; ("", 0.0) where it cannot. Kept, for a page is
    looked at many times."""
    whole = plain(line)
    if yet_to_come(whole) and not _thank().search(whole):
        line = line.partition(". ")[2]  # what comes later is no news; what stands after it may be
    told = _idle().sub(" ", _NUMBER.sub(" ", plain(line)))
    unfinished = asks and phrases(_OUT, "thanks", "unfinished").find(told)
    if denies(told) or flatly(told) or spoilt(told) or unfinished or _bids(told):
        return "", 0.0
    return told, _belief(line, told)


def _belief(line: str, told: str) -> float:
    """How far a line, `told` in plain words, is to be believed that it thanks."""
    strong, weak, polite = (phrases(_OUT, "thanks", name) for name in ("strong", "weak", "polite"))
    if _thanks_for().search(told) or any(not polite.find(f" {words} ") for words in strong.all_in(told)):
        return 0.88
    if strong.find(told) or _thanks_interest().search(told):
        return 0.6
    negated = phrases("submit_walls", "cookies", "negates").find(without_idle_no(told)) and not calms(told)
    # "merci d'indiquer ..." thanks for nothing; nor does "Great. What is your question?"
    if negated or corrects(told) or regrets(told) or line.rstrip().endswith("?"):
        return 0.0
    if len(told) < 120 and weak.find(told) and not empty(told):
        return 0.5
    return 0.5 if len(told) < 160 and (_reports(told) or (good(told) and not ill_news(line))) else 0.0


def _fails(told: str) -> bool:
    return denies(told) or regrets(told) or ill(told)


def surely_thanks(lines: Sequence[str]) -> bool:
    """These words are an end, whatever stands beside them. Pure."""
    thanks = best_thanks(lines, asks=True)
    return thanks is not None and thanks[1] >= 0.8


def thanks_in(lines: Sequence[str]) -> bool:
    """Some line thanks, however weakly."""
    return best_thanks(lines) is not None


def busy_or_done(words: str) -> bool:
    """A button that says this is at work, or has done it."""
    return phrases(_OUT, "busy", "words").find(plain(words)) is not None or thanks_in([words])


def ill_news(line: str) -> bool:
    """It denies, fails, regrets or asks for a correction, though it may not say so of the lead."""
    told = without_flaws(without_idle_no(_NUMBER.sub(" ", plain(line))))
    if ill(told) or (phrases(_OUT, "reports", "bad").find(told) and not calms(told)):
        return True
    return denies(told) or regrets(told) or corrects(told)


def corrects(told: str) -> bool:
    """It asks for a correction."""
    return phrases(_OUT, "errors", "strong").find(told) is not None and not needless(told)


def empty(told: str) -> bool:
    """Thanks for something else ("thank you for visiting")."""
    return _idle().search(told) is not None or phrases(_OUT, "thanks", "empty").find(told) is not None


@cache
def _thanks_for() -> re.Pattern[str]:
    """Thanks for a message, whatever the verb."""
    return _thanks_of(load(_OUT)["reports"]["sent"])


@cache
def _thanks_interest() -> re.Pattern[str]:
    """Thanks for the shopper's interest: kind words that stand on many pages."""
    return _thanks_of(load(_OUT)["thanks"]["interest"])


def _thanks_of(what: Sequence[str]) -> re.Pattern[str]:
    thank, named = (
        "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) for words in (load(_OUT)["thanks"]["words"], what)
    )
    return re.compile(rf" (?:{thank}) (?:\w+ ){{1,3}}(?:{named}) ")


@cache
def _idle() -> re.Pattern[str]:
    """Thanks for patience, trust, a visit."""
    table = load(_OUT)["thanks"]
    thank, what = ("|".join(re.escape(word).replace(r"\*", r"\w*") for word in table[name]) for name in ("words", "idle"))
    return re.compile(rf" (?:{thank}) (?:\w+ ){{0,3}}(?:{what}) ")


@cache
def _thank() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in load(_OUT)["thanks"]["words"])
    return re.compile(rf" (?:{words}) ")


def regrets(told: str) -> bool:
    """Words that regret something: no good news follows."""
    return phrases(_OUT, "reports", "regrets").find(told) is not None


def denies(told: str) -> bool:
    """Words that sound like thanks but stand in an error ("your message was not sent")."""
    undone = phrases(_OUT, "reports", "undone")
    if phrases(_OUT, "errors", "site").find(told) or phrases(_OUT, "reports", "denies").find(told):
        return True
    if neither_sent(told):
        return True
    if any(negated_before(told, words) for words in phrases(_OUT, "thanks", "strong").all_in(told)):
        return True
    followed = (told.partition(words)[2] for words in phrases(_OUT, "thanks", "strong").all_in(told))
    return any(undone.find(f" {' '.join(rest.split()[:2])} ") for rest in followed)


def _bids(told: str) -> bool:
    return _BIDS.search(told) is not None


def _reports(told: str) -> bool:
    """A sentence that tells what became of the shopper's message, whatever its verb ("votre demande nous est ...")."""
    return _report().search(told) is not None and phrases(_OUT, "reports", "not").find(told) is None


@cache
def _report() -> re.Pattern[str]:
    table = load(_OUT)["reports"]
    yours, became, we = ("|".join(map(re.escape, table[name])) for name in ("yours", "became", "we"))
    return re.compile(rf" (?:{yours}) (?:\w+ )?(?:{became}) | (?:{we}) (?:\w+ ){{0,2}}(?:{yours}) ")
