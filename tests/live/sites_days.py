"""Days and hours taken in calendars, wheels and panels of many habits, on a pretend dealer's contact page."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites_widgets import _TEST_DRIVE, Drawn, _common, form

_MONTH = (
    "const el=(tag,words,to)=>{const e=document.createElement(tag); if(tag==='button') e.type='button'; e.textContent=words||''; if(to) to.append(e); return e;};"
    "const panel=()=>{const p=el('div','',document.body); p.className='panel'; return p;};"
    "const grid=(to,take,first)=>{const t=el('table','',to); if(first){const r=el('tr','',t); first.forEach(w=>el('th',w,r));} let row; for(let i=1;i<=30;i++){ if(i%7===1) row=el('tr','',t); const d=el('td',i,row); d.onclick=()=>take(i);} return t;};"
)
_STYLE = ".panel{position:absolute;background:#fff;border:1px solid;padding:6px} td{padding:5px;cursor:pointer} .c{width:60px;height:120px;overflow-y:scroll;scroll-snap-type:y mandatory;display:inline-block;padding:40px 0;box-sizing:border-box} .c div{height:40px;scroll-snap-align:center}"
_BOX = "<p><label for='dy'>Preferred date *</label> <input id='dy' readonly placeholder='Please choose'></p>"
_MOMENT = "<p><label for='dy'>Preferred date and time *</label> <input id='dy' readonly placeholder='Please choose'></p>"
_TITLE = "Schedule a test drive"


def _page(boxes: str, script: str, checks: str) -> dict[str, object]:
    return {"/contact": form(boxes, _MONTH + script, checks=checks, title=_TITLE, style=_STYLE)}


class WeekdaysFirst(Drawn):
    """The names of the weekdays stand over the month's: a Tuesday ("mar") is no March."""

    exact: ClassVar = _common(day="4")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _BOX,
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(), w=el('div','',p); ['lun','mar','mié','jue','vie','sáb','dom'].forEach(d=>{el('span',d,w).style.padding='4px';}); el('b','junio 2026',p); grid(p,(i)=>{state.day=String(i); dy.value=i+'/06/2026'; p.remove();}); };",
        "if(!state.day) return fail('Please choose a date');",
    )


class YearsThenMonths(Drawn):
    """A calendar that begins with its years, then shows its months, then the days."""

    exact: ClassVar = _common(day="4.6.2026")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _BOX,
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(), M=['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec']; for(let y=2020;y<2032;y++) el('button',y,p).onclick=()=>{ p.innerHTML=''; M.forEach((m,k)=>{el('button',m,p).onclick=()=>{ p.innerHTML=''; el('b',m+' '+y,p); grid(p,(i)=>{state.day=i+'.'+(k+1)+'.'+y; dy.value=i+' '+m+' '+y; p.remove();}); };}); }; };",
        "if(!state.day) return fail('Please choose a date');",
    )


class WordsNobodyKnows(Drawn):
    """A calendar stays open, and none of its buttons is called as those are that take a day: one puts the choice away, and the
    last says that it sends."""

    exact: ClassVar = _common(day="4")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _BOX,
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); let got=0; el('b','June 2026',p); grid(p,(i)=>{got=i;}); el('button','This one please',p).onclick=()=>{ if(got){state.day=String(got); dy.value=got+' June 2026';} p.remove(); }; el('button','Rather not',p).onclick=()=>p.remove(); el('button','Request this day',p).onclick=()=>{ window.sentEarly=1; }; };",
        "if(window.sentEarly) return fail('Sent already'); if(!state.day) return fail('Please choose a date');",
    )


class ShutByTheDay(Drawn):
    """The day shuts the calendar and stands at noon; opened again, it takes the hour typed into its two boxes."""

    exact: ClassVar = _common(when="4 June 2026 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _MOMENT,
        "let day=0; const at=[12,0], show=()=>{ if(day){ state.when=day+' June 2026 '+at.map(n=>String(n).padStart(2,'0')).join(':'); dy.value=state.when; } };"
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); el('b','June 2026',p); grid(p,(i)=>{day=i; show(); p.remove();}); if(day) ['Hour','Minute'].forEach((w,k)=>{const x=el('input','',p); x.setAttribute('aria-label',w); x.maxLength=2; x.size=2; x.value=at[k]; x.onchange=()=>{at[k]=+x.value; show();};}); };"
        "document.addEventListener('keydown',(e)=>{ if(e.key==='Escape') document.querySelectorAll('.panel').forEach(p=>p.remove()); });",
        "if(!state.when) return fail('Please choose a date');",
    )


class TurnedByArrows(Drawn):
    """Hour and minutes stand between arrows; minutes that come round carry the hour along, which is drawn a little later."""

    exact: ClassVar = _common(when="4 June 2026 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _MOMENT,
        "let day=0, at=9*60+45; const two=(n)=>String(n).padStart(2,'0');"
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); el('b','June 2026',p); grid(p,(i)=>{day=i; show();}); const row=el('div','',p); row.style.display='flex'; const numbers=[]; [60,15].forEach((step)=>{const c=el('div','',row); c.style='width:40px;text-align:center;display:flex;flex-direction:column'; const up=el('button','▲',c), n=el('span','',c), down=el('button','▼',c); up.onclick=()=>{at=(at+step)%1440; show();}; down.onclick=()=>{at=(at+1440-step)%1440; show();}; numbers.push(n);}); const paint=()=>{numbers[0].textContent=two(Math.floor(at/60)); numbers[1].textContent=two(at%60);}; const show=()=>{setTimeout(paint,60); if(day){state.when=day+' June 2026 '+two(Math.floor(at/60))+':'+two(at%60); dy.value=state.when;}}; paint(); el('button','OK',p).onclick=()=>p.remove(); };",
        "if(!state.when) return fail('Please choose a date');",
    )


class OneBoxForBoth(Drawn):
    """A mask that says how it wants the day and the hour, and keeps nothing less."""

    exact: ClassVar = _common(when="04/06/2026 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<p><label for='dy'>When would you like to come? *</label> <input id='dy' placeholder='DD/MM/YYYY HH:mm'></p>",
        "dy.oninput=()=>{const n=dy.value.replace(/\\D/g,'').slice(0,12); dy.value=n.replace(/^(\\d\\d)(\\d\\d)(\\d{4})(\\d\\d)(\\d\\d)$/,'$1/$2/$3 $4:$5'); state.when=/^\\d\\d\\/\\d\\d\\/\\d{4} \\d\\d:\\d\\d$/.test(dy.value)?dy.value:'';};",
        "if(!state.when) return fail('Please enter day and hour');",
    )


class SlotsComeLate(Drawn):
    """A calendar stands open in the form; its hours are fetched once the day is known. Others may come along to the drive."""

    exact: ClassVar = _common(day="4", slot="10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<div id='cal'></div><ul id='slots'></ul><p><label for='ppl'>Number of guests</label> <input id='ppl' type='number' min='1' max='4' value='1'></p>",
        "el('h3','June 2026',cal); grid(cal,(i)=>{state.day=String(i); state.slot=''; slots.innerHTML=''; setTimeout(()=>['09:00','10:00','11:30'].forEach(s=>{const b=el('button',s,el('li','',slots)); b.onclick=()=>{state.slot=s;};}),300);},['M','T','W','T','F','S','S']);",
        "if(!state.day||!state.slot) return fail('Please choose a day and a time');",
    )


class ThreeWheels(Drawn):
    """A row opens a sheet with wheels for day, month and year, which stand at their first entries."""

    exact: ClassVar = _common(day="4 June 2026")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _BOX,
        "const M=['January','February','March','April','May','June','July','August','September','October','November','December'];"
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); p.style='position:fixed;left:0;right:0;bottom:0'; const take=el('button','Done',p); const w=[Array.from({length:31},(_,i)=>i+1),M,[2026,2027,2028]].map(list=>{const c=el('div','',p); c.className='c'; list.forEach(x=>el('div',x,c)); return [c,list];}); take.onclick=()=>{const said=w.map(([c,list])=>list[Math.round(c.scrollTop/40)]); state.day=said.join(' '); dy.value=state.day; p.remove();}; };",
        "if(!state.day) return fail('Please choose a date');",
    )


class WeekByWeek(Drawn):
    """A row of days, each with its weekday, paged by the week; the hours come up beneath."""

    exact: ClassVar = _common(day="Thu 4 Jun", slot="10:30 AM")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<div><button type='button' id='nw' aria-label='Next week'>›</button><div id='row' style='display:flex;gap:8px'></div><div id='slots'></div></div>",
        "{const R=Date; window.Date=class extends R{constructor(...a){if(a.length) super(...a); else super(2026,4,27,9);}};}"
        "let from=27; const W=['Sun','Mon','Tue','Wed','Thu','Fri','Sat'], draw=()=>{row.innerHTML=''; for(let i=0;i<7;i++){const d=new Date(2026,4,from+i), b=el('button','',row), w=W[d.getDay()]; b.disabled=!d.getDay(); el('small',w,b); el('b',d.getDate(),b); el('i',d.getMonth()===4?'May':'Jun',b); b.onclick=()=>{state.day=w+' '+d.getDate()+' '+(d.getMonth()===4?'May':'Jun'); state.slot=''; slots.innerHTML=''; ['9:00 AM','10:30 AM','2:00 PM'].forEach(t=>{el('button',t,slots).onclick=()=>{state.slot=t;};});};}}; nw.onclick=()=>{from+=7; draw();}; draw();",
        "if(!state.day||!state.slot) return fail('Please choose a day and a time');",
    )


class HoursBeside(Drawn):
    """The hours stand beside the days from the first, and are fewer than those."""

    exact: ClassVar = _common(when="4 June, 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _MOMENT,
        "let day=0, hour=''; dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); const both=()=>{if(day&&hour){state.when=day+' June, '+hour; dy.value=state.when; p.remove();}}; el('b','June 2026',p); const g=el('div','',p); g.style='display:grid;grid-template-columns:repeat(7,30px)'; for(let i=1;i<=30;i++) el('div',i,g).onclick=()=>{day=i; both();}; const h=el('div','',p); for(let k=9;k<18;k++) el('div',String(k).padStart(2,'0')+':00',h).onclick=()=>{hour=String(k).padStart(2,'0')+':00'; both();}; };",
        "if(!state.when) return fail('Please choose a date');",
    )


class MidnightUnlessWritten(Drawn):
    """A day pressed stands in the box with an hour no one chose, and only the keys change that."""

    exact: ClassVar = _common(when="04.06.2026 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<p><label for='dy'>Preferred date and time *</label> <input id='dy' autocomplete='off'></p>",
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); el('b','June 2026',p); grid(p,(i)=>{dy.value=String(i).padStart(2,'0')+'.06.2026 00:00'; state.when=dy.value; p.remove();}); }; dy.oninput=()=>{state.when=/^\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d$/.test(dy.value)?dy.value:'';};",
        "if(!state.when||state.when.endsWith('00:00')) return fail('We are closed at that hour');",
    )


class StandsWithItsHours(Drawn):
    """A calendar stands below its box all the time, with an hour that came along, and one word that is turned by a press."""

    exact: ClassVar = _common(when="4 June 2026 10:00 AM")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<div><label for='dy'>Preferred date and time *</label> <input id='dy' readonly><div id='cal'></div></div>",
        "let day=0, half='AM'; const show=()=>{ if(day){state.when=day+' June 2026 '+h.value+':'+m.value+' '+half; dy.value=state.when;} };"
        "el('b','June 2026',cal); const g=el('div','',cal), days=()=>{g.innerHTML=''; grid(g,(i)=>{day=i; days(); show();});}; days();"
        "const two=(label,value)=>{const x=el('input','',cal); x.type='number'; x.max=59; x.setAttribute('aria-label',label); x.value=value; x.style.width='44px'; x.onchange=show; return x;};"
        "const h=two('Hour','9'), m=two('Minute','00'), t=el('span','AM',cal); t.tabIndex=0; t.onclick=()=>{half=half==='AM'?'PM':'AM'; t.textContent=half; show();};",
        "if(!state.when) return fail('Please choose a date');",
    )


class HalvesBesideTheList(Drawn):
    """A list of twelve hours, and two buttons for the half of the day, neither of which is pressed."""

    exact: ClassVar = _common(hour="10", half="AM")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<fieldset><legend>Preferred time *</legend><select name='hour' aria-label='Hour'><option value=''>HH</option>"
        + "".join(f"<option>{hour}</option>" for hour in range(1, 13))
        + "</select> <button type='button' class='ap'>AM</button><button type='button' class='ap'>PM</button></fieldset>",
        "document.querySelectorAll('.ap').forEach(b=>{b.onclick=()=>{state.half=b.textContent;};});",
        "if(!state.half) return fail('Please choose AM or PM');",
    )


class WaysToTheHour(Drawn):
    """The hour stands at the foot of the calendar as plain words; a press there brings a box for it."""

    exact: ClassVar = _common(when="4 June 2026 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _MOMENT,
        "let day=0, at='00:00'; const show=()=>{ if(day){state.when=day+' June 2026 '+at; dy.value=state.when;} };"
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=panel(); el('b','June 2026',p); const g=grid(p,(i)=>{day=i; show();}), f=el('div',at,p); f.style.cursor='pointer'; f.onclick=()=>{g.remove(); f.remove(); const x=el('input','',p); x.type='time'; x.value=at; x.onchange=()=>{at=x.value; show();}; el('button','OK',p).onclick=()=>p.remove();}; };",
        "if(!state.when||at==='00:00') return fail('Please choose a date and an hour');",
    )


class PlanOfHours(Drawn):
    """Days stand side by side with their hours below them, drawn anew at each press; the first of the wanted day are taken."""

    exact: ClassVar = _common(when="4 10:00")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<h3>Choose a time for your test drive *</h3><div id='plan' style='display:flex;gap:8px'></div>",
        "const W=['Tuesday','Wednesday','Thursday','Friday']; const draw=()=>{plan.innerHTML=''; W.forEach((w,k)=>{const c=el('div','',plan); el('b',w+', June '+(k+2),c); ['09:00','10:00','14:00'].forEach((h,n)=>{const b=el('button',h,c); b.style.display='block'; b.disabled=k===2&&!n; b.onclick=()=>{state.when=(k+2)+' '+h; draw();};});});}; draw();"
        "window.Date=class extends Date{constructor(...a){a.length?super(...a):super(2026,5,1,10);}};",
        "if(!state.when) return fail('Please choose a time');",
    )


class FiguresBeforeTheButton(Drawn):
    """Columns of figures to press, folded away, stand in the form before the button that sends it, more than anyone counts."""

    exact: ClassVar = _common(day="4")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        _BOX + "<div role='button' tabindex='0'>Our opening hours</div><div id='p' hidden></div>",
        "const col=(n)=>{const u=el('ul','',p); for(let i=1;i<=n;i++){const x=el('li',i,u); x.setAttribute('role','button'); x.tabIndex=0;} return u;}; col(60); p.append(el('b','June 2026')); grid(p,(i)=>{state.day=String(i); dy.value=i+'/06/2026'; p.hidden=true;}); dy.onclick=()=>{p.hidden=false; p.querySelector('ul').hidden=true;};",
        "if(!state.day) return fail('Please choose a date');",
    )


class ConfirmedBeside(Drawn):
    """Days that cannot be had are put out of sight, each in its place; the hour that is pressed wants confirming beside it."""

    exact: ClassVar = _common(day="4", slot="10:30")
    shop: ClassVar = _TEST_DRIVE
    pages: ClassVar = _page(
        "<div id='cal'></div><div id='slots'></div>",
        "el('h3','June 2026',cal); const g=el('div','',cal); g.style='display:grid;grid-template-columns:repeat(7,36px)'; for(let i=1;i<=30;i++){const b=el(i<3||i%7===0?'span':'button',i,g); if(b.tagName==='SPAN') b.style.visibility='hidden'; else b.onclick=()=>{state.day=String(i); hours('');};}"
        "const hours=(on)=>{state.slot=''; slots.innerHTML=''; ['09:00','10:30','13:00'].forEach(s=>{const b=el('button',s,slots); b.onclick=()=>hours(s); if(s===on){b.disabled=true; const c=el('button','Confirm',slots); c.onclick=()=>{state.slot=s; c.textContent='Confirmed';};}});};",
        "if(!state.day||!state.slot) return fail('Please select a day and confirm a time');",
    )


DAYS: tuple[type[Drawn], ...] = (
    WeekdaysFirst,
    YearsThenMonths,
    WordsNobodyKnows,
    ShutByTheDay,
    TurnedByArrows,
    OneBoxForBoth,
    SlotsComeLate,
    ThreeWheels,
    WeekByWeek,
    HoursBeside,
    MidnightUnlessWritten,
    StandsWithItsHours,
    HalvesBesideTheList,
    WaysToTheHour,
    PlanOfHours,
    FiguresBeforeTheButton,
    ConfirmedBeside,
)
