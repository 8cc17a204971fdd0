"""A page that only asks whether it has the right car: what agrees to it, beside what changes it. Pure."""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.weighing import LEADS_TO
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.recognise.sentence import SELLS, SHARES, speaks

_MOSTLY = 0.55
"""How much of a button's words, by letters, must agree."""
_FEW = 6
_SCORE = 0.97


def agreeing_way(survey: Survey, way: Way) -> list[Way]:
    """Where nothing is asked but whether what is shown is right ("Yes, this is it", "No, show me others"), on the page a lead's
    way led to: the way through the one button that says so."""
    if way.kind not in LEADS_TO or survey.fullest:
        return []
    shown = [b for b in survey.buttons if b.visible and not b.shut and b.region in ("main", "dialog", "frame")]
    yes = [b for b in shown if agrees(b.words)]
    if len(yes) != 1 or len(shown) > _FEW or not any(changes(b.words) for b in shown) or yes[0].selector == way.selector:
        return []
    button = yes[0]
    return [replace(way, score=_SCORE * way.promise, words=button.words, href=None, selector=button.selector, page=survey.url)]


def agrees(words: str) -> bool:
    """ "Yes, that is my car", "Looks right"."""
    told = plain(words)
    yes = phrases("submit_choices", "yes", "words").find(told)
    said = phrases("submit_buttons", "agreeing", "words").share(told) >= _MOSTLY
    sold = adverts().find(told) is not None or speaks(words, SELLS | SHARES)
    return (said or (yes is not None and told.startswith(f" {yes} "))) and not (sold or changes(words))


def changes(words: str) -> bool:
    """ "No, change it", "Edit", "Back"."""
    told = plain(words)
    no = phrases("submit_choices", "no", "words").find(told)
    if phrases("submit_buttons", "skip", "words").find(told):
        return False  # "No thanks" declines an offer
    table = phrases("submit_buttons", "agreeing", "not").find(told) or phrases("submit_buttons", "back", "words").find(told)
    return table is not None or (no is not None and told.startswith(f" {no} "))
