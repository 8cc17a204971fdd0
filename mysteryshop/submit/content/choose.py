"""Which entry of a list a shopper would take: by what the list is about, the shop's own facts, and what is harmless. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.lexicons import load
from mysteryshop.model import Channel, Shop
from mysteryshop.submit.page.phrases import Phrases, phrases, plain

Option = tuple[str, str]
"""The words of an entry and its value."""

_METHODS = {Channel.EMAIL: "email", Channel.TEXT: "text", Channel.CALL: "call", Channel.VOICEMAIL: "call"}
_SPELLED = (
    r" (one|two|three|six|twelve|un|uno|una|une|ein|eine|einem|een|um|uma|tres|trois|drei|drie|tre"
    r"|deux|zwei|twee|due|dos|dois|sechs|zes|sei|seis) "
)
_NOUNS = frozenset(("make", "model", "year", "state", "country", "subject", "department", "title", "month", "day", "time", "any"))
_CLOCK = re.compile(r"\b(?<!\d\.)(?!\d\d?\.\d\d\.)\d{1,2}\s?(?:[:.h]\s?\d\d(?!\d)|h\b|uhr\b|uur\b|[ap]\.?m\b)", re.I)
_CLOCKED = re.compile(
    r"\b(?<!\d\.)(?!\d\d?\.\d\d\.)(\d{1,2})\s?(?:[:.h]\s?(\d\d)(?!\d)(?:\s?([ap])\.?m)?|h\b|uhr\b|uur\b|([ap])\.?m\b)", re.I
)
"""An hour; "04.06." is a day."""
_SPAN = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?[:.h]\s?(\d\d)(?!\d))?\s?(?:([ap])\.?m\.?|h|uhr|uur)?\s?"
    r"(?:[-\u2013\u2014~]|\b[^\W\d_]{1,6}\s(?:[^\W\d_]{1,4}\s)?)\s?"
    r"(\d{1,2})(?:\s?[:.h]\s?(\d\d)(?!\d))?\s?(?:([ap])\.?m\b)?(?!\d)",
    re.I,
)
_DATED = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{2,4}")
_TEN = 600
"""The minute of the day a shopper comes at."""
_ONE = re.compile(
    r" (this|next|current|the|este|esta|el|la|ce|cette|le|l|diese[nr]?|im|des|dit|deze|de|het|questo|questa|il|nel|neste|nesta"
    r"|no) "
)
"""Before a span of time without a number: the one that runs, or "within the month"."""
_UNIT_DAYS = (("days", 1), ("weeks", 7), ("months", 30), ("years", 365))


_KEYS = "ABCDEFGHIJKLMNO"


def is_placeholder(option: Option, *, valued: bool = True) -> bool:
    """True for entries that choose nothing: "Select ...", "--", an empty value. `valued`: the list's entries have values, so that
    an empty one tells; drawn lists have none, and there only the words count."""
    words = plain(option[0]).strip()
    if not words or not option[0].strip():
        return True
    if option[1] != "":
        return False
    hit = phrases("submit_choices", "placeholder", "words").find(f" {words} ")
    if hit is None or valued:
        return hit is not None
    return hit == words or (words.startswith(f"{hit} ") and hit not in _NOUNS)


def real_options(options: Sequence[Option]) -> list[Option]:
    """The entries that choose something. A first entry without a value is a caption, whatever it says."""
    valued = any(value for _, value in options)
    kept = [option for option in options if not is_placeholder(option, valued=valued)]
    return [
        option
        for place, option in enumerate(kept)
        if not (
            place == 0
            and len(kept) > 1
            and options[0] == option
            and valued
            and (option[1] == "" or (option[1] in ("0", "-1") and _asks(option[0])))
        )
    ]


def unlettered(options: Sequence[Option]) -> list[Option]:
    """The entries without the key drawn before each ("ANew", "B Used"), where all bear one in order."""
    keyed = [
        words[:1] == key and len(words) > 1 and not words[1].islower() for key, (words, _) in zip(_KEYS, options, strict=False)
    ]
    if len(options) < 2 or len(options) > len(_KEYS) or not all(keyed):
        return list(options)
    return [(words[1:].strip(), value) for words, value in options]


def _asks(words: str) -> bool:
    return (
        words.strip().endswith(("...", "…", ":", "*", "?"))
        or phrases("submit_choices", "placeholder", "words").find(plain(words)) is not None
    )


def by_words(options: Sequence[Option], wanted: Sequence[str]) -> Option | None:
    """The entry that says the first of `wanted` that any entry says; whole matches before partial ones."""
    for want in wanted:
        one = Phrases([want])
        hits = [
            (one.share(plain(words)), -len(words), place) for place, (words, _) in enumerate(options) if one.find(plain(words))
        ]
        if hits:
            return options[max(hits)[2]]
    return None


def by_value(options: Sequence[Option], *values: str | None) -> Option | None:
    """The entry whose words or value are one of `values`: exactly, then as a part of its words; of several, the one that says
    most of all the values."""
    told = {word for value in values if value for word in plain(value).split()}
    for value in values:
        want = plain(value).strip() if value else ""
        if not want:
            continue
        if exact := next((option for option in options if plain(option[0]).strip() == want), None):
            return exact
        keyed = next((option for option in options if plain(option[1]).strip() == want), None)
        parts = [option for option in options if f" {want} " in plain(option[0]) and (len(want) > 1 or _heads(option, want))]
        if hits := ([keyed] if keyed else []) + parts:
            return max(hits, key=lambda option: len(told & set(plain(option[0]).split())))
    return None


def _heads(option: Option, sign: str) -> bool:
    """A name of one letter or figure counts where it stands first ("3 Hatchback"), and no span or number begins with it."""
    words = plain(option[0]).split()
    return words[0] == sign and len(words) > 1 and not words[1].isdigit() and _span_days(option[0]) is None


def contact_method(options: Sequence[Option], shop: Shop) -> Option | None:
    """The shopper's preferred channel, else mail, else no preference."""
    words = load("submit_choices")["contact_method"]
    method = _METHODS.get(shop.scenario.preferred_channel or Channel.EMAIL, "email")
    for name in (method, "email", "write", "any"):
        if name == "call" and not (shop.persona.phone and shop.scenario.give_phone):
            continue
        if found := by_words(options, words[name]):
            return found
    return None


def ways_to_answer(options: Sequence[Option]) -> bool:
    """Does every entry name a way to reach the shopper (mail, call, text, post, or none in particular), two at least? Pure."""
    table, calls = load("submit_choices")["contact_method"], phrases("submit_ways", "errand_words", "calls")

    def named(option: Option) -> str | None:
        way = next((name for name, words in table.items() if by_words([option], words)), None)
        return "call" if way is None and calls.find(plain(option[0])) else way

    ways = [named(option) for option in options]
    return None not in ways and len(set(ways) - {"any"}) > 1


def liked_channel(options: Sequence[Option], shop: Shop) -> Option | None:
    """Of entries that differ by how the answer comes ("Text me", "Email me") the one the shopper likes; None of any others."""
    return contact_method(options, shop) if ways_to_answer(options) else None


def yes_or_no(options: Sequence[Option], yes: bool) -> Option | None:
    """The entry that affirms or denies."""
    table = phrases("submit_choices", "yes" if yes else "no", "words")
    for option in options:
        first = plain(option[0]).split()[:1]
        if first and table.find(f" {first[0]} "):
            return option
    counted = [value for _, value in options] != ["1", "0"]  # entries that are numbered say nothing by their numbers
    for option in options:
        if table.find(plain(option[1])) and not (counted and option[1].isdigit()):
            return option
    agrees, denies = phrases("submit_choices", "agree", "words"), phrases("submit_choices", "agree", "not")
    said = [option for option in options if agrees.find(plain(option[0]))]
    refuses = phrases("submit_choices", "agree", "refuses")
    told = next((option for option in said if (denies.find(plain(option[0])) is None) is yes), None)
    return told if told or yes else next((option for option in options if refuses.find(plain(option[0]))), None)


def licence_class(options: Sequence[Option]) -> Option | None:
    """The entry of who may drive alone, in a list of kinds of licences."""
    whole = phrases("submit_choices", "licence", "whole")
    return next((option for option in options if len(options) > 1 and whole.share(plain(option[0])) > 0.6), None)


def declining(options: Sequence[Option]) -> Option | None:
    """The entry that says no, in whatever words: "Rather not", beside "Gladly"."""
    tables = phrases("submit_choices", "agree", "refuses"), phrases("submit_walls", "cookies", "negates")
    denies = [option for option in options if any(table.find(plain(option[0])) for table in tables)]
    permits = [option for option in options if phrases("submit_choices", "agree", "permits").find(plain(option[0]))]
    beside = [option for option in options if option not in permits] if len(options) == 2 and len(permits) == 1 else []
    return yes_or_no(options, False) or next(iter(denies if len(denies) == 1 else beside if not denies else ()), None)


def only_yes_or_no(options: Sequence[Option]) -> bool:
    """Is all that may be said yes or no?"""
    yes, no = yes_or_no(options, True), yes_or_no(options, False)
    return len(options) == 2 and yes is not None and no is not None and yes != no


def condition(options: Sequence[Option], wanted: str | None) -> Option | None:
    """New or used, as the shopper's car is."""
    if wanted is None:
        return None
    return by_words(options, load("submit_choices")["condition"][wanted])


def private(options: Sequence[Option]) -> Option | None:
    """The entry for people, of a list that tells people from companies."""
    return _parted(options, "private", "business")


def who_asks(options: Sequence[Option]) -> Option | None:
    """The entry for a person, or for who was never here before, where that is told from the others."""
    return private(options) or _parted(options, "newcomer", "customer")


def _parted(options: Sequence[Option], ours: str, others: str) -> Option | None:
    mine, strange = (load("submit_choices")["party"][name] for name in (ours, others))
    own = by_words(options, mine)
    theirs = by_words([option for option in options if option != own], strange)
    return own if own and theirs and len(options) < 5 else None


def asks_timeframe(question: str, options: Sequence[Option]) -> bool:
    """Does this list ask when the shopper means to buy? By its question, else by two or more entries that are spans of time."""
    if phrases("submit_choices", "timeframe", "asks").find(plain(question)):
        return any(_span_days(words) is not None for words, _ in options)
    spans = [words for words, _ in options if _span_days(words) is not None and not re.search(r"\d\s*[:h]\s*\d", words)]
    return len(spans) >= 2 and not re.search(r"\b(19|20)\d\d\b", " ".join(words for words, _ in options))


def timeframe(options: Sequence[Option], days: int | None) -> Option | None:
    """The entry whose span of time holds `days` (None: just looking), else the nearest one."""
    spans = [(option, span) for option in options if (span := _span_days(option[0])) is not None]
    if not spans:
        return None
    if days is None:
        days = 10_000
    inside = [(high - low, option) for option, (low, high) in spans if low <= days <= high]
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    return min(spans, key=lambda pair: min(abs(days - pair[1][0]), abs(days - pair[1][1])))[0]


def _span_days(words: str) -> tuple[int, int] | None:
    """ "1-3 months" -> (30, 90); "within 30 days" -> (0, 30); "more than 6 months" -> (180, 9999); "now" -> (0, 7)."""
    text = plain(words)
    table = "submit_choices"
    unit = next((days for name, days in _UNIT_DAYS if phrases(table, "timeframe", name).find(text)), None)
    numbers = [int(number) for number in re.findall(r"\d{1,3}", text)]
    spelled = re.findall(
        _SPELLED,
        text,
    )
    if not numbers and spelled:
        numbers = [
            {"two": 2, "deux": 2, "zwei": 2, "twee": 2, "due": 2, "dos": 2, "dois": 2}.get(w)
            or (
                3
                if w in ("three", "tres", "trois", "drei", "drie", "tre")
                else 6
                if w in ("six", "sechs", "zes", "sei", "seis")
                else 12
                if w == "twelve"
                else 1
            )
            for w in spelled
        ]
    if phrases(table, "timeframe", "later").find(text):
        return (181, 99_999)
    if unit == 7 and numbers and all(number % 4 == 0 for number in numbers):  # four weeks are a month
        unit, numbers = 30, [number // 4 for number in numbers]
    if unit and numbers:
        low, high = (_in_days(count, unit) for count in (min(numbers), max(numbers)))
        if phrases(table, "timeframe", "more").find(text) or "+" in words:
            return (high, 9_999)
        return (low, high) if len(numbers) > 1 else (0, high)
    if unit and _ONE.search(text):
        return (0, unit * (2 if " next " in text else 1))
    if phrases(table, "timeframe", "now").find(text):
        return (0, 7)
    if unit and phrases(table, "few", "some").find(text):
        return (0, 3 * unit)
    return (0, unit) if unit and phrases(table, "few", "one").find(text) else None


def _in_days(count: int, unit: int) -> int:
    """So many days, weeks, months; four weeks are meant as a month."""
    return count // 4 * 30 if unit == 7 and count % 4 == 0 else count * unit


def clock_times(options: Sequence[Option]) -> bool:
    """Are these hours of the day? Two entries at least, and most of them."""
    times = [words for words, _ in options if _CLOCK.search(words)]
    return len(times) >= 2 and len(times) * 2 >= len(options)


def hour(options: Sequence[Option]) -> Option | None:
    """An hour the store is open and the shopper could come: ten in the morning, else around it."""
    clocks = [(minutes, -place, option) for place, option in enumerate(options) if (minutes := _minutes(option[0])) is not None]
    if len(clocks) * 2 > len(options):
        return min(clocks, key=lambda told: (not _holds_ten(told[2][0]), told[0] < _TEN, abs(told[0] - _TEN)))[2]
    numbers = [(int(option[0]), option) for option in options if re.fullmatch(r"\s*\d{1,2}\s*", option[0])]
    if len(numbers) > 1 and len(numbers) >= len(options) - 1:  # the hour alone, or the minutes alone
        aim = _TEN // 60 if max(number for number, _ in numbers) < 25 else 0
        return min(numbers, key=lambda told: (told[0] < aim, told[0]))[1]
    return by_words(options, load("submit_choices")["hour"]["words"]) or (options[len(options) // 3] if options else None)


def half_of(options: Sequence[Option], chosen: Option) -> str | None:
    """ "AM" or "PM" for an hour of a list that counts to twelve and says nothing of halves; None for another list."""
    hours = [int(words) for words, _ in options if words.strip().isdigit()]
    if not hours or max(hours) != 12 or min(hours) < 1 or not chosen[0].strip().isdigit():
        return None
    return "AM" if 7 <= int(chosen[0]) < 12 else "PM"


def _minutes(words: str) -> int | None:
    """The minute of the day an entry begins with: "10:30am - 11am" -> 630. None where it is no hour."""
    hit = _CLOCKED.search(words)
    if not hit:
        return None
    hours, minutes, half = int(hit[1]), int(hit[2] or 0), (hit[3] or hit[4] or "").lower()
    hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _holds_ten(words: str) -> bool:
    """Does ten in the morning lie within this span of hours: "8h - 12h", "9-12 am", "Morning (9:00 to 12:30)"?"""
    hit = _SPAN.search(_DATED.sub(" ", words))
    if not hit:
        return False
    ends = []
    last = (hit[6] or "").lower()
    for hours, minutes, half in ((int(hit[1]), int(hit[2] or 0), (hit[3] or "").lower()), (int(hit[4]), int(hit[5] or 0), last)):
        late = half == "p" or (not half and last == "p" and hours % 12 < int(hit[4]) % 12)
        ends.append((hours % 12 + 12 * late if half or last else hours) * 60 + minutes)
    return ends[0] <= _TEN < ends[1]


def harmless(options: Sequence[Option]) -> Option | None:
    """For a list we cannot place but must answer: what claims least ("no preference", "none", "other", "no"), else the first."""
    told = (by_words(options, words) for words in load("submit_choices")["harmless"].values())
    return next((option for option in told if option), None) or yes_or_no(options, False) or (options[0] if options else None)


_AMOUNT = re.compile(r"(\d{1,3}(?:[.,'\u2019\s\u00a0\u202f]\d{3})+|\d+)\s?(k\b)?", re.I)


def within(options: Sequence[Option], amount: int) -> Option | None:
    """Of entries that are ranges ("50,000 - 80,000", "more than 100.000 km"), the one that holds this amount. An entry with one
    figure ends the row: below the figures of the others it means so much at most, above them at least."""
    told = [[int(re.sub(r"\D", "", n)) * (1000 if k else 1) for n, k in _AMOUNT.findall(words)] for words, _ in options]
    known = sorted(figure for figures in told for figure in figures)
    if sum(len(figures) > 1 for figures in told) < 1 or not known:
        return None
    for option, figures in zip(options, told, strict=True):
        if len(figures) == 1:  # "up to", or "over"
            figures = [0, figures[0]] if known.index(figures[0]) < len(known) / 2 else [figures[0], max(amount, figures[0])]
        if len(figures) == 2 and figures[0] <= amount <= figures[1]:
            return option
    return None
