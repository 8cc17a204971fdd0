// The calendar that is open: its days, which month they belong to, and what pages on. Told by behaviour: a block that became visible
// since `shown.js` (or stands in an open dialog) whose small parts read 1, 2, 3 ... 28. Leaves elements in window.__days and
// window.__calendar {next: [...], previous: [...]}: what may turn its page, likeliest first. null when none is open. `strips`: a row of days will do, each with
// its weekday and its number.
([languages, strips]) => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n || 80);
  const own = (el) => String(figure.get(el));
  const figure = new Map();
  const clipped = (el) => {  // in a part of a moving strip that is out of the window
    const r = el.getBoundingClientRect(), x = r.left + r.width / 2;
    for (let n = up(el), i = 0; n && i < 8 && n.tagName !== 'BODY'; n = up(n), i++) { const b = n.getBoundingClientRect(); if (b.width > 40 && (x < b.left || x > b.right) && /hidden|clip/.test(getComputedStyle(n).overflowX)) return true; }
    return false;
  };
  const ghost = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && getComputedStyle(el).visibility === 'hidden'; };
  const numbered = [], shut = new Set();
  const write = (root) => {  // what holds a number that stands alone
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let left = 30000; left-- && walker.nextNode(); ) {
      const hit = /^\s*(\d{1,2})[.日일]?\s*$/.exec(walker.currentNode.data), at = hit && walker.currentNode.parentElement;
      if (!at || +hit[1] < 1 || +hit[1] > 31 || at.closest('select,script,style,textarea') || clipped(at) || !seen(at) && !ghost(at)) continue;
      if (!seen(at)) shut.add(at);
      figure.set(at, +hit[1]);
      if (numbered.at(-1) !== at) numbered.push(at);
    }
  };
  for (const root of roots) write(root === document ? document.body || document : root);
  const among = (d, all) => all.some((o) => up(o) === up(d) || up(up(o)) === up(up(d)));
  const closed = [...shut], shown = numbered.filter((d) => !shut.has(d));  // days put out of sight one by one keep their place among the others; not so those of a calendar that is shut
  for (const d of closed) if (!among(d, shown)) { shut.delete(d); numbered.splice(numbered.indexOf(d), 1); }
  const fresh = numbered.filter((d) => !shut.has(d) && !(window.__before && window.__before.has(d)));  // what the press opened, before what stood there
  if (fresh.length >= 27) numbered.splice(0, numbered.length, ...numbered.filter((d) => (shut.has(d) ? among(d, fresh) : fresh.includes(d))));
  if (numbered.length < 27 && !strips) return null;
  const inside = (n, d) => { for (let p = d; p; p = up(p)) if (p === n) return true; return false; };
  const holds = new Map();  // what holds which numbers: the least one with a whole month is the grid of that month
  for (const d of numbered) for (let n = up(d), i = 0; n && i < 8; n = up(n), i++) { if (!holds.has(n)) holds.set(n, new Set()); holds.get(n).add(own(d)); }
  const columns = (n) => new Set(numbered.filter((d) => inside(n, d)).map((d) => { const r = d.getBoundingClientRect(); return Math.round((r.left + r.width / 2) / 12); })).size;
  const whole = [...holds].filter(([n, texts]) => texts.size >= 28 && columns(n) > 3).map(([n]) => n);  // a wheel has one column
  const grids = whole.filter((n) => !whole.some((m) => m !== n && inside(n, m))).sort((x, y) => (x.compareDocumentPosition(y) & 4 ? -1 : 1)).slice(0, 14);
  const months = {};
  for (const lang of [...new Set([document.documentElement.lang || 'en', ...languages])]) for (const style of ['long', 'short']) {
    let format; try { format = new Intl.DateTimeFormat(lang, { month: style, timeZone: 'UTC' }); } catch (e) { continue; }
    for (let m = 0; m < 12; m++) { const name = format.format(new Date(Date.UTC(2024, m, 15))).toLowerCase().replace('.', ''); if (/[a-zà-ÿ]{3}/.test(name) && !(name in months)) months[name] = m + 1; }
  }
  const rowOfDays = () => {  // [[cell, date], ...]: siblings, each named by its weekday and its number, one day after the other
    const week = {};
    for (const lang of [...new Set([document.documentElement.lang || 'en', ...languages])].reverse()) for (const style of ['long', 'short']) for (let d = 0; d < 7; d++) try { week[new Date(Date.UTC(2024, 8, 1 + d)).toLocaleString(lang, { weekday: style, timeZone: 'UTC' }).toLowerCase().replace('.', '')] = d; } catch (e) { continue; }
    const rows = new Map();
    for (const root of roots) {
      const walker = document.createTreeWalker(root === document ? document.body || document : root, NodeFilter.SHOW_TEXT);
      for (let left = 30000; left-- && walker.nextNode(); ) {
        const word = /^\s*([^\W\d_]{2,10})/u.exec(walker.currentNode.data.normalize()), at = word && walker.currentNode.parentElement;
        if (!at || !(word[1].toLowerCase() in week) || at.closest('select,script,style,textarea,nav,footer') || !seen(at)) continue;
        for (let n = at, i = 0; n && up(n) && i < 5; n = up(n), i++) {
          const row = [...up(n).children].filter((c) => c.tagName === n.tagName && seen(c));
          if (row.length < 4 || row.length > 31) continue;
          if (!rows.has(up(n))) rows.set(up(n), row);
          break;
        }
      }
    }
    for (const row of rows.values()) {
      const out = [], now = new Date();
      let last = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 8);
      for (const cell of row) {
        const text = squash(cell.innerText, 60).toLowerCase(), words = text.split(/[^a-zà-ÿ]+/), number = /(?:^|[^\d:])([12]?\d|3[01])(?![\d:])/.exec(text.replace(/20\d\d/, ''));
        const day = words.map((w) => week[w]).find((w) => w !== undefined), which = words.filter((w) => !(w in week)).map((w) => months[w]).find(Boolean);
        if (!number || day === undefined || cell.querySelector('input,select') || /\d:\d\d/.test(text)) continue;
        let date = null;
        for (let k = 1; k < 370 && !date; k++) { const d = new Date(last.getFullYear(), last.getMonth(), last.getDate() + k); if (d.getDate() === +number[1] && d.getDay() === day && (!which || d.getMonth() + 1 === which)) date = d; }
        if (!date || (out.length && date - last > 5 * 864e5)) break;
        out.push([cell, date]); last = date;
      }
      if (out.length > 3 && out.length >= row.length * 0.7) return out;
    }
    return null;
  };
  const strip = !grids.length && strips ? rowOfDays() : null;
  if (!grids.length && !strip) return null;
  if (strip) { grids.push(up(strip[0][0])); for (const [cell, date] of strip) figure.set(cell, date.getDate()); }
  const grid = grids[0];
  const ofGrid = strip ? [strip.map(([cell]) => cell)] : grids.map((g) => numbered.filter((d) => inside(g, d)));
  const days = ofGrid.flat();
  const pressable = (d) => { for (let n = d, i = 0; n && !grids.includes(n) && i < 4; n = up(n), i++) if (n.tagName === 'BUTTON' || n.tagName === 'TD' || n.tagName === 'A' || /gridcell|button|option/.test(n.getAttribute('role') || '') || n.tabIndex >= 0) return n; return d; };
  const tongue = document.documentElement.lang || 'en';
  for (const style of ['long', 'short']) for (let d = 1; d < 8; d++) try {  // a weekday here may be a month elsewhere
    const name = new Date(Date.UTC(2024, 0, d)).toLocaleString(tongue, { weekday: style, timeZone: 'UTC' }).toLowerCase().replace('.', ''), own = (m) => ['long', 'short'].some((one) => new Date(Date.UTC(2024, m - 1, 15)).toLocaleString(tongue, { month: one, timeZone: 'UTC' }).toLowerCase().replace('.', '') === name);
    if (months[name] && !own(months[name])) delete months[name];
  } catch (e) { continue; }
  const month = (text) => {
    for (const word of (text || '').toLowerCase().split(/[^a-zà-ÿ]+/)) if (word && months[word]) return months[word];
    return 0;
  };
  const figures = (text) => { const hit = /\b(0?[1-9]|1[0-2])\s?(?:月|[\/.-]\s?)\s?20\d\d\b|\b20\d\d\s?(?:年|[\/.-]\s?|\s)\s?(0?[1-9]|1[0-2])\b(?![\/.-]\d)/.exec(text); return hit ? +(hit[1] || hit[2]) : 0; };  // "11 / 2026", "2026.11"
  const dated = (text) => {  // "Saturday, November 28th, 2026", "2026-11-28", "28.11.2026"
    const t = text || '';
    let hit = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(t);
    if (hit) return [+hit[1], +hit[2], +hit[3]];
    const year = /\b(20\d\d)\b/.exec(t), m = month(t), day = /\b(\d{1,2})(st|nd|rd|th|\.)?\b/.exec(t.replace(/20\d\d/, ''));
    return year && m && day ? [+year[1], m, +day[1]] : null;
  };
  const tree = (root) => {  // its elements, those in shadow roots too
    const out = [], go = (n) => { for (const c of [...(n.shadowRoot ? n.shadowRoot.children : []), ...n.children]) if (out.length < 4000) { out.push(c); go(c); } };
    go(root);
    return [root, ...out];
  };
  const weekday = (at) => {  // one of the seven names that head the columns: "mar" is no March there
    for (let n = at, i = 0; n && i < 3; n = up(n), i++) { const row = up(n) ? [...up(n).children] : []; if ((row.length === 7 || row.length === 8) && row.every((c) => c.tagName === n.tagName && !/\d\d|^.{16}/.test(squash(c.textContent)))) return true; }
    return false;
  };
  const headed = (frame) => {  // [year, month] as this part of the page tells them beside its days; 0 what it leaves out
    const all = tree(frame), lists = all.filter((e) => e.tagName === 'SELECT' && seen(e));
    const m = lists.find((s) => s.options.length === 12 || [...s.options].some((o) => month(o.text))), y = lists.find((s) => /^\s*(19|20)\d\d/.test((s.selectedOptions[0] || {}).text || ''));
    const several = inside(frame, grid) && grids.some((g) => g !== grid && inside(frame, g)), texts = [], low = [];
    for (const at of all) for (const n of at.childNodes) {
      if (n.nodeType !== 3 || !n.data.trim() || at.closest('option,select') || texts.length > 40 || weekday(at)) continue;
      if (several && !(grid.compareDocumentPosition(at) & 2) && !inside(grid, at)) continue;  // speaks of a later month
      const quiet = !seen(at) && at.getBoundingClientRect().width >= 1;  // for screen readers alone
      if ((!quiet && !seen(at)) || grids.some((g) => inside(g, at)) && (at.closest('td,[role=gridcell]') || /^\d{1,2}$/.test(n.data.trim()))) continue;
      (quiet ? low : texts).push(n.data);
    }
    const told = [...texts, ...low, ...all.filter((e) => e.tagName === 'INPUT' && seen(e)).map((x) => x.value)].join(' ');
    const year = y ? +y.selectedOptions[0].text.trim() : +((/\b(20\d\d)\b/.exec(told) || [])[1] || 0);
    const which = m ? month(m.selectedOptions[0].text) || m.selectedIndex + 1 : month(told) || figures(told);
    return [year, which];
  };
  let frame = grid, caption = null, part = [0, 0];
  const next = [], previous = [], wide = [], wideBack = [];  // what may turn the page, likeliest first; double arrows, where they are all there is
  const NEXT = /next|siguiente|suivant|n[äa]chste|volgende|successiv|pr[óo]xim|forward|right|^[>›»→▶⟩]+$|chevron_right|arrow_forward/i, BACK = /prev|anterior|pr[ée]c[ée]dent|vorherig|vorige|precedente|back|left|^[<‹«←◀⟨]+$|chevron_left/i;
  const WIDE = /year|jahr|a[ñn]o|ann[ée]e|jaar|anno|ano|double|super|decade|last|first|^[»«]+$/i;
  const said = (el) => squash([el.getAttribute('aria-label'), el.getAttribute('title'), el.innerText, el.getAttribute('data-action')].filter(Boolean).join(' '), 80) || '';
  const marked = (el) => (el.getAttribute('class') || '') + ' ' + [...el.querySelectorAll('[class]')].slice(0, 3).map((c) => c.getAttribute('class')).join(' ');
  const newly = (el) => fresh.length < 27 || !(window.__before && window.__before.has(el));  // came up with the days
  const low = Math.max(...grids.map((g) => g.getBoundingClientRect().bottom)) + 50;  // below it stand the buttons of the form
  const small = (within) => tree(within).filter((b) => b.matches('button,[role=button],a,span,div,i,svg,th,td,[aria-label]') && seen(b) && newly(b) && !clipped(b) && !/^\d{1,2}$/.test(squash(b.innerText, 9)) && b.getBoundingClientRect().top < low && !(b.type === 'submit' && b.form && b.getAttribute('type')) && !days.some((d) => b.contains(d) || d.contains(b)) && b.getBoundingClientRect().width < 140);
  const add = (list, some) => { for (const b of some) if (list.length < 8 && !list.includes(b) && !list.some((o) => o.contains(b) || b.contains(o))) list.push(b); };
  for (let i = 0; frame && i < 7; frame = up(frame), i++) {
    if (!caption) { const told = headed(frame); part = [part[0] || told[0], part[1] || told[1]]; caption = part[0] && part[1] ? part : null; }  // month and year may stand apart
    if (!next.length) {
      const buttons = small(frame);
      const names = (re, b) => re.test(said(b)) || [b.getAttribute('aria-label'), b.getAttribute('title'), b.innerText].some((t) => t && re.test(squash(t)));  // an arrow that bears a name as well
      const good = (re, wide) => buttons.filter((b) => names(re, b) && WIDE.test(said(b)) === wide && said(b).length < 40).concat(buttons.filter((b) => re.test(marked(b)) && WIDE.test(marked(b)) === wide && !/^(SPAN|DIV|I|svg)$/i.test(b.tagName)), buttons.filter((b) => re.test(marked(b)) && WIDE.test(marked(b)) === wide));
      add(next, good(NEXT, false)); add(previous, good(BACK, false));
      if (next.length) { add(next, good(NEXT, true)); add(previous, good(BACK, true)); } else if (!wide.length) { add(wide, good(NEXT, true)); add(wideBack, good(BACK, true)); }
    }
    if (caption && next.length) break;
    if (frame.tagName === 'FORM' || frame.tagName === 'BODY') break;
  }
  if (!next.length && wide.length) { add(next, wide); add(previous, wideBack); }
  if (!caption && part[1]) {  // a month without a year: the one that is nearest
    const now = new Date(), way = (part[1] - 1 - now.getMonth() + 14) % 12 - 2;
    const then = new Date(now.getFullYear(), now.getMonth() + way, 1);
    caption = [then.getFullYear(), then.getMonth() + 1];
  }
  {  // drawings without a word beside the caption: the inner ones page by a month
    const g = grid.getBoundingClientRect(), at = (b) => b.getBoundingClientRect();
    const buttons = small(up(up(up(grid) || grid) || grid) || grid).filter((b) => !said(b) && b.matches('button,[role=button],a,svg,[tabindex]') && at(b).bottom <= g.top + 6 && at(b).top > g.top - 160 && at(b).width > 8);
    const mute = buttons.filter((b) => !buttons.some((o) => o !== b && o.contains(b)));
    const mid = mute.length ? (Math.min(...mute.map((b) => at(b).left)) + Math.max(...mute.map((b) => at(b).right))) / 2 : 0;
    const right = mute.filter((b) => at(b).left >= mid).sort((a, b) => at(a).left - at(b).left), left = mute.filter((b) => at(b).right <= mid).sort((a, b) => at(b).left - at(a).left);
    add(next, right); add(previous, left);
  }
  const out = days.map((d) => {
    const p = pressable(d), told = [p, d, up(d)].filter(Boolean).map((n) => dated(n.getAttribute('aria-label')) || dated(n.getAttribute('data-date')) || dated(n.getAttribute('title')) || dated(n.getAttribute('data-day')) || dated(n.getAttribute('data-value'))).find(Boolean);
    let off = shut.has(d);
    for (let n = d, k = 0; n && !grids.includes(n) && k < 4; n = up(n), k++) {
      const c = n.getAttribute('class') || '';
      if (n.disabled || n.getAttribute('aria-disabled') === 'true' || n.hasAttribute('data-disabled') || /(^|[\s_-])(is-)?(disabled|unavailable|booked|blocked)([\s_-]|$)|(^|\s|--|__)(is-)?full(\s|$)/i.test(c)) off = true;
    }
    return { day: +own(d), date: told || null, off };
  });
  if (strip) strip.forEach(([cell, date], i) => { const inner = cell.matches('button,[role=button],[tabindex]') ? null : cell.querySelector('button,a,[role=button],[tabindex]'); out[i].date = [date.getFullYear(), date.getMonth() + 1, date.getDate()]; if (inner) days[i] = inner; if (inner && (inner.disabled || inner.getAttribute('aria-disabled') === 'true')) out[i].off = true; });
  let at = 0, of = caption;
  ofGrid.forEach((some, g) => {  // each month with its own heading, else the one after the month before it
    if (g) { of = of && [of[0] + (of[1] === 12 ? 1 : 0), (of[1] % 12) + 1]; for (let n = grids[g], i = 0; n && i < 4 && !grids.some((o) => o !== grids[g] && n.contains(o)); n = up(n), i++) { const own = headed(n); if (of && own[1]) { of = [own[0] || of[0], own[1]]; break; } } }
    let began = false, ended = false;  // days before the 1st and after the last belong to other months
    some.forEach((_, i) => { const d = out[at++]; if (d.day === 1 && !began) began = true; else if (began && !ended && d.day === 1 && i > 20) ended = true; d.other = !began || ended; d.month = of; });
    const group = out.slice(at - some.length, at), mine = group.filter((d) => !d.other && d.date);
    if (!strip && of && mine.length && !mine.some((d) => d.date[1] === of[1])) group.forEach((d) => { d.date = null; });  // its marks count months otherwise than the heading that is read
  });
  window.__days = days.map(pressable);
  window.__calendar = { next, previous };
  let near = false;  // stands open beside its box all the time
  for (let n = window.__box, i = 0; n && i < 6 && n.tagName !== 'FORM' && n.tagName !== 'BODY' && !near; n = up(n), i++) near = inside(n, grid);
  return { near, strip: Boolean(strip), days: out, caption, next: next.length, previous: previous.length, fresh: !(window.__before && days.every((d) => shut.has(d) || window.__before.has(d))) };
}
