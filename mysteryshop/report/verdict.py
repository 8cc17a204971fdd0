"""The verdict in plain words: what a consultant would say first, in two or three sentences."""

from __future__ import annotations

from mysteryshop.report import words
from mysteryshop.report.standing import Figures, Standing, answered_how, outcome_of


def verdict_words(standing: Standing, own: Figures) -> str:
    """Two or three plain sentences: who was answered, how fast, and what to notice."""
    you, your = ("The store", "its") if standing.competitor else ("You", "your")
    if own.reached == 0:
        return _unreached(standing, you)
    yet = " yet" if standing.provisional or any(e.as_of < e.closes_at for e, _c in standing.reached) else ""
    if own.by_person == 0:
        who = "the shopper" if own.reached == 1 else f"any of the {words.number(own.reached)} shoppers"
        first = f"No person has answered {who}{yet}." if yet else f"No person answered {who}."
        return f"{first} {_machines(standing)}".strip()
    return f"{_who(own, you)} {_how(own, your)}"


def _machines(standing: Standing) -> str:
    """What came instead of a person."""
    how = [answered_how(evidence, card) for evidence, card in standing.reached]
    if "assistant" in how:
        return "An AI assistant wrote; that is quick, but it is not a person."
    return "All that came were automatic messages." if "automated" in how else ""


def _unreached(standing: Standing, you: str) -> str:
    one = len(standing.results) == 1
    outcomes = [outcome_of(evidence) for evidence, _card in standing.results]
    if all(words.OUTCOME_WORDS[outcome][2] == "site" for outcome in outcomes):
        why = words.joined(list(dict.fromkeys(words.OUTCOME_WORDS[outcome][0].lower() for outcome in outcomes)))
        who = "Our shopper" if one else "None of our shoppers"
        return f"{who} could {'not ' if one else ''}send a lead on the website: {why}. That is lead loss; nobody is graded on it."
    leads = "the lead" if one else f"any of the {words.number(len(standing.results))} leads"
    to = "the store" if you == "The store" else "you"
    return f"We could not show that {leads} reached {to}, so there is nothing fair to score. Below is what stood in the way."


def _who(own: Figures, you: str) -> str:
    if own.reached == 1:
        first = f"{you} answered the shopper in person after {words.span(own.fastest_minutes or 0)}"
    elif own.by_person == own.reached:
        every = "both shoppers" if own.reached == 2 else f"all {words.number(own.reached)} shoppers"
        first = f"{you} answered {every}; the fastest heard from a person after {words.span(own.fastest_minutes or 0)}"
    else:
        shoppers = "shopper" if own.by_person == 1 else "shoppers"
        first = f"{you} answered {words.number(own.by_person)} {shoppers} out of {words.number(own.reached)}"
        first += f"; the fastest heard from a person after {words.span(own.fastest_minutes or 0)}"
    return first + "."


def _how(own: Figures, your: str) -> str:
    parts = []
    if own.blunt:
        what = (
            f"{your.capitalize()} reply"
            if own.by_person == 1
            else f"{words.number(own.blunt).capitalize()} of {your} {words.number(own.by_person)} replies"
        )
        parts.append(f"{what} asked the shopper to come in before helping.")
    elif own.blunt_machines:
        parts.append("An automatic message asked the shopper to come in before anybody had helped.")
    open_ = own.questions - own.answered - own.partly
    if own.questions and open_ == 0 and not own.partly:
        parts.append(
            "What the shopper asked was answered." if own.questions == 1 else "Every shopper got the answer they asked for."
        )
    elif own.questions and open_:
        parts.append(
            "What the shopper asked was not answered."
            if own.questions == 1
            else f"{words.number(open_).capitalize()} of the {words.number(own.questions)} got no answer to what they asked."
        )
    elif own.partly:
        parts.append("The question was answered only in part.")
    if own.replies_judged and not own.need_asked and not own.blunt:
        parts.append("Nobody asked what the shopper needs.")
    elif own.replies_judged and own.need_asked == own.replies_judged and not own.blunt:
        parts.append("The reply asked what the shopper needs, which opens a conversation.")
    return " ".join(parts)
