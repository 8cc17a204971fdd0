// A part of the look at a frame (see snapshot.py): these files are joined, in order, into one function of `limits`.
  // ---- forms: real ones by association, the rest by nearest common place that has a button
  const real = new Map(), loose = [];
  const afar = inputs.filter((x) => x.form && x.hasAttribute('form') && !contains(x.form, x));
  const tiedBy = (n) => { const x = afar.find((t) => contains(n, t) && hider(t)); return x && !hider(n) && !inputs.some((t) => /^(INPUT|SELECT|TEXTAREA)$/.test(t.tagName) && contains(n, t) && !hider(t)) ? x.form : null; };  // of a hidden box that names its form from outside, `n` draws the rest
  for (const el of fieldEls) {
    let f = el.form !== undefined && el.form !== null && el.form.tagName === 'FORM' ? el.form : null;
    if (!f) for (let n = up(el); n && !f; n = up(n)) if (n.tagName === 'FORM') f = n;
    for (let n = f && up(f); n; n = up(n)) if (n.tagName === 'FORM') f = n;  // scripts may put one into another
    for (let n = f || isBtn(el) ? null : up(el), i = 0; n && i < 4 && !f; n = up(n), i++) f = tiedBy(n);
    if (f) { if (!real.has(f)) real.set(f, []); real.get(f).push(el); formOf.set(el, f); } else loose.push(el);
  }
  const depth = (n) => { let d = 0; for (; n; n = up(n)) d++; return d; };
  const common = (a, b) => { const seen = new Set(); for (let n = a; n; n = up(n)) seen.add(n); for (let n = b; n; n = up(n)) if (seen.has(n)) return n; return document.body; };
  let looseInputs = loose.filter((el) => !isBtn(el)), looseButtons = loose.filter(isBtn);
  const WIDE = new Set(['BODY', 'HTML', 'MAIN', 'HEADER', 'FOOTER', 'NAV']);
  const FORMISH = /(^|[\s_-])(form|formular|formulaire|formulario|formulier|modulo|contact|lead|enquiry|inquiry)/i;
  const headed = (n) => {  // its buttons, two at least, all stand in one row over its first box: they name the steps of what follows
    const boxes = looseInputs.filter((x) => contains(n, x)), row = looseButtons.filter((b) => contains(n, b));
    return row.length > 1 && boxes.length > 0 && row.every((b) => place.get(b) < place.get(boxes[0]) && up(b) === up(row[0]));
  };
  const wholeDialog = (n) => {  // what is called a part of a dialog may be its body alone, with its buttons under it
    const whole = (d) => d.tagName === 'DIALOG' || /dialog$/.test(d.getAttribute('role') || '') || d.getAttribute('aria-modal') === 'true';
    let best = n;
    for (let p = up(n), i = 0; p && i < 4 && !whole(best) && !WIDE.has(p.tagName); p = up(p), i++) {
      if (looseInputs.some((x) => contains(p, x) && !contains(n, x))) break;
      if (isDialog(p)) best = p;
    }
    return best;
  };
  const home = (el, within) => {
    let best = null;
    for (let n = up(el), i = 0; n && n !== within && i < 14 && !WIDE.has(n.tagName); n = up(n), i++) {
      if (n.getAttribute('role') === 'form' || n.hasAttribute('data-form')) return n;
      if (isDialog(n)) return wholeDialog(n);
      const named = FORMISH.test(mark(n)), has = looseButtons.some((b) => contains(n, b) && (String(b.textContent || b.value || '').trim().length > 1));
      if (has && (!best || named || headed(best))) best = n;
      if (n.tagName === 'SECTION' || n.tagName === 'ARTICLE') { if (best) return best; }
    }
    return best;
  };
  const clustered = (boxes, within) => {
    const clusters = [];
    for (const el of boxes.slice(0, 600)) {
      const h = home(el, within), found = h && clusters.find((c) => c.at === h);
      if (found) found.els.push(el); else clusters.push({ at: h, els: [el] });
    }
    for (let again = true, rounds = 0; again && rounds < 60; rounds++) {  // parts of one form: near each other, at most one of them with its own field-rich block
      again = false;
      outer: for (let i = 0; i < clusters.length; i++) for (let j = i + 1; j < clusters.length; j++) {
        const a = clusters[i], b = clusters[j], at = a.at && b.at ? common(a.at, b.at) : common(a.els[0], b.els[0]);
        const far = Math.max(depth(a.at || a.els[0]), depth(b.at || b.els[0])) - depth(at);
        const inside = a.at && b.at && (contains(a.at, b.at) || contains(b.at, a.at));
        if (inside || (!a.at && !b.at) || (!WIDE.has(at.tagName) && far <= 3 && (a.els.length < 2 || b.els.length < 2) && !isDialog(a.at || at) && !isDialog(b.at || at))) {
          clusters.splice(j, 1); clusters[i] = { at: a.at || b.at ? at : null, els: [...a.els, ...b.els] }; again = true; break outer;
        }
      }
    }
    return clusters;
  };
  let clusters = clustered(looseInputs, null);
  for (const [f, els] of real) {  // one form drawn around a whole page, its menu and several blocks with a button each: each block is a form of its own
    const wide = f.querySelectorAll('a[href]').length > 4 && textOf(f, 60000, true).length >= 0.8 * textOf(document.body, 60000, true).length;
    if (!wide) continue;
    const kept = [looseInputs, looseButtons], doors = [];
    looseInputs = els.filter((el) => !isBtn(el)); looseButtons = els.filter(isBtn);
    for (const el of looseInputs.filter((x) => x.type === 'password')) {  // what one logs in by, up to where other questions begin
      let at = el;
      const held = (n) => looseInputs.filter((x) => contains(n, x));
      while (parentOf(at) !== f && held(parentOf(at)).length < 4 && held(parentOf(at)).every((x) => x.tagName === 'INPUT')) at = parentOf(at);
      if (!doors.some((d) => contains(d.at, el))) doors.push({ at, els: held(at) });
    }
    const parts = clustered(looseInputs.filter((el) => !doors.some((d) => d.els.includes(el))), f);
    const apart = parts.every((c) => c.at) && parts.filter((c) => c.els.length > 1).length + doors.length > 1;
    looseInputs = kept[0]; looseButtons = apart ? [...kept[1], ...looseButtons] : kept[1];
    if (apart) { clusters = [...clusters, ...parts, ...doors]; real.delete(f); }
  }
  const order = (els) => els.sort((x, y) => place.get(x) - place.get(y));
  const made = [];
  const worded = (b) => String(b.textContent || b.value || '').trim().length > 1;
  const adopted = (f, els) => {  // the buttons of a form that has none with words: those after it in what holds it and hardly anything else
    const boxes = els.filter((x) => !isBtn(x)), last = place.get(boxes[boxes.length - 1]);
    if (boxes.length < 2 || els.some((x) => isBtn(x) && worded(x))) return [];
    for (let n = parentOf(f), i = 0; n && i < 7 && !WIDE.has(n.tagName); n = parentOf(n), i++) {
      if (inputs.some((x) => contains(n, x) && !contains(f, x) && !hider(x))) return [];
      const after = looseButtons.filter((b) => contains(n, b) && place.get(b) > last && worded(b));
      if (after.length) return after.length < 4 && n.innerText.length - f.innerText.length < 160 ? after : [];
    }
    return [];
  };
  for (const [f, els] of real) made.push({ at: f, form: true, els: [...order(els), ...adopted(f, els)] });
  for (const f of formEls) if (!real.has(f)) made.push({ at: f, form: true, els: [] });
  for (const c of clusters) {
    let at = c.at || c.els.reduce((x, y) => common(x, y), c.els[0]);
    if (!at || at.tagName === 'HTML' || c.els.includes(at)) at = (at && parentOf(at)) || document.body;
    made.push({ at, form: false, els: order([...c.els, ...looseButtons.filter((b) => contains(at, b))]) });
    for (const el of c.els) formOf.set(el, at);
  }
  const start = (m) => (m.els.length ? place.get(m.els[0]) : 1e9);
  made.sort((x, y) => start(x) - start(y));
  const tabOf = (el) => {  // what the panel the form stands in is called by the tab, the fold or the link that shows it, or its dialog by itself
    for (let n = el, i = 0; n && i < 8 && n.tagName !== 'MAIN' && n !== document.body; n = up(n), i++) {
      const id = idOf(n) && CSS.escape(idOf(n)), fold = n.tagName === 'DETAILS' && n.querySelector(':scope > summary');
      const whole = /^(MAIN|BODY)$/.test(n.tagName) || n.getAttribute('role') === 'main' || n.querySelector('h1,nav,header,footer');  // "Skip to content" names no panel
      const tab = whole ? null : fold || (id && document.querySelector('[aria-controls="' + id + '"],[data-bs-target="#' + id + '"],[data-target="#' + id + '"],a[href="#' + id + '"]'));
      const own = isDialog(n) || n.getAttribute('role') === 'tabpanel' || /(^|[\s_-])tab-?(pane|panel|content)/i.test(cls(n));
      const told = (own && (squash(n.getAttribute('aria-label'), SHORT) || byIds(n, 'aria-labelledby'))) || (tab && (fold || !contains(n, tab)) ? squash(tab.textContent, SHORT) : '');
      if (told) return told;
    }
    return '';
  };
  const full = made.filter((m) => m.els.filter((e) => !isBtn(e)).length > 2), rivals = full.length > 1;
  const cardTitle = (m, holder, first) => {  // the first words of what holds this form and no other of them, before its first box
    let card = holder;
    for (let n = parentOf(card); n && n !== document.body && !full.some((o) => o !== m && contains(n, o.els[0])); n = parentOf(n)) card = n;
    let found = -1;
    for (let i = first - 1, left = 60; rivals && full.includes(m) && card !== holder && i >= 0 && left; i--, left--) {
      const t = stream[i];
      if (t.k === 'b') continue;
      if (!contains(card, t.el || t.at)) break;
      if (t.k === 'h') return -1;
      if (t.k !== 't' || t.hidden || t.label || t.button) continue;
      if (!contains(holder, t.at) && !t.at.closest('a,nav,header,label')) found = i;
    }
    return found >= 0 && stream[found].s.length < 80 && /[a-z]{3}/i.test(stream[found].s) ? found : -1;
  };
  const drawnHeading = (first, base, named) => {  // where several forms stand beside each other: words in a line of their own, larger or bolder than the form's, that are no heading by tag
    for (let i = first - 1, words = named ? 1 : 0, left = 40; rivals && i >= 0 && left; i--, left--) {
      const t = stream[i];
      if (t.k === 'h' || (t.k === 'f' && (!t.btn || t.kind === 'submit'))) return -1;
      if (t.k !== 't' || t.hidden || t.label || t.button || !t.at || t.at.closest('a,nav,header,label')) continue;
      if (t.at.closest('h1,h2,h3,h4,h5,h6,[role=heading]')) return -1;
      let block = t.at;
      while (parentOf(block) && INLINE.has(style(block).display)) block = parentOf(block);
      const st = style(t.at), size = parseFloat(st.fontSize), alone = textOf(block, 200, true).length <= t.s.length + 12;
      if (alone && t.s.length < 80 && !/[.:,;]$/.test(t.s) && (size >= 1.2 * base || (words && +st.fontWeight >= 600 && size >= base))) return i;
      words++;
    }
    return -1;
  };
  const about = (m) => {
    const el = m.at, first = m.els.length ? place.get(m.els[0]) : -1;
    let holder = el;  // a form broken apart by its table holds no children: take what embraces its fields
    if (m.els.length && !contains(el, m.els[0])) holder = m.els.reduce((x, y) => common(x, y), m.els[0]);
    let heading = '', inner = '', later = '', legend = '', text = '', over = -1, inside = -1;
    for (let i = 0; i < stream.length; i++) {
      const t = stream[i];
      if (t.k === 'h' && t.s && (!t.hidden || contains(holder, t.el))) {
        const isIn = contains(holder, t.el);
        if (t.el.tagName === 'LEGEND') { if (isIn && !legend) legend = t.s; } else if (isIn && t.hidden) { if (!later) later = t.s; } else if (isIn) { if (!inner) { inner = t.s; inside = i; } } else if (i < first) { heading = t.s; over = i; }
      }
    }
    const lead = m.els.find((e) => !isBtn(e));
    let drawn = lead ? drawnHeading(first, parseFloat(style(lead.tagName === 'INPUT' && parentOf(lead) ? parentOf(lead) : holder).fontSize) || 16, Boolean((lead.labels && lead.labels.length) || lead.getAttribute('placeholder') || lead.getAttribute('aria-label'))) : -1;
    if (drawn < 0 && lead) drawn = cardTitle(m, holder, first);
    const own = drawn >= 0 && contains(holder, stream[drawn].at);
    if (own && !inner) inner = stream[drawn].s; else if (drawn >= 0 && !own) { heading = stream[drawn].s; over = drawn; }
    // the heading above is this form's own: no other form's box stands between, and it is not the head of another block with words of its own
    let near = over >= 0 && !stream.slice(over, first).some((t) => t.k === 'f' && !t.btn && !m.els.includes(t.el));
    if (near) {
      const at = common(stream[over].el || stream[over].at, holder);
      let block = stream[over].el || stream[over].at;
      while (parentOf(block) && parentOf(block) !== at && block !== at) block = parentOf(block);
      near = textOf(block, 600, true).length <= heading.length + 30;
    }
    let above = '';  // what stands between the form before and this one
    for (let i = first - 1; i >= 0 && above.length < SHORT; i--) {
      const t = stream[i];
      if (t.k === 'f' && (!t.btn || t.kind === 'submit')) break;
      if (t.k === 't' && !t.hidden && !t.label && !t.button) above = t.s + ' ' + above;
    }
    const cause = hider(holder) || null;
    const pushable = m.els.filter(isBtn);
    const worded = pushable.length > 27 ? pushable.filter((e) => !/^\s*\d{1,4}\s*$/.test(e.textContent)) : pushable;  // the days of a calendar, the figures of a wheel
    const fields = m.els.filter((e) => !isBtn(e)).slice(0, PER_FORM), buttons = worded.length > 60 ? [...worded.slice(0, 40), ...worded.slice(-20)] : worded;
    const seen = fields.map(look), pressed = buttons.map(look);
    const begins = fields.findIndex((_, i) => seen[i].visible || seen[i].proxy);
    if (inside >= 0 && heading && near && begins >= 0 && inside > place.get(fields[begins])) inner = '';  // the head of a part further down
    if (!inner && !(heading && seen.some((f) => f.visible))) inner = later;  // the heading of a step to come is not what the whole is called
    let dialog = false;
    for (let n = holder; n; n = up(n)) if (n !== document.body && isDialog(n)) dialog = true;
    text = textOf(holder, limits.text, true);
    return {
      selector: selector(el), real: m.form, action: m.form ? (el.getAttribute('action') || '').slice(0, 400) : '', method: m.form ? (el.getAttribute('method') || 'get').toLowerCase() : '',
      id: idOf(el).slice(0, SHORT), name: squash(el.getAttribute('name'), SHORT), classes: squash(cls(el), SHORT), aria_label: squash(el.getAttribute('aria-label'), SHORT) || byIds(el, 'aria-labelledby') || tabOf(el), role: el.getAttribute('role') || '',
      heading: inner || heading, heading_inside: Boolean(inner), heading_above: heading, heading_near: near, above: above.trim().slice(-SHORT), legend, text, in_dialog: dialog, visible: seen.some((f) => f.visible || f.proxy) || (!cause && !seen.length), why_hidden: cause ? cause.why : '',
      data_form: el.getAttribute('data-form'), hidden_names: hiddenInputs.get(el) || [],
      box: (() => { const r = holder.getBoundingClientRect(); return [Math.round(r.left + scrollX), Math.round(r.top + scrollY), Math.round(r.width), Math.round(r.height)]; })(),
      fields: seen, buttons: pressed,
    };
  };
  const kept = made.filter((m) => m.els.some((e) => !isBtn(e)) || (m.form && m.els.length)).slice(0, FORMS);
  if (made.length > FORMS) truncated = true;
  return {
    url: location.href, title: squash(document.title, SHORT), language: (document.documentElement.lang || '').slice(0, 20), headings: stream.filter((t) => t.k === 'h' && !t.hidden && t.s).slice(0, 20).map((t) => t.s),
    truncated, unborn, forms: kept.map(about),
  };
