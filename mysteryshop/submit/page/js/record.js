// Watches a person use a page and tells what they did, in names a recipe can use. Presses that could send are held back.
// Called with the library of names, and the words of buttons that go on, send, or only open something.
(lib, words) => {
  if (window.__recipeOn) return;
  window.__recipeOn = true;
  const dirty = new Map(), last = new Map(), allowed = new WeakSet();
  let typed = false, box = null, over = false;
  const note = (told) => window.__recipeNote({ ...told, url: location.href });
  const has = (list, told) => { const t = ' ' + lib.norm(told).replace(/[^a-z0-9]+/g, ' ') + ' '; return list.some((w) => t.includes(w.endsWith('*') ? ' ' + w.slice(0, -1) : ' ' + w + ' ')); };
  const short = (s) => { const t = lib.squash(s, 300).replace(/[\s*:]+$/, ''); return t.length <= 90 ? t : t.slice(0, 90).replace(/\s+\S*$/, ''); };
  const target = (el, want) => {  // the best name this thing has: one that means nothing else on the page
    const names = [], label = short(lib.labels(el)[0] || ''), name = short(lib.name(el)), role = lib.role(el), group = short(lib.groupName(el)), tick = lib.tick(el);
    if (want === 'list' && tick) { if (group) names.push({ words: group }, { label: group }); }
    else if (want === 'press') { if (role && name) names.push({ role, name }); if (name) names.push({ words: name }, { text: name }); }
    else { if (label) names.push({ words: label }, { label }); if (el.placeholder) names.push({ placeholder: short(el.placeholder) }); if (role && name) names.push({ role, name }); }
    let second = null;
    for (const one of names) {
      const found = lib.find(one, want), place = found.indexOf(el);
      if (place >= 0 && found.length === 1) return one;
      if (place >= 0 && !second && found.length < 12) second = { ...one, nth: place + 1 };
    }
    return second || { css: lib.selector(el) };
  };
  const value = (el) => ('value' in el && el.tagName !== 'LI' ? el.value : el.innerText) || '';
  const flush = (el) => {
    if (!dirty.has(el)) return;
    dirty.delete(el);
    if (el.type === 'password') { note({ kind: 'secret', words: short(lib.name(el)), selector: lib.selector(el) }); return; }
    const now = value(el).trim();
    if (now === (last.get(el) || '')) return;
    last.set(el, now);
    note({ kind: 'type', value: now, target: target(el, 'field'), selector: lib.selector(el), words: short(lib.name(el)) });
  };
  const flushAll = () => { for (const el of [...dirty.keys()]) flush(el); };
  const deep = (event) => event.composedPath()[0] || event.target;
  const around = (el, css) => { for (let n = el; n && n.nodeType === 1; n = lib.up(n)) if (n.matches(css)) return n; return null; };
  const texts = (el) => (el.tagName === 'INPUT' && !['checkbox', 'radio', 'submit', 'button', 'image', 'reset', 'file', 'range', 'color', 'hidden'].includes(el.type)) || el.tagName === 'TEXTAREA' || el.isContentEditable;
  addEventListener('input', (event) => {
    let el = deep(event);
    if (!el.tagName) return;
    roots(event);
    if (el.isContentEditable) while (el.parentElement && el.parentElement.isContentEditable) el = el.parentElement;
    for (const other of [...dirty.keys()]) if (other !== el) flush(other);
    if (texts(el)) { dirty.set(el, true); if (el.type !== 'search' && value(el).length > 1) typed = true; }
  }, true);
  addEventListener('focusout', (event) => flush(deep(event)), true);
  const changed = (event) => {
    const el = deep(event);
    if (!el.tagName || (event.currentTarget === window && el.shadowRoot)) return;
    if (el.tagName === 'SELECT') note({ kind: 'choose', value: lib.squash(el.selectedOptions[0] ? el.selectedOptions[0].text : '', 120), target: target(el, 'list'), selector: lib.selector(el), words: short(lib.name(el)) });
    else if (el.type === 'checkbox' || el.type === 'radio') note({ kind: el.checked ? 'tick' : 'untick', target: target(el, 'field'), selector: lib.selector(el), words: short(lib.name(el)) });
    else flush(el);
  };
  addEventListener('change', changed, true);
  const known = new WeakSet();
  const roots = (event) => {  // a change inside a shadow root is not told outside of it
    for (const node of event.composedPath()) if (node instanceof ShadowRoot && !known.has(node)) { known.add(node); node.addEventListener('change', changed, true); node.addEventListener('focusout', (e) => flush(deep(e)), true); }
  };
  for (const kind of ['pointerdown', 'keydown', 'focusin']) addEventListener(kind, roots, true);
  const harmless = (el) => ['tab', 'option', 'menuitem', 'radio', 'checkbox', 'switch', 'combobox'].includes(lib.role(el)) || el.tagName === 'SUMMARY' || el.hasAttribute('aria-expanded') || el.hasAttribute('aria-haspopup') || has(words.close, lib.name(el));
  const leads = (el) => { const link = around(el, 'a[href],area[href]'); return Boolean(link && !/^\s*(#|javascript:|$)/i.test(link.getAttribute('href'))); };
  const held = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const press = (el) => { over = true; flushAll(); note({ kind: 'press', target: target(el, 'press'), selector: lib.selector(el), words: short(lib.name(el)) }); };
  const OPTION = '[role=option],[role=listbox] li,[class*=option i]:not(select):not(option)';
  addEventListener('click', (event) => {
    const el = deep(event);
    if (!el.tagName || el === document.documentElement) return;
    if (over) { held(event); return; }
    for (const other of [...dirty.keys()]) if (!other.contains(el)) flush(other);
    const field = around(el, lib.CONTROLS);
    if (field && (['combobox', 'listbox'].includes(lib.role(field)) || field.getAttribute('aria-haspopup') === 'listbox') && field.tagName !== 'SELECT' && !around(el, OPTION)) { box = field; return; }
    const option = around(el, OPTION);
    if (option && box) { note({ kind: 'choose', value: lib.squash(option.innerText, 120), target: target(box, 'list'), selector: lib.selector(box), words: short(lib.name(box)) }); box = null; return; }
    if (field && texts(field)) return;
    if (field && lib.tick(field)) { if (field.tagName !== 'INPUT') note({ kind: 'tick', target: target(field, 'field'), selector: lib.selector(field), words: short(lib.name(field)) }); return; }
    if (around(el, 'select,option')) return;
    const label = around(el, 'label');
    if (label && label.control && !around(el, 'a,button')) return;
    let thing = around(el, 'a,area,button,summary,input[type=submit],input[type=button],input[type=image],[role=button],[role=link],[role=tab],[role=menuitem],[onclick]');
    if (!thing) { if (getComputedStyle(el).cursor !== 'pointer') return; thing = el; while (thing.parentElement && getComputedStyle(thing.parentElement).cursor === 'pointer') thing = thing.parentElement; }
    const told = lib.name(thing), sends = has(words.sending, told), onward = has(words.onward, told) && !sends;
    if (typed && !leads(thing) && !harmless(thing) && !onward && !allowed.has(thing)) {
      held(event);
      if (thing.type === 'submit' || thing.type === 'image' || sends) { press(thing); return; }
      window.__recipeAsk({ words: short(told) }).then((yes) => { if (yes) press(thing); else { allowed.add(thing); thing.click(); } });
      return;
    }
    flushAll();
    note({ kind: 'click', target: target(thing, 'press'), selector: lib.selector(thing), words: short(told), typed });
  }, true);
  addEventListener('submit', (event) => {
    if (!typed || event.defaultPrevented) return;
    const form = deep(event), by = event.submitter, told = by ? lib.name(by) : '';
    if (by && (allowed.has(by) || (has(words.onward, told) && !has(words.sending, told)))) return;
    held(event);
    if (over) return;
    const button = by || form.querySelector('button:not([type=button]):not([type=reset]),input[type=submit],input[type=image]');
    if (button) press(button);
  }, true);
}
