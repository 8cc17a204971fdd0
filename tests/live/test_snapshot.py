"""The look at a page in a real browser: what is seen, what hides, and selectors that find exactly one element."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

from mysteryshop.browser import Browser
from mysteryshop.model import BrowserSettings
from mysteryshop.submit.filling.widgets import look_behind, look_both
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import LIMITS, FieldSnapshot, FrameSnapshot, take_snapshot
from mysteryshop.submit.page.survey import Survey, take_survey
from mysteryshop.submit.probe import probe
from mysteryshop.submit.recognise import FormReading, recognise

pytestmark = pytest.mark.live

PAGE = """<!doctype html><html lang="en"><head><title>Harbor Motors</title><style>
  .off { position: absolute; left: -6000px } .none { display: none } .vh { position: absolute; opacity: 0; width: 1px; height: 1px }
  .styled { display: inline-block; width: 20px; height: 20px; border: 1px solid } .cover { position: absolute; left: 0; top: 0;
  width: 400px; height: 90px; z-index: 9; background: #eee }
</style></head><body>
<form id="lead" action="/send" method="post"><h2>Ask about this car</h2>
  <table><tr><td>Your name</td><td><input name="n"></td></tr><tr><td>E-mail</td><td><input name="e" type="email" required></td></tr></table>
  <p>Phone<br><input name="p" type="tel"></p>
  <div class="off"><label for="w">Website</label><input id="w" name="website" tabindex="-1"></div>
  <div class="step-2 none"><label>City <input name="city"></label><label>ZIP <input name="zip"></label></div>
  <div class="modal none"><label>Trade-in model <input name="tm"></label></div>
  <input type="checkbox" id="ok" class="vh" required><label for="ok"><span class="styled"></span> I accept the privacy policy</label>
  <fieldset><legend>How shall we answer?</legend>
    <label><input type="radio" name="how" value="m"> Email</label><label><input type="radio" name="how" value="p"> Phone</label></fieldset>
  <select name="dept"><option value="">Department</option><option>Sales</option><option>Service</option></select>
  <div contenteditable="true" aria-label="Message"></div>
  <div role="button" class="btn">Send enquiry</div><input type="hidden" name="token" value="1">
</form>
<form id="clobber"><input name="id" aria-label="Name"><input name="action" aria-label="Email"><input name="parentElement"></form>
<div class="contact-box"><h3>Call me back</h3><div><label>Name <input class="x"></label></div><div><label>Phone <input class="x"></label></div>
  <div><button>Call me</button></div></div>
<dealer-form></dealer-form>
<div style="position:relative"><div class="cover">cookies</div><input id="under" aria-label="Search"></div>
<script>
  const outer = document.querySelector('dealer-form').attachShadow({ mode: 'open' });
  outer.innerHTML = '<section><dealer-inner></dealer-inner></section>';
  outer.querySelector('dealer-inner').attachShadow({ mode: 'open' }).innerHTML =
    '<form><label for="n">Your name</label><input id="n" name="n"><label for="p">Phone</label><input id="p"><button>Send</button></form>';
</script></body></html>"""


def in_browser(work: Callable[[Page], Awaitable[Any]], html: str = PAGE) -> Any:
    async def run() -> Any:
        async with (
            Browser.open(BrowserSettings(), allow_private=True, say=lambda _: None) as browser,
            browser.visit(locale="en-US") as context,
        ):
            page = await context.new_page()
            await page.set_content(html)
            return await work(page)

    return asyncio.run(asyncio.wait_for(run(), 60))


BENT = """<script>Array.prototype.toJSON = function () { return 'bent'; }</script>"""
REPLACED = """<script>JSON.stringify = () => '{"url": "https://elsewhere.example/"}'</script>"""


@pytest.mark.parametrize("trick", [BENT, REPLACED], ids=["bent", "replaced"])
def test_pages_that_bend_json_are_seen_as_they_are(trick: str) -> None:
    async def both(page: Page) -> tuple[FrameSnapshot, Survey]:
        return await take_snapshot(page.main_frame), await take_survey(page.main_frame)

    (snapshot, survey), (bent, around) = in_browser(both), in_browser(both, PAGE.replace("</body>", f"{trick}</body>"))
    assert len(snapshot.forms) > 2
    assert bent == snapshot
    assert (around.buttons, around.text) == (survey.buttons, survey.text)


@pytest.fixture(scope="module")
def look() -> tuple[FrameSnapshot, dict[str, int]]:
    """The page, and how many elements Playwright finds for every selector."""

    async def work(page: Page) -> tuple[FrameSnapshot, dict[str, int]]:
        seen = await take_snapshot(page.main_frame)
        selectors = {f.selector for form in seen.forms for f in (*form.fields, *form.buttons)} | {
            form.selector for form in seen.forms
        }
        return seen, {selector: await page.locator(selector).count() for selector in selectors}

    found: tuple[FrameSnapshot, dict[str, int]] = in_browser(work)
    return found


def readings(look: tuple[FrameSnapshot, dict[str, int]]) -> tuple[FormReading, ...]:
    return recognise(look[0])


def field(look: tuple[FrameSnapshot, dict[str, int]], name: str) -> FieldSnapshot:
    return next(f for f in look[0].forms[0].fields if name in (f.name, f.id))


def test_every_selector_finds_exactly_one_element(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    assert {selector: n for selector, n in look[1].items() if n != 1} == {}
    assert len(look[1]) > 20


def test_words_come_from_cells_lines_labels_and_legends(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    assert field(look, "n").cell_left == "Your name"
    assert field(look, "p").text_before.endswith("Phone")
    assert field(look, "how").group_label == "How shall we answer?"
    assert field(look, "e").required
    assert look[0].forms[0].hidden_names == ("token",)


def test_hidden_fields_say_how_and_where(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    trap, later, asked = field(look, "website"), field(look, "city"), field(look, "tm")
    assert (trap.why_hidden, trap.hidden_in) == ("off-screen", "")
    assert (later.why_hidden, later.hidden_in, later.hidden_with) == ("display none", "step", 2)
    assert asked.hidden_in == "dialog"
    assert field(look, "ok").proxy, "the label of a styled box stands in for it"
    assert field(look, "n").visible


def test_the_lead_form_is_read_whole(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    types = {f.field.name or f.field.aria_label or f.field.id or f.field.text: f.type for f in readings(look)[0].fields}
    assert types == {
        "n": "full_name",
        "e": "email",
        "p": "phone",
        "website": "honeypot",
        "city": "city",
        "zip": "zip",
        "tm": "vehicle_model",
        "ok": "consent",
        "how": "contact_method",
        "dept": "subject",
        "Message": "message",
        "Send enquiry": "submit",
    }


def test_a_form_whose_inputs_shadow_its_properties_is_read(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    clobbered = next(form for form in look[0].forms if form.id == "clobber")
    assert [f.name for f in clobbered.fields] == ["id", "action", "parentElement"]


def test_fields_without_a_form_are_gathered(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    loose = next(form for form in look[0].forms if not form.real and form.heading == "Call me back")
    assert [f.label for f in loose.fields] == ["Name", "Phone"]
    assert [b.text for b in loose.buttons] == ["Call me"]


def test_nested_shadow_roots_are_seen(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    deep = next(form for form in readings(look) if form.fields[0].field.in_shadow)
    assert [f.type for f in deep.fields] == ["full_name", "phone", "submit"]


def test_what_lies_over_a_field_is_named(look: tuple[FrameSnapshot, dict[str, int]]) -> None:
    async def work(page: Page) -> str:
        seen = await take_snapshot(page.main_frame)
        return seen.forms[0].fields[0].covered_by

    html = "<div style='position:relative'><input id=a style='margin:20px'><div id=over style='position:absolute;inset:0'></div></div>"
    assert in_browser(work, html) == "#over"


def test_a_hostile_page_stays_within_bounds() -> None:
    async def work(page: Page) -> FrameSnapshot:
        await page.evaluate(
            """() => { for (let i = 0; i < 90; i++) { const f = document.createElement('form');
                 f.innerHTML = '<p>' + 'word '.repeat(3000) + '</p>' + '<input name=a><select><option>x</select>'.repeat(20);
                 document.body.append(f); } }"""
        )
        return await take_snapshot(page.main_frame)

    seen = in_browser(work, "<body></body>")
    assert seen.truncated
    assert len(seen.forms) <= LIMITS["forms"]
    assert sum(len(form.fields) for form in seen.forms) <= LIMITS["fields"]
    assert max(len(form.text) for form in seen.forms) <= LIMITS["text"]


def test_probe_reads_many_files_in_one_browser(tmp_path: Path) -> None:
    form = '<form data-form="3"><label>E-mail <input data-fid="7"></label><button data-fid="8">Send</button></form>'
    (tmp_path / "a.html").write_text(form)
    (tmp_path / "b.html").write_text(
        "<script>document.write('<form><label>Phone <input></label><button>Go</button></form>')</script>"
    )
    (tmp_path / "c.html").write_text("<p>nothing here</p>")
    sources = [str(tmp_path / name) for name in ("a.html", "b.html", "c.html", "gone.html")]

    async def run() -> list[dict[str, Any]]:
        async with Browser.open(BrowserSettings(), allow_private=True, say=lambda _: None) as browser:
            return [row async for row in probe(browser, sources)]

    rows = asyncio.run(asyncio.wait_for(run(), 60))
    assert [row["source"] for row in rows] == sources
    first = rows[0]["forms"][0]
    assert first["data_form"] == "3"
    assert [(f["data_fid"], f["type"]) for f in first["fields"]] == [("7", "email"), ("8", "submit")]
    assert set(first["fields"][0]) == {"selector", "data_fid", "label", "type", "confidence", "why"}
    assert rows[1]["forms"][0]["fields"][0]["type"] == "phone", "a form built by script is read with scripts on"
    assert rows[2]["forms"] == []
    assert rows[3]["error"]
    json.dumps(rows)


def test_the_look_at_a_form_with_what_stands_behind_it_tells_the_same_as_two_looks() -> None:
    html = """<!doctype html><title>Ask</title><form id="f"><h2>Ask about a car</h2><p><label>Name <input name="n"></label></p>
      <div><label for="m">Model</label><select id="m" name="m"><option></option><option>Civic</option></select>
        <div role="combobox" tabindex="0" aria-expanded="false" style="width:200px;height:30px;border:1px solid">Select</div></div>
      <div><select name="c" style="position:absolute;opacity:0;width:1px;height:1px" tabindex="-1" aria-hidden="true"><option></option><option>Red</option></select>
        <div role="combobox" tabindex="0" aria-label="Colour" aria-expanded="false" style="width:200px;height:30px;border:1px solid">Select</div></div>
      <div><style>.star::after { content: ' *' }</style><label class="star">Body</label><div role="button" aria-haspopup="listbox" id="b" tabindex="0" aria-label="Body" style="width:200px;height:30px">Body</div><select id="h" aria-hidden="true" tabindex="-1" style="position:absolute;clip:rect(0 0 0 0);width:1px"><option>Van<option>Coupe</select></div>
      <div><label for="s">Store</label><select id="s" style="display:none" tabindex="-1"><option>One<option>Two</select><div class="pick" style="cursor:pointer;width:200px;height:30px"><span>One</span><div style="height:0;overflow:hidden;opacity:0"><input type="search" id="r" aria-label="Search"></div></div></div>
      <div><label>Trim</label><span class="my-select"><input id="g" placeholder="Choose"><i style="width:9px"><svg width="9" height="9"></svg></i></span></div>
      <textarea name="q" aria-label="Message"></textarea><button>Send</button></form>"""

    async def both(page: Page) -> tuple[Any, Any]:
        snapshot = await take_snapshot(page.main_frame)
        form = snapshot.forms[0]
        return (snapshot, await look_behind(page.main_frame, form)), await look_both(page.main_frame, form.selector)

    apart, together = in_browser(both, html)
    assert apart == together
    assert {widget.kind for widget in apart[1].values()} >= {"popup", "listbox"}
    assert apart[1]["#h"].kind == "popup", "the native list behind a drawn one, though its label bears a drawn star"
    assert (apart[1]["#r"].kind, apart[1].get("#s")) == ("popup", None), "a box to search a shut list by is none of its own"
    assert (apart[1]["#g"].kind, apart[1]["#g"].guess) == ("listbox", True)


def test_a_button_with_a_picture_alone_is_called_what_the_picture_shows() -> None:
    html = "<form><input name=q><button><img alt='Next' src='data:,' width=9 height=9></button><button><svg width=9 height=9><title>Send</title></svg></button></form>"
    seen = in_browser(lambda page: take_snapshot(page.main_frame), html)
    assert [button.text for button in seen.forms[0].buttons] == ["Next", "Send"]


def test_what_hears_a_button_around_it_is_none_and_buttons_in_a_dialog_may_be_answers() -> None:
    html = """<div id=mount><button id=b>Check availability</button></div><script>mount.onclick = () => {}</script>
      <div role=dialog><h2>Ask us</h2><p>Buying within *</p><div><button type=button class=t>1 week</button><button type=button class=t>1 month</button></div>
      <p>Which car? *</p><div><div role=presentation class=option style="cursor:pointer">Corolla</div><div role=presentation class=option style="cursor:pointer">RAV4</div></div>
      <p><label>Name <input></label></p><p><label>Email <input type=email></label></p><p><button type=button>Send</button></p></div>
      <form><input name=n><p>Do you have a car to trade in?</p><button type=button>Yes</button> <button type=button>No</button><input name=m></form>"""

    async def both(page: Page) -> tuple[FrameSnapshot, Survey]:
        return await take_snapshot(page.main_frame), await take_survey(page.main_frame)

    seen, around = in_browser(both, html)
    assert [button.selector for button in around.buttons if button.text.startswith("Check")] == ["#b"]
    assert sorted(box.label for form in seen.forms for box in form.fields if box.kind == "radio") == [
        "1 month",
        "1 week",
        "Corolla",
        "No",
        "RAV4",
        "Yes",
    ]


def test_what_script_builders_leave_out_of_their_forms_is_seen() -> None:
    boxes = "".join(f"<p><label>Box {n} <input id=b{n}></label></p>" for n in range(8))
    html = f"""<div><form id=f><fieldset><legend>Trade and buy</legend>{boxes}<p><label>Topic <select id=t><option value=s label="Sales" selected></option>
      <option value=p label="Parts"></option></select></label></p></fieldset></form><div><button type=button>Back</button> <button type=button>Continue</button></div></div>
      <form id=g><input id=c><input id=d></form><div><p>{"Words of a card. " * 20}</p><button>Buy</button></div>"""
    seen = in_browser(lambda page: take_snapshot(page.main_frame), html)
    first, second = (next(form for form in seen.forms if form.id == ident) for ident in "fg")
    assert [button.text for button in first.buttons] == ["Back", "Continue"], "a form without a button has those under it"
    assert second.buttons == (), "what stands among other words is nobody's"
    assert [box.value for box in first.fields if box.id == "t"] == ["Sales"], "an entry may bear its words as an attribute"
    assert {box.group_label for box in first.fields} == {""}, "the legend round a whole form is its title"


def test_pictures_in_the_place_of_words_name_the_boxes_beside_them() -> None:
    rows = "".join(
        f"<tr><td><img alt='{said}' src='/no.gif'></td><td><input name={name}></td></tr>"
        for said, name in (("Your Name", "T1"), ("Phone", "T2"))
    )
    parts = """<h1>Book a drive</h1><form id=d><p><label>Name <input name=n></label></p><p><label>Wanted *</label><span><input type=checkbox
      name=w0 id=w0><label for=w0>Service</label><input type=checkbox name=w1 id=w1><label for=w1>A car</label></span></p><h3>Stay in touch</h3><p>For *</p>
      <label><input type=checkbox name=x1>Lease</label><label><input type=checkbox name=x2>Cash</label><p><label><input name=y></label></p></form>"""
    html = f"<form><table>{rows}</table><button>Mail it</button></form>{parts}"
    seen = in_browser(lambda page: take_snapshot(page.main_frame), html)
    assert [field.cell_left for field in seen.forms[0].fields if not field.button] == ["Your Name", "Phone"]
    drive = seen.forms[1]
    assert (drive.heading, drive.heading_inside) == ("Book a drive", False), "a heading further down is that of a part"
    asked = ["", "Wanted *", "Wanted *", "For *", "For *", ""]
    assert [field.group_label for field in drive.fields] == asked, "a label that is no box's asks, and words that want an answer"


def test_the_button_that_sends_stands_for_no_box_out_of_sight() -> None:
    away = "style='position:fixed;top:-400px'"
    html = f"""<form id=a><input name=q><div {away}><input type=checkbox name=t> I agree</div><input type=submit value=Go></form>
      <form id=b><input name=q><select name=s style='display:none'><option>A</select><button style='width:90px;height:30px'>Send</button></form>
      <form id=c><input name=q><input type=checkbox name=u style='display:none'><button>Send</button></form>"""
    seen = in_browser(lambda page: take_snapshot(page.main_frame), html)
    assert {field.name: field.proxy for form in seen.forms for field in form.fields if field.name in "tsu"} == dict.fromkeys(
        "tsu", ""
    )


def test_numbered_steps_over_a_form_are_no_answers_and_a_clear_list_over_a_drawn_one_is_in_reach() -> None:
    def row(*words: str) -> str:
        return "<div>" + "".join(f"<button type=button class=step><span>{word}</span></button>" for word in words) + "</div>"

    html = f"""<form id=f>{row("1 Your car", "2 Your details", "3 Your message")}<p><label>Name <input id=n></label></p>
      <p>How many owners had it?</p>{row("1 owner", "2 owners", "3 owners")}<p>At what time?</p>{row("10:00 AM", "2:00 PM")}
      <p>When?</p><div style="position:relative"><select id=w style="position:absolute;opacity:0;width:200px;height:30px"><option><option>Now</select>
      <span style="display:inline-block;width:200px;height:30px;border:1px solid">Choose</span></div><button>Next</button></form>"""
    form = in_browser(lambda page: take_snapshot(page.main_frame), html).forms[0]
    assert [box.label for box in form.fields if box.kind == "radio"] == ["1 owner", "2 owners", "3 owners", "10:00 AM", "2:00 PM"]
    assert [box.visible for box in form.fields if box.id == "w"] == [True]


def test_components_late_or_with_odd_values_and_answers_under_an_empty_mark() -> None:
    """A component's `value` may be anything; a mark without words and a link beside the answers hide no question; a switch
    may be a wordless button, or a clear box over all of its drawing."""
    html = """<div class=lead-form><p><label>Name <input name=n></label></p><p><label>Email <input name=e type=email></label></p>
      <late-input></late-input><div><p>Colour</p><div><button id=drop>Please choose</button></div><div role=listbox hidden></div></div><odd-thing role=button class=btn style="display:block;width:90px;height:30px"></odd-thing><button>Send</button></div>
      <section><div><h2><label>Do you agree?</label><span></span></h2><div><button type=button>Yes</button><button type=button>No</button></div>
      </div><p><a href="https://maker.example/">Made with Forms</a></p></section>
      <form id=s><p>When?</p><button><input type=radio name=w value=0><div>Now</div></button><button><input type=radio name=w value=1><div>Later</div></button>
      <push-button style="display:block;width:90px;height:30px">Go on<button hidden></button></push-button></form>
      <form id=k><p>When?</p><a-segment class=a-first>Now</a-segment><a-segment>Later</a-segment>
      <div style="position:relative;width:300px;height:24px"><input type=checkbox id=glass role=switch checked style="position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0"><span aria-hidden=true>Send me news</span></div>
      <div>Send me offers? <div style="display:inline-block;width:86px;height:34px;overflow:hidden;cursor:pointer" id=rail><div><span>Yes</span> <span>No</span><input type=checkbox id=hid checked style="visibility:hidden"></div></div></div>
      <p>Title</p><div><label class=btn style="cursor:pointer">Ms</label><label class=btn style="cursor:pointer">Mr</label></div>
      <div><div><button type=button role=combobox aria-haspopup=listbox aria-expanded=false style="width:200px;height:30px"></button><label>Best time to call</label></div></div><div><p>How may we answer?</p><label><input type=radio name=by>Text</label><label><input type=radio name=by>Email</label></div>
      <a-date required><input id=day></a-date><section><label for=pick>Model</label><div role=combobox id=pick tabindex=0 style="width:200px;height:30px"><div>Choose</div><div role=listbox hidden><label for=find>Search</label><input id=find></div></div></section>
      <div><label>Send me news</label><div><span tabindex=0 id=rail2 class="x-switch x-switch-checked" style="display:inline-block;width:44px;height:22px;border-radius:22px;background:#26f;cursor:pointer"><input type=hidden value=true><span></span></span></div></div>
      <div><button type=button id=slide class="sw sw-checked" style="width:44px;height:22px;border-radius:11px;padding:0"><span></span></button> Send me news and special offers</div><button>Go</button></form>
      <form id=far></form><div><label for=tel>Phone</label><input id=tel name=tel form=far hidden><div role=textbox><div contenteditable=true style="height:24px">+1</div></div></div><label>Town <input name=town form=far></label>
      <script>document.querySelector('odd-thing').value = { year: 2023 }</script>"""
    seen = in_browser(lambda page: take_snapshot(page.main_frame), html)
    assert seen.unborn == 1
    assert [box.label for form in seen.forms for box in form.fields if (box.tag, box.kind) == ("button", "radio")] == [
        "Yes",
        "No",
    ]
    assert {box.name for form in seen.forms for box in form.fields} >= {"n", "e"}
    assert [box.kind for form in seen.forms for box in (*form.fields, *form.buttons) if box.id == "drop"] == ["listbox"]
    segment = next(form for form in seen.forms if form.id == "s")
    assert [box.name for box in segment.fields] == ["w", "w"]
    assert [box.text for box in segment.buttons if box.visible] == ["Go on"]
    drawn = next(form for form in seen.forms if form.id == "k").fields
    assert [(box.kind, box.label) for box in drawn if box.tag == "a-segment"] == [("radio", "Now"), ("radio", "Later")]
    switches = [(box.kind, box.checked, box.usable) for box in drawn if box.id in ("glass", "slide", "rail2")]
    assert switches == [("checkbox", True, True)] * 3, "a switch the site has switched on can be taken back"
    assert [box.proxy for box in drawn if box.id == "hid"] == ["#rail"]
    assert [box.label for box in drawn if box.tag == "label"] == ["Ms", "Mr"]
    assert {box.group_label for box in drawn if box.name == "by"} == {"How may we answer?"}, (
        "the label below a list is the list's"
    )
    assert [box.required for box in drawn if box.id == "day"] == [True], "the component around it says so"
    far = next(form for form in seen.forms if form.id == "far").fields
    assert [(box.label, box.kind) for box in far if box.visible] == [("Phone", "editable"), ("Town", "text")]
    assert [box.label for box in drawn if box.id == "pick"] == ["Model"]


CARDS = """<div id="w"><h2>Welches Fahrzeug möchten Sie fahren?</h2>
  <article><h3>Polo</h3><p>Klein</p><button>Auswählen</button></article><article><h3>Golf</h3><p>Größer</p><button>Auswählen</button></article></div>
<section id="v"><h2>Mehr von uns</h2><article><h3>Werkstatt</h3><button>Mehr erfahren</button></article><article><h3>Teile</h3><button>Mehr erfahren</button></article></section>"""


def test_cards_that_bear_the_same_button_are_answers_where_a_tool_was_promised() -> None:
    async def looked(page: Page) -> list[FrameSnapshot]:
        return [await take_snapshot(page.main_frame, tool=tool) for tool in (True, False)]

    tool, plain_page = in_browser(looked, CARDS)
    answers = [(field.label, field.kind) for form in tool.forms for field in form.fields if field.kind == "radio"]
    assert answers == [("Polo", "radio"), ("Golf", "radio")]
    assert not [field for form in plain_page.forms for field in form.fields if field.kind == "radio"]


def test_drawn_answers_of_one_group_are_one_question() -> None:
    row = "".join(f"<div role=radio aria-checked=false tabindex=0>{words}</div>" for words in ("Yes", "No", "Not sure"))
    parts = "".join(f"<x-radio-button><span>{words}</span></x-radio-button>" for words in ("Good", "Fair"))
    page = f"<h2>Was it imported?</h2><div role=radiogroup>{row}</div><div class=quiz><h2>Its shape?</h2><div>{parts}</div></div>"
    frame: FrameSnapshot = in_browser(
        lambda page: take_snapshot(page.main_frame, tool=True), f"<main>{page}<button>Next</button></main>"
    )
    asked = [(field.kind, field.group_label) for form in frame.forms for field in form.fields]
    assert asked == [("radio", "Was it imported?")] * 3 + [("radio", "Its shape?")] * 2


def test_the_next_tab_of_a_form_is_one_that_was_neither_shown_nor_pressed() -> None:
    html = """<div role=tablist><button role=tab aria-selected=true>Sales</button><button role=tab>Service</button></div>
      <form id=f><header role=tablist><button type=button role=tab aria-selected=true>Your car</button>
      <button type=button role=tab aria-selected=false>About you</button></header><input name=n></form>"""

    async def told(page: Page) -> list[str | None]:
        ask = f"(asked) => {{ const tab = ({script('other_tab.js')})(asked); return tab && tab.textContent; }}"
        return [await page.evaluate(ask, ["#f", done]) for done in ([], ["About you"])]

    assert in_browser(told, html) == ["About you", None]


def test_the_cross_of_a_layer_without_words_lies_in_its_upper_right() -> None:
    layer = """<button id="tab">Email</button><div style="position:fixed;inset:0;background:#000c"><div style="position:absolute;left:200px;
      top:100px;width:400px;height:300px"><a href="/sale" style="position:absolute;right:0;top:0;width:30px;height:30px"></a>{0}
      <span style="position:absolute;left:0;bottom:0;width:24px;height:24px;cursor:pointer"></span><h2>SALE</h2></div></div>"""
    cross = '<span style="position:absolute;right:40px;top:8px;width:24px;height:24px;cursor:pointer"><svg></svg></span>'

    async def spots(page: Page) -> list[Any]:
        told = []
        for html in (layer.format(cross), layer.format(""), '<button id="tab">Email</button>'):
            await page.set_content(html)
            told.append(await page.locator("#tab").evaluate(script("cross.js")))
        return told

    assert in_browser(spots) == [[548, 120], None, None]


def test_a_star_or_the_number_of_a_day_is_called_by_what_it_is_for() -> None:
    stars = "".join(f'<button type=button role=radio aria-checked=false aria-label="{n} of 3">☆</button>' for n in (1, 2, 3))
    page = f"<form><p>Shape?</p><div role=radiogroup>{stars}</div><button>Next</button></form>"
    frame: FrameSnapshot = in_browser(lambda page: take_snapshot(page.main_frame, tool=True), page)
    assert [field.label for field in frame.forms[0].fields] == ["1 of 3", "2 of 3", "3 of 3"]


def test_blocks_of_a_form_drawn_around_a_whole_page_are_forms_of_their_own() -> None:
    """The login's password makes no account of the enquiry; without a block more the page is one form, as it is sent as one."""
    menu = "".join(f'<a href="/{n}">Page {n}</a> ' for n in range(6))
    login = '<div id=door><label>User <input name=u></label><label>Password <input name=p type=password></label><a href="#">Log in</a></div>'
    ask = "".join(f"<p><label>{w} <input name={w}></label></p>" for w in ("Name", "Email", "Phone"))
    ask = f"<div id=ask>{ask}<label>Message <textarea name=m></textarea></label><button>Send</button></div>"

    async def told(page: Page) -> list[list[list[str]]]:
        found = []
        for block in (login, ""):
            await page.set_content(f"<form id=all><div>{menu}</div>{block}<h1>Contact us</h1>{ask}</form>")
            frame: FrameSnapshot = await take_snapshot(page.main_frame)
            found.append([[form.selector, *(field.name for field in form.fields)] for form in frame.forms])
        return found

    apart, whole = in_browser(told)
    assert [form[1:] for form in apart] == [["u", "p"], ["Name", "Email", "Phone", "m"]]
    assert [form[0] for form in whole] == ["#all"]
