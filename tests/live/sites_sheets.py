"""Boxes that tell their kind by nothing but how they behave, each with one named trap."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites_widgets import _STATES_JS, Drawn, _common, form

_SHEET = (
    "const sheet = document.createElement('div'); document.body.append(sheet); sheet.style = 'position:fixed;left:0;right:0;bottom:0;height:300px;overflow:auto;background:#fff;display:none';"
    "document.querySelectorAll('.cell').forEach((cell) => { const says = cell.lastElementChild, all = cell.id === 'desk' ? ['Service', 'Parts', 'Sales'] : "
    + _STATES_JS
    + "; let mine = ''; says.addEventListener('click', () => { sheet.style.display = 'block'; sheet.innerHTML = all.map((w) => `<p class=row>${w}</p>`).join('') + '<span class=take>Done</span>'; sheet.onclick = (e) => { if (e.target.className === 'row') mine = e.target.textContent; if (e.target.className === 'take') { sheet.style.display = 'none'; if (mine) { state[cell.id] = mine; says.textContent = mine; } } }; }); });"
)


class WordsThatBid(Drawn):
    """Two rows bid to select, without a box, a role or a hand over them; a sheet comes up, and takes the choice with "Done"."""

    exact: ClassVar = _common(desk="Sales", state="New York")


WordsThatBid.pages = {
    "/contact": form(
        "<div class='cell' id='desk'><div>Department *</div><div>Please select</div></div><div class='cell' id='state'><div>State *</div><div>Select state</div></div>",
        _SHEET,
        checks="if (!need('desk', 'state')) return fail('Please choose a department and a state');",
    )
}


class EditorInAFrame(Drawn):
    """The message's box is put away; what is written in a frame of its own beside it stands there once the form is sent."""

    exact: ClassVar = _common()


EditorInAFrame.pages = {
    "/contact": form(
        "<p><label for='message'>Message *</label></p><textarea id='message' name='message' style='display:none'></textarea><div class='editor'><span>B</span> <span>I</span><br><iframe style='width:400px;height:120px'></iframe></div><p><button type='submit'>Send</button></p>",
        "const inner = document.querySelector('iframe').contentDocument; inner.body.contentEditable = 'true'; inner.body.innerHTML = '<p><br></p>';",
        checks="form.message.value = inner.body.innerText.trim(); if (!form.message.value) return fail('Please write something');",
        end="",
    )
}


class ContrarySwitch(Drawn):
    """A switch stands on "yes" to news: its label turns it, while the browser takes its own turn back; the script's state counts."""

    exact: ClassVar = _common(news="no")
    traps: ClassVar = ("promo",)


ContrarySwitch.pages = {
    "/contact": form(
        "<p><label for='nw'>Send me news and special offers</label> <span class='sw' style='display:inline-block;width:40px;height:20px;background:#39f;cursor:pointer'><input id='nw' type='checkbox' role='switch' aria-checked='true' checked style='position:absolute;width:0;height:0;opacity:0;margin:0'></span></p>",
        "state.news = 'yes'; document.querySelector('.sw').addEventListener('click', (e) => { e.preventDefault(); state.news = state.news === 'yes' ? 'no' : 'yes'; const on = state.news === 'yes'; Promise.resolve().then(() => { nw.checked = on; nw.setAttribute('aria-checked', String(on)); }); });",
    )
}


SHEETS: tuple[type[Drawn], ...] = (WordsThatBid, EditorInAFrame, ContrarySwitch)
