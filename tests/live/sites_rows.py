"""Answers in rows, trees and wheels that tell what is chosen by nothing but what changes, each with one named trap."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import page
from tests.live.sites_widgets import _STATES_JS, Drawn, _common, form

_SPANS = ("Within 2 weeks", "Within 30 days", "1-3 months")


class CardsOfTheirOwn(Drawn):
    """Each card stands in a column of its own; the chosen one wears a colour and no word, and a second press takes it back."""

    exact: ClassVar = _common(frame="Within 30 days")


CardsOfTheirOwn.pages = {
    "/contact": form(
        "<p>How soon do you need a car?</p><div class='row'>"
        + "".join(f"<div class='col-6'><div class='card' tabindex='0'><div>{span}</div></div></div>" for span in _SPANS)
        + "</div>",
        "document.querySelectorAll('.card').forEach((c, i, all) => c.onclick = () => { const off = state.frame === c.innerText; state.frame = off ? '' : c.innerText; all.forEach((o) => o.classList.toggle('bg-indigo', o === c && !off)); });",
        checks="if (!need('frame')) return fail('Please choose a time frame');",
        style=".card{border:1px solid #aaa;padding:12px;cursor:pointer}.bg-indigo{background:#aac}",
    )
}


class RadiosApart(Drawn):
    """Every radio button has a name of its own: a script holds them together."""

    exact: ClassVar = _common(frame="Within 30 days")


RadiosApart.pages = {
    "/contact": form(
        "<p>When do you plan to buy? *</p><div>"
        + "".join(f"<label class='r'><input type='radio' name='r{i}'> {span}</label>" for i, span in enumerate(_SPANS))
        + "</div>",
        "document.querySelectorAll('.r').forEach((l, i, all) => l.firstChild.onchange = () => { state.frame = l.innerText.trim(); all.forEach((o) => o.firstChild.checked = o === l); });",
        checks="if (!need('frame')) return fail('Tell us when you plan to buy'); document.querySelectorAll('.r input').forEach((x) => x.disabled = true);",
    )
}


class TabsThatAsk(Drawn):
    """A row of tabs shows no part of the page: it asks how to answer, and one stands chosen."""

    exact: ClassVar = _common(way="Email")


TabsThatAsk.pages = {
    "/contact": form(
        "<p>Contact me by</p><div role='tablist'>"
        + "".join(
            f"<button type='button' role='tab' aria-selected='{str(way == 'Phone').lower()}'>{way}</button>"
            for way in ("Phone", "Email", "Text")
        )
        + "</div>",
        "state.way = 'Phone'; document.querySelectorAll('[role=tab]').forEach((t, i, all) => t.onclick = () => { state.way = t.innerText; all.forEach((o) => o.setAttribute('aria-selected', o === t)); });",
    )
}


class FoldedTree(Drawn):
    """A box nobody sees opens a tree that lies folded; only its leaves are answers."""

    exact: ClassVar = _common(desk="Sales")


FoldedTree.pages = {
    "/contact": form(
        "<label for='t'>Department *</label><div class='tree'><div class='gone'><input id='t' role='listbox' aria-haspopup='tree' readonly></div><div class='says'>Choose</div></div>",
        "const box = document.querySelector('.tree'), says = box.lastChild, pop = document.createElement('ul'); pop.setAttribute('role', 'tree'); pop.style = 'display:none;position:absolute;background:#fff;border:1px solid'; document.body.append(pop);"
        "const all = {Showroom: ['Sales', 'Finance'], Workshop: ['Service', 'Parts']}, open = new Set();"
        "const draw = () => { pop.innerHTML = ''; for (const [g, kids] of Object.entries(all)) { const li = document.createElement('li'); li.setAttribute('role', 'treeitem'); if (open.has(g)) li.setAttribute('aria-expanded', 'true'); li.innerHTML = `<div><button type='button' class='knob'>+</button><span>${g}</span></div>`; li.querySelector('.knob').onclick = () => { open.has(g) ? open.delete(g) : open.add(g); draw(); }; if (open.has(g)) { const ul = document.createElement('ul'); ul.setAttribute('role', 'group'); kids.forEach((k) => { const leaf = document.createElement('li'); leaf.setAttribute('role', 'treeitem'); leaf.innerHTML = `<span>${k}</span>`; leaf.onclick = () => { state.desk = k; says.textContent = k; pop.style.display = 'none'; }; ul.append(leaf); }); li.append(ul); } pop.append(li); } };"
        "box.onclick = () => { draw(); pop.style.display = 'block'; };",
        checks="if (!need('desk')) return fail('Please choose a department');",
        style=".tree{border:1px solid;width:220px;padding:8px;position:relative}.gone{position:absolute;opacity:0;width:1px;height:1px;overflow:hidden}",
    )
}


class KeyThatSends(Drawn):
    """What was taken stands in the box as an entry among entries; the return key in it sends the form, far too soon."""

    exact: ClassVar = _common(make="Toyota", way="Email")


KeyThatSends.pages = {
    "/contact": form(
        "<p><label for='k'>Makes you like</label></p><div class='multi'><div role='listbox' aria-label='taken' class='chips'></div><input id='k' role='combobox' aria-haspopup='listbox' aria-expanded='false' autocomplete='off'></div><div id='pop' hidden></div><p><label for='w'>Contact me by</label> <select id='w' name='way'><option value=''>Choose</option><option>Phone</option><option>Email</option></select></p>",
        "const ul = document.createElement('ul'); ul.setAttribute('role', 'listbox'); ul.style = 'position:absolute;background:#fff;border:1px solid;margin:0'; pop.append(ul); ['Ford', 'Honda', 'Toyota'].forEach((m) => { const li = document.createElement('li'); li.setAttribute('role', 'option'); li.textContent = m; li.onclick = () => { state.make = m; pop.hidden = true; document.querySelector('.chips').innerHTML = `<div role='option' aria-selected='true'><span>${m}</span> <span class='off'>x</span></div>`; }; ul.append(li); }); k.onclick = () => { pop.hidden = false; };",
        style=".multi{display:flex;border:1px solid;width:320px}.chips{display:flex}",
    )
}


class WheelInASheet(Drawn):
    """A row opens a sheet with a wheel that stands at its first entry; its button takes what is in the middle."""

    exact: ClassVar = _common(desk="Sales")


WheelInASheet.pages = {
    "/contact": form(
        "<div class='cell'><div>Department *</div><div id='says'>Please select</div></div>",
        "const sheet = document.createElement('div'); sheet.style = 'position:fixed;left:0;right:0;bottom:0;background:#fff;display:none;border-top:1px solid'; sheet.innerHTML = '<span class=take>Confirm</span><div class=wheel>' + ['Service', 'Parts', 'Sales', 'Finance'].map((w) => `<div class=turn>${w}</div>`).join('') + '</div>'; document.body.append(sheet);"
        "const wheel = sheet.querySelector('.wheel'); says.onclick = () => { sheet.style.display = 'block'; }; sheet.querySelector('.take').onclick = () => { const w = ['Service', 'Parts', 'Sales', 'Finance'][Math.round(wheel.scrollTop / 40)]; state.desk = w; says.textContent = w; sheet.style.display = 'none'; };",
        checks="if (!need('desk')) return fail('Please choose a department');",
        style=".wheel{height:120px;overflow-y:scroll;scroll-snap-type:y mandatory;padding:40px 0;box-sizing:border-box}.turn{height:40px;scroll-snap-align:center}.take{display:block;padding:8px}",
    )
}


class TickByHand(Drawn):
    """Two tick boxes drawn by hand, a picture and a sentence each: one agrees, one wants advertising."""

    exact: ClassVar = _common(ok="yes", news="")


TickByHand.pages = {
    "/contact": form(
        "".join(
            f"<div class='nx-checkbox' data-k='{key}'><svg width='16' height='16'><rect width='16' height='16'/></svg><div>{words}</div></div>"
            for key, words in (("ok", "I agree to the privacy policy"), ("news", "Send me special offers by email"))
        ),
        "state.ok = state.news = ''; document.querySelectorAll('.nx-checkbox').forEach((b) => b.onclick = () => { const k = b.dataset.k; state[k] = state[k] ? '' : 'yes'; b.firstChild.setAttribute('class', state[k] ? 'nx-filled' : ''); });",
        checks="if (!need('ok')) return fail('Please accept the privacy policy');",
        style=".nx-checkbox{display:flex;gap:8px;cursor:pointer}",
    )
}


class OneLeft(Drawn):
    """Typing leaves one entry of the list, a component without a role in a layer that covers the page."""

    exact: ClassVar = _common(state="New York")


OneLeft.pages = {
    "/contact": form(
        "<p><label for='s'>State *</label> <span class='x-select'><input id='s' autocomplete='off'></span></p>",
        "const layer = document.createElement('div'); layer.style = 'position:fixed;inset:0;pointer-events:none;display:none'; layer.innerHTML = '<div style=\"position:absolute;left:200px;top:300px;background:#fff;border:1px solid;height:150px;overflow:auto;pointer-events:auto\"></div>'; document.body.append(layer); const box = layer.firstChild, all = "
        + _STATES_JS
        + ";"
        "const draw = () => { layer.style.display = 'block'; box.innerHTML = ''; all.filter((w) => w.toLowerCase().includes(s.value.toLowerCase())).forEach((w) => { const o = document.createElement('x-option-item'); o.style.display = 'block'; o.innerHTML = `<div>${w}</div>`; o.onclick = (e) => { state.state = w; s.value = w; layer.style.display = 'none'; }; box.append(o); }); };"
        "s.onclick = draw; s.oninput = () => { state.state = ''; draw(); };",
        checks="if (!need('state')) return fail('Please choose a state');",
        style=".x-select{border:1px solid}",
    )
}


class SignsAndWords(Drawn):
    """A card holds a sign and words and is called nothing in particular; a button bids to choose and opens a dialog."""

    exact: ClassVar = _common(need="Buy a vehicle", frame="Within 30 days")


SignsAndWords.pages = {
    "/contact": form(
        "<p>What can we do for you?</p><div class='opts'>"
        + "".join(
            f"<div class='opt'><span>{sign}</span><span>{words}</span></div>"
            for sign, words in (("+", "Book a service"), ("*", "Buy a vehicle"), ("#", "Order parts"))
        )
        + "</div><p>When do you plan to buy?</p><button type='button' id='tf'>Choose a time frame</button><dialog id='dl'>"
        + "".join(f"<button type='button'>{span}</button>" for span in _SPANS)
        + "</dialog>",
        "document.querySelectorAll('.opt').forEach((o, i, all) => o.onclick = () => { state.need = o.lastChild.textContent; all.forEach((x) => x.classList.toggle('is-picked', x === o)); }); tf.onclick = () => dl.showModal(); document.querySelectorAll('dialog button').forEach((b) => b.onclick = () => { state.frame = b.textContent; tf.textContent = state.frame; dl.close(); });",
        checks="if (!need('need', 'frame')) return fail('Please complete: what you need, time frame');",
        style=".opt{border:1px solid #999;padding:10px;margin:4px;cursor:pointer;display:inline-block}.is-picked{background:#ccf}",
    )
}


class FoldThatAsks(Drawn):
    """The list is a fold of the page: its head bids to choose, and says what was chosen."""

    exact: ClassVar = _common(dept="Sales")


FoldThatAsks.pages = {
    "/contact": form(
        "<p>Reason *</p><details class='dropdown'><summary>Pick a reason</summary><ul>"
        + "".join(f"<li><a>{desk}</a></li>" for desk in ("Service", "Sales", "Careers"))
        + "</ul></details>",
        "document.querySelectorAll('li a').forEach((a) => a.onclick = () => { state.dept = a.innerText; const d = a.closest('details'); d.open = false; d.firstChild.textContent = state.dept; });",
        checks="if (!need('dept')) return fail('Please pick a reason');",
    )
}


class RadiosInAMenu(Drawn):
    """A button opens a menu; each entry holds a radio button, and only its words take it."""

    exact: ClassVar = _common(dept="Sales", shown="Sales")


RadiosInAMenu.pages = {
    "/contact": form(
        "<p>Department *</p><button type='button' id='b'>Select department</button><div id='m' hidden><ul>"
        + "".join(
            f"<li style='width:400px'><input type='radio' name='dept' id='d{i}' value='{desk}'><label for='d{i}'>{desk}</label></li>"
            for i, desk in enumerate(("Service", "Sales", "Parts"))
        )
        + "</ul></div>",
        "b.onclick = () => { m.hidden = !m.hidden; }; m.onchange = (e) => { state.dept = state.shown = b.textContent = e.target.value; m.hidden = true; };",
        checks="if (!need('dept')) return fail('Please select a department');",
    )
}


class CodeByHand(Drawn):
    """A country's dial code in a list drawn by hand, its number behind it without words; an empty box before the consent and a track
    before the advertising are tick boxes that tell nobody so."""

    exact: ClassVar = _common(code="+1 US", ok="true", news="")


CodeByHand.pages = {
    "/contact": form(
        "<div>Telephone *<div style='display:flex'><div class='dd'><div class='face'>+44 UK</div><div class='pop' style='display:none'>"
        + "".join(f"<div>{code}</div>" for code in ("+1 US", "+44 UK", "+49 DE"))
        + "</div></div><input id='tel'></div></div><p><span class='ck'></span> <span>I agree to the privacy policy *</span></p>"
        "<p><span class='sw'><i></i></span> <span>Send me news and offers by email</span></p>",
        "state.code = '+44 UK'; const pop = document.querySelector('.pop'), face = document.querySelector('.face');"
        "face.onclick = () => { pop.style.display = pop.style.display ? '' : 'none'; }; pop.onclick = (e) => { state.code = face.textContent = e.target.textContent; pop.style.display = 'none'; };"
        "document.querySelector('.ck').onclick = (e) => { state.ok = e.target.classList.toggle('on') ? 'true' : ''; }; document.querySelector('.sw').onclick = (e) => { state.news = e.currentTarget.classList.toggle('on') ? 'true' : ''; };",
        checks="if (!/5185550123$/.test(tel.value.replace(/\\D/g, ''))) return fail('Please give a telephone number'); if (!need('ok')) return fail('Please agree first');",
        style=".face{border:1px solid #999;padding:8px;cursor:pointer}.ck,.sw{display:inline-block;height:18px;border:1px solid #555;cursor:pointer}.ck{width:18px}.sw{width:40px;border-radius:9px}.ck.on{background:#06c}.sw.on{background:#0a0}",
    )
}


class WordsOnBothSides(Drawn):
    """A switch between two words of one label: on is what stands behind it. A list drawn over a native one nobody can reach has no words of
    its own."""

    exact: ClassVar = _common(desk="Sales", news="")


WordsOnBothSides.pages = {
    "/contact": form(
        "<div><div><input id='face' role='combobox' readonly aria-expanded='false' aria-controls='desks' placeholder=' '><ul id='desks' role='listbox' hidden>"
        + "".join(f"<li role='option'>{desk}</li>" for desk in ("Service", "Sales", "Parts"))
        + "</ul><div style='position:absolute;width:0;height:0;overflow:hidden'><select id='desk' tabindex='-1'><option value=''>Choose</option><option>Service</option><option>Sales</option><option>Parts</option></select></div></div>"
        "<label>Department</label></div><p><label>No newsletter <input type='checkbox' id='news'> Newsletter</label></p>",
        "face.value = 'Choose'; face.onclick = () => { desks.hidden = !desks.hidden; }; desks.onclick = (e) => { desk.value = face.value = e.target.textContent; desks.hidden = true; };",
        checks="state.desk = desk.value; state.news = news.checked ? 'yes' : ''; if (!need('desk')) return fail('Please choose a department');",
    )
}


class ColourAlone(Drawn):
    """Buttons that are links to nowhere, under words that are no question; what is ticked and chosen wears a colour and nothing else."""

    exact: ClassVar = _common(way="Email", ok="true")


ColourAlone.pages = {
    "/contact": form(
        "<p>Preferred contact method</p><div>"
        + "".join(f"<a class='button'>{way}</a> " for way in ("Phone", "Email", "Text"))
        + "</div><div id='line' style='cursor:pointer;display:flex;gap:8px'><span id='ck' style='width:16px;height:16px;border:1px solid #333'></span><span>I agree to the privacy policy *</span></div>",
        "document.querySelectorAll('a.button').forEach((a, i, all) => a.onclick = () => { state.way = a.textContent; all.forEach((o) => o.style.background = o === a ? '#06c' : ''); });"
        "line.onclick = () => { state.ok = state.ok ? '' : 'true'; ck.style.background = state.ok ? '#06c' : ''; };",
        checks="if (!need('ok')) return fail('Please agree first'); if (!need('way')) return fail('Please choose');",
        style=".button{cursor:pointer;padding:8px;border:1px solid #999}",
    )
}


class BodyOfADialog(Drawn):
    """A dialog without a form: its boxes stand in its body, its buttons in its foot; an answer of two is a pair of drawn buttons."""

    exact: ClassVar = _common(trade="No", ok="true")


BodyOfADialog.pages = {
    "/contact": page(
        "<h1>Contact us</h1><button id='open'>Make an enquiry</button><div role='dialog' aria-modal='true' aria-label='Make an enquiry' class='x-dialog' hidden style='position:fixed;inset:40px;background:#fff;overflow:auto'>"
        "<div class='x-dialog-content'><p><label>Name * <input id='name'></label></p><p><label>Email * <input id='email'></label></p><p><label>Message * <textarea id='message'></textarea></label></p>"
        "<p>Do you have a part exchange? *</p><div role='group'><div role='button' tabindex='0' class='x-chip'><span>Yes</span></div><div role='button' tabindex='0' class='x-chip'><span>No</span></div></div>"
        "<p><label><input type='checkbox' id='ok'> I agree to the <a href='/privacy'>privacy policy</a> *</label></p><p role='alert'></p></div><div class='x-dialog-footer'><button id='no'>Cancel</button><button id='send'>Send</button></div></div>"
        "<style>.x-chip{display:inline-block;padding:8px;cursor:pointer}.x-chip.on{background:#06c}</style><script>const $ = (s) => document.querySelector(s), dialog = $('.x-dialog'); let trade = '';"
        "$('#open').onclick = () => { dialog.hidden = false; }; $('#no').onclick = () => { dialog.hidden = true; }; document.querySelectorAll('.x-chip').forEach((c, i, all) => c.onclick = () => { trade = c.textContent; all.forEach((o) => o.classList.toggle('on', o === c)); });"
        "$('#send').onclick = async () => { const d = { name: $('#name').value, email: $('#email').value, message: $('#message').value, trade, ok: $('#ok').checked ? 'true' : '' }; if (Object.values(d).some((v) => !v)) { $('[role=alert]').textContent = 'Please complete all fields'; return; }"
        "const r = await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(d) }); if (r.ok) dialog.innerHTML = '<h2>Thank you for your message</h2><p>We will be in touch shortly.</p>'; };</script>"
    ),
}


class FaceOfANativeList(Drawn):
    """A box without name or role stands right after the native list it is the face of, which is emptied; a heading parts its entries."""

    exact: ClassVar = _common(trade="no")


FaceOfANativeList.pages = {
    "/contact": form(
        "<p><label for='trade-face'>Trade-in vehicle? *</label></p><select id='trade' name='trade' tabindex='-1' style='display:none'><option value='' selected></option></select>"
        "<div class='ctl'><div class='inp' style='border:1px solid #999;width:260px;padding:6px'><span id='shown'></span><input type='text' id='trade-face' autocomplete='off' style='border:0'></div><div id='drop' style='display:none;border:1px solid #999;width:260px'>"
        "<div class='row' style='cursor:default'>Your answer</div><div class='row' data-value='yes' style='cursor:pointer'>Yes</div><div class='row' data-value='no' style='cursor:pointer'>No</div></div></div>",
        "const face = document.getElementById('trade-face'), drop = document.getElementById('drop'), sel = document.getElementById('trade'); face.onfocus = () => { drop.style.display = 'block'; }; face.onblur = () => { face.value = ''; setTimeout(() => { drop.style.display = 'none'; }, 200); };"
        "drop.querySelectorAll('[data-value]').forEach((r) => r.onmousedown = (e) => { e.preventDefault(); sel.innerHTML = `<option value='${r.dataset.value}' selected></option>`; document.getElementById('shown').textContent = r.textContent; drop.style.display = 'none'; });",
        checks="if (!form.trade.value) return fail('Please choose');",
    )
}


class CardsOverTheForm(Drawn):
    """The desk is chosen by cards that stand over the form and in none; its script objects only after the press."""

    exact: ClassVar = _common(desk="Sales")


CardsOverTheForm.pages = {
    "/contact": page(
        "<h1>Contact us</h1><div>"
        + "".join(
            f"<div class='k' role='button' tabindex='0' aria-pressed='false'>{desk}</div>"
            for desk in ("Workshop", "Sales", "Parts")
        )
        + "</div><form id='f'><label>Your name* <input name='name'></label><label>Email* <input name='email'></label><label>Message* <textarea name='message'></textarea></label>"
        "<label><input type='checkbox' name='ok' value='true'> I agree to the privacy policy*</label><button>Send</button><p role='status'></p></form>"
        "<style>.k{display:inline-block;border:1px solid #999;padding:12px;cursor:pointer}</style><script>let desk = ''; const all = document.querySelectorAll('.k'), f = document.getElementById('f');"
        "all.forEach((c) => c.onclick = () => { desk = c.textContent; all.forEach((o) => o.setAttribute('aria-pressed', o === c)); });"
        "f.onsubmit = async (e) => { e.preventDefault(); if (!desk) { f.querySelector('p').textContent = 'Please choose who your question is for.'; return; }"
        "const d = { ...Object.fromEntries(new FormData(f)), desk }; await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(d) }); f.outerHTML = '<h2>Thank you for your message</h2>'; };</script>"
    )
}


ROWS: tuple[type[Drawn], ...] = (
    CardsOfTheirOwn,
    RadiosApart,
    TabsThatAsk,
    FoldedTree,
    KeyThatSends,
    WheelInASheet,
    TickByHand,
    OneLeft,
    SignsAndWords,
    FoldThatAsks,
    RadiosInAMenu,
    CodeByHand,
    WordsOnBothSides,
    ColourAlone,
    BodyOfADialog,
    FaceOfANativeList,
    CardsOverTheForm,
)
"""Sites of this kind."""
