// What stands behind the fields of one form: which are list boxes that must be opened, which open a calendar, what a person reads in
// them. Read-only. Takes the fields' [selector, kind, can be used by a person] triples, returns for each an object, or null for plain boxes.
(fields) => {
  const selectors = fields.map(([sel]) => sel), kinds = fields.map(([, kind]) => kind), inReach = fields.map(([, , visible]) => visible);
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const within = (root, sel) => { try { return root.querySelector(sel); } catch (e) { return null; } };
  const find = (sel) => {
    for (const root of roots) { const hit = within(root, sel); if (hit) return hit; }
    const steps = sel.split(' > ');
    const down = (at, i) => {  // a step may lead into a shadow root or to a child
      if (i === steps.length) return at;
      for (const c of [...(at.shadowRoot ? at.shadowRoot.children : []), ...at.children]) if (c.matches(steps[i])) { const hit = down(c, i + 1); if (hit) return hit; }
      return null;
    };
    for (const root of roots) { const at = within(root, steps[0]); const hit = at && down(at, 1); if (hit) return hit; }
    return null;
  };
  // with selector.js
  const path = addressing((el) => byId(el, (id) => roots.reduce((n, r) => n + r.querySelectorAll('#' + CSS.escape(id)).length, 0) === 1));
  const opaque = (el) => !el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const cut = (el) => { for (let n = el, i = 0; n && i < 5 && n.tagName !== 'FORM'; n = up(n), i++) { const st = getComputedStyle(n); if (/inset\((50|100)%/.test(st.clipPath || '') || st.position === 'absolute' && /rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)/.test(st.clip || '')) return true; } return false; };  // inside a part that is clipped away
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 14 && r.height > 10 && r.right + scrollX > 0 && r.bottom + scrollY > 0 && opaque(el) && !cut(el); };
  const FIELDS = 'input:not([type=hidden]),select,textarea,[role=combobox],[role=listbox]';
  const alone = (el, field) => [...el.querySelectorAll(FIELDS)].every((f) => f === field || field.contains(f) || f.contains(field) || f.getAttribute('aria-hidden') === 'true' || f.tabIndex < 0 || !opaque(f));
  const control = (el) => {  // the box a person sees: itself where it is big enough, else the nearest one around it alone
    const r = el.getBoundingClientRect();
    if (seen(el) && (r.width >= 60 || el.tagName !== 'INPUT')) return el;
    for (let n = up(el), i = 0; n && i < 6 && n.tagName !== 'FORM'; n = up(n), i++) {
      if (!alone(n, el)) return null;
      const box = n.getBoundingClientRect();
      if (seen(n) && box.width >= 60 && box.height >= 18) return box.height < 140 ? n : null;
    }
    return null;
  };
  const shell = (el, box) => {  // a little wider: where libraries write what was chosen
    let best = box;
    for (let n = up(box), i = 0; n && i < 3 && n.tagName !== 'FORM' && n.tagName !== 'LABEL' && alone(n, el) && n.getBoundingClientRect().height <= box.getBoundingClientRect().height * 1.6 + 6; n = up(n), i++) best = n;
    return best;
  };
  const holds = (n, x) => { for (let p = x; p; p = up(p)) if (p === n) return true; return false; };
  const remark = (n, box) => /help|hint|error|invalid|feedback|message|descri|assist/i.test((n.getAttribute('class') || '') + ' ' + n.id) && n.getBoundingClientRect().top >= box.getBoundingClientRect().bottom - 2;  // a line about the box, below it
  const words = (el, field, box) => {  // visible words, without labels and without what is said to screen readers only
    let out = '';
    const go = (n) => {
      if (out.length > 300) return;
      if (n.nodeType === 3) { out += n.data + ' '; return; }
      if (n.nodeType !== 1 || n.tagName === 'LABEL' || n.tagName === 'LEGEND' || n.tagName === 'STYLE' || n.tagName === 'SELECT' || n.getAttribute('role') === 'listbox' || /^(log|status|alert)$/.test(n.getAttribute('role') || '') || n.hasAttribute('aria-live') && n !== el && !holds(n, field) || n !== el && remark(n, box)) return;
      const st = getComputedStyle(n), r = n.getBoundingClientRect();
      if (n.tagName !== 'SLOT' && st.display === 'none' || st.visibility === 'hidden' || (st.position === 'absolute' && (r.width < 3 || r.height < 3))) return;
      const slotted = n.tagName === 'SLOT' ? n.assignedNodes({ flatten: true }) : [];
      for (const c of slotted.length ? slotted : n.shadowRoot ? n.shadowRoot.childNodes : n.childNodes) go(c);
    };
    go(el);
    return squash(out, 160);
  };
  const taken = (el) => { const one = el.getAttribute('role') === 'listbox' ? [...el.querySelectorAll('[role=option][aria-selected=true]')] : []; return one.length === 1 ? squash(one[0].innerText || one[0].textContent, 160) : ''; };  // a closed list that holds its own entries
  const laid = (el) => el.getAttribute('role') === 'listbox' && [...el.querySelectorAll('[role=option]')].filter(seen).length > 1;  // its entries lie open, none taken
  const written = (el) => { const inner = (el.shadowRoot || el).querySelector('input:not([type=hidden])'); return inner && (el.shadowRoot || inner.readOnly || inner.tabIndex < 0) ? squash(inner.value, 160) : ''; };  // a button that shows its answer in a box
  const hidden = (el) => {  // the hidden input that carries the value of a list box
    for (let n = el, i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {
      const h = [...n.querySelectorAll('input')].filter((x) => x !== el && (x.type === 'hidden' || x.getAttribute('aria-hidden') === 'true'));
      if (h.length === 1 && alone(n, el)) return h[0].value.slice(0, 120);
      if (h.length > 1) return '';
    }
    return '';
  };
  const els = selectors.map(find), place = new Map(els.map((el, i) => [el, i]));
  const told = selectors.map(() => null);
  const labelled = (el) => {  // words that name it from outside
    if ((el.getAttribute('aria-labelledby') || '').split(/\s+/).some((id) => { const by = id && el.getRootNode().getElementById && el.getRootNode().getElementById(id); return by && (by.tagName === 'LABEL' || !el.contains(by)) && (by.textContent || '').trim(); })) return true;
    if ([...(el.labels || [])].some((l) => (l.textContent || '').trim()) || (el.getAttribute('aria-label') || '').trim()) return true;
    const root = el.getRootNode();
    return (el.getAttribute('aria-labelledby') || '').split(/\s+/).some((id) => { const t = id && root.getElementById ? root.getElementById(id) : null; return t && t !== el && !el.contains(t) && (t.textContent || '').trim(); });
  };
  const starred = (el) => {  // an asterisk drawn by the style sheet beside its label
    const labels = [...(el.labels || [])];
    for (let n = up(el), i = 0; n && i < 5 && n.tagName !== 'FORM' && !labels.length; n = up(n), i++) {
      if (!alone(n, el)) break;
      labels.push(...n.querySelectorAll('label,legend'));
    }
    return labels.slice(0, 3).some((l) => [l, ...l.querySelectorAll('*')].slice(0, 6).some((n) => ['::before', '::after'].some((p) => getComputedStyle(n, p).content.includes('*'))));
  };
  const natives = (el) => {  // the native list a drawn one stands over: one alone in the nearest box around both
    for (let n = up(el), i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {
      const lists = [...n.querySelectorAll('select')].filter((s) => s.options.length > 1);
      const others = [...n.querySelectorAll('input:not([type=hidden]),textarea')].filter((x) => x !== el && seen(x) && !x.closest('[role=listbox],[class*=dropdown i],[class*=search i]'));
      if (lists.length === 1 && !others.length) return lists[0];
      if (lists.length || others.length) return null;
    }
    return null;
  };
  const twin = (el) => {  // the hidden native box that mirrors a drawn tick box or radio button
    const host = el.getRootNode() instanceof ShadowRoot && el.getRootNode().host;
    if (host && /^(checkbox|radio|switch)$/.test(host.getAttribute('role') || '')) return true;
    if (seen(el) || [...(el.labels || [])].some((l) => seen(l) && !l.querySelector('[role=checkbox],[role=radio],[role=switch]'))) return false;
    const around = [el.previousElementSibling, el.nextElementSibling];
    for (let n = up(el), i = 0; n && i < 5; n = up(n), i++) around.push(n);
    return around.some((n) => n && place.has(n) && /^(checkbox|radio|switch)$/.test(n.getAttribute('role') || ''));  // else the native one alone is asked
  };
  const mirrors = (el) => {  // an entry of the list drawn over a native one, which holds the answer
    const said = squash([...(el.labels || [])].map((l) => l.textContent).join(' ') || (el.closest('li') || el).textContent, 90);
    for (let n = up(el), i = 0; said && n && i < 8 && n.tagName !== 'FORM'; n = up(n), i++) {
      const lists = [n.previousElementSibling, n.nextElementSibling].filter((s) => s && s.tagName === 'SELECT');
      if (lists.length) return lists.some((s) => !seen(s) && [...s.options].some((o) => squash(o.text, 90) === said || s.multiple && el.type === 'checkbox'));
    }
    return false;
  };
  const face = (el) => {  // a nameless box, alone in what is drawn right beside a native list that nobody can reach
    if (el.tagName !== 'INPUT' || el.name || !/^(text|search)$/.test(el.type)) return false;
    for (let n = el, i = 0; n && i < 4 && n.tagName !== 'FORM' && alone(n, el); n = up(n), i++) if ([n.previousElementSibling, n.nextElementSibling].some((s) => s && s.tagName === 'SELECT' && !seen(s))) return true;
    return false;
  };
  const mate = (el) => {  // the box to type into that a button stands beside, the two alone
    for (let n = up(el), i = 0; n && i < 2 && n.tagName !== 'FORM'; n = up(n), i++) {
      const boxes = [...n.querySelectorAll('input:not([type=hidden]),select,textarea,[role=combobox]')].filter((x) => x !== el && x.tabIndex >= 0 && !el.contains(x) && !x.contains(el));
      if (boxes.length) return boxes.length === 1 && boxes[0].getAttribute('role') === 'combobox' && seen(boxes[0]) && place.has(boxes[0]) ? boxes[0] : null;
    }
    return null;
  };
  const run = (el) => {  // rows of two questions may stand in one part of the page: which of them, by where it begins
    let first = el;
    for (let s = el.previousElementSibling; s && s.tagName === el.tagName && place.has(s); s = s.previousElementSibling) first = s;
    return el.getAttribute('role') || first === el && !(el.nextElementSibling && place.has(el.nextElementSibling)) ? '' : ' ' + [...first.parentNode.children].indexOf(first);
  };
  const circle = (el) => {  // the group a nameless drawn radio button belongs to
    const named = (x) => x.getAttribute('role') || x.tagName, others = els.filter((x, i) => x && x !== el && kinds[i] === 'radio' && named(x) === named(el));
    const inside = (n, x) => { for (let p = x; p; p = up(p)) if (p === n) return true; return false; };
    for (let n = up(el), i = 0; n && i < 8 && n.tagName !== 'BODY'; n = up(n), i++) if (others.some((x) => inside(n, x))) return path(n) + run(el);
    return '';
  };
  const NAMES = [['month', /month|monat|mois|^mes\b|maand|mese/], ['ampm', /period|meridiem|am ?\/? ?pm/], ['day', /\bday\b|^tag|jour|d[ií]a\b|^dag|giorno/], ['year', /year|jahr|ann[ée]e|a[ñn]o|jaar|anno/], ['hour', /hour|stunde|heure|hora|\buur|\bora\b|^hh$/], ['minute', /minu/], ['second', /second|sekunde|segundo/]];
  const namings = (p) => [...['aria-label', 'name', 'placeholder'].map((a) => p.getAttribute(a) || ''), ...[...(p.labels || [])].map((l) => l.textContent)].map((t) => t.toLowerCase().trim());
  const small = (x) => /^(text|number|tel)$/.test(x.type) && namings(x).some((t) => t.length < 24 && /^(hh|mm|ss)$|hour|stunde|heure|hora|\buur|minu/.test(t));  // a box for the hour alone, or the minutes
  const pieces = (el) => {  // a date or an hour typed piece by piece: its parts in order, what each of them takes; null for a box that only counts
    for (let n = up(el), i = 0; n && i < 6 && n.tagName !== 'FORM'; n = up(n), i++) {
      let all = [...n.querySelectorAll('[role=spinbutton]')];
      if (all.length < 2) all = [...n.querySelectorAll('input')].filter((x) => small(x) && x.getBoundingClientRect().width > 3 && opaque(x));
      if (all.length < 2) continue;
      const dated = (x) => NAMES.some(([, re]) => namings(x).some((t) => t.length < 24 && re.test(t)));  // the day stands beside the hour, part by part
      if ([...n.querySelectorAll('input:not([type=hidden]),select,textarea')].some((x) => !all.includes(x) && !dated(x) && seen(x) && x.tabIndex >= 0)) return null;
      const said = (p) => ['data-type', 'data-segment', 'data-part', 'aria-label'].map((a) => p.getAttribute(a) || '').join(' ').toLowerCase().trim();
      const top = (p) => +(p.getAttribute('aria-valuemax') || p.max || 0);
      const bare = (p) => (p.getAttribute('role') === 'spinbutton' ? [said(p)] : namings(p).map((t) => (t === 'mm' ? 'minute' : t)));
      const parts = all.map((p) => (NAMES.find(([, re]) => bare(p).some((t) => re.test(t))) || [''])[0]);
      all.forEach((p, k) => { if (!parts[k]) parts[k] = top(p) > 100 ? 'year' : top(p) === 59 ? (parts.includes('minute') ? 'second' : 'minute') : top(p) >= 28 ? 'day' : top(p) === 12 && all.some((o) => top(o) >= 28 && top(o) <= 31) && !parts.includes('month') ? 'month' : top(p) >= 11 ? 'hour' : /^[ap]\.?m/i.test(p.textContent) || top(p) === 1 ? 'ampm' : ''; });
      const whole = ['month', 'day'].every((x) => parts.includes(x)) || ['hour', 'minute'].every((x) => parts.includes(x));
      if (!whole || parts.includes('')) return null;
      const ask = [n, up(n), up(up(n) || n)].filter(Boolean).map((x) => (x.getAttribute('aria-labelledby') || '').split(/\s+/).map((id) => { const t = id && x.getRootNode().getElementById && x.getRootNode().getElementById(id); return t ? squash(t.textContent, 160) : ''; }).join(' ').trim()).find(Boolean);
      const labels = (m) => [...m.querySelectorAll('input')].flatMap((x) => [...(x.labels || [])]).map((l) => squash(l.textContent, 160)).filter(Boolean);
      const outer = [up(n), up(up(n) || n)].filter((m) => m && [...m.querySelectorAll('input')].filter((x) => !all.includes(x) && x.type !== 'hidden').every((x) => !seen(x) || x.closest('[role=dialog]'))).map(labels).find((l) => l.length === 1);  // of the unseen box that keeps the date
      const naming = labels(n)[0] || squash(n.getAttribute('aria-label'), 160) || (outer && outer[0]) || '';
      return { all, parts: all.map((p, k) => [path(p), parts[k]]), asks: ask || naming, shown: squash(all.map((p) => p.value || p.textContent).join(' '), 60) };
    }
    return null;
  };
  const tell = (el, at) => {
    if (!el) return;
    const role = el.getAttribute('role') || '', pop = el.getAttribute('aria-haspopup') || '', tag = el.tagName, type = tag === 'INPUT' ? el.type : '';
    if (type === 'checkbox' || type === 'radio') { if (twin(el) || mirrors(el)) told[at] = { kind: 'popup' }; else if (type === 'radio' && !el.name) told[at] = { kind: 'choice', group: circle(el) }; return; }
    if (kinds[at] === 'radio') { told[at] = { kind: 'choice', group: circle(el) }; return; }
    const whole = role === 'spinbutton' || tag === 'INPUT' && small(el) ? pieces(el) : null;
    if (whole) { const { all, ...rest } = whole; told[at] = all.find((p) => place.has(p)) === el ? { kind: 'segment', ...rest } : { kind: 'popup' }; return; }
    if (kinds[at] === 'checkbox' || /^(slider|spinbutton)$/.test(role)) return;
    if (tag === 'INPUT' && !seen(el) && el.parentElement && [...(el.parentElement.parentElement || el.parentElement).querySelectorAll('[role=spinbutton]')].some((x) => x !== el && x.tagName !== 'INPUT')) { told[at] = { kind: 'popup' }; return; }
    if (tag === 'SELECT' && !seen(el) && el.options.length < 2 && (el.getAttribute('aria-hidden') === 'true' || el.tabIndex < 0)) { told[at] = { kind: 'popup' }; return; }  // a drawn list keeps its answer here
    const star = starred(el);
    if (star && !told[at]) told[at] = { kind: 'plain', required: true };
    if (tag === 'TEXTAREA' && (role === 'searchbox' || el.closest('[role=combobox]'))) {  // to search a list of several answers by
      const native = natives(el);
      if (native && place.has(native) && inReach[place.get(native)]) told[at] = { kind: 'popup' };
      return;
    }
    if (tag === 'SELECT' || tag === 'TEXTAREA' || /^(file|password|range|date|time|color|month|week|datetime-local)$/.test(type)) return;
    const arrowed = (x) => Boolean(up(x)) && [...up(x).children].some((c) => c !== x && c.tagName !== 'INPUT' && c.getBoundingClientRect().width < 40 && c.querySelector('svg,i') && !squash(c.textContent, 9));  // a sign drawn in the box, behind its words
    const called = (n) => n && alone(n, el) && /(^|[\s_-])(select(?!-(none|all|text|auto))|combo-?box|dropdown)([\s_-]|$)/i.test((n.getAttribute('class') || '') + ' ' + n.tagName);
    const guess = tag === 'INPUT' && (el.tabIndex >= 0 || seen(el)) && /^(text|search)$/.test(type) && (!el.placeholder || arrowed(el)) && !el.readOnly && [el, up(el), up(up(el) || el)].some(called);
    const holder = el.closest('[role=combobox]'), auto = (el.getAttribute('aria-autocomplete') || 'none') !== 'none';
    const list = role === 'combobox' || role === 'listbox' || pop === 'listbox' || auto || Boolean(holder) || guess || face(el) || tag !== 'INPUT';
    const mark = (n) => (n.getAttribute('class') || '') + ' ' + (n.id || '') + ' ' + (n.getAttribute('data-dates-input') !== null ? 'date-picker' : '');
    const near = [el, el.parentElement, el.parentElement && el.parentElement.parentElement, el.getRootNode().host].filter(Boolean);
    const shut = (tag === 'INPUT' && el.readOnly) || (tag !== 'INPUT' && el.getAttribute('contenteditable') === null);
    const calendar = (!auto && (pop === 'dialog' || pop === 'grid')) || near.some((n) => /date-?time|date-?(pick|input)|calendar|flatpickr|pikaday/i.test(mark(n)) || n.tagName.includes('-DATE'));
    if (el.getAttribute('contenteditable') !== null && role !== 'combobox' && !auto) return;
    if (!list && !shut && !calendar) return;
    if (tag !== 'INPUT' && mate(el)) { told[at] = { kind: 'popup' }; return; }  // only opens the list of the box beside it
    if (role === 'listbox' && tag !== 'INPUT' && !seen(el)) { told[at] = { kind: 'popup' }; return; }  // the list another box opens
    if (tag === 'INPUT' && list && !el.getClientRects().length) { told[at] = { kind: 'popup' }; return; }  // waits in a list that is shut
    const native = list ? natives(el) : null;
    if (native && place.has(native) && inReach[place.get(native)] && type === 'search' && !seen(el) && labelled(native)) { told[at] = { kind: 'popup' }; return; }  // to search the list by, once it is open
    if (native && place.has(native) && (inReach[place.get(native)] || !seen(el)) && !labelled(el) && (labelled(native) || native.getAttribute('aria-hidden') !== 'true')) { told[at] = { kind: 'popup' }; return; }
    if (native && place.has(native)) told[place.get(native)] = { kind: 'popup' };
    const behind = tag === 'INPUT' && shut && !list ? natives(el) : null;  // a read-only box drawn over a native list nobody can reach
    const over = Boolean(behind && !seen(behind) && place.has(behind));
    if (over) told[place.get(behind)] = { kind: 'popup' };
    const box = control(el);
    if (!box && calendar && !list && !shut && !el.disabled) return;  // a part of a date typed piece by piece
    if (!box || el.disabled || el.getAttribute('aria-disabled') === 'true' || box.getAttribute('aria-disabled') === 'true') { told[at] = { kind: 'listbox', disabled: true }; return; }
    const around = shell(el, box);
    told[at] = {
      kind: (list || over || (shut && tag === 'INPUT' && !el.value)) && !calendar ? 'listbox' : 'picker', box: box === el ? '' : path(box), shown: (tag === 'INPUT' && squash(el.value, 160)) || taken(el) || (laid(el) ? '' : words(around, el, box)) || written(el), carried: hidden(around),
      guess, typed: tag === 'INPUT' && !el.readOnly && el.getBoundingClientRect().width > 1 && !(el.getAttribute('inputmode') === 'none' && role === 'combobox'), shut,
      required: star || el.getAttribute('aria-required') === 'true' || Boolean(el.required) || Boolean(around.querySelector('input[required],[aria-required=true]')),
    };
  };
  els.forEach((el, at) => { try { tell(el, at); } catch (e) { told[at] = null; } });  // one odd box must not hide what the others are
  return told;
}
