"""Days, hours and lists within lists, drawn by hand on a pretend dealer's contact page."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites_widgets import _TEST_DRIVE, Drawn, _common, form


class HourColumns(Drawn):
    """A read-only box whose panel has a column of hours and one of minutes, and a button that takes them."""

    exact: ClassVar = _common(hour="10:00")
    shop: ClassVar = _TEST_DRIVE


HourColumns.pages = {
    "/contact": form(
        "<p><label for='tm'>Preferred time *</label> <input id='tm' readonly placeholder='Select a time'></p>",
        "tm.onclick=()=>{ const d=document.createElement('div'); d.className='panel'; const got={}; const col=(k,n)=>{const u=document.createElement('div'); u.className='col'; for(let i=0;i<n;i+=k==='m'?5:1){const x=document.createElement('div'); const inner=document.createElement('span'); inner.textContent=String(i).padStart(2,'0'); x.append(inner); x.onclick=()=>{got[k]=inner.textContent;}; u.append(x);} d.append(u);}; col('h',24); col('m',60); const ok=document.createElement('button'); ok.type='button'; ok.textContent='OK'; ok.onclick=()=>{ if(got.h&&got.m){tm.value=got.h+':'+got.m; state.hour=tm.value;} d.remove(); }; d.append(ok); document.body.append(d); };",
        checks="if(!state.hour) return fail('Please choose a time');",
        title="Schedule a test drive",
        style=".panel{position:absolute;background:#fff;border:1px solid} .col{display:inline-block;height:120px;overflow:auto;width:50px}",
    )
}


class PiecedMoment(Drawn):
    """A day and an hour typed piece by piece; the pieces are clear as air under the label until the box is stepped into."""

    exact: ClassVar = _common(when="4 6 2026 10:0")
    shop: ClassVar = _TEST_DRIVE


PiecedMoment.pages = {
    "/contact": form(
        "<div class='box'><label id='wl' class='over'>Preferred date and time *</label><div role='group' aria-labelledby='wl'><div class='pieces' contenteditable='false' tabindex='0'></div><input class='gone' aria-hidden='true' tabindex='-1' required></div></div>",
        "const row=document.querySelector('.pieces'), need2=[['MM',12],['DD',31],['YYYY',9999],['hh',23],['mm',59]], got=[]; need2.forEach(([w,max],i)=>{const s=document.createElement('span'); s.setAttribute('role','spinbutton'); s.setAttribute('aria-valuemax',max); s.contentEditable='true'; s.tabIndex=i?-1:0; s.textContent=w; let typed=''; s.onfocus=()=>{typed=''; row.style.opacity=1;}; s.onkeydown=(e)=>{ if(/^[0-9]$/.test(e.key)){typed+=e.key; got[i]=+typed; s.textContent=typed; state.when=`${got[1]} ${got[0]} ${got[2]} ${got[3]}:${got[4]}`;} if(e.key!=='Tab') e.preventDefault(); }; row.append(s, '/ '); });",
        checks="if(!/^[0-9 :]+$/.test(state.when||'')) return fail('Please choose a date and time');",
        title="Schedule a test drive",
        style=".box{position:relative;width:300px;height:40px;border:1px solid;margin-top:20px} .over{position:absolute;left:8px;top:10px;pointer-events:none} .pieces{opacity:0;padding:10px} .gone{position:absolute;width:1px;height:1px;clip:rect(0,0,0,0);border:0;padding:0;overflow:hidden}",
    )
}


class ListsWithin(Drawn):
    """A list of makes whose entries open a list of models beside it; only that one answers the question."""

    exact: ClassVar = _common(car="Toyota / RAV4")


ListsWithin.pages = {
    "/contact": form(
        "<p><label for='car'>Make and model *</label> <input id='car' readonly role='combobox' aria-haspopup='true' placeholder='Please select'></p>",
        "const C={Ford:['Bronco','F-150'],Honda:['Civic','CR-V'],Toyota:['Camry','Corolla','RAV4']}; car.onclick=()=>{ if(document.querySelector('.menus')) return; const d=document.createElement('div'); d.className='menus'; const menu=(list,take)=>{const u=document.createElement('ul'); u.setAttribute('role','menu'); list.forEach(w=>{const l=document.createElement('li'); l.setAttribute('role','menuitemcheckbox'); l.textContent=w; l.onclick=()=>take(w); u.append(l);}); d.append(u); return u;}; let second; menu(Object.keys(C),(a)=>{ if(second) second.remove(); second=menu(C[a],(b)=>{car.value=a+' / '+b; state.car=car.value; d.remove();}); }); document.body.append(d); };",
        checks="if(!state.car) return fail('Please choose a car');",
        style=".menus{position:absolute;display:flex;background:#fff;border:1px solid} .menus ul{list-style:none;margin:0;padding:4px} .menus li{padding:3px 12px;cursor:pointer}",
    )
}


class RoleFreeLists(Drawn):
    """Boxes without a role whose lists, of elements of their own, hang at the end of the page; one narrows by what is typed."""

    exact: ClassVar = _common(dept="Sales", method="Email")


RoleFreeLists.pages = {
    "/contact": form(
        "<div class='row'><label for='dp'>Department *</label><x-select class='x-select'><x-top><input id='dp' autocomplete='off'><span class='said'>Choose</span></x-top></x-select></div><div class='row'><label for='me'>Preferred contact method</label><x-select class='x-select'><x-top><input id='me' autocomplete='off'><span class='said'>Choose</span></x-top></x-select></div>",
        "const open=(box,list,key)=>{ const top=box.parentNode; top.onclick=()=>{ if(document.querySelector('x-panel')) return; const p=document.createElement('x-panel'); const draw=()=>{p.innerHTML=''; list.filter(w=>w.toLowerCase().includes(box.value.toLowerCase())).forEach(w=>{const o=document.createElement('x-item'); o.className='x-item'; const c=document.createElement('div'); c.textContent=w; o.append(c); o.onclick=()=>{state[key]=w; top.querySelector('.said').textContent=w; box.value=''; p.remove();}; p.append(o);});}; draw(); box.oninput=draw; document.body.append(p); }; }; open(dp,['Service','Parts','Sales','Finance'],'dept'); open(me,['Phone','Email','Text'],'method');",
        checks="if(!state.dept) return fail('Please choose a department');",
        style="x-select{display:block;width:240px;border:1px solid;height:30px} x-top{display:block;position:relative;height:30px;cursor:pointer} x-top input{position:absolute;left:8px;top:4px;width:200px;border:0;background:none} .said{position:absolute;left:10px;top:6px;pointer-events:none} x-panel{position:absolute;display:block;background:#fff;border:1px solid;width:240px} x-item{display:block;padding:4px 8px;cursor:pointer}",
    )
}


class YearFirst(Drawn):
    """A mask of figures that wants the year first, and says so nowhere."""

    exact: ClassVar = _common(day="2026/06/04")
    shop: ClassVar = _TEST_DRIVE


YearFirst.pages = {
    "/contact": form(
        "<p><label for='dy'>Date *</label> <input id='dy' autocomplete='off'></p>",
        "dy.oninput=()=>{const n=dy.value.replace(/[^0-9]/g,'').slice(0,8); dy.value=[n.slice(0,4),n.slice(4,6),n.slice(6)].filter(Boolean).join('/'); state.day=dy.value;};",
        checks="if(!/^2026/.test(state.day||'')) return fail('error event');",
        title="Schedule a test drive",
    )
}


class MarksFromZero(Drawn):
    """A calendar that stands open in the form; its days bear dates whose months count from zero. Toggles of their own."""

    exact: ClassVar = _common(day="4 June 2026", frame="Within 30 days")
    shop: ClassVar = _TEST_DRIVE


MarksFromZero.pages = {
    "/contact": form(
        "<p>Preferred date *</p><div id='cal'><b>June 2026</b></div><p id='q'>When do you plan to buy? *</p><div role='group' aria-labelledby='q' id='row'></div>",
        "const t = document.createElement('table'); let row; for (let i = 0; i < 35; i++) { if (i % 7 === 0) { row = document.createElement('tr'); t.append(row); } const d = new Date(2026, 5, i), td = document.createElement('td'); td.textContent = d.getDate(); td.dataset.date = `${d.getFullYear()}-${String(d.getMonth()).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`; td.onclick = () => { if (d.getMonth() === 5) state.day = `${d.getDate()} June 2026`; }; row.append(td); } cal.append(t);"
        "['Within 2 weeks', 'Within 30 days', '3-6 months'].forEach((w) => { const x = document.createElement('x-toggle'); x.tabIndex = 0; x.setAttribute('aria-pressed', 'false'); x.textContent = w; x.onclick = () => { state.frame = w; [...row_.children].forEach((o) => o.setAttribute('aria-pressed', String(o === x))); }; const row_ = document.getElementById('row'); row_.append(x); });",
        checks="if (!state.day) return fail('Please pick a date'); if (!state.frame) return fail('Please choose a time frame');",
        title="Schedule a test drive",
        style="x-toggle{display:inline-block;border:1px solid;padding:6px;cursor:pointer} td{cursor:pointer;padding:4px}",
    )
}


class DialAndChips(Drawn):
    """A dial of hours, then of minutes, under a face that tells the time; a row of chips that are buttons to the page."""

    exact: ClassVar = _common(hour="10:00", frame="Within 30 days")
    shop: ClassVar = _TEST_DRIVE


DialAndChips.pages = {
    "/contact": form(
        "<p><label for='tm'>Preferred time *</label> <input id='tm' readonly></p><div><p>When do you plan to buy? *</p><div id='row'></div></div>",
        "['Within 2 weeks','Within 30 days','3-6 months'].forEach(w=>{const c=document.createElement('div'); c.className='chip'; c.setAttribute('role','button'); c.tabIndex=0; const t=document.createElement('span'); t.textContent=w; c.append(t); c.onclick=()=>{state.frame=w;}; document.getElementById('row').append(c);});"
        "tm.onclick=()=>{ const d=document.createElement('div'); d.className='panel'; const got=['00','00']; const draw=(part)=>{ d.innerHTML=''; const face=document.createElement('div'); got.forEach(g=>{const n=document.createElement('span'); n.textContent=g; face.append(n,' ');}); d.append(face); const dial=document.createElement('div'); dial.className='dial'; for(let i=0;i<12;i++){const x=document.createElement('span'), a=i*Math.PI/6; x.className='tick'; x.textContent=part?String(i*5).padStart(2,'0'):String(i||12); x.style.left=(90+75*Math.sin(a))+'px'; x.style.top=(90-75*Math.cos(a))+'px'; x.onclick=()=>{got[part]=x.textContent; tm.value=got.join(':'); state.hour=tm.value; if(part) d.remove(); else setTimeout(()=>draw(1),300);}; dial.append(x);} d.append(dial); }; draw(0); document.body.append(d); };",
        checks="if(!state.hour||!state.frame) return fail('Please choose a time');",
        title="Schedule a test drive",
        style=".chip{display:inline-block;border:1px solid;padding:6px;cursor:pointer} .panel{position:absolute;background:#fff;border:1px solid} .dial{position:relative;width:210px;height:210px} .tick{position:absolute;cursor:pointer}",
    )
}


class MovingDays(Drawn):
    """Days drawn anew as soon as the pointer is over them; an hour told by slides; radio buttons of two questions share a name."""

    exact: ClassVar = _common(day="4 June 2026", hour="10", frame="Within 30 days", method="Email")
    shop: ClassVar = _TEST_DRIVE


MovingDays.pages = {
    "/contact": form(
        "<p><label for='dy'>Preferred date *</label> <input id='dy' readonly></p><p id='q1'>When do you plan to buy? *</p><div id='g1' aria-labelledby='q1'></div><p id='q2'>Contact me by *</p><div id='g2' aria-labelledby='q2'></div>",
        "const draw=(box,key,words)=>words.forEach(w=>{const l=document.createElement('label'), x=document.createElement('input'); x.type='radio'; x.name='default'; x.onclick=()=>{state[key]=w;}; l.append(x,' '+w); box.append(l);}); draw(g1,'frame',['Within 2 weeks','Within 30 days','More than 6 months']); draw(g2,'method',['Phone','Email']);"
        "dy.onclick=()=>{ if(document.querySelector('.panel')) return; const p=document.createElement('div'), cap=document.createElement('b'), t=document.createElement('table'); p.className='panel'; cap.textContent='June 2026'; p.append(cap,t); let over=0; const paint=()=>{t.innerHTML=''; let row; for(let i=1;i<=30;i++){ if(i%7===1){row=document.createElement('tr'); t.append(row);} const td=document.createElement('td'); td.textContent=i; td.onmouseenter=()=>{ if(over!==i){over=i; paint();} }; td.onclick=()=>{state.day=i+' June 2026'; dy.value=state.day;}; row.append(td);} }; paint(); const sl=document.createElement('div'); for(const [k,lo,hi] of [['hour',9,18],['minute',0,59]]){const r=document.createElement('input'); r.type='range'; r.min=lo; r.max=hi; r.value=k==='hour'?15:0; r.oninput=()=>{state[k]=r.value;}; sl.append(r);} p.append(sl); document.body.append(p); };",
        checks="if(!state.day||!state.hour) return fail('Please choose a date'); if(!state.frame||!state.method) return fail('Please answer all questions'); delete state.minute;",
        title="Schedule a test drive",
        style=".panel{position:absolute;background:#fff;border:1px solid} td{padding:5px;cursor:pointer}",
    )
}


class StayingList(Drawn):
    """A list that stays open after a choice until something beside it is pressed, and whose next entry is taken by Tab; a box that
    forgets what is typed unless its one suggestion is taken; half past four stands before ten in the list of hours."""

    exact: ClassVar = _common(makes="Toyota", state="New York", hour="10:00am")
    shop: ClassVar = _TEST_DRIVE


StayingList.pages = {
    "/contact": form(
        "<p><label for='mk'>Brands of interest *</label><span id='chips'></span><input id='mk' autocomplete='off'></p><p><label for='st'>State *</label> <input id='st' autocomplete='off' class='ac-input'></p><p><label for='hr'>Preferred time *</label> <select id='hr' name='hour'><option value=''>Choose</option><option>4:30pm</option><option>11:00am</option><option>10:00am</option></select></p>",
        "let left=['Acura','BMW','Toyota'], taken=[], list=null; const add=(w)=>{taken.push(w); left=left.filter(x=>x!==w); state.makes=taken.join(); chips.innerHTML+=`<span>${w}</span>`; open();}; const open=()=>{ if(list) list.remove(); list=document.createElement('div'); list.className='menu'; left.forEach(w=>{const d=document.createElement('div'); d.className='option'; d.textContent=w; d.onmousedown=e=>{e.preventDefault(); add(w);}; list.append(d);}); mk.parentNode.append(list); }; mk.onfocus=open; addEventListener('keydown',e=>{if(e.key==='Tab'&&list) add(left[0]);}); addEventListener('mousedown',e=>{if(list&&!mk.parentNode.contains(e.target)){list.remove(); list=null;}});"
        "let ul=null, timer=0; const all="
        + "'Alabama Alaska Nevada'.split(' ').concat('New York')"
        + "; const gone=()=>{if(ul) ul.remove(); ul=null;}; st.oninput=()=>{clearTimeout(timer); delete state.state; timer=setTimeout(()=>{gone(); if(!st.value) return; ul=document.createElement('ul'); ul.className='menu'; all.filter(w=>w.toLowerCase().includes(st.value.toLowerCase())).forEach(w=>{const li=document.createElement('li'); li.textContent=w; li.onmousedown=e=>{e.preventDefault(); st.value=w; state.state=w; gone();}; ul.append(li);}); st.parentNode.append(ul);},300);}; st.onblur=()=>{clearTimeout(timer); gone(); if(!state.state) st.value='';};",
        checks="if(!state.makes||!state.state) return fail('Please choose brands and a state');",
        title="Schedule a test drive",
        style=".menu{position:absolute;background:#fff;border:1px solid;margin:0;z-index:9} .option,.menu li{padding:3px 12px;cursor:pointer;list-style:none}",
    )
}


CLOCKS: tuple[type[Drawn], ...] = (
    HourColumns,
    PiecedMoment,
    ListsWithin,
    RoleFreeLists,
    YearFirst,
    MarksFromZero,
    DialAndChips,
    MovingDays,
    StayingList,
)
