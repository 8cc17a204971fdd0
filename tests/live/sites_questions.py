"""Pretend dealers who ask one question after the other: lists that lie open, steps named on buttons, questions that wake late."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import page
from tests.live.sites_builders import _SCREENS
from tests.live.sites_widgets import MAIL, MESSAGE, Drawn


class OpenLists(Drawn):
    """Answers lie open in a list of the page's own, one a screen; the last of them asks leave by yes and no."""

    exact: ClassVar = {"name": "Maria Jensen", "about": "Finding a car", "message": MESSAGE, "email": MAIL, "leave": "Yes"}


OpenLists.pages = {
    "/contact": page(
        _SCREENS
        + """const list = (key, question, words, then) => { html('<section><h2 id="ql">' + question + '</h2><div role="listbox" aria-labelledby="ql"></div></section>'); for (const w of words) { const o = document.createElement('div'); o.setAttribute('role', 'option'); o.setAttribute('aria-selected', 'false'); o.tabIndex = 0;
        o.style.cssText = 'border:1px solid;padding:8px;width:220px;cursor:pointer'; o.textContent = w; o.onclick = () => { d[key] = w; setTimeout(then, 200); }; root.querySelector('[role=listbox]').append(o); } };
        boxes([['name', 'What is your name?', 1]], 'OK', () => list('about', 'What can we help you with?*', ['Servicing my car', 'Finding a car', 'Just feedback'], () => boxes([['message', 'What would you like to ask us?', 1]], 'OK', () => boxes([['email', 'Where can we send our answer?', 1]], 'OK', () => list('leave', 'May we use your details to answer you?*', ['Yes', 'No'], end)))));</script>"""
    )
}


class StepOnButton(Drawn):
    """The button that leads on names the step it leads to, and that is called "contact"; the last step is a form of its own."""

    exact: ClassVar = {"message": MESSAGE, "name": "Maria Jensen", "email": MAIL}


StepOnButton.pages = {
    "/contact": page(
        "<h1>Ask us</h1><div class='one'><label for='q'>What would you like to know?</label><textarea id='q'></textarea><label for='w'>Model</label><input id='w'><button type='button'>Next: Contact</button></div>"
        "<form class='two' hidden><input name='name' placeholder='Full name *'><input name='email' type='email' placeholder='Email *'><button>Request information</button></form>"
        "<script>const one = document.querySelector('.one'), two = document.querySelector('.two'); one.querySelector('button').onclick = () => { if (!document.getElementById('q').value) return; one.hidden = true; two.hidden = false; };"
        "two.onsubmit = async (e) => { e.preventDefault(); await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...Object.fromEntries(new FormData(two)), message: document.getElementById('q').value }) }); two.outerHTML = '<p>Thank you, we have received your request.</p>'; };</script>"
    )
}


class WakingQuestions(Drawn):
    """All questions stand on one page, grey and deaf, and wake one after the other; so does the button that sends."""

    exact: ClassVar = {"name": "Maria Jensen", "email": MAIL, "message": MESSAGE}


WakingQuestions.pages = {
    "/contact": page(
        "<h1>Ask us</h1><form novalidate>"
        + "".join(
            f"<section{'' if key == 'name' else ' class=off'}><h2><label for='{key}'>{words}</label></h2><{tag} id='{key}' name='{key}'></{tag}><button type='button'>OK</button></section>"
            for key, words, tag in (
                ("name", "Your name", "input"),
                ("email", "Your email", "input"),
                ("message", "Your question", "textarea"),
            )
        )
        + "<section class='off'><button type='submit'>Send question</button></section></form><style>section{min-height:200px}.off{opacity:.3;pointer-events:none}</style>"
        "<script>const form = document.querySelector('form'), all = [...form.querySelectorAll('section')]; all.slice(0, -1).forEach((s, i) => s.querySelector('button').onclick = () => { if (s.querySelector('input,textarea').value) all[i + 1].className = ''; });"
        "form.onsubmit = async (e) => { e.preventDefault(); if (all.some((s) => s.className)) return; await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(form))) }); form.outerHTML = '<p>Thank you, we have received your question.</p>'; };</script>"
    )
}

QUESTIONS: tuple[type[Drawn], ...] = (OpenLists, StepOnButton, WakingQuestions)
