"""How a lead ends that nothing proves: where nothing at all left the browser, there is none."""

from __future__ import annotations

from mysteryshop.model import UNTOUCHED, Outcome, Witness
from mysteryshop.submit.page.visit import same_place
from mysteryshop.submit.sending.complaints import turned_away, unsent
from mysteryshop.submit.sending.confirm import Watch
from mysteryshop.submit.sending.corrections import took
from mysteryshop.submit.sending.signs import Signs
from mysteryshop.submit.sending.thanks import thanks_in

End = tuple[Outcome, str]


def taken(signs: Signs, reason: str) -> End | None:
    """What the page objects to (`reason`) is not answered where its server may have the lead: a script handed it over whole, and
    the answer was a good one. Where the page then marks what was wrong, or says that it was not sent, and the form stands as it
    was written, it was turned down after all."""
    if not took(signs):
        return None
    if unsent(signs) or turned_away(signs):
        return Outcome.REJECTED, reason
    stands = not (signs.form_gone or signs.emptied or signs.navigated or signs.moved)
    if stands and signs.invalid and not (thanks_in(signs.new_text) or signs.cheers):
        return Outcome.REJECTED, reason
    return Outcome.UNCONFIRMED, f"{reason}; but its server had taken the lead"


def unfinished(watch: Watch, reason: str, *, armed: bool) -> tuple[End, tuple[Witness, ...]]:
    """The form could not be carried to its end: (outcome and reason, what is witnessed)."""
    if not armed or watch.traffic.silent:
        return (Outcome.FAILED, reason), ((UNTOUCHED,) if armed else ())
    return (Outcome.UNCONFIRMED, reason), ()


def unmoved(watch: Watch, signs: Signs) -> bool:
    """The form stands as it was, and nothing at all has left since it was filled, whatever was said."""
    stands = not (signs.form_gone or signs.emptied or signs.navigated or signs.moved)
    return stands and watch.traffic.silent and same_place(signs.url, signs.url_before)


def dead(watch: Watch, signs: Signs, broke: str) -> End | None:
    """The form stands as it was, nothing was said, and nothing at all has left since it was filled: there is no lead. Where the
    page's script broke under the press (`broke`: how), that is the site's doing."""
    if signs.new_text or signs.said or not unmoved(watch, signs):
        return None
    if broke:
        return Outcome.REJECTED, f"the button does nothing, for the page's script fails: {broke}"
    return Outcome.FAILED, "the button did nothing: nothing left the browser"
