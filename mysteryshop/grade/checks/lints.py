"""Lints: slips of form that a reader notices before the words. Low weight, computed, shown beside the message."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from mysteryshop.grade import signs
from mysteryshop.grade.check import Judged, Over, Parameters, check
from mysteryshop.grade.reading import Conversation
from mysteryshop.grade.reply import Reply, Sentence
from mysteryshop.grade.spelling import misspelt
from mysteryshop.grade.words import plain, words
from mysteryshop.lexicons import load
from mysteryshop.model import Finding, Verdict

_FIELDS = (
    r"\{\{?[^{}\n]{1,40}\}?\}|%%[^%\n]{1,30}%%|<<[^<>\n]{1,30}>>|\$\{[^}\n]{1,30}\}|\*\|[A-Z_:]+\|\*"
    r"|\b(?:undefined|null null|NaN)\b"
)
_LINK = re.compile(r"https?://\S+|www\.\S+")


@cache
def _merge() -> re.Pattern[str]:
    """Placeholders of mail programs, and a greeting with nobody in it."""
    return re.compile(f"{_FIELDS}|{load('grade_people')['unfilled']}", re.IGNORECASE | re.MULTILINE)


def _lint(id_: str, title: str, failing: str, why: str, advice: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return check(id_, group="lints", penalty=True, over=Over.ANY, title=title, failing_title=failing, why=why, advice=advice)


@_lint(
    "merge_error",
    "No unfilled fields",
    "An unfilled field shows the machine",
    "A raw placeholder tells the shopper that nobody looked before it left.",
    "Send the template to yourself with an empty lead, and give each field a fallback.",
)
def merge_error(reply: Reply) -> Judged:
    """A placeholder that was not filled, or a greeting with nobody in it."""
    for source in (reply.subject, reply.text):
        hit = _merge().search(plain(source))
        if hit:
            return Judged(1, "a field was not filled", (source[hit.start() : hit.end()].strip(),), "placeholder")
    return Judged(0, "every field is filled", rule="filled")


@_lint(
    "wrong_name",
    "Right name",
    "Greets somebody else",
    "Another shopper's name ends the conversation, and is somebody else's personal data.",
    "Read the first line before it leaves.",
)
def wrong_name(reply: Reply) -> Judged:
    """The greeting names somebody who is not the shopper."""
    quote = signs.wrong_name(reply)
    return Judged(1, f"greets {quote}", (quote,), "other_name") if quote else Judged(0, "no other name", rule="no_other_name")


@check(
    "wrong_vehicle",
    group="lints",
    penalty=True,
    over=Over.FIRST,
    title="Right car",
    failing_title="Writes about another car",
    why="A shopper who reads of another car knows that the lead was not read.",
    advice="Name the model from the lead, then offer the other one.",
)
def wrong_vehicle(reply: Reply) -> Judged:
    """The message names another model and never the one asked about, without offering it as an alternative."""
    if not reply.lead.model_names or signs.vehicle_named(reply):
        return Judged(0, "no other car in its place", rule="right_car")
    other = signs.any_model(reply.body, but=frozenset(reply.lead.model_names))
    make_only = reply.lead.make_name and reply.lead.make_name in plain(reply.body).casefold()
    if other and not signs.alternative(reply) and not make_only and other.casefold() not in reply.lead.message.casefold():
        return Judged(1, f"writes of the {other} only", (other,), "other_model", 0.7)
    return Judged(0, "no other car in its place", rule="no_other_car")


@_lint(
    "length",
    "A readable length",
    "Too short or too long to help",
    "Under 40 words there is seldom an answer; over 180 nobody reads it on a phone.",
    "40 to 180 words in a mail; a text within 320 characters.",
)
def length(reply: Reply) -> Judged:
    """Words in a mail (40 to 180), characters in a text (320)."""
    if reply.channel == "text":
        long = len(reply.text) > 320
        return Judged(int(long), f"a text of {len(reply.text)} characters", rule="sms_length")
    if reply.channel != "email":
        return Judged(None, "not a mail or text", rule="other_channel")
    count = reply.word_count
    return Judged(int(not 40 <= count <= 180), f"{count} words", rule="mail_length")


@_lint(
    "long_sentence",
    "Sentences one can read",
    "A sentence of over 28 words",
    "A sentence that long is read twice or not at all.",
    "Cut it in two.",
)
def long_sentence(reply: Reply) -> Judged:
    """A sentence of more than 28 words."""
    longest = max(reply.sentences, key=lambda s: len(words(s.text)), default=None)
    if longest is not None and len(words(longest.text)) > 28:
        return Judged(1, f"a sentence of {len(words(longest.text))} words", (longest.text,), "long_sentence")
    return Judged(0, "no sentence over 28 words", rule="short_sentences")


@_lint(
    "wall_of_text",
    "Has paragraphs",
    "A wall of text",
    "Ninety words without a break look like work.",
    "One thought a paragraph.",
)
def wall_of_text(reply: Reply) -> Judged:
    """A paragraph of more than 90 words."""
    if reply.channel != "email":
        return Judged(None, "not a mail", rule="other_channel")
    for line in reply.lines:
        if len(words(line)) > 90:
            return Judged(1, f"{len(words(line))} words without a break", (line,), "wall")
    return Judged(0, "broken into paragraphs", rule="paragraphs")


@_lint(
    "exclaim_caps",
    "A calm tone",
    "Shouts",
    "Capitals and exclamation marks sell used mattresses.",
    "At most one exclamation mark; capitals for names.",
)
def exclaim_caps(reply: Reply) -> Judged:
    """Three or more "!", or two words in capitals that are no model or shorthand."""
    known = set(load("grade_spelling")["capitals"])
    shouted = [
        w
        for w in re.findall(r"\b[A-ZÄÖÜÉÑ]{4,}\b", reply.body)
        if w not in known and w.casefold() not in reply.lead.vehicle.casefold()
    ]
    marks = reply.body.count("!")
    if marks >= 3:
        return Judged(1, f"{marks} exclamation marks", ("!",), "exclamation")
    if len(shouted) >= 2:
        return Judged(1, f"{len(shouted)} words in capitals", tuple(shouted[:2]), "capitals")
    return Judged(0, "calm", rule="calm")


@_lint(
    "spelling",
    "Clean spelling",
    "Spelling slips",
    "One slip is human; three say that nobody cared.",
    "Read it once aloud.",
)
def spelling(reply: Reply) -> Judged:
    """Common misspellings of the language, from a short list that is never wrong rather than a long one that often is."""
    if not reply.known_language:
        return Judged(None, "unknown language", rule="language")
    slips = misspelt(reply)
    if len(slips) >= 2:
        return Judged(1, f"{len(slips)} slips", slips[:3], "misspelt")
    return Judged(0, "no common slip" if not slips else f"one slip: {slips[0]}", slips, "spelt")


@_lint(
    "links_only",
    "Words, not only links",
    "Little but links",
    "A link is homework. The answer belongs in the mail.",
    "Write the answer; link to the picture.",
)
def links_only(reply: Reply) -> Judged:
    """More links than sentences of words."""
    links = _LINK.findall(reply.body)
    count = len(words(_LINK.sub("", reply.body)))
    if links and count < 12 * len(links) and count < 25:
        return Judged(1, f"{len(links)} links, {count} words", (links[0],), "links")
    return Judged(0, "words before links", rule="words")


@_lint(
    "hard_to_read",
    "Plain words",
    "Hard to read",
    "Long words in long sentences are read on a phone by nobody.",
    "Write as you would say it: one thought a sentence, the short word for the long one.",
)
def hard_to_read(reply: Reply) -> Judged:
    """The LIX of the message (words a sentence plus the share of words over six letters) over 55; from 40 words on."""
    if not reply.known_language or reply.channel != "email":
        return Judged(None, "not a mail in a language the grader reads", rule="not_measured")
    told = [s for s in reply.sentences if len(words(s.text)) >= 4]
    if sum(len(words(s.text)) for s in told) < 40:
        return Judged(None, "too short to measure", rule="not_measured")
    index = lix(told)
    if index > _LIX_BY_LANGUAGE.get(reply.language or "", 55):
        hardest = max(told, key=lambda s: lix([s]))
        return Judged(1, f"readability index (LIX) {index:.0f}", (hardest.text,), "lix", 0.8)
    return Judged(0, f"readability index (LIX) {index:.0f}", rule="lix")


_LIX_BY_LANGUAGE = {"de": 62, "nl": 58}
"""Languages that write compounds as one word have longer words at the same ease."""


def lix(told: Sequence[Sentence]) -> float:
    """textstat's LIX over sentences, each closed by a full stop, so that a line without one is not glued to the next."""
    import textstat  # brings 100 MB of nltk along, which collecting and sending must not carry

    return float(textstat.lix("\n".join(s.text.rstrip(" .!?:;,") + "." for s in told)))


@check(
    "mobile",
    group="lints",
    per="conversation",
    title="Readable on a phone",
    failing_title="Hard to read on a phone",
    why="Most shoppers read it on a phone.",
    advice="No fixed width over 600 pixels, no picture instead of words, no font under 14 pixels.",
)
def mobile(conversation: Conversation, parameters: Parameters) -> Finding:
    """Style facts of the mails: fixed width over 600 px, an image instead of text, most of the text (`text_px`) under 14 px.

    The smallest size in a mail is that of its opt-out footer and says nothing about the letter."""
    mails = [r.touch for r in conversation.spoken if r.touch.html_facts]
    if not mails:
        return Finding("mobile", Verdict.NOT_APPLICABLE, 0.0, reason="plain text, or no mail")
    for touch in mails:
        for fact in touch.html_facts:
            name, _, value = fact.partition(":")
            size = float(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else 0.0
            if name == "image_only" or (name == "width" and size > 600) or (name == "text_px" and 0 < size < 14):
                return Finding(
                    "mobile", Verdict.FAIL, 0.0, 1, reason=f"hard to read on a phone ({fact})", touch_id=touch.id, rule=name
                )
    return Finding("mobile", Verdict.PASS, 1.0, 0, reason="readable on a phone", touch_id=mails[0].id, rule="fits")
