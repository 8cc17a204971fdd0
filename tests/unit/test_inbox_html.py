"""Mail HTML as text: what is shown stays, what is hidden goes, and no nesting is too deep."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mysteryshop.inbox.mail.html import html_to_text
from mysteryshop.inbox.mail.page import _cut, _walked, page_of
from mysteryshop.inbox.text.reply import new_text


def words(html: str) -> str:
    return " ".join(html_to_text(html).text.split())


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>SECRET</div>",
        "<span style='font-size:0px;'>SECRET</span>",
        "<p style='visibility: hidden'>SECRET</p>",
        "<div style='opacity:0;'>SECRET</div>",
        "<div style='max-height:0;overflow:hidden'>SECRET</div>",
        "<style>.SECRET{}</style>",
        "<script>SECRET()</script>",
        "<!-- SECRET -->",
        "<title>SECRET</title>",
    ],
)
def test_what_no_shopper_sees_is_not_read(hidden: str) -> None:
    assert words(f"<body>{hidden}<p>The car is here.</p></body>") == "The car is here."


def test_paragraphs_lines_and_table_layouts_stay_apart() -> None:
    html = "<table><tr><td><p>Hi Maria,</p><p>two keys.<br>Dana</p></td></tr></table>"
    assert [line for line in html_to_text(html).text.splitlines() if line.strip()] == ["Hi Maria,", "two keys.", "Dana"]


def test_rows_that_are_laid_out_with_room_are_paragraphs() -> None:
    rows = "".join(
        f'<tr><td style="padding:8px 24px">{row}</td></tr>'
        for row in (
            "Hi Maria,",
            "Both keys are here, and it was serviced in April.",
            "Lee Motors • 12 Main St • (518) 555-0142",
            "Unsubscribe",
        )
    )
    page = html_to_text(
        f"<table width=600>{rows}</table><table><tr><td>Year</td><td>2022</td></tr><tr><td>Keys</td><td>2</td></tr></table>"
    )
    assert page.text.startswith("Hi Maria,\n\nBoth keys")
    assert page.text.endswith("Year 2022\nKeys 2")
    assert (
        new_text(html_to_text(f"<table>{rows}</table>").text).text
        == "Hi Maria,\n\nBoth keys are here, and it was serviced in April."
    )


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote type='cite'>Is it still there?</blockquote>",
        "<div class='gmail_quote'><div class='gmail_attr'>On Mon, Jun 1, 2026 at 4:00 PM Maria &lt;m@shop.example&gt; wrote:<br></div>"
        "<blockquote class='gmail_quote'>Is it still there?</blockquote></div>",
        "<div class='yahoo_quoted'>Is it still there?</div>",
        "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>From:</b> Maria<br><b>Sent:</b> Monday<br><b>To:</b> Dana<br>"
        "<b>Subject:</b> RAV4</div><div>Is it still there?</div>",
    ],
)
def test_the_quoted_lead_is_not_the_answer(quote: str) -> None:
    html = html_to_text(f"<div>Yes, with both keys.</div>{quote}")
    assert new_text(html.text, marked_signature=html.signature).text == "Yes, with both keys."


def test_a_signature_the_mail_program_marked_is_kept_apart() -> None:
    html = html_to_text("<div>Yes, with both keys.</div><div class='gmail_signature'>Dana Whitlock<br>Harbor View</div>")
    assert "Dana Whitlock" in html.signature
    assert "Dana Whitlock" not in html.text


@pytest.mark.parametrize("tag", ["div", "blockquote", "table", "span", "b", "ul"])
def test_nesting_without_end_keeps_the_words(tag: str) -> None:
    found = html_to_text(f"<p>The car is here.</p>{f'<{tag}>' * 20_000}deep")
    assert "The car is here." in found.text


@pytest.mark.parametrize(
    "html", ["", "<", "<div", "<!--", "<p>a</b></p></p>", "\0", "<style>", "&#x110000;&#xd800;", "<td>" * 3000]
)
def test_broken_markup_is_read(html: str) -> None:
    html_to_text(html).text.encode()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(["<div>", "</div>", "<blockquote>", "<table>", "<tr>", "<td>", "</td>", "<br>", "<hr>", "&nbsp;", "word ", "<a href='x'>", "<!--", "-->", "<pre>", "\ue000", "\ue003"])).map("".join))  # fmt: skip
def test_any_markup_is_read_and_no_mark_of_our_own_stays(html: str) -> None:
    found = html_to_text(html)
    assert not any("\ue000" <= c <= "\ue006" for c in found.text + found.signature)


def test_the_size_of_most_of_the_text_not_of_its_smallest_line() -> None:
    letter = "Both keys are here and the belt was changed in April. " * 5
    page = f'<div style="font-size:15px"><p>{letter}</p><p style="font-size:9px">Unsubscribe</p></div>'
    facts = html_to_text(page).facts
    assert "text_px:15" in facts
    assert "font_px:9" in facts
    assert "text_px:12" in html_to_text(f'<table><tr><td style="font-size:9pt">{letter}</td></tr></table>').facts
    assert not [
        fact for fact in html_to_text(f'<p>{letter}</p><p style="font-size:9px">Unsubscribe</p>').facts if "text_px" in fact
    ]


@pytest.mark.parametrize("gap", ["<br><br>", "<div><br></div>", "<br/>\n<br>", "</div><div><br></div><div>"])
def test_a_break_on_an_empty_line_is_an_empty_line(gap: str) -> None:
    assert html_to_text(f"<div>Hi Maria,{gap}Both keys.<br>Dana</div>").text == "Hi Maria,\n\nBoth keys.\nDana"
    assert html_to_text("<div>one<br></div><div>two</div>").text == "one\ntwo"


def test_a_page_cut_at_its_tags_is_the_page_that_was_walked() -> None:
    source = (
        '<body><!-- <p>no</p> --><div hidden class="Gmail_Quote a" id=Sig>a&nbsp;&lt;b&gt;<br>c</div><img src=x width=1>'
        '<table><tr><td STYLE="padding:1px" width=600><a href="http://x.example/?a=1&b">d &amp;amp; e</a><td>f</table><hr></body>'
    )
    root = LexborHTMLParser(source).body
    assert root is not None
    cut, walked = _cut(root.html or ""), _walked(root)
    assert cut is not None
    said = walked.elements[walked.by_name["a"][0]].said
    assert said["href"] == "http://x.example/?a=1&b"
    said["href"] = "http"  # where to does not matter
    assert cut == walked


def test_what_may_look_like_a_tag_is_walked() -> None:
    for source in ("<p>a<xmp><b></xmp>c", "<p>a<template><p>b</template>c", "<svg><p>a</svg>b", "<p>a<style>p > b {}</style>"):
        root = LexborHTMLParser(f"<body>{source}").body
        assert root is not None
        assert _cut(root.html or "") is None
        assert page_of(root).text(0) == root.text()


def test_lines_in_nested_preformatted_text_are_kept_in_no_time() -> None:
    assert html_to_text("<pre>a\nb<pre>c\nd</pre></pre>e\nf").text == "a\nb\n\nc\nd\n\ne f"
    assert html_to_text("<pre>\n" * 5_000).text == ""


@pytest.mark.parametrize("inner", ["font-size:15px;line-height:22px", "font:15px/22px Arial"])
def test_a_column_without_a_size_is_seen_where_its_text_has_one(inner: str) -> None:
    column = (
        f'<div style="font-size:0px;display:inline-block"><table><tr><td style="{inner}">The car is here.</td></tr></table></div>'
    )
    assert html_to_text(column).text == "The car is here."
    assert html_to_text('<div style="font-size:0px">A peek at it</div><p>The car is here.</p>').text == "The car is here."
