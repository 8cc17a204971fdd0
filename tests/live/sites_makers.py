"""Forms whose maker has a habit of sending: steps that come with the answer, clocks, captions, buttons that keep for later."""

from __future__ import annotations

import json
import time
from typing import Any, ClassVar

from mysteryshop.model import Intent, TradeIn
from tests.builders import a_scenario
from tests.live.sites import Answer, Asked, page
from tests.live.sites_widgets import _SCRIPT, MAIL, MESSAGE, Drawn, _common

_JSON = {"Content-Type": "application/json"}
_ASK = (
    "const f=document.querySelector('form'), note=(t)=>{let e=document.querySelector('.note'); if(!e){e=document.createElement('p'); e.className='note'; e.setAttribute('role','alert'); f.before(e);} e.textContent=t;};"
    "f.onsubmit=async(e)=>{e.preventDefault(); const r=await (await fetch('/ask',{method:'POST',body:new URLSearchParams(new FormData(f))})).json();"
)


def scripted(inner: str, script: str) -> str:
    """A page with a script of its own."""
    return page(f"{inner}<script>{script}</script>")


class TooSoon(Drawn):
    """Who sends within four seconds is told to wait a little, and may then send the same once more."""

    exact: ClassVar = _common()

    def ask(self, asked: Asked) -> str | Answer:
        if asked.method == "GET":
            self.came = time.monotonic()
            return scripted(
                "<h1>Contact</h1><form novalidate><label>Name* <input name='name'></label><label>Email* <input name='email' type='email'></label><label>Message* <textarea name='message'></textarea></label><button>Submit</button></form>",
                f"{_ASK} if(r.success) f.outerHTML=r.html; else note(r.error); }};",
            )
        if time.monotonic() - self.came < 4:
            return (
                200,
                '{"success": false, "error": "Please wait a little longer before submitting. A quick check is running."}',
                _JSON.copy(),
            )
        asked.path = "/lead"
        return 200, '{"success": true, "html": "<p>Thanks for contacting us! We will be in touch shortly.</p>"}', _JSON.copy()


TooSoon.pages = {"/contact": lambda site, asked: site.ask(asked), "/ask": lambda site, asked: site.ask(asked)}  # type: ignore[attr-defined]

_STEPPED = "<div style='position:absolute;width:0;height:0;overflow:hidden'><label for='hp'>Leave this empty</label><input name='hp' id='hp' tabindex='-1'></div>"
_FIRST = f"{_STEPPED}<label for='m'>Your message *</label><textarea id='m' name='message'></textarea><button>Next</button>"
_SECOND = (
    f"{_STEPPED}<label for='n'>Name *</label><input id='n' name='name'><label for='e'>Email *</label><input id='e' name='email' type='email'>"
    "<button type='button'>Back</button><button>Send</button>"
)


class NextStepInTheAnswer(Drawn):
    """The answer to the first step says success and brings the second one, drawn into the same form; a trap stays in both."""

    exact: ClassVar = _common()
    traps: ClassVar = ("hp",)

    def ask(self, asked: Asked) -> str | Answer:
        self.told: dict[str, str] = {**getattr(self, "told", {}), **asked.form}
        if not {"name", "email"} <= asked.form.keys():
            return 200, json.dumps({"success": bool(asked.form.get("message")), "finished": False, "html": _SECOND}), _JSON.copy()
        asked.path, asked.form = "/lead", self.told
        return 200, json.dumps({"success": True, "finished": True, "html": "<p>The form has been submitted.</p>"}), _JSON.copy()


NextStepInTheAnswer.pages = {
    "/contact": scripted(
        f"<h1>Write to us</h1><form novalidate>{_FIRST}</form>", f"{_ASK} if(r.success) f.innerHTML=r.html; }};"
    ),
    "/ask": lambda site, asked: site.ask(asked),  # type: ignore[attr-defined]
}


class CaptionsWait(Drawn):
    """Four lists that fill each other; the last says "Style" and is needed as well, though nothing marks it."""

    exact: ClassVar = {"make": "Honda", "model": "Civic", "style": "EX", "name": "Maria Jensen", "email": MAIL}
    shop: ClassVar[dict[str, Any]] = {
        "scenario": a_scenario(intent=Intent.TRADE_IN, trade_in=TradeIn(year=2016, make="Honda", model="Civic", mileage=62000))
    }


_LISTS = "".join(f"<p><label for='{k}'>{w}</label><select id='{k}' name='{k}' {off}><option value=''>{w}</option></select></p>" for k, w, off in (("make", "Make", ""), ("model", "Model", "disabled"), ("style", "Style", "disabled")))  # fmt: skip
CaptionsWait.pages = {
    "/": page("<h1>Welcome</h1><p><a href='/value'>Value your trade</a></p>"),
    "/value": scripted(
        f"<h1>Value your trade</h1><form novalidate><div id='a'>{_LISTS}<p><label for='mi'>Mileage</label><input id='mi' name='miles'></p><button type='button' id='go'>Next: you</button></div><div id='b' hidden><label for='n'>Name</label><input id='n' name='name'><label for='e'>Email</label><input id='e' name='email' type='email'><label for='p'>Phone</label><input id='p' name='phone' type='tel'><button>Get my value</button></div></form>",
        _SCRIPT
        + "const fill=(s,list)=>setTimeout(()=>{s.length=1; list.forEach(w=>s.append(new Option(w,w))); s.disabled=false;},250); const {make,model,style}=form.elements; fill(make,['Ford','Honda']); make.onchange=()=>fill(model,['Accord','Civic']); model.onchange=()=>fill(style,['EX','LX']);"
        "go.onclick=()=>{ if([make,model,style,form.miles].some(x=>!x.value)) return fail('Please complete all fields'); a.hidden=true; b.hidden=false; }; form.onsubmit=(e)=>{e.preventDefault(); if(!form.name.value||!form.email.value||!form.phone.value) return fail('Please complete all fields'); send({});};".replace(
            "form.name.", "form.elements.name."
        ),
    ),
}


class KeptForLater(Drawn):
    """ "Save and continue later" beside Next; a question whether one came for a car, whose Yes brings another."""

    exact: ClassVar = {"shopping": "yes", "name": "Maria Jensen", "email": MAIL, "message": MESSAGE}


KeptForLater.pages = {
    "/contact": scripted(
        "<h1>Your needs</h1><form novalidate><div id='a'><fieldset><legend>Are you shopping for a vehicle? *</legend><label><input type='radio' name='shopping' value='yes'> Yes</label> <label><input type='radio' name='shopping' value='no'> No, something else</label></fieldset><p id='w' hidden><label for='car'>Which one? *</label><input id='car' name='car'></p><p><label for='m'>Message *</label><textarea id='m' name='message'></textarea></p><input type='button' value='Next' id='go'> <button type='button' id='later'>Save and continue later</button></div><div id='b' hidden><label for='n'>Name *</label><input id='n' name='name'><label for='e'>Email *</label><input id='e' name='email' type='email'><input type='submit' value='Submit'></div></form>",
        _SCRIPT
        + "const F=form.elements; form.onchange=()=>{w.hidden=F.shopping.value!=='yes';}; go.onclick=()=>{ if(!F.shopping.value||!F.message.value||(F.shopping.value==='yes'&&!F.car.value)) return fail('This field is required.'); a.hidden=true; b.hidden=false; }; later.onclick=()=>{form.hidden=true; form.insertAdjacentHTML('afterend','<p>Use this link to return: <input type=email> <button>Send link</button></p>');}; form.onsubmit=(e)=>{e.preventDefault(); if(!F.name.value||!F.email.value) return fail('This field is required.'); send({});};",
    )
}


class RiddleBetween(Drawn):
    """The form goes to a relay, which puts a riddle between it and the store."""

    outcome: ClassVar = "captcha"


RiddleBetween.pages = {
    "/contact": page(
        "<h1>Contact</h1><form action='/relay' method='post'><label>Name <input name='name' required></label><label>Email <input name='email' type='email' required></label><label>Message <textarea name='message' required></textarea></label><button>Send</button></form>"
    ),
    "/relay": "<html><body><h2>Almost there</h2><p>Complete the reCAPTCHA below to submit your message.</p><form action='/lead' method='post'><input type='hidden' name='email' value='x'><div class='g-recaptcha' style='width:304px;height:78px'></div></form></body></html>",
}


class AroundThePage(Drawn):
    """One form around a whole page: a search box over the questions, a mailing list's box below their button; a list called dd5."""

    must: ClassVar = {"c$tb1": "Maria Jensen", "c$tb2": MAIL, "c$dd5": "Sales Manager", "c$ta6": "Hi, I am looking at"}
    traps: ClassVar = ("c$q", "c$nl")

    def ask(self, asked: Asked) -> str | Answer:
        if (
            "c$send" in asked.form
            and all(asked.form.get(k) for k in ("c$tb1", "c$tb2", "c$ta6"))
            and "-" not in asked.form["c$dd5"]
        ):
            asked.path = "/lead"
            return page("<p>Success! Thanks for filling out our form!</p>", foot="")
        return page(
            "<form method='post' action='/contact'><input type='hidden' name='__VIEWSTATE' value='x'><p><input name='c$q' placeholder='Search'><input type='submit' name='c$go' value='Search'></p><h1>Email us</h1><p><label for='t1'>Name</label><input id='t1' name='c$tb1'></p><p><label for='t2'>Email</label><input id='t2' name='c$tb2'></p><p><label for='d5'>Send to</label><select id='d5' name='c$dd5'><option>- Select -</option><option>Service Manager</option><option>Sales Manager</option></select></p><p><label for='t6'>Message</label><textarea id='t6' name='c$ta6'></textarea></p><p><input type='submit' name='c$send' value='Submit'></p><div><label for='nl'>Stay in the loop</label><input id='nl' name='c$nl' placeholder='Email'><input type='submit' name='c$nlgo' value='Sign up'></div></form>",
            foot="",
        )


AroundThePage.pages = {"/contact": lambda site, asked: site.ask(asked)}  # type: ignore[attr-defined]


class AnswersNameTheWorkshop(Drawn):
    """The first words of the form are answers to choose from, one of which names the workshop; names only count the boxes."""

    exact: ClassVar = {"about": "A car in stock", "tfa_2": "Maria Jensen", "tfa_3": MAIL, "tfa_4": MESSAGE, "tfa_1": "12"}


AnswersNameTheWorkshop.pages = {
    "/contact": scripted(
        "<h1>Ask us</h1><form novalidate><div role='radiogroup' aria-label='It is about' id='g'></div><p><label for='tfa_1'>I would like help with *</label><select id='tfa_1' name='tfa_1'><option value=''>Please select</option><option value='11'>A recall</option><option value='12'>Choosing a vehicle</option></select></p><p><label for='tfa_2'>Name *</label><input id='tfa_2' name='tfa_2'></p><p><label for='tfa_3'>Email *</label><input id='tfa_3' name='tfa_3'></p><p><label for='tfa_4'>Message *</label><textarea id='tfa_4' name='tfa_4'></textarea></p><button>Send</button></form>",
        _SCRIPT
        + "const draw=()=>{g.innerHTML=''; ['A service appointment','A car in stock','Something else'].forEach(w=>{const d=document.createElement('div'); d.setAttribute('role','radio'); d.tabIndex=0; d.setAttribute('aria-checked',state.about===w); d.innerHTML='<p style=\"border:1px solid\">'+w+'</p>'; d.onclick=()=>{state.about=w; draw();}; g.append(d);});}; draw(); form.onsubmit=(e)=>{e.preventDefault(); if(!state.about||['tfa_1','tfa_2','tfa_3','tfa_4'].some(k=>!form.elements[k].value)) return fail('Please answer all questions.'); send({});};",
    )
}


class ButtonMoves(Drawn):
    """Hints stand under a box as long as somebody is in it: leaving the last one lifts the button away from under the pointer."""

    exact: ClassVar = _common()


_HINT = "<p class='hint' style='display:none;height:140px'>Please tell us all we need to know to answer you.</p>"
ButtonMoves.pages = {
    "/contact": scripted(
        f"<h1>Contact</h1><form novalidate><label>Name* <input name='name'></label>{_HINT}<label>Email* <input name='email' type='email'></label>{_HINT}<label>Message* <textarea name='message'></textarea></label>{_HINT}<div style='height:40px'><button>Submit</button></div></form>",
        _SCRIPT
        + "for(const l of form.querySelectorAll('label')){ const h=l.nextElementSibling, b=l.querySelector('input,textarea'); b.onfocus=()=>h.style.display='block'; b.onblur=()=>h.style.display='none'; } form.onsubmit=(e)=>{e.preventDefault(); send({});};",
    )
}

MAKERS: tuple[type[Drawn], ...] = (
    ButtonMoves,
    TooSoon,
    NextStepInTheAnswer,
    CaptionsWait,
    KeptForLater,
    RiddleBetween,
    AroundThePage,
    AnswersNameTheWorkshop,
)
