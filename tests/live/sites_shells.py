"""Forms whose frame is the trap: stars drawn by the style, rows of steps, a button outside the shell, a button that sleeps."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import page
from tests.live.sites_widgets import _END, _SCRIPT, _TEXTS, MAIL, MESSAGE, Drawn, _common, form


class StarByStyle(Drawn):
    """The asterisk of what must be answered is drawn by the style alone."""

    exact: ClassVar = _common(title="Ms", heard="Radio")


StarByStyle.pages = {
    "/contact": form(
        "<p class='must'><label for='h'>How did you hear about us?</label> <select id='h' name='heard'><option value=''></option><option>Radio</option></select></p>"
        "<p class='must'><label for='t'><span>Form of address</span></label> <select id='t' name='title'><option value=''></option><option>Ms</option></select></p>",
        style=".must label::after { content: ' *'; color: red }",
        checks="if (!form.heard.value || !form.title.value) return fail('There is a problem.');",
    )
}


class StepNames(Drawn):
    """A form in two steps without a <form>: the row that names them is no way on, though one name speaks of a request."""

    exact: ClassVar = {"name": "Maria Jensen", "email": MAIL, "message": MESSAGE}


_STEPS = """const box = document.getElementById('wizard'), kept = {}; const draw = (step) => { box.innerHTML = `<nav id="wizard-head"><ul class="pagination">`
+ ['About you', 'Your request'].map((name, n) => `<li class="${n === step ? 'active' : ''}"><button type="button" class="page-link">${name}</button></li>`).join('') + `</ul></nav>`
+ (step ? '<p><label>Message <textarea></textarea></label></p>' : '<p><label>Name <input></label></p><p><label>Email <input type="email"></label></p>') + `<p id="err" role="alert"></p><button type="button">${step ? 'Send' : 'Next'}</button>`;
box.querySelectorAll('.page-link').forEach((one, n) => { one.onclick = () => draw(n); });
box.lastElementChild.onclick = async () => { const told = [...box.querySelectorAll('input,textarea')].map((one) => one.value);
  if (step === 0) { if (!told.every(Boolean)) { document.getElementById('err').textContent = 'Please tell us who you are.'; return; } [kept.name, kept.email] = told; return draw(1); }
  if (!kept.name || !told[0]) { document.getElementById('err').textContent = 'Name is required.'; return; } kept.message = told[0];
  const r = await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(kept) });
  if (r.ok) box.innerHTML = '<h2>Thank you for your message</h2>'; }; }; draw(0);"""
StepNames.pages = {"/contact": page(f"<h1>Contact us</h1><div id='wizard'></div><script>{_STEPS}</script>")}


class ButtonBesideShell(Drawn):
    """Boxes without a <form>, in a shell of their own with buttons of its own put away; the one that sends stands after it."""

    exact: ClassVar = _common()


_BESIDE = """document.getElementById('go').onclick = async () => { const told = Object.fromEntries([...document.querySelectorAll('#shell [name]')].map((one) => [one.name, one.value]));
if (!told.name || !told.email || !told.message) { document.getElementById('err').textContent = 'Please complete the form.'; return; }
const r = await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(told) });
if (r.ok) document.getElementById('all').innerHTML = '<h2>Thank you for your message</h2>'; };"""
ButtonBesideShell.pages = {
    "/contact": page(
        "<div id='all'><h2>Contact us</h2><div id='shell'><div><div style='display:none'><textarea></textarea><button type='button'>Copy</button><button type='button'>Save</button></div>"
        f"{_TEXTS}<p><label>Message * <textarea name='message'></textarea></label></p></div></div><p id='err' role='alert'></p><button type='button' id='go'>Send request</button></div><script>{_BESIDE}</script>"
    )
}


class SleepsForList(Drawn):
    """The button sleeps until a list nobody marked has been answered."""

    exact: ClassVar = _common(branch="North store")


SleepsForList.pages = {
    "/contact": page(
        f"<form novalidate><h2>Contact us</h2>{_TEXTS}<p><select name='branch'><option value=''>Branch</option><option>North store</option></select></p>{_END}</form>"
        f"<script>{_SCRIPT} const button = form.querySelector('button'); const wake = () => {{ button.disabled = ![...form.querySelectorAll('[name]')].every((one) => one.value); }}; wake();"
        "form.addEventListener('input', wake); form.addEventListener('submit', (e) => { e.preventDefault(); send({}); });</script>"
    )
}

SHELLS = (StarByStyle, StepNames, ButtonBesideShell, SleepsForList)
