"""More drawn boxes on a pretend dealer's contact page: triggers, dialogs, chips, switches and rows of buttons."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites_widgets import _TEST_DRIVE, STATES, Drawn, _common, form


class BareTrigger(Drawn):
    """Plain buttons that say Choose: their lists come into the page on a click, and nothing has a role."""

    exact: ClassVar = _common(dept="Sales", frame="30 days")


BareTrigger.pages = {
    "/contact": form(
        "<div class='field'><p class='lab'>Department *</p><div class='pick'><button type='button' class='trigger'>Choose…</button></div></div><div class='field'><p class='lab'>When are you buying?</p><div class='pick'><button type='button' class='trigger'>Choose…</button></div></div>",
        "document.querySelectorAll('.pick').forEach((p,i)=>{const b=p.firstChild; b.onclick=()=>{ if(p.querySelector('.panel')){p.querySelector('.panel').remove();return;} const d=document.createElement('div'); d.className='panel'; (i?['This week','30 days','Just looking']:['Service','Sales','Parts']).forEach(x=>{const a=document.createElement('a'); a.href='#'; a.textContent=x; a.style.display='block'; a.onclick=(e)=>{e.preventDefault(); state[i?'frame':'dept']=x; b.textContent=x; d.remove();}; d.append(a);}); p.append(d);};});",
        checks="if(!state.dept) return fail('Please choose a department');",
    )
}


class DialogPicker(Drawn):
    """A read-only box whose entries are buttons in a dialog with a search box of its own."""

    exact: ClassVar = _common(state="New York")


DialogPicker.pages = {
    "/contact": form(
        "<p><label for='st'>State *</label> <input id='st' readonly placeholder='Tap to choose'></p><dialog id='dl'><input type='search' placeholder='Search' id='q'><div id='ls'></div></dialog>",
        "const S="
        + "'"
        + STATES
        + "'.split(' ').map(s=>s.replaceAll('_',' ')); const draw=()=>{ls.innerHTML=''; S.filter(s=>s.toLowerCase().includes(q.value.toLowerCase())).forEach(s=>{const b=document.createElement('button'); b.type='button'; b.textContent=s; b.style.display='block'; b.onclick=()=>{st.value=s; state.state=s; dl.close();}; ls.append(b);});}; q.oninput=draw; st.onclick=()=>{draw(); dl.showModal();};",
        checks="if(!state.state) return fail('State is required');",
    )
}


class ChipsAndSwitches(Drawn):
    """Tick boxes as chips, new or used; consent and advertising are drawn switches, the latter switched on beforehand around a
    native box that nobody sees."""

    exact: ClassVar = _common(ok="true", news="", kind="used")


ChipsAndSwitches.pages = {
    "/contact": form(
        "<fieldset><legend>What are you interested in?</legend><input type='checkbox' name='kind' value='new' id='k1' class='out'><label for='k1' class='chip'>New cars</label><input type='checkbox' name='kind' value='used' id='k2' class='out'><label for='k2' class='chip'>Used cars</label></fieldset><p><button type='button' role='switch' aria-checked='false' id='sw' aria-labelledby='swl'> </button> <span id='swl'>I agree to the privacy policy *</span></p><p><span>Send me weekly deals</span> <span role='switch' aria-checked='true' id='sn'><input type='checkbox' class='clear' checked><b></b></span></p>",
        "state.news='yes';state.ok='';sw.onclick=()=>{const v=sw.getAttribute('aria-checked')!=='true'; sw.setAttribute('aria-checked',v); state.ok=v?'true':'';}; sn.onclick=(e)=>{e.preventDefault(); const v=!state.news; state.news=v?'yes':''; sn.setAttribute('aria-checked',v); setTimeout(()=>{sn.firstChild.checked=v})};",
        checks="if(!state.ok) return fail('Please accept the privacy policy');",
        style=".out{position:absolute;left:-9999px} .chip{border:1px solid;padding:5px;margin:3px;cursor:pointer} [role=switch]{width:40px;height:20px} .clear{position:absolute;width:0;height:0;opacity:0;margin:0} #sn b{display:inline-block;width:40px;height:20px;background:#28c}",
    )
}


class DayStrip(Drawn):
    """Days and hours as two rows of buttons."""

    exact: ClassVar = _common(day="Thu 4 Jun", time="10:30")
    shop: ClassVar = _TEST_DRIVE


DayStrip.pages = {
    "/contact": form(
        "<p class='lab'>Choose a day *</p><div class='days'></div><p class='lab'>Choose a time *</p><div class='times'></div>",
        "const put=(c,items,key)=>items.forEach(x=>{const b=document.createElement('button'); b.type='button'; b.className='slot'; b.textContent=x; b.onclick=()=>{state[key]=x; c.querySelectorAll('button').forEach(y=>y.classList.toggle('active',y===b));}; c.append(b);}); put(document.querySelector('.days'),['Tue 2 Jun','Wed 3 Jun','Thu 4 Jun','Fri 5 Jun'],'day'); put(document.querySelector('.times'),['09:00','10:30','14:00'],'time');",
        checks="if(!state.day||!state.time) return fail('Please choose day and time');",
        title="Book a test drive",
    )
}


class ClickOpens(Drawn):
    """A plain text box without a role, beside a label that names no box: a click opens its list, and only an entry of it counts."""

    exact: ClassVar = _common(state="New York")


ClickOpens.pages = {
    "/contact": form(
        "<div class='item'><div class='lab'><label>State *</label></div><div class='inp'><input id='st' autocomplete='off'></div></div>",
        "const S='"
        + STATES
        + "'.split(' ').map(s=>s.replaceAll('_',' ')), ul=document.createElement('ul'); ul.style.display='none'; document.body.append(ul); const draw=()=>{ul.innerHTML=''; S.filter(s=>s.toLowerCase().includes(st.value.toLowerCase())).forEach(s=>{const li=document.createElement('li'); li.textContent=s; li.onmousedown=()=>{state.state=st.value=s; ul.style.display='none';}; ul.append(li);}); ul.style.display='';}; st.onclick=draw; st.oninput=()=>{state.state='';draw();}; st.onblur=()=>{ul.style.display='none'; if(!state.state) st.value='';};",
        checks="if(!state.state) return fail('State is required');",
    )
}


class ButtonAroundBox(Drawn):
    """A button drawn around the read-only box that is labelled and that shows the choice; its entries come at the page's end."""

    exact: ClassVar = _common(dept="Sales")


ButtonAroundBox.pages = {
    "/contact": form(
        "<div><label for='dpi'>Department *</label><div><button type='button' id='dp' aria-haspopup='listbox' aria-expanded='false' aria-label='Open'><input id='dpi' readonly tabindex='-1'></button></div></div>",
        "dp.onclick=()=>{ if(document.querySelector('.drop')) return; const d=document.createElement('div'); d.className='drop'; d.setAttribute('role','listbox'); ['Service','Parts','Sales'].forEach(x=>{const o=document.createElement('button'); o.type='button'; o.setAttribute('role','option'); o.textContent=x; o.onclick=()=>{state.dept=dpi.value=x; d.remove();}; d.append(o);}); document.body.append(d);};",
        checks="if(!state.dept) return fail('required');",
        style="#dpi{pointer-events:none;width:180px}",
    )
}


class HoldsItsEntries(Drawn):
    """A closed list that holds its entries and shows the one taken; opened again, it must not lose it."""

    exact: ClassVar = _common(dept="Sales")


HoldsItsEntries.pages = {
    "/contact": form(
        "<p id='q'>Which department do you need? *</p><div role='listbox' tabindex='0' aria-expanded='false' aria-labelledby='q' id='lb'>"
        + "".join(
            f"<div role='option' data-value='{o}' aria-selected='{'false' if o else 'true'}'>{o or 'Choose'}</div>"
            for o in ("", "Service", "Sales", "Parts")
        )
        + "</div>",
        "lb.onclick=(e)=>{ if(!lb.classList.contains('open')){lb.classList.add('open');return;} const o=e.target.closest('[role=option]'); if(!o) return; lb.querySelectorAll('[role=option]').forEach(x=>x.setAttribute('aria-selected',x===o)); state.dept=o.dataset.value; lb.classList.remove('open'); };",
        checks="if(!state.dept) return fail('This is a required question');",
        style="#lb{width:200px;border:1px solid;cursor:pointer} #lb [role=option]{display:none;height:30px} #lb.open [role=option],#lb [aria-selected=true]{display:block}",
    )
}


MORE: tuple[type[Drawn], ...] = (
    BareTrigger,
    DialogPicker,
    ChipsAndSwitches,
    DayStrip,
    ClickOpens,
    ButtonAroundBox,
    HoldsItsEntries,
)
