"""Who is behind a call or a text message that a phone service tells of. Pure."""

from __future__ import annotations

from mysteryshop.inbox.language.signals import cue, found, pattern
from mysteryshop.inbox.language.speech import speech_of
from mysteryshop.inbox.nature.strangers import TWIN
from mysteryshop.model import Nature, NatureVerdict, Notice

TWIN_WORDS = 18
"""Words from which the same body elsewhere is a template's doing."""


def phone_event(notice: Notice, twins: float | None) -> NatureVerdict:
    """The nature of a phone event; `twins`: likeness 0..100 of its words to what other shops got."""
    if notice.missed:
        return NatureVerdict(Nature.PERSONAL, 0.6, ("a missed call; nobody knows whether a person dialled",))
    text = notice.text or ""
    told = found(cue("declared"), text) or found(pattern("merge"), text)
    speech = speech_of(text, None)
    if told or ((twins or 0) >= TWIN and not speech.claims and len(text.split()) >= TWIN_WORDS):
        return NatureVerdict(Nature.TEMPLATE, 0.8, (f'"{told}"' if told else "the same words at other shops",))
    if speech.menu and not speech.claims:
        return NatureVerdict(Nature.TEMPLATE, 0.75, (f'answers to choose from, "{speech.menu}"',))
    receipt = found(cue("received"), text) or found(cue("someone_will"), text)
    if receipt and not found(cue("answer"), text):
        return NatureVerdict(Nature.ACKNOWLEDGEMENT, 0.75, (f'"{receipt}"',))
    return NatureVerdict(Nature.PERSONAL, 0.8, (f"a {notice.channel.value} with words of its own",))
