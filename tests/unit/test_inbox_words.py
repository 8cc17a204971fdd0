"""Searching choice by choice finds what searching the whole pattern finds."""

from __future__ import annotations

import re

import pytest

from mysteryshop.inbox.language import which as language
from mysteryshop.inbox.language.model import LanguageModel
from mysteryshop.inbox.language.signals import cue, pattern
from mysteryshop.inbox.language.which import LANGUAGES
from mysteryshop.inbox.language.words import Words, choices
from mysteryshop.lexicons import load
from tests.inbox_mails import MAILS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a|(?:b|c)", ["a", "b", "c"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        ("(?:a)|(?:b)", ["a", "b"]),
        ("(?:a)(?:b)|c", ["(?:a)(?:b)", "c"]),
        (r"[|)]|\||(?:x|[\]|])", ["[|)]", r"\|", "x", r"[\]|]"]),
        ("[]|]|b", ["[]|]", "b"]),
        ("(?i:a)|b", ["(?i:a)|b"]),
        (r"(a)\1|b", [r"(a)\1|b"]),
        ("(?:a|b)?", ["(?:a|b)?"]),
    ],
)
def test_a_pattern_is_taken_apart_where_that_changes_nothing(words: str, expected: list[str]) -> None:
    assert choices(words) == expected


def test_the_first_match_counts_and_of_two_at_one_place_the_first_choice() -> None:
    words = Words("both keys|keys? are|two|both")
    assert (words.search("the Keys are here, both keys") or [""])[0] == "keys are"
    assert (words.search("BOTH KEYS are here") or [""])[0] == "both keys"
    assert words.search("nothing of it") is None


def test_every_list_of_words_finds_what_its_whole_pattern_finds() -> None:
    texts = [f"{subject}\n{text}" for _, _, _, subject, text in MAILS]
    lists = [cue(name, None) for name in ("received", "someone_will", "nudge", "declared", "answer", "checked", "informal")]
    lists += [pattern(kind, where) for kind, places in load("inbox_signals").items() if kind != "notice" for where in places]
    hits = 0
    for words in lists:
        for text in texts:
            whole = re.search(words.regex.pattern, text if words.folds else text.lower(), words.regex.flags)
            found = words.search(text)
            assert (found and found.span()) == (whole and whole.span()), (words.regex.pattern[:80], text)
            hits += found is not None
    assert hits > 100


def test_the_language_model_read_sparingly_says_what_its_library_says() -> None:
    from py3langid import langid

    whole = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    whole.set_languages(list(language.LANGUAGES))
    texts = [f"{subject} {text}"[:240] for _, _, _, subject, text in MAILS] + [
        "Hinta on hyvä",
        "价格是多少",
        "Καλημέρα σας",
        "12 34",
        "",
        "ALL CAPITALS, AND NOTHING ELSE",
    ]
    sparing = LanguageModel(LANGUAGES)
    assert [sparing.language_of(text) for text in texts] == [whole.classify(text)[0] for text in texts]


def test_a_language_model_of_another_make_is_read_by_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(_: object) -> None:
        raise ValueError("the table is packed")

    monkeypatch.setattr(language, "LanguageModel", odd)
    assert language._model.__wrapped__()("Hinta on hyvä ja auto on kunnossa") == "fi"


def test_letters_that_reach_across_lines_are_found() -> None:
    across = Words(r"late\nshift|ever(?:y|\n)day")
    for text in ("a late\nshift at noon", "every day\never\nday", "late shift"):
        assert (across.search(text) is not None) == (across.regex.search(text) is not None)
