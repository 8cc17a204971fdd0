"""Forms as form builders make them: their way of marking up labels, names, consent, required fields, steps and answers.

Written by hand after the habits of each kind of builder; each site says in one line what is peculiar.
"""

from __future__ import annotations

from typing import ClassVar

from mysteryshop.model import Intent, TradeIn
from tests.builders import a_scenario
from tests.live.sites import page
from tests.live.sites_widgets import _SCRIPT, MAIL, MESSAGE, Drawn


def built(inner: str, script: str = "", *, checks: str = "", style: str = "") -> str:
    """A contact page whose form posts JSON by the page's script."""
    submit = f"form.addEventListener('submit', (e) => {{ e.preventDefault(); {checks} send({{}}); }});"
    return page(f"<style>{style}</style>{inner}<script>{_SCRIPT}{script}{submit}</script>")


class SubLabels(Drawn):
    """First and last name under one legend with small labels below the boxes; "(Required)" in words; a trap in the flow."""

    exact: ClassVar = {
        "input_1.3": "Maria",
        "input_1.6": "Jensen",
        "input_2": MAIL,
        "input_5": "Sales",
        "input_6": MESSAGE,
        "input_7.1": "1",
    }
    traps: ClassVar = ("input_9", "input_8.1")


SubLabels.pages = {
    "/contact": built(
        "<div class='gform_wrapper'><form id='gform_4' novalidate><ul class='gform_fields'><li class='gfield'><fieldset><legend class='gfield_label'>Name<span class='gfield_required'>(Required)</span></legend><div class='ginput_complex'><span class='name_first'><input type='text' name='input_1.3' id='input_4_1_3' aria-required='true'><label for='input_4_1_3'>First</label></span><span class='name_last'><input type='text' name='input_1.6' id='input_4_1_6' aria-required='true'><label for='input_4_1_6'>Last</label></span></div></fieldset></li>"
        "<li class='gfield'><label for='input_4_2'>Email<span class='gfield_required'>(Required)</span></label><div><input name='input_2' id='input_4_2' type='email' aria-required='true'></div></li><li class='gfield'><label for='input_4_3'>Phone</label><div><input name='input_3' id='input_4_3' type='tel'></div></li>"
        "<li class='gfield'><label for='input_4_5'>How can we direct your inquiry?<span class='gfield_required'>(Required)</span></label><select name='input_5' id='input_4_5'><option value='' class='gf_placeholder'>Select a department</option><option>Service</option><option>Parts</option><option>Sales</option></select></li><li class='gfield'><label for='input_4_6'>Comments<span class='gfield_required'>(Required)</span></label><textarea name='input_6' id='input_4_6'></textarea></li>"
        "<li class='gfield'><fieldset><legend>Consent<span class='gfield_required'>(Required)</span></legend><input type='checkbox' name='input_7.1' value='1' id='c71'><label for='c71'>I agree to the privacy policy.</label></fieldset></li><li class='gfield'><fieldset><legend>Stay in touch</legend><input type='checkbox' name='input_8.1' value='1' id='c81'><label for='c81'>Sign me up for the newsletter</label></fieldset></li>"
        "<li class='gfield gform_validation_container' style='position:absolute;left:-9000px'><label for='input_4_9'>Company</label><input name='input_9' id='input_4_9' autocomplete='new-password'><div>This field is for validation purposes and should be left unchanged.</div></li></ul><div class='gform_footer'><input type='submit' class='gform_button' value='Submit'></div></form></div>",
        checks="if (!form['input_7.1'].checked || !form.input_5.value) return fail('There was a problem with your submission. Please review the fields below.');",
    )
}


class Acceptance(Drawn):
    """Labels without for, wrapped in spans; a box to accept that wakes the button; a reply in a status line."""

    exact: ClassVar = {
        "your-name": "Maria Jensen",
        "your-email": MAIL,
        "your-subject": "Sales",
        "your-message": MESSAGE,
        "acceptance": "1",
    }


Acceptance.pages = {
    "/contact": built(
        "<div class='wpcf7'><form class='wpcf7-form init'><p>Your name (required)<br><span class='wrap'><input name='your-name' aria-required='true'></span></p><p>Your email (required)<br><span class='wrap'><input type='email' name='your-email' aria-required='true'></span></p><p>Phone<br><span class='wrap'><input type='tel' name='your-tel'></span></p><p>Subject<br><span class='wrap'><select name='your-subject'><option value=''>—Please choose an option—</option><option>Service</option><option>Sales</option></select></span></p><p>Your message<br><span class='wrap'><textarea name='your-message'></textarea></span></p>"
        "<p><span class='acceptance'><span class='item'><label><input type='checkbox' name='acceptance' value='1'><span class='label'>I consent to the processing of my data under the privacy notice.</span></label></span></span></p><p><input type='submit' value='Send' disabled></p><div class='response' aria-hidden='true'></div></form></div>",
        "form.acceptance.onchange = () => { form.querySelector('[type=submit]').disabled = !form.acceptance.checked; };",
    )
}


class BelowLabels(Drawn):
    """Labels after their boxes, list items as rows, the name in two spans, an address block nobody must fill."""

    exact: ClassVar = {"Field1": "Maria", "Field2": "Jensen", "Field3": MAIL, "Field9": MESSAGE, "Field11": "Within a month"}


BelowLabels.pages = {
    "/contact": built(
        "<form id='form7' class='wufoo'><header><h2>Vehicle Inquiry</h2></header><ul><li><label class='desc'>Name <span class='req'>*</span></label><span><input id='Field1' name='Field1' class='field text fn' size='8' required><label for='Field1'>First</label></span><span><input id='Field2' name='Field2' class='field text ln' size='14' required><label for='Field2'>Last</label></span></li><li><label class='desc' for='Field3'>Email <span class='req'>*</span></label><div><input id='Field3' name='Field3' type='email' required></div></li>"
        "<li><label class='desc'>Phone Number</label><span><input name='Field4' size='3' maxlength='3' id='Field4'><label for='Field4'>###</label></span><span>-</span><span><input name='Field5' size='3' maxlength='3' id='Field5'><label for='Field5'>###</label></span><span>-</span><span><input name='Field6' size='4' maxlength='4' id='Field6'><label for='Field6'>####</label></span></li>"
        "<li><fieldset><legend class='desc'>When are you planning to buy? <span class='req'>*</span></legend><div><span><input id='F11_0' name='Field11' type='radio' value='This week' required><label for='F11_0'>This week</label></span><span><input id='F11_1' name='Field11' type='radio' value='Within a month'><label for='F11_1'>Within a month</label></span><span><input id='F11_2' name='Field11' type='radio' value='Just looking'><label for='F11_2'>Just looking</label></span></div></fieldset></li><li><label class='desc' for='Field9'>Questions or comments</label><div><textarea id='Field9' name='Field9'></textarea></div></li><li class='buttons'><input type='submit' value='Submit'></li></ul></form>"
    )
}


class SplitDates(Drawn):
    """Area code and number in two boxes, a date of three boxes, a product list; a hidden "website" box as trap."""

    exact: ClassVar = {
        "q3[first]": "Maria",
        "q3[last]": "Jensen",
        "q4": MAIL,
        "q5[area]": "518",
        "q5[phone]": "5550123",
        "q6[month]": "06",
        "q6[day]": "04",
        "q6[year]": "2026",
        "q8": MESSAGE,
    }
    traps: ClassVar = ("website",)
    shop: ClassVar = {"scenario": a_scenario(intent="test_drive")}


SplitDates.pages = {
    "/contact": built(
        "<form class='jotform-form'><ul class='form-section'><li><h2>Test Drive Request</h2></li><li class='form-line'><label class='form-label'>Full Name <span>*</span></label><div><span class='form-sub-label-container'><input name='q3[first]' id='first_3' required><label class='form-sub-label' for='first_3'>First Name</label></span><span><input name='q3[last]' id='last_3' required><label for='last_3'>Last Name</label></span></div></li><li class='form-line'><label for='input_4'>E-mail <span>*</span></label><input type='email' id='input_4' name='q4' placeholder='ex: myname@example.com' required></li>"
        "<li class='form-line'><label class='form-label'>Phone Number *</label><span><input type='tel' name='q5[area]' id='a5' size='3' required><label for='a5'>Area Code</label></span><span> - </span><span><input type='tel' name='q5[phone]' id='p5' size='8' required><label for='p5'>Phone Number</label></span></li>"
        "<li class='form-line'><label class='form-label'>Preferred Date *</label><span><input name='q6[month]' id='m6' size='2' maxlength='2' placeholder='MM' required><label for='m6'>Month</label></span><span><input name='q6[day]' id='d6' size='2' maxlength='2' placeholder='DD' required><label for='d6'>Day</label></span><span><input name='q6[year]' id='y6' size='4' maxlength='4' placeholder='YYYY' required><label for='y6'>Year</label></span></li>"
        "<li class='form-line'><label for='i8'>Anything we should know?</label><textarea id='i8' name='q8'></textarea></li><li style='display:none'>Should be Empty: <input name='website' value=''></li><li><button type='submit'>Request test drive</button></li></ul></form>"
    )
}


class AriaForm(Drawn):
    """A survey-like form without one native control but text: lists, radios and boxes are divs with roles, labels by id."""

    exact: ClassVar = {
        "e1": "Maria Jensen",
        "e2": MAIL,
        "reason": "Buying a car",
        "heard": "Online search",
        "agree": "true",
        "news": "",
        "e5": MESSAGE,
    }


AriaForm.pages = {
    "/contact": built(
        "<form><div role='listitem'><div id='h1' role='heading' aria-level='3'>Your name <span>*</span></div><input type='text' name='e1' aria-labelledby='h1' required></div><div role='listitem'><div id='h2' role='heading' aria-level='3'>Your email <span>*</span></div><input type='email' name='e2' aria-labelledby='h2' required></div>"
        "<div role='listitem'><div id='h3' role='heading' aria-level='3'>Reason for contact <span>*</span></div><div role='radiogroup' aria-labelledby='h3' aria-required='true'><div class='r'><div role='radio' aria-checked='false' tabindex='0' aria-label='Service appointment' data-v='Service appointment' class='dot'></div> Service appointment</div><div class='r'><div role='radio' aria-checked='false' tabindex='0' aria-label='Buying a car' data-v='Buying a car' class='dot'></div> Buying a car</div></div></div>"
        "<div role='listitem'><div id='h4' role='heading' aria-level='3'>How did you hear about us? <span>*</span></div><div role='listbox' aria-labelledby='h4' aria-expanded='false' tabindex='0' id='lb' style='border:1px solid;width:200px'><div role='option' aria-selected='true' class='cur'>Choose</div><div class='more' hidden><div role='option' data-v='Friend'>Friend</div><div role='option' data-v='Online search'>Online search</div><div role='option' data-v='Radio'>Radio</div></div></div></div>"
        "<div role='listitem'><div id='h5' role='heading' aria-level='3'>Your question <span>*</span></div><textarea name='e5' aria-labelledby='h5' required></textarea></div><div role='listitem'><div role='checkbox' tabindex='0' aria-checked='false' aria-label='I accept the privacy terms (required)' class='dot' id='ag'></div> I accept the privacy terms (required)</div><div role='listitem'><div role='checkbox' tabindex='0' aria-checked='false' aria-label='Keep me informed about offers' class='dot' id='nw'></div> Keep me informed about offers</div><div role='button' tabindex='0' id='go' style='cursor:pointer;display:inline-block;padding:6px'>Submit</div></form>",
        "state.news = ''; document.querySelectorAll('[role=radio]').forEach((r) => r.onclick = () => { document.querySelectorAll('[role=radio]').forEach((x) => x.setAttribute('aria-checked', x === r)); state.reason = r.dataset.v; }); const more = lb.querySelector('.more'); lb.onclick = (e) => { const o = e.target.closest('[data-v]'); if (o) { state.heard = o.dataset.v; lb.querySelector('.cur').textContent = o.textContent; more.hidden = true; } else more.hidden = !more.hidden; }; ag.onclick = () => { state.agree = String(ag.getAttribute('aria-checked') !== 'true'); ag.setAttribute('aria-checked', state.agree); }; nw.onclick = () => { state.news = 'yes'; };"
        "go.onclick = () => { if (!need('reason', 'heard', 'agree')) return fail('This is a required question'); send({}); };",
        style=".dot{display:inline-block;width:18px;height:18px;border:1px solid #555;border-radius:9px} .r{margin:6px}",
    )
}


class OneByOne(Drawn):
    """One question on the screen at a time; answers are buttons with letters; Enter or OK goes on."""

    exact: ClassVar = {"name": "Maria Jensen", "email": MAIL, "want": "Buy a car", "when": "In the next 30 days", "text": MESSAGE}


OneByOne.pages = {
    "/contact": built(
        "<form><div class='q'><label for='n'>1. What's your name? *</label><input id='n' name='name' placeholder='Type your answer here...'><button type='button' class='ok'>OK</button></div>"
        "<div class='q'><p id='q2'>2. What would you like to do? *</p><div role='radiogroup' aria-labelledby='q2'><button type='button' role='radio' aria-checked='false' data-k='want'><span>A</span> Book a service</button><button type='button' role='radio' aria-checked='false' data-k='want'><span>B</span> Buy a car</button></div><button type='button' class='ok'>OK</button></div>"
        "<div class='q'><p id='q3'>3. When do you want to buy? *</p><div role='radiogroup' aria-labelledby='q3'><button type='button' role='radio' aria-checked='false' data-k='when'><span>A</span> This week</button><button type='button' role='radio' aria-checked='false' data-k='when'><span>B</span> In the next 30 days</button><button type='button' role='radio' aria-checked='false' data-k='when'><span>C</span> Later</button></div><button type='button' class='ok'>OK</button></div>"
        "<div class='q'><label for='t'>4. What would you like to know? *</label><textarea id='t' name='text'></textarea><button type='button' class='ok'>OK</button></div><div class='q'><label for='e'>5. Your email address? *</label><input id='e' name='email' type='email'><button type='submit' class='ok'>Submit</button></div></form>",
        "const qs = [...document.querySelectorAll('.q')]; let at = 0; const show = () => qs.forEach((q, i) => { q.hidden = i !== at; }); show(); const go = () => { const q = qs[at], box = q.querySelector('input,textarea'), r = q.querySelector('[role=radio]'); if (box ? !box.value.trim() : !q.querySelector('[aria-checked=true]')) return fail('Please fill this in'); document.getElementById('err')?.remove(); at++; show(); };"
        "document.querySelectorAll('.ok[type=button]').forEach((b) => b.onclick = go); document.querySelectorAll('[role=radio]').forEach((r) => r.onclick = () => { r.parentElement.querySelectorAll('[role=radio]').forEach((x) => x.setAttribute('aria-checked', x === r)); state[r.dataset.k] = r.textContent.slice(2).trim(); });",
    )
}


class AnswerButtons(Drawn):
    """A quiz before the form: each answer is a plain button that leads on at once."""

    exact: ClassVar = {"car": "Used car", "when": "1 month", "name": "Maria Jensen", "email": MAIL, "q": MESSAGE}


AnswerButtons.pages = {
    "/contact": built(
        "<div class='quiz'><form class='lead-form'><div class='step'><h3>What are you looking for?</h3><div class='answers'><button type='button'>New car</button><button type='button'>Used car</button><button type='button'>Repair</button></div></div><div class='step' hidden><h3>When do you want to buy?</h3><div class='answers'><button type='button'>Now</button><button type='button'>1 month</button><button type='button'>6 months or more</button></div></div>"
        "<div class='step' hidden><h3>How can we reach you?</h3><label>Name <input name='name' required></label><label>Email <input name='email' type='email' required></label><label>Your question <textarea name='q'></textarea></label><button type='submit'>Get my offer</button></div></form></div>",
        "document.querySelectorAll('.answers button').forEach((b) => b.onclick = () => { const s = b.closest('.step'); state[s === document.querySelector('.step') ? 'car' : 'when'] = b.textContent; s.hidden = true; s.nextElementSibling.hidden = false; });",
    )
}


class TwinBoxes(Drawn):
    """Native boxes kept, but shown as a styled div beside them that takes the clicks; floating labels, no label elements."""

    exact: ClassVar = {"Full-Name": "Maria Jensen", "Email-Address": MAIL, "Message": MESSAGE, "Terms": "on", "Interest": "Sales"}
    traps: ClassVar = ("Updates",)


TwinBoxes.pages = {
    "/contact": built(
        "<div class='w-form'><form name='wf-form-Contact'><input class='w-input' name='Full-Name' data-name='Full Name' placeholder='Your full name' required><input class='w-input' name='Email-Address' type='email' placeholder='you@company.com' required><div class='radio-row'><div class='txt'>I have a question about</div><label class='w-radio'><div class='w-radio-input dot'></div><input type='radio' name='Interest' value='Sales' style='opacity:0;position:absolute;z-index:-1'><span>Buying a car</span></label><label class='w-radio'><div class='w-radio-input dot'></div><input type='radio' name='Interest' value='Service' style='opacity:0;position:absolute;z-index:-1'><span>Servicing</span></label></div><textarea class='w-input' name='Message' placeholder='Tell us more' required></textarea>"
        "<label class='w-checkbox'><div class='w-checkbox-input dot'></div><input type='checkbox' name='Terms' required style='opacity:0;position:absolute;z-index:-1'><span>I agree to the <a href='/terms'>Terms</a> and Privacy Policy</span></label><label class='w-checkbox'><div class='dot'></div><input type='checkbox' name='Updates' style='opacity:0;position:absolute;z-index:-1'><span>Email me updates and deals</span></label><a href='#' class='w-button btn' id='go'>Send message</a></form></div>",
        "go.onclick = (e) => { e.preventDefault(); if (!form.reportValidity() || !form.Terms.checked) return fail('Please accept the terms'); send({}); };",
        style=".dot{display:inline-block;width:16px;height:16px;border:1px solid} .btn{cursor:pointer;padding:8px} .w-input{display:block;margin:6px}",
    )
}


class FieldsetNames(Drawn):
    """Captions inside the labels after the boxes; the whole form in spans; an error summary; a combobox for the store."""

    exact: ClassVar = {
        "fname": "Maria",
        "lname": "Jensen",
        "email": MAIL,
        "message": MESSAGE,
        "store": "Harbor View Motors Albany",
    }


FieldsetNames.pages = {
    "/contact": built(
        "<form><fieldset class='form-item'><div class='title'>Name *</div><div><label><input name='fname' autocomplete='given-name'><span class='caption'>First Name</span></label></div><div><label><input name='lname' autocomplete='family-name'><span class='caption'>Last Name</span></label></div></fieldset><div class='form-item'><label for='em1'>Email *</label><input id='em1' name='email' type='email'></div><div class='form-item'><div id='stl'>Preferred location *</div><div class='combo'><div id='stb' role='combobox' tabindex='0' aria-labelledby='stl' aria-haspopup='listbox' aria-expanded='false' style='border:1px solid;width:280px;padding:6px'>&nbsp;</div></div></div><div class='form-item'><label for='ta'>Message *</label><textarea id='ta' name='message'></textarea></div><input type='submit' value='SEND'></form>",
        "stb.onclick = () => { const l = document.createElement('ul'); l.setAttribute('role', 'listbox'); ['Harbor View Motors Troy', 'Harbor View Motors Albany', 'Harbor View Body Shop'].forEach((s) => { const o = document.createElement('li'); o.setAttribute('role', 'option'); o.textContent = s; o.onclick = () => { state.store = s; stb.textContent = s; l.remove(); }; l.append(o); }); stb.after(l); };",
        checks="if (!state.store) return fail('Form has errors. Preferred location is required.');",
    )
}
FieldsetNames.shop = {"dealer": {"city": "Albany"}}


class QuestionScreens(Drawn):
    """A start screen, then one question at a time drawn into the same place; a choice goes on by itself, consent is an open list."""

    exact: ClassVar = {"name": "Maria Jensen", "email": MAIL, "when": "Within 30 days", "ask": MESSAGE, "ok": "True"}


QuestionScreens.pages = {
    "/contact": page(
        """<div id="q"></div><script>
        const Q = [['name', 'What is your name?', 'text'], ['email', 'Thanks, {name}. Where can we write to you?', 'email'],
          ['when', 'When are you planning to buy?', ['Within 2 weeks', 'Within 30 days', 'More than 6 months']], ['ask', 'What would you like to know?', 'area'], ['ok', 'One last thing', 'leave']];
        let at = -1; const d = {}, root = document.getElementById('q');
        const button = (words, act) => { const b = document.createElement('button'); b.type = 'button'; b.textContent = words; b.onclick = act; root.append(b); };
        const fail = (words) => { if (!root.querySelector('[role=alert]')) root.insertAdjacentHTML('beforeend', '<p role="alert">' + words + '</p>'); };
        async function next() {
          const [key, , kind] = Q[at];
          if (!d[key]) return fail('Please fill this in');
          if (at < Q.length - 1) { at++; return draw(); }
          await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(d) }); root.innerHTML = '<h2>Thank you! Your response has been recorded.</h2>';
        }
        function draw() {
          if (at < 0) { root.innerHTML = '<h1>Ask our sales team</h1>'; return button('Start', () => { at = 0; draw(); }); }
          const [key, words, kind] = Q[at];
          root.innerHTML = '<h2 id="t' + at + '">' + words.replace('{name}', d.name || '') + '</h2>';
          if (Array.isArray(kind)) { kind.forEach((o, i) => { const c = document.createElement('div'); c.setAttribute('role', 'radio'); c.setAttribute('aria-checked', 'false'); c.tabIndex = 0; c.style.cursor = 'pointer';
            c.innerHTML = '<span>' + 'ABC'[i] + '</span><span>' + o + '</span>'; c.onclick = () => { d[key] = o; c.setAttribute('aria-checked', 'true'); const was = at; setTimeout(() => at === was && next(), 400); }; root.append(c); }); }
          else if (kind === 'leave') { root.insertAdjacentHTML('beforeend', '<ul role="listbox"><li role="option" tabindex="0" style="cursor:pointer">I agree with the privacy policy</li></ul>'); root.querySelector('li').onclick = () => { d[key] = !d[key]; }; }
          else { const x = document.createElement(kind === 'area' ? 'textarea' : 'input'); if (kind !== 'area') x.type = kind; x.placeholder = 'Type your answer here...'; x.setAttribute('aria-labelledby', 't' + at); x.oninput = () => { d[key] = x.value; }; root.append(x); }
          button(at === Q.length - 1 ? 'Submit' : 'OK', next);
        }
        draw();</script>"""
    )
}


class StartInside(Drawn):
    """A form whose cards are all out of sight behind its own start button; the date's boxes stand under one question."""

    exact: ClassVar = {"first": "Maria", "email": MAIL, "message": MESSAGE}


StartInside.pages = {
    "/contact": built(
        "<form id='f' novalidate><div id='w'><h1>Contact us</h1><button type='button' id='go'>START</button></div>"
        "<div class='card'><p id='l1'>Full Name *</p><input name='first' aria-labelledby='l1 s1'><small id='s1'>First Name</small><input name='last' aria-labelledby='l1 s2'><small id='s2'>Last Name</small><button type='button' class='n'>Next</button></div>"
        "<div class='card'><p id='l2'>Email *</p><input type='email' name='email' aria-labelledby='l2'><small>Please enter a valid address.</small><button type='button' class='n'>Next</button></div>"
        "<div class='card'><p id='l3'>Comments</p><textarea name='message' aria-labelledby='l3'></textarea><button>Submit</button></div></form>",
        "const cards = [...form.querySelectorAll('.card')]; let at = -1; const show = () => cards.forEach((c, i) => c.classList.toggle('on', i === at)); go.onclick = () => { w.style.display = 'none'; at = 0; show(); };"
        "form.querySelectorAll('.n').forEach((b) => { b.onclick = () => { if ([...cards[at].querySelectorAll('input')].some((x) => !x.value)) return fail('This field is required.'); at++; show(); }; });",
        style=".card{visibility:hidden;position:absolute} .card.on{visibility:visible;position:static}",
    )
}


class FoldedMessage(Drawn):
    """The box for the message is folded away behind a link; a box inside the entry "Other" stays empty."""

    exact: ClassVar = {"name": "Maria Jensen", "email": MAIL, "comments": MESSAGE, "other_text": ""}


FoldedMessage.pages = {
    "/contact": built(
        "<form><label>Name* <input name='name' required></label><label>Email* <input type='email' name='email' required></label><fieldset><legend>How did you hear about us? *</legend><label><input type='radio' name='heard' value='Radio'>Radio</label><label><input type='radio' name='heard' value='Internet'>Internet</label>"
        "<label for='oo'><input type='radio' id='oo' name='heard' value='Other'>Other: <input name='other_text'></label></fieldset><p><a href='#' id='add' role='button' aria-expanded='false'>+ Add comments</a></p><div id='more' style='display:none'><label>Comments <textarea name='comments'></textarea></label></div><button>Send</button></form>",
        "add.onclick = (e) => { e.preventDefault(); more.style.display = ''; add.setAttribute('aria-expanded', 'true'); };",
        checks="if (!form.heard.value) return fail('How did you hear about us? is required.');",
    )
}

_SCREENS = """<div id="q"></div><script>
const d = {}, root = document.getElementById('q'), html = (words) => { root.innerHTML = words; };
const tiles = (key, question, words, then) => { html('<section><h2>' + question + '</h2><div class="tiles"></div></section>'); for (const w of words) { const t = document.createElement('div'); t.className = 'tile'; t.tabIndex = 0; t.setAttribute('role', 'button');
  t.style.cssText = 'display:inline-block;border:1px solid;padding:12px;cursor:pointer'; t.textContent = w; t.onclick = () => { d[key] = w; setTimeout(then, 250); }; root.querySelector('.tiles').append(t); } };
const boxes = (list, words, then) => { html('<section>' + list.map(([k, l, r]) => '<label for="' + k + '">' + l + '</label>' + (k === 'message' ? '<textarea id="message"></textarea>' : '<input id="' + k + '"' + (k === 'email' ? ' type="email"' : '') + '>')).join('') + '<button type="button">' + words + '</button></section>');
  root.querySelector('button').onclick = () => { if (list.some(([k, , r]) => r && !document.getElementById(k).value)) { if (!root.querySelector('.error')) root.insertAdjacentHTML('beforeend', '<p class="error" role="alert">Please answer every question.</p>'); return; } for (const [k] of list) d[k] = document.getElementById(k).value; then(); }; };
const end = async (words) => { await fetch('/lead', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(d) }); html('<h2>Thank you, we have received your request.</h2>'); };
"""


class TileScreens(Drawn):
    """Answers are tiles outside any form, a page without a question stands between two, the last step has several boxes."""

    exact: ClassVar = {
        "about": "A car in stock",
        "when": "In the next 30 days",
        "message": MESSAGE,
        "name": "Maria Jensen",
        "email": MAIL,
    }


TileScreens.pages = {
    "/contact": page(
        _SCREENS
        + """tiles('about', 'What can we do for you?', ['A repair', 'A car in stock', 'A spare part'], () => tiles('when', 'How soon do you want to buy?', ['This week', 'In the next 30 days', 'Later'], between));
        const between = () => { html('<section><p>Good. Only two more things.</p><button type="button">Continue</button></section>'); root.querySelector('button').onclick = () => boxes([['message', 'What would you like to know?', 1]], 'Continue', () => boxes([['name', 'Your name', 1], ['email', 'Email address', 1], ['tel', 'Phone', 0]], 'Send request', end)); };</script>"""
    )
}


class CarInOneLine(Drawn):
    """A trade-in tool asks for the car in one box with suggestions and no button, then for the rest."""

    exact: ClassVar = {"car": "2016 Honda Civic LX", "miles": "62000", "email": MAIL}
    shop: ClassVar = {
        "scenario": a_scenario(intent=Intent.TRADE_IN, trade_in=TradeIn(year=2016, make="Honda", model="Civic", mileage=62000))
    }


CarInOneLine.pages = {
    "/": page("<h1>Welcome</h1><p><a href='/worth'>Value my trade</a></p>"),
    "/worth": page(
        "<h1>What is my car worth?</h1>"
        + _SCREENS
        + """html('<section><label for="car">Type your year, make and model</label><input id="car" autocomplete="off"><ul id="found"></ul></section>'); const CARS = ['2016 Honda Civic LX', '2016 Honda Accord', '2016 Toyota RAV4'];
        document.getElementById('car').oninput = (e) => setTimeout(() => { const words = e.target.value.toLowerCase().split(' ').filter(Boolean), list = document.getElementById('found'); list.innerHTML = '';
          for (const c of CARS.filter((c) => words.every((w) => c.toLowerCase().includes(w)))) { const li = document.createElement('li'); li.style.cursor = 'pointer'; li.textContent = c; li.onclick = () => { d.car = c; boxes([['miles', 'How many miles are on it?', 1], ['name', 'Name', 1], ['email', 'Email', 1]], 'Show my value', end); }; list.append(li); } }, 120);</script>"""
    ),
}

BUILDERS: tuple[type[Drawn], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Drawn) and kind is not Drawn
)
