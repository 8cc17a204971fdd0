"""What to do with a single tick box: consent is given where the form needs it, advertising is declined. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mysteryshop.lexicons import load
from mysteryshop.submit.content import choose, errands
from mysteryshop.submit.content.choose import Option
from mysteryshop.submit.content.kinds import LEAVE
from mysteryshop.submit.content.leave import says_to_what, sells_too, to_other_ends, to_what_nobody_knows
from mysteryshop.submit.content.oneself import may_drive
from mysteryshop.submit.content.refusals import instead_of_papers
from mysteryshop.submit.content.texts import box_words, question, required
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.recognise.boxes import sentence_of
from mysteryshop.submit.recognise.stance import DECLINES, box_stance

if TYPE_CHECKING:
    from mysteryshop.submit.content.wishes import Planner
    from mysteryshop.submit.page.snapshot import FieldSnapshot
    from mysteryshop.submit.recognise import FieldReading

_A_SENTENCE = 5
"""Words from which a box says more than the name of a channel."""
_WISHES = frozenset(("other", "subject", "contact_method", "vehicle_interest", "vehicle_other"))
_STATES = 3
"""Words from which a box states something."""
NOTHING = (LEAVE, "nothing here needs an answer")


def tick(planner: Planner, reading: FieldReading) -> tuple[str, str]:
    """The action for a box (check, uncheck, leave), and why."""
    field, kind = reading.field, reading.type
    if kind == "consent":
        if not required(field) and sells_too(sentence_of(field)):
            return ("uncheck" if field.checked else LEAVE), "leave to advertise goes with it, and the form does not insist"
        if to_what_nobody_knows(field, planner.readings):
            return ("uncheck" if field.checked else LEAVE), "what is agreed to is not said in words known here"
        if not required(field) and to_other_ends(field, planner.readings):
            return ("uncheck" if field.checked else LEAVE), "another consent is for this enquiry, and this is not"
        if not required(field) and _insists_on_another(planner, field):
            return LEAVE, "the form insists on another consent, and not on this"
        if not required(field) and not says_to_what(sentence_of(field)):
            return LEAVE, "what is agreed to is not said in words known here, and the form goes without"
        return (LEAVE if field.checked else "check"), "consent the form needs"
    if kind == "marketing_optin":
        return _advertising(field)
    if kind == "has_trade_in":
        untold = required(field) and not field.checked and _either(field)
        denies = phrases("submit_choices", "trade", "denies").find(plain(sentence_of(field))) is not None
        given = (planner.shop.scenario.trade_in is not None) is not denies
        return ("check" if given and not field.checked else "uncheck" if untold else LEAVE), "the shopper's own car"
    if field.checked and instead_of_papers(reading, planner.readings):
        return NOTHING
    if field.checked and kind == "other" and not required(field) and _strange(planner, field):
        return "uncheck", "it may be leave to advertise, in words not known here"
    if field.checked:
        return NOTHING
    if kind in _WISHES and errands.called([_option(field)], planner.shop) and not _of_a_call(planner, field):
        return "check", "what the shopper came for"
    if instead_of_papers(reading, planner.readings):
        return "check", "the car is told by its make and model"
    if kind == "other" and _licensed(sentence_of(field)):
        return "check", "who drives has a licence, and the age for it"
    if kind == "contact_method" and (liked := _channel(planner, field)):
        return ("check", "the channel the shopper likes") if liked == _option(field) else (LEAVE, "another channel is liked")
    if required(field) and kind in ("other", "contact_method", "contact_time"):
        if kind == "other" and _strange(planner, field):
            return LEAVE, "it may be leave to advertise, in words not known here"
        return "check", "the form insists on this box"
    return NOTHING


def _either(field: FieldSnapshot) -> bool:
    """A switch with yes on one side and no on the other, which may stand between them."""
    return choose.only_yes_or_no([(word, "") for word in plain(field.label.partition(" | ")[0]).split()])


def _licensed(sentence: str) -> bool:
    """ "I hold a valid driving licence": a fact, whether or not the form insists."""
    told = plain(sentence)
    states = len(told.split()) >= _STATES and not sentence.rstrip().endswith("?")
    return states and may_drive(told) and not (phrases("submit_walls", "cookies", "negates").find(told) or adverts().find(told))


def _advertising(field: FieldSnapshot) -> tuple[str, str]:
    """A box about advertising, so that it ends up declined; where its words are not sure, it is not ticked."""
    words = question(field)
    if required(field) and phrases("submit_choices", "bound", "words").find(plain(words)):
        return (LEAVE if field.checked else "check"), "consent the form needs, bound to its advertising"
    stance = box_stance(words)
    if stance == DECLINES:
        return (LEAVE if field.checked else "check"), "ticked, it declines advertising"
    return ("uncheck" if field.checked else LEAVE), "advertising is never agreed to"


def _channel(planner: Planner, box: FieldSnapshot) -> Option | None:
    """The channel the shopper likes, of those that stand beside this one. Each of them may have a name of its own, and be marked
    as required where one of them is."""
    boxes = [r.field for r in planner.readings if r.type == "contact_method" and r.field.kind == "checkbox" and r.field.usable]
    beside = [_option(other) for other in boxes if other.group_label == box.group_label and _short(other)]
    return choose.contact_method(beside if _short(box) else [_option(box)], planner.shop)


def _of_a_call(planner: Planner, box: FieldSnapshot) -> bool:
    """It asks to be telephoned, as this shopper does not."""
    named = choose.by_words([_option(box)], load("submit_choices")["contact_method"]["call"])
    return named is not None and choose.contact_method([named], planner.shop) is None


def _option(box: FieldSnapshot) -> Option:
    return box_words(box), box.value


def _short(box: FieldSnapshot) -> bool:
    """It names a thing, and states nothing."""
    return len(box_words(box).split()) < _A_SENTENCE


def _strange(planner: Planner, box: FieldSnapshot) -> bool:
    """It states something by itself that is neither leave the form needs nor anything of the shopper's own, in a known tongue."""
    words = plain(sentence_of(box))
    beside = [r.field for r in planner.readings if r.field.kind == "checkbox" and r.field.selector != box.selector]
    if any(box.group_label and other.group_label == box.group_label for other in beside):
        return False  # an entry of a list
    told = says_to_what(sentence_of(box)) or any(
        phrases("submit_choices", table, "words").find(words) for table in ("statement", "licence")
    )
    known = planner.shop.scenario.language in load("recognise_permissions")["agree"]
    return known and not told and len(words.split()) >= _STATES


def _insists_on_another(planner: Planner, box: FieldSnapshot) -> bool:
    """Some other consent of the form is marked as required, so that what is not so marked may stay away."""
    boxes = (r.field for r in planner.readings if r.type == "consent" and r.field.kind == "checkbox" and r.field.usable)
    return any(required(other) for other in boxes if other.selector != box.selector)
