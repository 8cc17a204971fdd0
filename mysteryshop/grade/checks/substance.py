"""Substance: is the question answered, with availability, a price, insight, alternatives, and help without a visit?"""

from __future__ import annotations

from mysteryshop.grade import signs
from mysteryshop.grade.answers import answers, fact_sentences, sold_words
from mysteryshop.grade.check import Judged, Over, Parameters, check
from mysteryshop.grade.reading import Conversation
from mysteryshop.grade.reply import Reply
from mysteryshop.model import Finding, Verdict


@check(
    "answers_question",
    group="substance",
    guide=True,
    top=2,
    title="Answers what was asked",
    failing_title="Leaves the question unanswered",
    why="A lead is an unanswered question. Until it is answered, nothing else in the mail counts.",
    advice="Answer every question in the first lines; where you do not know, say so and say when you will.",
    example="Yes, both keys are here. The last service was in March at 41,000 miles.",
)
def answers_question(reply: Reply) -> Judged:
    """2: every question gets its fact or an honest "not known" with what happens next; 1: some, vague or deferred; 0: none."""
    lead = reply.lead
    if not lead.questions:
        return Judged(None, "the lead asks nothing", rule="no_question")
    if not reply.known_language:
        return signs.unreadable(reply)
    if signs.answered_before(reply):
        return Judged(None, "the question had been answered before", rule="answered_before")
    found = answers(reply)
    done = [a for a in found if a.status == "answered"]
    some = [a for a in found if a.status != "ignored"]
    quotes = tuple(dict.fromkeys(a.quote for a in some if a.quote))
    rich = fact_sentences(reply)
    complete = len(done) == len(found) or (done and rich > len(found) and not any(a.status == "deferred" for a in found))
    if complete:
        return Judged(2, "every question gets its answer", quotes, done[0].rule, 0.9)
    if some:
        open_ = next(a.question for a in found if a.status != "answered")
        return Judged(1, f"answered in part; still open: {open_}", quotes, some[0].rule, 0.7)
    fact = signs.insight(reply)
    if fact is not None and rich >= 2 and not signs.canned(reply).value:
        return Judged(1, f"facts, but not the one asked: {found[0].question}", (fact.text,), "facts_beside", 0.5)
    return Judged(0, f"not answered: {found[0].question}", rule="ignored", confidence=0.8)


@check(
    "availability_stated",
    group="substance",
    guide=True,
    title="Says whether the car is there",
    failing_title="Does not say whether the car is there",
    why="Three of four shoppers write to learn whether the car is really there.",
    advice="Say that it is here, sold, reserved or when it can be here.",
    example="It is still on the lot, and nobody has reserved it.",
)
def availability_stated(reply: Reply) -> Judged:
    """Here, sold, incoming, or the time of delivery."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.availability(reply)
    if found:
        return Judged(1, "says whether the car is there", (found.text,), "availability", found.moves.get("avail", 0.0))
    return Judged(0, "says nothing of availability", rule="no_availability")


def _price_asked(conversation: Conversation) -> str | None:
    return None if conversation.lead.asks_price else "no price was asked"


@check(
    "price_given",
    group="substance",
    guide=True,
    applies=_price_asked,
    title="Gives a price",
    failing_title="Gives no price, though one was asked",
    why="Over half of shoppers write to test the price. The store that names one is the store that gets the next mail.",
    advice="Name an amount: the car, the payment or a range for the trade, and what it includes.",
    example="$24,300 out the door to Albany, fees and plates included.",
)
def price_given(reply: Reply) -> Judged:
    """An amount for the car, its payment or lease, or the trade."""
    found = signs.price(reply)
    if found:
        return Judged(1, "names an amount", (found,), "amount")
    return Judged(0, "no amount for the car, its payment or the trade", rule="no_amount")


@check(
    "evades_price",
    group="substance",
    guide=True,
    penalty=True,
    over=Over.NEVER_MENDED,
    applies=_price_asked,
    title="Does not dodge the price",
    failing_title="Dodges the price",
    why='"Come in and we\'ll work the numbers" reads as "you will not like the number".',
    advice="Give a figure or a range in writing, with what it depends on.",
    example="With tax and plates to 12205 it comes to $31,480; the trade would come off that.",
)
def evades_price(reply: Reply) -> Judged:
    """Numbers refused, postponed or tied to a visit, a call or personal data."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.price_dodge(reply)
    if found:
        return Judged(1, "the price is refused, postponed or tied to a condition", (found.text,), "price_dodge", 0.85)
    return Judged(0, "no price is dodged", rule="no_dodge")


@check(
    "product_insight",
    group="substance",
    guide=True,
    title="Tells something about the car",
    failing_title="Tells nothing about the car",
    why="A fact the listing lacks, a part, a history, an experience, is what makes a dealer worth writing to.",
    advice="Add one concrete fact you know because you stood beside the car.",
    example="One lady owner, serviced here each spring, and the rear seats fold flat.",
)
def product_insight(reply: Reply) -> Judged:
    """A concrete fact or experience about a car, its history or buying it, beyond name, price and stock."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.insight(reply)
    if found:
        return Judged(1, "gives a concrete fact", (found.text,), "insight", found.moves.get("insight", 0.0))
    return Judged(0, "no concrete fact beyond name, price and stock", rule="no_insight")


@check(
    "alternatives_offered",
    group="substance",
    guide=True,
    title="Offers an alternative",
    failing_title="Offers no alternative",
    why="A second car or a second way to pay keeps the conversation alive when the first does not fit.",
    advice="Name one other car, trim or way to pay that fits what was asked.",
    example="I also have a 2022 with half the miles for $1,400 more.",
)
def alternatives_offered(reply: Reply) -> Judged:
    """A second car, trim or way to buy, as a real option."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.alternative(reply)
    if found:
        return Judged(1, "offers another car or way to buy", (found.text,), "alternative", found.moves.get("alt", 0.0))
    return Judged(0, "no other car or way to buy", rule="no_alternative")


@check(
    "value_prop",
    group="substance",
    guide=True,
    title="Gives a reason to buy here",
    failing_title="Gives no reason to buy here",
    why="Where the car is the same, the store is the difference.",
    advice="Name one practice that is yours: a return right, a guarantee, delivery, years in town.",
    example="You can bring it back within five days if it does not suit you.",
)
def value_prop(reply: Reply) -> Judged:
    """A reason for this store or person that is not the car's price."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = reply.first("value")
    if found:
        return Judged(1, "gives a reason to buy here", (found.text,), "value", found.moves.get("value", 0.0))
    return Judged(0, "no reason to buy here rather than elsewhere", rule="no_value")


@check(
    "offers_remote_help",
    group="substance",
    guide=True,
    title="Helps without a visit",
    failing_title="Offers no help short of a visit",
    why="Photos, a film, a written quote: help at a distance is what earns the visit.",
    advice="Offer one thing you can send today.",
    example="I can film a walk-round with a cold start this afternoon.",
)
def offers_remote_help(reply: Reply) -> Judged:
    """Photos, video, a written quote, a report, delivery, e-signing: offered or given."""
    if not reply.known_language:
        return signs.unreadable(reply)
    found = signs.remote_help(reply)
    if found:
        return Judged(1, "offers or gives help without a visit", (found.text,), "remote", found.moves.get("remote", 0.0))
    return Judged(0, "nothing useful short of a visit", rule="no_remote_help")


@check(
    "alternative_when_sold",
    group="substance",
    per="conversation",
    title="Offers another car when the one asked about is sold",
    failing_title="The car is sold, and nothing else is offered",
    why="A sold car is the start of a search, and you know the next one.",
    advice="Name the nearest thing you have, or offer to look out for one.",
    example="It went on Friday; a blue one with fewer miles comes in next week.",
)
def alternative_when_sold(conversation: Conversation, parameters: Parameters) -> Finding:
    """Only where a message says that the car is sold."""
    sold = next((r for r in conversation.spoken if sold_words(r.reply)), None)
    if sold is None:
        return Finding("alternative_when_sold", Verdict.NOT_APPLICABLE, 0.0, reason="the car is not said to be sold")
    for reading in conversation.spoken:
        found = signs.alternative(reading.reply)
        if found:
            return Finding(
                "alternative_when_sold",
                Verdict.PASS,
                1.0,
                1,
                (found.text,),
                "sold, and another car is offered",
                reading.touch.id,
                "alternative",
            )
    return Finding(
        "alternative_when_sold",
        Verdict.FAIL,
        0.0,
        0,
        (sold_words(sold.reply),),
        "sold, and nothing else is offered",
        sold.touch.id,
        "none",
    )
