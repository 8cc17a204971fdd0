// The panel that asks for an hour of the day, as it opened since `shown.js`: columns or a dial of numbers, short lists, boxes to type into, or a number
// between two arrows; or the columns of a wheel that asks for month, day and year. Leaves the elements in window.__clock; returns
// [{takes: hour|minute|second|ampm|month|day|year, kind: press|select|type|whole|turn|slide|spin, values, off, now}]. Where a dial stands below boxes
// for the same, the boxes are told, or (`pressed`) the dial.
(pressed) => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const all = (sel) => roots.flatMap((root) => [...root.querySelectorAll(sel)]);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const fresh = (el) => !(window.__before && window.__before.has(el));
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  const NUMBER = /^(\d{1,2}) ?(h|hr|hrs|hours?|m|min|minutes?|uhr)?$/i, HALF = /^[ap]\.? ?m\.?$/i;
  const text = (el) => squash(el.innerText || el.textContent).slice(0, 12), number = (t) => +(NUMBER.exec(t) || [0, NaN])[1];
  const off = (el) => { for (let n = el, i = 0; n && i < 2; n = up(n), i++) if (n.disabled || n.getAttribute('aria-disabled') === 'true' || /(^|[\s_-])disabled([\s_-]|$)/.test(n.getAttribute('class') || '')) return true; return false; };
  const months = new Map();
  for (const lang of new Set([document.documentElement.lang || 'en', 'en'])) for (const style of ['long', 'short']) for (let m = 0; m < 12; m++) try { months.set(new Date(Date.UTC(2024, m, 15)).toLocaleString(lang, { month: style, timeZone: 'UTC' }).toLowerCase().replace('.', ''), m + 1); } catch (e) { continue; }
  const named = (t) => months.get(t.toLowerCase().replace('.', '')) || 0, YEAR = /^20\d\d(年)?$/;
  const figure = (t) => (YEAR.test(t) ? parseInt(t) : named(t) || (/^(\d{1,2})[月日]$/.test(t) ? parseInt(t) : number(t)));
  const days = (window.__days || []).filter((d) => d.isConnected && seen(d)), around = (d) => { const out = []; for (let n = d; n; n = up(n)) out.push(n); return out; };
  const month = days.length > 20 ? around(days[0]).find((n) => days.every((d) => around(d).includes(n))) : null;  // the grid of a calendar asks for no hour
  const cells = all('li,td,button,div,span,a,p,label,[role=option]').filter((el) => { const t = text(el); return t && (NUMBER.test(t) || HALF.test(t) || YEAR.test(t) || named(t) || /^\d{1,2}[月日]$/.test(t)) && fresh(el) && seen(el) && !(month && around(el).includes(month)) && ![...el.children].some((c) => text(c) === t && seen(c)); });
  const lists = new Map();  // what holds several of them most closely: a column, the face of a dial, a row of a table
  const holds = new Map();
  for (const cell of cells) for (let n = up(cell), i = 0; n && i < 6; n = up(n), i++) holds.set(n, (holds.get(n) || 0) + 1);
  for (const cell of cells) {
    let home = null;
    for (let n = up(cell), i = 0; n && i < 6 && !home; n = up(n), i++) if (holds.get(n) > 1) home = n;
    if (!home) home = up(cell);
    if (home.tagName === 'TR') home = home.closest('table') || home;
    if (!lists.has(home)) lists.set(home, []);
    lists.get(home).push(cell);
  }
  const parts = [];
  const place = (el) => el.getBoundingClientRect();
  for (const [home, own] of lists) {
    const halves = own.filter((c) => HALF.test(text(c))), numbers = own.filter((c) => NUMBER.test(text(c)));
    if (halves.length && halves.length <= 2) parts.push({ takes: 'ampm', kind: 'press', els: halves, box: place(halves[0]) });
    const found = numbers.map((c) => number(text(c)));
    const dated = own.filter((c) => YEAR.test(text(c)) || named(text(c)) || /[月日]$/.test(text(c)));
    const stacked = new Set(own.map((c) => Math.round((place(c).left + place(c).width / 2) / 8))).size === 1;
    if (dated.length > 1 && dated.length === own.length && stacked) { parts.push({ takes: YEAR.test(text(own[0])) ? 'year' : named(text(own[0])) || /月$/.test(text(own[0])) ? 'month' : 'day', kind: 'press', els: own, box: place(home) }); continue; }
    if (numbers.length >= 28 && numbers.length === own.length && found.every((n, i) => n === i + 1) && stacked) { parts.push({ takes: 'day', kind: 'press', els: numbers, box: place(home) }); continue; }
    if (numbers.length >= 2 && !(numbers.length >= 27 && !found.includes(0) && Math.max(...found) <= 31)) parts.push({ kind: 'press', els: numbers, box: place(home) });
  }
  for (const s of all('select')) {
    const told = [...s.options].map((o) => squash(o.text)).filter(Boolean);
    if (!fresh(s) || !seen(s) || told.length < 2) continue;
    if (told.every((t) => HALF.test(t))) parts.push({ takes: 'ampm', kind: 'select', els: [s], box: place(s) });
    else if (told.every((t) => NUMBER.test(t) || /^\D*$/.test(t) && t.length < 8) && told.some((t) => NUMBER.test(t)) && told.every((t) => !NUMBER.test(t) || number(t) < 60)) parts.push({ kind: 'select', els: [s], box: place(s), words: told });
  }
  for (const x of all('input')) {
    if (!fresh(x) || !seen(x) || x.readOnly || x.type === 'range' || place(x).width > 220 || !(x.type === 'number' && x.max && +x.max <= 60 || x.maxLength > 0 && x.maxLength <= 2 || /^(\d{1,2}|--|hh|mm|ss)$/i.test(x.value || x.placeholder))) continue;
    parts.push({ kind: 'type', els: [x], box: place(x), now: x.value });
  }
  for (const x of all('input[type=time]')) if (fresh(x) && seen(x) && !x.readOnly && !x.disabled) parts.push({ takes: 'hour', kind: 'whole', els: [x], box: place(x), now: x.value });
  const slides = all('input[type=range]').filter((x) => fresh(x) && seen(x) && +x.max > 8 && +x.max <= 60);
  if (slides.length > 1 || slides.some((x) => +x.max === 23 || +x.max === 59)) for (const x of slides) parts.push({ takes: +x.max < 25 ? 'hour' : 'minute', kind: 'slide', els: [x], box: place(x), now: x.value });
  if (parts.some((p) => p.kind === 'slide')) parts.splice(0, parts.length, ...parts.filter((p) => p.kind === 'slide' || p.takes));  // the numbers only tell where the slides stand
  const rows = parts.filter((p) => p.kind === 'press' && !p.takes && p.els.length <= 7 && p.els.every((e, i) => !i || number(text(e)) === number(text(p.els[i - 1])) + 1 || (number(text(e)) === 1 && number(text(p.els[i - 1])) > 27)));  // the weeks of a calendar
  if (new Set(rows.flatMap((p) => p.els.map(text))).size > 20) parts.splice(0, parts.length, ...parts.filter((p) => !rows.includes(p)));
  const spins = all('[role=spinbutton]').filter((x) => x.tagName !== 'INPUT' && fresh(x) && seen(x) && x.tabIndex >= 0);
  for (const x of spins) {
    for (let i = parts.length - 1; i >= 0; i--) if (parts[i].els.some((e) => x.contains(e))) parts.splice(i, 1);
    const max = +x.getAttribute('aria-valuemax'), half = max === 1 || HALF.test(text(x));
    parts.push({ takes: half ? 'ampm' : max > 24 ? 'minute' : 'hour', kind: 'spin', els: [x], box: place(x), now: text(x) });
  }
  const arrows = (cell) => {  // the two things to press right above and below a number that stands alone
    const r = place(cell), x = r.left + r.width / 2;
    const near = (lo, hi) => all('button,a,[role=button],svg,i,td,span').find((b) => { const q = place(b), y = q.top + q.height / 2; return fresh(b) && seen(b) && b !== cell && !b.contains(cell) && !cell.contains(b) && q.width < 120 && Math.abs(q.left + q.width / 2 - x) < 20 && y > lo && y < hi && !/\d/.test(text(b)); });
    const over = near(r.top - 70, r.top), under = near(r.bottom, r.bottom + 70);
    return over && under ? [over, under] : null;
  };
  for (const [, own] of lists) {
    for (const cell of own) {
      const pair = (NUMBER.test(text(cell)) || HALF.test(text(cell))) && own.length <= 4 && own.filter((c) => HALF.test(text(c))).length < 2 ? arrows(cell) : null;  // both halves in sight are pressed, not turned
      if (!pair) continue;
      for (let i = parts.length - 1; i >= 0; i--) if (parts[i].kind === 'press' && parts[i].els.includes(cell)) parts.splice(i, 1);
      parts.push({ ...(HALF.test(text(cell)) ? { takes: 'ampm' } : {}), kind: 'turn', els: [pair[0], pair[1], cell], box: place(cell), now: text(cell) });
    }
  }
  parts.sort((a, b) => (Math.abs(a.box.top - b.box.top) > Math.max(a.box.height, b.box.height) ? a.box.top - b.box.top : a.box.left - b.box.left));
  const face = (p) => p.kind === 'press' && p.takes !== 'ampm' && p.els.length < 3 && new Set(p.els.map((e) => Math.round(place(e).top))).size === 1;  // tells what is chosen, above a dial
  if (parts.some((p) => p.kind === 'press' && !p.takes && p.els.length > 5)) parts.splice(0, parts.length, ...parts.filter((p) => !face(p)));
  const dial = parts.filter((p) => p.kind === 'press' && !p.takes && p.els.length > 5), boxes = parts.filter((p) => p.kind === 'type');
  if (dial.length === 1 && boxes.length > 1) parts.splice(0, parts.length, ...parts.filter((p) => !(pressed ? boxes : dial).includes(p)));
  const rings = parts.filter((p) => p.kind === 'press' && !p.takes && p.els.length > 9), late = (p) => p.els.every((e) => !number(text(e)) || number(text(e)) > 12);
  const [early, after] = [rings.find((p) => p.els.every((e) => number(text(e)) > 0 && number(text(e)) < 13)), rings.find((p) => late(p) && p.els.every((e) => number(text(e)) < 25))];
  if (early && after) {  // one dial in two rings
    Object.assign(early, { takes: 'hour', els: [...early.els, ...after.els] });
    parts.splice(parts.indexOf(after), 1);
  }
  const halves = parts.filter((p) => p.takes === 'ampm').sort((a, b) => b.els.length - a.els.length);  // one of them may only tell which half it is
  if (halves.length > 1) parts.splice(0, parts.length, ...parts.filter((p) => p.takes !== 'ampm' || p === halves[0]));
  if (parts.some((p) => p.takes === 'year')) for (const p of parts) {  // years, and months by their numbers
    const found = p.takes || p.kind !== 'press' ? [] : p.els.map((e) => number(text(e)));
    if (!found.length || found.includes(0)) continue;
    if (Math.max(...found) <= 12 && !parts.some((o) => o.takes === 'month')) p.takes = 'month';
    else if (Math.max(...found) <= 31 && !parts.some((o) => o.takes === 'day')) p.takes = 'day';
  }
  if (!parts.some((p) => p.takes === 'month')) parts.splice(0, parts.length, ...parts.filter((p) => p.takes !== 'year' && p.takes !== 'day'));
  const ORDER = ['hour', 'minute', 'second'];
  let next = 0;
  for (const part of parts) {
    if (part.takes) continue;
    const values = part.kind === 'press' ? part.els.map((e) => number(text(e))) : part.kind === 'select' ? part.words.map(number).filter((v) => !isNaN(v)) : [];
    if (next === 0 && values.length && Math.max(...values) > 23) next = 1;  // a dial that asks for the minutes now
    part.takes = ORDER[next++] || '';
  }
  const good = parts.filter((p) => p.takes);
  window.__clock = good.map((p) => p.els);
  return good.map((p) => ({ takes: p.takes, kind: p.kind, values: p.kind === 'select' ? [...p.els[0].options].map((o) => (o.disabled || o.hidden ? '' : squash(o.text))) : p.kind === 'press' ? p.els.map(text) : [], figures: p.kind === 'press' ? p.els.map((e) => figure(text(e)) || 0) : [], off: p.kind === 'press' ? p.els.map(off) : [], now: p.now || '' }));
}
