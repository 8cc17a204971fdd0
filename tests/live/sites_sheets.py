"""Lists that tell their kind by nothing but how they behave, each with one named trap."""

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


SHEETS: tuple[type[Drawn], ...] = (WordsThatBid,)
