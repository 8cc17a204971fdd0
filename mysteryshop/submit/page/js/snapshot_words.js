// A part of the look at a frame (see snapshot.py): these files are joined, in order, into one function of `limits`.
  // ---- words around a field
  const byIds = (el, attr) => {
    const root = el.getRootNode();
    const named = (el.getAttribute(attr) || '').split(/\s+/).slice(0, 6).map((id) => (id && root.getElementById ? root.getElementById(id) : null)).filter((t) => t && t !== el && !(attr === 'aria-labelledby' && /^(INPUT|TEXTAREA)$/.test(el.tagName) && contains(t, el)));  // nor is what it stands in
    const outside = named.filter((t) => !contains(el, t));  // what a box shows is its answer, not its name
    const labels = named.filter((t) => t.tagName === 'LABEL');
    return squash((outside.length ? outside : labels.length ? labels : named).map((t) => textOf(t, SHORT, true)).join(' '), LONG);
  };
  const tag = (el) => el.tagName;
  const drawn = (el) => { const r = el.getBoundingClientRect(); return r.width > 2 && r.height > 2; };
  const loneLabel = (el) => {
    const bare = !/^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) || el.readOnly;
    if (!bare && (idOf(el) || el.getAttribute('name'))) return '';  // boxes of component libraries have neither
    // a label that names no box, or one nobody sees, in the smallest block around this box alone
    for (let n = el, i = 0; n && i < 8 && n.tagName !== 'FORM' && n !== document.body; n = up(n), i++) {
      if (i && [...n.querySelectorAll('input:not([type=hidden]),select,textarea,[role=combobox],[contenteditable=true]')].some((x) => x !== el && !contains(el, x) && !contains(x, el) && drawn(x))) return '';
      const labels = [...n.querySelectorAll('label')].filter((l) => drawn(l) && squash(l.textContent, 9)), own = labels[0];
      if (labels.length > 1) return '';
      if (own) return !own.control || (bare && !contains(el, own.control) && own.control !== el && !drawn(own.control)) ? textOf(own, SHORT, true) : '';
    }
    return '';
  };
  // labels tied to the wrong box, as copied lines tie them: they stand right before another that has no words tied to it
  const strayed = new Map(), astray = new WeakSet();
  const nextAfter = (l) => inputs.find((x) => l.compareDocumentPosition(x) & 4);
  const tied = (x) => (x.labels && x.labels.length) || x.getAttribute('placeholder') || x.getAttribute('aria-label') || x.getAttribute('aria-labelledby') || x.getAttribute('title');
  const BOX = 'input:not([type=hidden]),select,textarea';
  const straying = (l, el) => {
    if (contains(l, el)) return null;
    let n = up(l);
    while (n && !n.querySelector(BOX)) n = up(n);
    if (!n) return null;
    const beside = n.contains(el), copied = [...el.labels].some((o) => o !== l && (contains(o, el) || nextAfter(o) === el));
    if (beside && !copied) return null;
    const near = beside ? null : [...n.querySelectorAll(BOX)].filter((x) => place.has(x)), x = near && near.length === 1 ? near[0] : nextAfter(l);
    if (!x || x === el || (near && !near.includes(x)) || tied(x) || /^(radio|checkbox)$/.test(x.type)) return null;
    return beside && [...n.querySelectorAll(BOX)].length === 1 ? null : x;
  };
  let unsure = 400;  // bounded, whatever the page holds
  for (const el of inputs) for (const l of el.labels && el.labels.length < 8 ? el.labels : []) {
    if (!unsure) break;
    const x = (el.labels.length > 1 || el.compareDocumentPosition(l) & 4) && !/^(radio|checkbox)$/.test(el.type) && unsure-- ? straying(l, el) : null;
    if (x) { astray.add(l); strayed.set(x, [...(strayed.get(x) || []), l]); }
  }
  const behind = (el, l) => {  // a switch between two words of one label: what it means when it is on stands behind it
    if (el.type !== 'checkbox' || !contains(l, el)) return '';
    const parts = ['', ''];
    const go = (n, at) => { for (const c of childrenOf(n)) { if (c === el) at = 1; else if (c.nodeType === 3) parts[at] += c.data + ' '; else if (c.nodeType === 1) at = go(c, at); } return at; };
    go(l, 0);
    const [off, on] = parts.map((s) => squash(s, 90));
    return /\p{L}{2}/u.test(off) && on && off.length < 40 && on.length < 40 ? on : '';
  };
  const starred = (el) => {  // the asterisk may be drawn by the style alone, after the words of its label or of its question
    const group = /^(radio|checkbox)$/.test(el.type) && el.closest('fieldset'), heads = [...(el.labels || [])].slice(0, 2);
    if (group && group.firstElementChild && group.firstElementChild.tagName === 'LEGEND') heads.push(group.firstElementChild);
    const drawn = (n) => ['::after', '::before'].some((part) => /^["'][^\p{L}\p{N}]{0,3}[*＊✱∗][^\p{L}\p{N}]{0,3}["']$/u.test(getComputedStyle(n, part).content));
    return heads.some((l) => [l, ...l.children].slice(0, 4).some(drawn));
  };
  const insisted = (el) => {  // the component around this box alone says that it must be filled
    for (let n = up(el), i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {
      if (n.tagName.includes('-') && (n.hasAttribute('required') || n.getAttribute('aria-required') === 'true')) return inputs.every((x) => x === el || !contains(n, x));
    }
    return false;
  };
  const labelOf = (el) => {
    const parts = [];
    for (const l of [...[...(el.labels || [])].filter((o) => !astray.has(o)), ...(strayed.get(el) || [])]) { const s = behind(el, l) || textOf(l, LONG, true); if (s && !parts.includes(s)) parts.push(s); }
    if (!parts.length) { const l = el.closest('label'); if (l) { const s = textOf(l, LONG, true); if (s) parts.push(s); } }
    if (!parts.length && /^(radio|checkbox)$/.test(el.type || '') && el.closest('button')) parts.push(textOf(el.closest('button'), SHORT, true));
    const holder = el.tagName === 'BUTTON' || /^(combobox|listbox)$/.test(el.getAttribute('role') || '');
    const inner = !parts.length && holder && [...el.querySelectorAll('input:not([type=hidden]),select')].find((x) => x.labels && x.labels.length && (x.getClientRects().length || !x.closest('[role=listbox]')));  // drawn around the box that is labelled
    for (const l of (inner && inner.labels) || []) parts.push(textOf(l, LONG, true));
    const told = el.getAttribute('aria-label'), shows = squash(el.textContent, SHORT), drawn = rowOf.has(el) || /^(radio|checkbox)$/.test(el.getAttribute('role') || '');
    const sign = drawn && told && (!/[\p{L}\d]/u.test(shows) || (/^\d{1,2}$/.test(shows) && /\p{L}{3}/u.test(told)));  // a star to be pressed, a day's number: called by what it is for
    if (!parts.length && sign) parts.push(squash(told, SHORT));
    if (!parts.length && (rowOf.has(el) || drawnTicks.has(el))) parts.push(cardOf.get(el) || textOf(el, SHORT, true) || saying(el) || (drawnTicks.has(el) ? besideTick(el) : ''));
    const around = parentOf(el), lone = around && tag(around).includes('-') && around.querySelectorAll('input:not([type=hidden]),select,textarea,button').length === 1 ? around : null;
    const host = el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : tag(el).includes('-') ? el : lone;
    for (let h = host, i = 0; h && i < 3 && !parts.length; h = h.getRootNode() instanceof ShadowRoot ? h.getRootNode().host : null, i++) {  // the label of the component around it
      const out = h.closest('label') || (h.id && [...h.getRootNode().querySelectorAll('[for=' + quote(h.id) + ']')].find((l) => /label/i.test(l.tagName)));
      if (out) parts.push(textOf(out, LONG, true));
      else if (/^(combobox|listbox)$/.test(el.getAttribute('role') || '') && h.getAttribute('label')) parts.push(squash(h.getAttribute('label'), LONG));
    }
    if (!parts.length && !/^(radio|checkbox|submit|button|image|reset)$/.test(el.type || '') && !/^(radio|checkbox|switch)$/.test(el.getAttribute('role') || '') && !el.hasAttribute('aria-pressed') && !byIds(el, 'aria-labelledby')) { const lone = loneLabel(el); if (lone) parts.push(lone); }
    const by = byIds(el, 'aria-labelledby');
    if (by && !parts.includes(by)) parts.push(by);
    if (!parts.length && el.tagName === 'DIV' && el.getAttribute('role') === 'combobox') { const l = [...el.querySelectorAll('label')].find((x) => x.getClientRects().length); if (l) parts.push(textOf(l, LONG, true)); }  // drawn with its label inside
    if (!parts.length && /^(checkbox|radio|switch)$/.test(el.getAttribute('role') || '')) parts.push(textOf(el, LONG, true));  // named by what it holds
    return squash(parts.join(' | '), LONG);
  };
  const foreign = (t, el) => t.label && !astray.has(t.label) && t.label.control && t.label.control !== el && !(el.tagName === 'BUTTON' && contains(el, t.label.control));
  const theirs = (t, el, other) => {  // a text belongs to the other field if the smallest box around it holds that field and not this one
    for (let n = t.at, i = 0; n && i < 12; n = up(n), i++) { if (contains(n, el)) return false; if (contains(n, other)) return true; }
    return false;
  };
  const lurks = (f, el) => { const home = up(f) && up(up(f)), cause = f.tagName === 'INPUT' && !/^(checkbox|radio|file)$/.test(f.type) && home && home.tagName !== 'FORM' && contains(home, el) ? hider(f) : null; return Boolean(cause && cause.by === f && cause.why !== 'display none' && !hider(el)); };
  const around = (el, step, n, seeHidden) => {
    const found = [];
    let size = 0, blocks = 0, other = null;
    for (let i = place.get(el) + step, left = 250; i >= 0 && i < stream.length && left; i += step, left--) {
      const t = stream[i];
      if (t.k === 'f' && !t.btn && step < 0 && !size && lurks(t.el, el)) continue;  // a clear box beside the one that is seen: the words are the latter's
      if (t.k === 'f' && !t.btn) { other = t.el; break; }
      if (t.k === 'h' && step > 0) break;
      if (size > n || blocks > 6) continue;
      if (t.k === 'b') { if (size && found[found.length - 1] !== '|') { found.push('|'); blocks++; } continue; }
      if (t.k !== 't' || t.button || (t.hidden && !seeHidden) || foreign(t, el) || contains(el, t.label)) continue;
      found.push(t); size += t.s.length + 1;
    }
    const out = [];
    for (const t of found) {
      if (t === '|') { if (out.length && out[out.length - 1] !== '|') out.push('|'); } else if (!other || !theirs(t, el, other)) out.push(t.s);
    }
    if (out[out.length - 1] === '|') out.pop();
    if (step < 0) out.reverse();
    const s = squash(out.join(' '), LONG * 2);
    return step < 0 ? s.slice(-n) : s.slice(0, n);
  };
  const headingOf = (el) => {
    for (let i = place.get(el), left = 900; i >= 0 && left; i--, left--) if (stream[i].k === 'h' && stream[i].s && stream[i].el.tagName !== 'LEGEND') return stream[i].s;
    return '';
  };
  const cellWords = (el) => {
    const cell = el.closest('td,th');
    if (!cell || !cell.parentElement) return { left: '', above: '' };
    const bare = (c) => c && !c.querySelector('input:not([type=hidden]),select,textarea') ? textOf(c, SHORT) || [...c.querySelectorAll('img')].map(painted).join(' ').trim() : '';
    const cells = [...cell.parentElement.children], at = cells.indexOf(cell);
    let left = '';
    for (let i = at - 1; i >= 0 && !left; i--) { if (cells[i].querySelector('input:not([type=hidden]),select,textarea')) break; left = bare(cells[i]); }
    const row = cell.parentElement.previousElementSibling, over = row && row.children[at];
    const heads = over && over.colSpan === cell.colSpan && !over.querySelector('a[href]');  // no part of the page itself, drawn as a table
    return { left, above: heads ? bare(over) : '' };
  };
  const groups = new Map(), homes = new Map(), homeOf = new Map();  // radios of one name may stand in parts of the page that ask each its own question
  const holding = (el) => {
    for (let n = up(el), i = 0; n && i < 6 && n.tagName !== 'FORM'; n = up(n), i++) if (n.getAttribute('role') === 'radiogroup' || (n.tagName !== 'LABEL' && (n.hasAttribute('aria-labelledby') || /radio-?group/i.test(n.tagName + ' ' + cls(n))) && n.querySelectorAll('[type=radio]').length > 1)) return n;
    return null;
  };
  for (const el of inputs) {
    const kind = stream[place.get(el)].kind, name = el.getAttribute('name');
    if (kind === 'radio' && name) { const at = holding(el); homeOf.set(el, at); if (!homes.has(el.form)) homes.set(el.form, {}); const of = homes.get(el.form); (of[name] = of[name] || new Set()).add(at); }
  }
  const alone = (el) => { const name = el.getAttribute('name'); return !name || (el.type === 'radio' && names.get('INPUT\n' + name) === 1); };
  const runs = new Map();  // radio buttons without a name, or each with one of its own: those with nothing but their own words between them are one question
  let run = null, parts = 0;
  for (const t of stream) {
    if (t.k === 'f' && t.kind === 'radio' && t.el.tagName === 'INPUT' && alone(t.el)) {
      if (!run || run.form !== t.el.form) run = { form: t.el.form, name: String(parts++) };
      run.labelled = t.el.labels && t.el.labels.length > 0;
      runs.set(t.el, run.name);
    } else if (t.k === 'f' || t.k === 'h' || (t.k === 't' && run && run.labelled && !(t.label && t.label.control && t.label.control.type === 'radio'))) run = null;
  }
  const named = (el, name) => { if (runs.has(el)) return runs.get(el); const all = homeOf.get(el) && homes.get(el.form)[name]; return all && all.size > 1 ? name + ' ' + [...all].indexOf(homeOf.get(el)) : name; };
  for (const el of inputs) {
    const kind = stream[place.get(el)].kind, name = named(el, el.getAttribute('name'));
    if ((kind === 'radio' || kind === 'checkbox') && name) { const key = kind + '\n' + name + '\n' + (el.form ? formEls.indexOf(el.form) : -1); if (!groups.has(key)) groups.set(key, []); groups.get(key).push(el); }
  }
  const asksOf = new Map(), ofTick = (t) => t.label && t.label.control && t.label.control.type === 'checkbox';
  for (let i = 0; i < stream.length; i++) {  // tick boxes with names of their own under a label that is no box's, or under words that want an answer: one question
    const t = stream[i], label = t.label && !t.label.control && !t.label.querySelector('input,select,textarea') ? t.label : null;
    if (t.k !== 't' || t.hidden || t.button || !(label || (!t.label && /\*\s*$/.test(t.s)))) continue;
    const boxes = [];
    for (let j = i + 1; j < stream.length && (stream[j].k === 'f' ? !stream[j].btn && stream[j].kind === 'checkbox' : stream[j].k !== 'h' && (stream[j].k !== 't' || ofTick(stream[j]) || (label && stream[j].label === label))); j++) if (stream[j].k === 'f') boxes.push(stream[j].el);
    const held = label && parentOf(label), short = (b) => b.labels && b.labels.length && textOf(b.labels[0], 80, true).length < 40;
    if (boxes.length < 2 || boxes.length > 19 || !boxes.every(short) || boxes.some((b) => b.closest('fieldset') && b.closest('fieldset').querySelector(':scope > legend'))) continue;
    if (!held || (boxes.every((b) => contains(held, b)) && boxes.length === held.querySelectorAll('input:not([type=hidden]),select,textarea').length)) { groups.set(t, boxes); boxes.forEach((b) => asksOf.set(b, t.s)); }
  }
  const firstOf = new Map(), sizeOf = new Map();
  for (const el of inputs) if (rowOf.has(el)) groups.set(rowOf.get(el), rowOf.get(el));
  for (const el of inputs) {  // drawn radio buttons have no name: those of one group, or beside each other, are one question
    if (rowOf.has(el) || el.tagName === 'INPUT' || el.getAttribute('role') !== 'radio') continue;
    const set = el.closest('[role=radiogroup]') || parentOf(el);
    if (!groups.has(set)) groups.set(set, []);
    groups.get(set).push(el);
  }
  for (const g of groups.values()) for (const el of g) { firstOf.set(el, g[0]); sizeOf.set(el, g.length); }
  const others = (label, el) => {  // it names another box, which may be a drawn one
    if (!label) return false;
    const named = label.control || (label.htmlFor && label.getRootNode().getElementById(label.htmlFor));
    return Boolean(named) && named !== el && (label.control ? named.type !== 'radio' : place.has(named) && stream[place.get(named)].kind !== 'radio');
  };
  const whole = new Map();  // a fieldset round all that a long form asks: its legend is the form's title and no question
  const titles = (set, el) => {
    if (!el.form || !contains(el.form, set)) return false;
    if (!whole.has(set)) { const own = inputs.filter((x) => x.form === el.form); whole.set(set, own.length > 7 && own.every((x) => contains(set, x))); }
    return whole.get(set);
  };
  const groupLabel = (el, kind) => {
    if (asksOf.has(el)) return squash(asksOf.get(el), SHORT);
    for (let n = up(el), i = 0; n && i < 8; n = up(n), i++) {
      if (n.tagName === 'FIELDSET' && !titles(n, el)) { const l = n.querySelector(':scope > legend'); if (l && textOf(l, SHORT, true)) return textOf(l, SHORT, true); }
      const role = n.getAttribute('role');
      if (role === 'group' && kind === 'radio' && inputs.some((x) => contains(n, x) && stream[place.get(x)].kind !== 'radio')) continue;  // it holds other questions too
      if (role === 'radiogroup' || role === 'group' || n === homeOf.get(el)) { const s = squash(n.getAttribute('aria-label'), SHORT) || byIds(n, 'aria-labelledby'); if (s) return s; }
      if (n.tagName === 'FORM') break;
    }
    if (kind !== 'radio' && !(kind === 'checkbox' && sizeOf.get(el) > 1)) return '';
    const first = firstOf.get(el) || el, own = new Set(first.labels || []);
    const out = [];
    let last = null;
    for (let i = place.get(first) - 1, left = 60; i >= 0 && left; i--, left--) {
      const t = stream[i];
      if (t.k === 'f' && !t.btn) { last = t.el; break; }
      if (t.k === 'b' && rowOf.has(el) && /[?\uff1f]\W*$/.test((out[out.length - 1] || {}).s || '')) break;  // the question is whole
      if (t.k === 't' && !t.button && !own.has(t.label) && !others(t.label, first)) { out.unshift(t); if (out.reduce((n, o) => n + o.s.length + 1, -1) > 160) break; }
      if (t.k === 'h') break;
    }
    return squash(out.filter((t) => !last || !t.label || !theirs(t, first, last)).map((t) => t.s).join(' '), SHORT);  // a label below the box before is that box's
  };
  const wrapper = (el) => {
    const out = [];
    for (let n = up(el), i = 0; n && i < 8 && n.tagName !== 'FORM' && n !== document.body; n = up(n), i++) {
      if (n.tagName !== 'LABEL' && n.querySelectorAll && n.querySelectorAll('input:not([type=hidden]),select,textarea').length > 1) break;
      out.push(mark(n).trim());
    }
    return squash(out.join(' '), SHORT);
  };
  const coveredBy = (el, box) => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return '';
    let top = document.elementFromPoint(x, y);
    while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top) top = top.shadowRoot.elementFromPoint(x, y);
    if (!top || contains(el, top) || contains(top, el)) return '';
    const label = top.closest('label');
    if (label && (label.control === el || contains(label, el))) return '';
    return selector(top);
  };

  const formOf = new Map();
  // an answer drawn by hand is the chosen one where it changed since it was first seen, and no other of its row as it did
  const faces = window.__faces || (window.__faces = new WeakMap());
  const face = (el) => [el, ...el.querySelectorAll('*')].slice(0, 12).filter((n) => !/ripple/i.test(cls(n))).flatMap((n) => [...cls(n).split(/\s+/), ...[...n.attributes].filter((a) => /^(data|aria)-/.test(a.name)).map((a) => a.name + '=' + a.value), 'display=' + style(n).display, 'ground=' + style(n).backgroundColor, 'colour=' + style(n).color]).filter((t) => t && !/focus|hover|ripple/i.test(t)).concat(el.matches(':hover') ? ['under'] : []);
  const turned = (el) => { if (!faces.has(el)) faces.set(el, face(el)); const was = faces.get(el), pointed = was.includes('under'); return face(el).filter((t) => !was.includes(t) && t !== 'under' && !(pointed && /^(ground|colour)=/.test(t))).sort().join(' '); };  // a colour it had under the pointer tells nothing
  const picked = (el) => {
    if (el.getAttribute('aria-selected') === 'true') return true;
    const row = rowOf.get(el), now = row.map(turned), mine = now[row.indexOf(el)];
    if (el.tagName.includes('-') ? el.matches('[selected],[checked],[active],[pressed]') : /(^|[\s_-])(selected|active|checked|chosen|on)([\s_-]|$)/i.test(cls(el))) return true;
    return row.length > 1 && mine !== '' && now.filter((t) => t === mine).length === 1 && row.some((c, i) => now[i] === '');
  };
  const taken = (el) => style(el).pointerEvents === 'none' || /(^|[\s_-])(is-?)?(disabled|unavailable|sold-?out|booked|closed)([\s_-]|$)/i.test(cls(el));  // a drawn answer nobody can give
  const look = (el) => {
    const { kind, btn } = stream[place.get(el)];
    const box = el.getBoundingClientRect(), cause = hider(el), by = cause && cause.by, formEl = formOf.get(el);
    const proxy = cause && !btn ? standIn(el, kind) : null;
    const hiddenIn = cause ? shelter(by, formEl) : '';
    const seeHidden = Boolean(cause), boxKind = kind === 'checkbox' || kind === 'radio';
    const cells = btn ? { left: '', above: '' } : cellWords(el);
    const attr = (n, max) => squash(el.getAttribute(n), max || SHORT);
    const options = [], groups = el.tagName === 'SELECT' && el.querySelector('optgroup') ? [...el.options].slice(0, OPTIONS).map((o) => squash((o.closest('optgroup') || {}).label, 80)) : [];
    let total = 0;
    if (kind === 'select' && el.options) { total = el.options.length; for (const o of [...el.options].slice(0, OPTIONS)) options.push([squash(o.text || o.label, 80), (o.value || '').slice(0, 120)]); }
    else if (el.list && el.list.options) { total = el.list.options.length; for (const o of [...el.list.options].slice(0, OPTIONS)) options.push([squash(o.label || o.value, 80), (o.value || '').slice(0, 120)]); }
    const drawnWords = (b) => { const sign = b.querySelector('img[alt],svg title'); return sign ? sign.getAttribute('alt') || sign.textContent : ''; };
    const words = btn ? squash(el.tagName === 'INPUT' ? el.value || el.getAttribute('alt') : textOf(el, SHORT, true) || el.getAttribute('aria-label') || el.title || drawnWords(el) || el.value, SHORT) : '';
    return {
      selector: selector(el), tag: el.tagName.toLowerCase(), kind, button: btn, name: squash(named(el, el.getAttribute('name')), SHORT), id: idOf(el).slice(0, SHORT), autocomplete: attr('autocomplete', 80),
      label: btn ? '' : labelOf(el), aria_label: attr('aria-label'), description: btn ? '' : byIds(el, 'aria-describedby'), placeholder: attr('placeholder') || attr('data-placeholder'), title: attr('title'),
      text: words, text_before: btn ? '' : around(el, -1, boxKind ? 400 : 160, seeHidden), text_after: btn ? '' : around(el, 1, boxKind ? LONG : 120, seeHidden), cell_left: cells.left, cell_above: cells.above,
      group_label: btn ? '' : groupLabel(el, kind), group_size: sizeOf.get(el) || 1, section: headingOf(el), options, option_groups: groups, option_count: total,
      value: kind === 'password' ? '' : squash(kind === 'select' ? (el.selectedOptions && el.selectedOptions[0] ? el.selectedOptions[0].text || el.selectedOptions[0].label : '') : kind === 'editable' || kind === 'listbox' ? textOf(kind === 'listbox' && el.querySelector('[role=option]:nth-of-type(2)') ? el.querySelector('[role=option][aria-selected=true]') || document.createElement('i') : el, SHORT, kind === 'editable' || el.tagName === 'BUTTON') : proxy && kind === 'textarea' ? proxy.contentDocument.body.textContent : el.value, SHORT),
      checked: Boolean(el.checked || el.getAttribute('aria-checked') === 'true' || (kind === 'radio' && el.getAttribute('aria-pressed') === 'true') || (rowOf.has(el) && picked(el)) || (drawnTicks.has(el) && (/(^|[\s_-])(is-?)?(checked|selected|active|on)([\s_-]|$)/i.test(cls(el)) || turned(el) !== ''))), required: Boolean(el.required || el.getAttribute('aria-required') === 'true' || starred(el) || insisted(el)),
      maxlength: el.maxLength > 0 ? el.maxLength : null, size: el.tagName === 'INPUT' && el.hasAttribute('size') ? el.size : null, pattern: attr('pattern'), inputmode: attr('inputmode', 20), min: attr('min', 40), max: attr('max', 40),
      readonly: Boolean(el.readOnly) && !boxKind, disabled: Boolean(el.disabled || el.matches(':disabled') || el.getAttribute('aria-disabled') === 'true' || (rowOf.has(el) && taken(el))), tabindex: el.hasAttribute('tabindex') ? el.tabIndex : null, multiple: Boolean(el.multiple), aria_hidden: Boolean(el.closest('[aria-hidden=true]')),
      box: [Math.round(box.left + scrollX), Math.round(box.top + scrollY), Math.round(box.width), Math.round(box.height)],
      visible: !cause, covered_by: cause || nodes > NODES ? '' : coveredBy(el, box), why_hidden: cause ? cause.why : '', hidden_in: hiddenIn, hidden_with: by ? hiddenWith(by) : 0, proxy: proxy ? selector(proxy) : '', label_visible: Boolean(cause && !btn && [...(el.labels || [])].some((l) => !contains(by, l) && !hider(l) && textOf(l, 20, true))),
      classes: squash(cls(el), SHORT), wrapper: wrapper(el), data_fid: el.getAttribute('data-fid'), in_shadow: el.getRootNode() instanceof ShadowRoot,
    };
  };
