"""Forms whose boxes are drawn by scripts, each with one named trap, on a pretend dealer's contact page.

A page posts JSON to /lead by its own script from its own state, so that only what the widget understood arrives. `exact` names the
values that must have arrived, whole and unchanged.
"""

from __future__ import annotations

from typing import Any, ClassVar

from tests.builders import a_persona, a_scenario
from tests.live.sites import Site, page

MESSAGE = "Hi, I am looking at the 2023 Toyota RAV4 XLE. Is it still available? Does it come with two keys? Maria"
MAIL = "maria.jensen47@shop.example"
_TEXTS = "<p><label>Name * <input name='name' required></label></p><p><label>Email * <input name='email' type='email' required></label></p>"
_END = "<p><label>Message * <textarea name='message' required></textarea></label></p><p><button type='submit'>Send</button></p>"
_SCRIPT = (
    "const form = document.querySelector('form'), state = {}; const need = (...keys) => keys.every((k) => state[k]);"
    "const send = async (more) => { const data = {...Object.fromEntries(new FormData(form)), ...state, ...more}; for (const [k, v] of Object.entries(data)) if (v instanceof File) data[k] = v.name;"
    "const r = await fetch('/lead', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(data)});"
    "if (r.ok) form.innerHTML = '<h2>Thank you for your message</h2><p>We will be in touch shortly.</p>'; };"
    "const fail = (words) => { let e = document.getElementById('err'); if (!e) { e = document.createElement('p'); e.id = 'err'; e.setAttribute('role', 'alert'); form.prepend(e); } e.textContent = words; };"
)
STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine "
    "Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina Ohio Oklahoma "
    "Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming"
)
_STATES_JS = "'" + STATES + "'.split(' ').map((s) => s.replaceAll('_', ' '))"


def form(
    boxes: str,
    script: str = "",
    *,
    checks: str = "",
    title: str = "Contact us",
    style: str = "",
    texts: str = _TEXTS,
    end: str = _END,
) -> str:
    """A contact page: texts, the boxes of the trap, message and button; `checks` is what the page's script tests before it sends."""
    submit = f"form.addEventListener('submit', (e) => {{ e.preventDefault(); {checks} send({{}}); }});"
    return page(
        f"<style>{style}</style><form novalidate><h2>{title}</h2>{texts}{boxes}{end}</form><script>{_SCRIPT}{script}{submit}</script>"
    )


class Drawn(Site):
    """A site of this kind: JSON arrives at /lead. `exact`: what must have arrived, key by key."""

    exact: ClassVar[dict[str, str]] = {}
    must: ClassVar[dict[str, str]] = {}

    pages: ClassVar = {"/lead": lambda site, asked: (200, '{"ok": true}', {"Content-Type": "application/json"})}


def _common(**more: str) -> dict[str, str]:
    return {"name": "Maria Jensen", "email": MAIL, "message": MESSAGE, **more}


# ---- list boxes that are no native lists


class HiddenNative(Drawn):
    """A native list hidden behind a drawn one without roles; the drawn one alone shows what was chosen."""

    exact: ClassVar = _common(dept="s", shown="Sales")


HiddenNative.pages = {
    "/contact": form(
        "<p><label for='dept'>Department *</label><span class='fancy'><select id='dept' name='dept' required style='position:absolute;opacity:0;width:1px;height:1px' tabindex='-1'><option value=''>Choose</option><option value='w'>Workshop</option><option value='s'>Sales</option><option value='p'>Parts</option></select>"
        "<span class='fancy-box' tabindex='0' style='display:inline-block;border:1px solid #999;padding:6px 20px;cursor:pointer'>Choose</span><span class='fancy-list' hidden style='position:absolute;background:#fff'></span></span></p>",
        "const box = document.querySelector('.fancy-box'), list = document.querySelector('.fancy-list'), sel = document.getElementById('dept');"
        "[...sel.options].forEach((o) => { const d = document.createElement('div'); d.textContent = o.text; d.style.cursor = 'pointer'; d.onclick = () => { sel.value = o.value; sel.dispatchEvent(new Event('change', {bubbles: true})); list.hidden = true; }; list.append(d); });"
        "box.onclick = () => { list.hidden = !list.hidden; }; sel.onchange = () => { box.textContent = sel.selectedOptions[0].text; state.shown = box.textContent; };",
        checks="if (!form.dept.value) return fail('Please choose a department');",
    )
}


class PortalList(Drawn):
    """The list opens at the end of the body, far from its button; the choice lives in the script alone."""

    exact: ClassVar = _common(state="New York", frame="30")


PortalList.pages = {
    "/contact": form(
        "<p><span id='sl'>State *</span> <button type='button' id='sb' role='combobox' aria-haspopup='listbox' aria-expanded='false' aria-labelledby='sl' aria-controls='pop'>Select a state</button></p>"
        "<p><span id='fl'>When do you plan to buy? *</span> <button type='button' id='fb' role='combobox' aria-haspopup='listbox' aria-expanded='false' aria-labelledby='fl' aria-controls='pop2'>Select…</button></p>",
        f"const open = (b, id, items, key) => b.onclick = () => {{ document.getElementById(id)?.remove(); const ul = document.createElement('div'); ul.id = id; ul.setAttribute('role', 'listbox'); ul.style = 'position:absolute;top:40px;left:400px;max-height:180px;overflow:auto;background:#fff;z-index:5'; for (const [v, t] of items) {{ const o = document.createElement('div'); o.setAttribute('role', 'option'); o.textContent = t; o.onclick = () => {{ state[key] = v; b.firstChild.data = t; ul.remove(); }}; ul.append(o); }} setTimeout(() => document.body.append(ul), 150); }};"
        f"open(document.getElementById('sb'), 'pop', {_STATES_JS}.map((s) => [s, s]), 'state'); open(document.getElementById('fb'), 'pop2', [['7', 'Within a week'], ['30', 'Within a month'], ['90', '2 to 3 months'], ['999', 'Just looking']], 'frame');",
        checks="if (!need('state', 'frame')) return fail('Please complete all fields');",
    )
}


class VirtualList(Drawn):
    """Of 300 towns only the few in sight are in the page; the rest appear as the list is scrolled."""

    exact: ClassVar = _common(city="Albany", model="RAV4")


VirtualList.pages = {
    "/contact": form(
        "<p><span id='cl'>City *</span> <span id='cb' tabindex='0' role='combobox' aria-haspopup='listbox' aria-labelledby='cl' style='display:inline-block;width:200px;border:1px solid;padding:6px'>Choose your city</span></p>"
        "<p><span id='ml'>Model *</span> <span id='mb' tabindex='0' role='combobox' aria-haspopup='listbox' aria-labelledby='ml' style='display:inline-block;width:200px;border:1px solid;padding:6px'>Choose a model</span></p>",
        "const virtual = (b, items, key) => b.onclick = () => { const pane = document.createElement('div'); pane.setAttribute('role', 'listbox'); pane.style = 'position:absolute;height:160px;width:220px;overflow:auto;background:#fff;z-index:9'; const tall = document.createElement('div'); tall.style = `height:${items.length * 24}px;position:relative`; pane.append(tall);"
        "const draw = () => { tall.innerHTML = ''; const first = Math.floor(pane.scrollTop / 24); for (let i = first; i < Math.min(items.length, first + 8); i++) { const o = document.createElement('div'); o.setAttribute('role', 'option'); o.textContent = items[i]; o.style = `position:absolute;top:${i * 24}px;height:24px`; o.onclick = () => { state[key] = items[i]; b.textContent = items[i]; pane.remove(); }; tall.append(o); } }; pane.onscroll = draw; b.parentElement.append(pane); draw(); };"
        "virtual(document.getElementById('cb'), [...Array(120)].map((_, i) => 'Aa Town ' + (i + 1)).concat('Albany', [...Array(180)].map((_, i) => 'Bo Town ' + (i + 1))), 'city'); virtual(document.getElementById('mb'), '4Runner Avalon bZ4X C-HR Camry Celica Corolla Crown GR86 Highlander Land_Cruiser Matrix Mirai MR2 Paseo Prius Previa RAV4 Sequoia Sienna Solara Supra Tacoma Tundra Venza Yaris'.split(' '), 'model');",
        checks="if (!need('city', 'model')) return fail('Please complete all fields');",
    )
}


class AsyncList(Drawn):
    """A list that asks the server for what was typed, and says "Searching" until it answers; free text is thrown away."""

    exact: ClassVar = _common(make="Toyota", city="Albany, NY")


AsyncList.pages = {
    "/contact": form(
        "<p><label for='mk'>Vehicle make *</label> <input id='mk' role='combobox' aria-autocomplete='list' aria-expanded='false' autocomplete='off'><ul id='mu' role='listbox' hidden></ul></p>"
        "<p><label for='ct'>City *</label> <input id='ct' autocomplete='off'><div id='cu' class='suggest' hidden></div></p>",
        "const ask = (i, u, items, key, role) => { let t; i.oninput = () => { state[key] = ''; clearTimeout(t); u.hidden = false; u.innerHTML = role ? '<li class=note>Searching…</li>' : ''; t = setTimeout(() => { u.innerHTML = ''; for (const x of items.filter((x) => i.value.length > 1 && x.toLowerCase().startsWith(i.value.toLowerCase()))) { const o = document.createElement(role ? 'li' : 'div'); if (role) o.setAttribute('role', 'option'); else o.className = 'suggest-item'; o.textContent = x; o.onmousedown = (e) => { e.preventDefault(); state[key] = x; i.value = x; u.hidden = true; }; u.append(o); } }, role ? 700 : 150); }; i.onblur = () => { if (!state[key]) i.value = ''; u.hidden = true; }; };"
        "ask(mk, mu, ['Tesla', 'Toyota', 'Toyopet'], 'make', true); ask(ct, cu, ['Albany, NY', 'Albany, OR', 'Albion'], 'city', false);",
        checks="if (!need('make', 'city')) return fail('Please choose from the list');",
    )
}


class KeyboardList(Drawn):
    """A list box that hears the keyboard alone: arrows move, Enter takes; clicks on entries do nothing."""

    exact: ClassVar = _common(dept="Sales")


KeyboardList.pages = {
    "/contact": form(
        "<p><span id='dl'>Department *</span> <span id='db' tabindex='0' role='combobox' aria-haspopup='listbox' aria-controls='du' aria-labelledby='dl' style='display:inline-block;width:200px;border:1px solid;padding:6px'>Choose</span><ul id='du' role='listbox' hidden><li role='option' id='o0'>Service</li><li role='option' id='o1'>Parts</li><li role='option' id='o2'>Sales</li></ul></p>",
        "let at = -1; db.onkeydown = (e) => { const o = [...du.children]; if (e.key === 'ArrowDown') { du.hidden = false; at = Math.min(at + 1, o.length - 1); } else if (e.key === 'ArrowUp') at = Math.max(0, at - 1); else if (e.key === 'Home') at = 0; else if (e.key === 'Enter' && at >= 0) { state.dept = o[at].textContent; db.textContent = state.dept; du.hidden = true; } else if (e.key === 'Escape') du.hidden = true; else return; e.preventDefault(); db.setAttribute('aria-activedescendant', at >= 0 ? o[at].id : ''); o.forEach((x, i) => x.setAttribute('aria-selected', i === at)); };",
        checks="if (!state.dept) return fail('Please choose a department');",
    )
}


class BareDropdown(Drawn):
    """A drop-down of plain divs: no role, no label element, a hidden input for the value."""

    exact: ClassVar = _common(dept="sales", frame="month")


BareDropdown.pages = {
    "/contact": form(
        "<div class='row'><div class='lbl'>Department *</div><div class='dd'><div class='dd-head'>Please select</div><div class='dd-body'><div class='dd-item' data-value='service'>Service</div><div class='dd-item' data-value='sales'>Sales</div><div class='dd-item' data-value='parts'>Parts</div></div><input type='hidden' name='dept'></div></div>"
        "<div class='row'><div class='lbl'>How soon do you want to buy?</div><div class='custom-select'><span class='selected'>Select one</span><ul><li data-v='week'>This week</li><li data-v='month'>Within 30 days</li><li data-v='later'>Later</li></ul><input type='hidden' name='frame'></div></div>",
        "document.querySelectorAll('.dd, .custom-select').forEach((d) => { const [head, body, input] = d.children; head.onclick = () => d.classList.toggle('open'); [...body.children].forEach((i) => i.onclick = () => { input.value = i.dataset.value || i.dataset.v; head.textContent = i.textContent; d.classList.remove('open'); }); });",
        checks="if (!form.dept.value) return fail('Department is required');",
        style=".dd-body,.custom-select ul{display:none} .open .dd-body,.open ul{display:block} .dd,.custom-select{border:1px solid #999;width:220px;cursor:pointer}",
    )
}


# ---- choices


class Cards(Drawn):
    """Cards to click on instead of radio buttons: some with a role, some with nothing but a class; opt-in is a card too."""

    exact: ClassVar = _common(cond="used", method="Email", offers="")


Cards.pages = {
    "/contact": form(
        "<div role='radiogroup' aria-label='New or used?'><div class='card' role='radio' aria-checked='false' tabindex='0' data-v='new'><b>New</b></div><div class='card' role='radio' aria-checked='false' tabindex='0' data-v='used'><b>Used</b></div></div>"
        "<p>How should we contact you?</p><div class='tiles'><div class='tile'>Phone</div><div class='tile'>Email</div><div class='tile'>Text</div></div><input type='hidden' name='method'>"
        "<div role='checkbox' aria-checked='false' tabindex='0' id='off'>Send me offers and news</div>",
        "document.querySelectorAll('.card').forEach((c) => c.onclick = () => { document.querySelectorAll('.card').forEach((x) => x.setAttribute('aria-checked', x === c)); state.cond = c.dataset.v; }); document.querySelectorAll('.tile').forEach((c) => c.onclick = () => { document.querySelectorAll('.tile').forEach((x) => x.classList.toggle('on', x === c)); form.method.value = c.textContent; }); state.offers = ''; off.onclick = () => { state.offers = 'yes'; };",
        checks="if (!state.cond) return fail('Please choose new or used');",
        style=".card,.tile{display:inline-block;border:1px solid #888;padding:12px 20px;margin:4px;cursor:pointer}",
    )
}


class StyledBoxes(Drawn):
    """Native boxes out of sight behind styled labels; the consent's words hold a link that must not be followed."""

    exact: ClassVar = _common(agree="on", method="email")
    traps: ClassVar = ("news",)
    decoys: ClassVar = (*Site.decoys, "/privacy")


StyledBoxes.pages = {
    "/contact": form(
        "<fieldset><legend>Preferred contact</legend><input type='radio' name='method' value='phone' id='m1' class='out'><label for='m1' class='pill'>Phone</label><input type='radio' name='method' value='email' id='m2' class='out'><label for='m2' class='pill'>E-mail</label></fieldset>"
        "<p><label class='sw'><input type='checkbox' name='agree' class='out'><i></i> <a href='/privacy'>I have read the privacy policy</a> and agree to be contacted *</label></p><p><label class='sw'><input type='checkbox' name='news' class='out'><i></i> Yes, send me the newsletter</label></p>",
        checks="if (!form.agree.checked) return fail('Please accept the privacy policy');",
        style=".out{position:absolute;opacity:0;width:0;height:0} .pill{border:1px solid;padding:6px;margin:4px} .sw i{display:inline-block;width:18px;height:18px;border:1px solid}",
    ),
    "/privacy": page("<h1>Privacy</h1>"),
}


# ---- text that must be typed in a certain way


class KeyMask(Drawn):
    """A mask that builds the number from key presses and ignores whatever else puts text into the box."""

    exact: ClassVar = _common(phone="(518) 555-0123", zip="12205")


KeyMask.pages = {
    "/contact": form(
        "<p><label>Phone * <input name='phone' type='tel' placeholder='(___) ___-____'></label></p><p><label>ZIP code * <input name='zip' inputmode='numeric'></label></p>",
        "const mask = (el, shape) => { let d = ''; const draw = () => { let i = 0; el.value = d ? shape.replace(/_/g, () => d[i++] ?? '_').slice(0, d.length === (shape.match(/_/g) || []).length ? 99 : shape.length) : ''; }; el.addEventListener('keydown', (e) => { if (/^\\d$/.test(e.key)) { if (d.length < (shape.match(/_/g) || []).length) d += e.key; } else if (e.key === 'Backspace' || e.key === 'Delete') d = el.selectionStart === 0 && el.selectionEnd > 0 ? '' : d.slice(0, -1); else return; e.preventDefault(); draw(); }); el.addEventListener('input', draw); el.addEventListener('change', draw); el.addEventListener('blur', draw); }; mask(form.phone, '(___) ___-____'); mask(form.zip, '_____');",
        checks="if (form.phone.value.includes('_') || !form.phone.value) return fail('Please enter your phone number');",
    )
}


class ThreePhoneBoxes(Drawn):
    """A telephone number over three boxes that move on by themselves."""

    exact: ClassVar = _common(p1="518", p2="555", p3="0123")


ThreePhoneBoxes.pages = {
    "/contact": form(
        "<fieldset><legend>Phone *</legend>(<input name='p1' size='3' maxlength='3' aria-label='Area code'>) <input name='p2' size='3' maxlength='3' aria-label='Prefix'> - <input name='p3' size='4' maxlength='4' aria-label='Line number'></fieldset>",
        "['p1', 'p2'].forEach((n, i) => form[n].addEventListener('input', () => { if (form[n].value.length >= 3) form['p' + (i + 2)].focus(); }));",
        checks="if ((form.p1.value + form.p2.value + form.p3.value).length !== 10) return fail('Phone number is incomplete');",
    )
}

_GERMAN: dict[str, Any] = {
    "dealer": {"country": "DE", "language": "de", "timezone": "Europe/Berlin"},
    "persona": a_persona(
        first_name="Jana",
        last_name="Vogt",
        email="jana.vogt@shop.example",
        phone="+493012345678",
        street="Lindenweg 4",
        city="Berlin",
        state=None,
        zip="10115",
        country="DE",
        language="de",
    ),
    "message": "Guten Tag, ist das Auto noch zu haben? Jana Vogt",
}


class DialCodes(Drawn):
    """A native list of dial codes in front of the number, America preset; the shopper is German."""

    exact: ClassVar = {"vorwahl": "49", "tel": "3012345678", "plz": "10115", "email": "jana.vogt@shop.example"}
    shop: ClassVar = _GERMAN


DialCodes.pages = {
    "/": page("<h1>Willkommen</h1>", lang="de", nav="<nav><a href='/contact'>Kontakt</a></nav>", foot=""),
    "/contact": form(
        "<p><label>Ländervorwahl <select name='vorwahl'><option value='1' selected>USA (+1)</option><option value='33'>Frankreich (+33)</option><option value='49'>Deutschland (+49)</option></select></label> <label>Telefonnummer * <input name='tel' type='tel'></label></p><p><label>PLZ * <input name='plz'></label></p>",
        checks="if (!form.tel.value || !form.plz.value) return fail('Bitte füllen Sie alle Pflichtfelder aus');",
        title="Kontaktformular",
        texts="<p><label>Name * <input name='name' required></label></p><p><label>E-Mail * <input name='email' type='email' required></label></p>",
        end="<p><label>Nachricht * <textarea name='message' required></textarea></label></p><p><button type='submit'>Absenden</button></p>",
    ),
}


class FlagCodes(Drawn):
    """A drawn list of flags and dial codes, America preset; the number must be typed without the code."""

    exact: ClassVar = {"code": "+49", "tel": "3012345678", "email": "jana.vogt@shop.example"}
    shop: ClassVar = _GERMAN


FlagCodes.pages = {
    "/": page("<h1>Willkommen</h1>", lang="de", nav="<nav><a href='/contact'>Kontakt</a></nav>", foot=""),
    "/contact": form(
        "<div><label for='tel'>Telefon *</label><div class='phone'><button type='button' id='fb' aria-haspopup='listbox' aria-label='Land: USA +1'>🇺🇸 +1</button><input id='tel' name='tel' type='tel'><ul id='fl' role='listbox' hidden></ul></div></div>",
        "state.code = '+1'; [['🇦🇹', 'Österreich', '+43'], ['🇩🇪', 'Deutschland', '+49'], ['🇺🇸', 'USA', '+1']].forEach(([f, n, c]) => { const li = document.createElement('li'); li.setAttribute('role', 'option'); li.textContent = `${f} ${n} ${c}`; li.onclick = () => { state.code = c; fb.textContent = `${f} ${c}`; fl.hidden = true; }; fl.append(li); }); fb.onclick = () => { fl.hidden = !fl.hidden; };",
        checks="if (!form.tel.value) return fail('Bitte geben Sie Ihre Telefonnummer an');",
        title="Kontaktformular",
        texts="<p><label>Name * <input name='name' required></label></p><p><label>E-Mail * <input name='email' type='email' required></label></p>",
        end="<p><label>Nachricht * <textarea name='message' required></textarea></label></p><p><button type='submit'>Absenden</button></p>",
    ),
}


# ---- dates and times

_TEST_DRIVE: dict[str, Any] = {"scenario": a_scenario(intent="test_drive")}
_CALENDAR = (
    "const names = 'January February March April May June July August September October November December'.split(' '); let y = 2026, m = 4; cal.onclick = (e) => e.stopPropagation();"
    "const draw = () => { cal.innerHTML = ''; const head = document.createElement('div'); const back = document.createElement('span'), on = document.createElement('span'), cap = document.createElement('b'); back.textContent = '‹'; on.textContent = '›'; cap.textContent = `${names[m]} ${y}`; on.className = back.className = 'arrow'; on.onclick = () => { m++; if (m > 11) { m = 0; y++; } draw(); }; back.onclick = () => { m--; draw(); }; head.append(back, cap, on); const t = document.createElement('table'); let row; const first = new Date(y, m, 1).getDay(); for (let i = 0; i < 42; i++) { if (i % 7 === 0) { row = document.createElement('tr'); t.append(row); } const d = new Date(y, m, i - first + 1), td = document.createElement('td'); td.textContent = d.getDate(); const off = d.getMonth() !== m || d < new Date(2026, 5, 2) || (m === 5 && d.getDate() === 4) || d.getDay() === 0; if (off) td.className = 'disabled'; else td.onclick = () => { const iso = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`; day.value = `${names[m].slice(0, 3)} ${d.getDate()}, ${y}`; state.day = iso; cal.hidden = true; slots(); }; row.append(td); } cal.append(head, t); }; day.onclick = () => { cal.hidden = false; draw(); };"
)


class PagedCalendar(Drawn):
    """A read-only date box: the calendar opens a month too early, the wished day is taken, and the hours are buttons."""

    exact: ClassVar = _common(day="2026-06-05", slot="10:00 AM")
    shop: ClassVar = _TEST_DRIVE


PagedCalendar.pages = {
    "/contact": form(
        "<p><label for='day'>Preferred date *</label> <input id='day' readonly placeholder='Pick a date'><div id='cal' hidden style='background:#fff;border:1px solid;width:240px'></div></p><div id='times'><p>Preferred time *</p></div>",
        "const slots = () => { if (times.querySelector('button')) return; ['9:00 AM', '10:00 AM', '2:30 PM'].forEach((s) => { const b = document.createElement('button'); b.type = 'button'; b.className = 'slot'; b.textContent = s; b.onclick = () => { state.slot = s; times.querySelectorAll('button').forEach((x) => x.classList.toggle('selected', x === b)); }; times.append(b); }); };"
        + _CALENDAR,
        checks="if (!state.day) return fail('Please pick a date'); if (!state.slot) return fail('Please choose a time');",
        title="Schedule a test drive",
        style=".arrow{cursor:pointer;padding:4px 10px} td{cursor:pointer;padding:3px} .disabled{color:#ccc}",
    )
}


class TypedDates(Drawn):
    """Native date and time boxes beside a text box that takes the day first, as its placeholder says."""

    exact: ClassVar = _common(native="2026-06-04", at="10:00", second="05.06.2026")
    shop: ClassVar = _TEST_DRIVE


TypedDates.pages = {
    "/contact": form(
        "<p><label>Preferred date * <input type='date' name='native' min='2026-06-02'></label></p><p><label>Preferred time * <input type='time' name='at' min='09:00' max='18:00'></label></p><p><label>Alternative date * <input name='second' placeholder='dd.mm.yyyy'></label></p>",
        checks="if (!form.native.value || !form.at.value || !/^\\d\\d\\.\\d\\d\\.\\d{4}$/.test(form.second.value)) return fail('Please choose a date');",
        title="Schedule a test drive",
    )
}


# ---- the rest


class LooseEnds(Drawn):
    """A slider, a rich text box, an upload, and lists that must be answered though nothing in them fits."""

    exact: ClassVar = {
        "name": "Maria Jensen",
        "email": MAIL,
        "note": MESSAGE,
        "budget": "30000",
        "club": "Other",
        "frame": "Within 30 days",
        "photo": "",
    }
    traps: ClassVar = ("website",)


LooseEnds.pages = {
    "/contact": form(
        "<p><label>Budget <input type='range' name='budget' min='5000' max='90000' value='30000'></label></p><p><label>Which motor club do you belong to? * <select name='club' required><option value=''>Please choose</option><option>Northern Drivers</option><option>Valley Riders</option><option>Other</option></select></label></p>"
        "<p><label>When would you like to buy? * <select name='frame' required><option value=''>-</option><option>Right now</option><option>Within 30 days</option><option>2-6 months</option></select></label></p><p><label>Photo of your present car (optional) <input type='file' name='photo'></label></p><p style='position:absolute;left:-5000px'><label>Website <input name='website' tabindex='-1' autocomplete='off'></label></p><p id='nl'>Your message *</p><div id='note' contenteditable='true' role='textbox' aria-multiline='true' aria-labelledby='nl' style='border:1px solid;min-height:60px'></div>",
        checks="state.note = note.innerText.trim(); if (!state.note || !form.club.value || !form.frame.value) return fail('Please complete all fields');",
        end="<p><button type='submit'>Send</button></p>",
    )
}


class Cascade(Drawn):
    """Year, make and model load one after the other, slowly; the message box opens only when the model is known."""

    exact: ClassVar = _common(year="2023", make="Toyota", model="RAV4")


Cascade.pages = {
    "/contact": form(
        "<p><label>Year <select name='year'><option value=''>Year</option><option>2025</option><option>2024</option><option>2023</option></select></label> <label>Make <select name='make' disabled><option value=''>Make</option></select></label> <label>Model <select name='model' disabled><option value=''>Model</option></select></label></p>",
        "const fill = (s, items) => setTimeout(() => { s.innerHTML = `<option value=''>${s.name}</option>` + items.map((x) => `<option>${x}</option>`).join(''); s.disabled = false; }, 700); form.year.onchange = () => fill(form.make, ['Ford', 'Honda', 'Toyota']); form.make.onchange = () => fill(form.model, form.make.value === 'Toyota' ? ['Camry', 'RAV4'] : ['Other']);",
        title="Ask about a vehicle",
    )
}


class StrictSteps(Drawn):
    """Three steps; each checks what it holds, and its button sleeps until then. The second comes with a dial code in its box, the
    last asks for consent."""

    exact: ClassVar = {
        "topic": "buy",
        "first": "Maria",
        "last": "Jensen",
        "email": MAIL,
        "phone": "+15185550123",
        "comments": MESSAGE,
        "ok": "on",
    }
    traps: ClassVar = ("promo",)


StrictSteps.pages = {
    "/contact": form(
        "<section><h3>What can we do for you?</h3><label><input type='radio' name='topic' value='service'> Book a service</label><label><input type='radio' name='topic' value='buy'> Buy a car</label><button type='button' class='next' disabled>Continue</button></section>"
        "<section hidden><label>First name * <input name='first' required></label><label>Last name * <input name='last' required></label><label>Email * <input name='email' type='email' required></label><label>Phone number * <input name='phone' type='tel' value='+1' required></label><button type='button' class='prev'>Back</button><button type='button' class='next' disabled>Continue</button></section>"
        "<section hidden><label>Comments * <textarea name='comments' required></textarea></label><label><input type='checkbox' name='ok' required> I agree that my data is used to answer my request *</label><label><input type='checkbox' name='promo'> Also send me special promotions</label><button type='button' class='prev'>Back</button><button type='submit'>Submit request</button></section>",
        "const steps = [...form.querySelectorAll('section')]; const good = (s) => [...s.querySelectorAll('[required]')].every((e) => e.checkValidity()) && (!s.querySelector('[type=radio]') || s.querySelector(':checked')); form.addEventListener('input', () => steps.forEach((s) => { const n = s.querySelector('.next'); if (n) n.disabled = !good(s); })); form.querySelectorAll('.next').forEach((b) => b.onclick = () => { const s = b.closest('section'); s.hidden = true; s.nextElementSibling.hidden = false; }); form.querySelectorAll('.prev').forEach((b) => b.onclick = () => { const s = b.closest('section'); s.hidden = true; s.previousElementSibling.hidden = false; });",
        checks="if (!form.ok.checked) return fail('Please agree');",
        texts="",
        end="",
    )
}


WIDGETS: tuple[type[Drawn], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Drawn) and kind is not Drawn
)
