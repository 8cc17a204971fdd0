// How a person names the things of a page: labels, words, roles. One library for finding a recipe's targets and for recording them.
(() => {
  const squash = (s, n = 200) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const norm = (s) => squash(s).toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/^[\s*]+|[\s*:]+$/g, '');
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const shown = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })); };
  const roots = () => {
    const out = [document];
    for (let i = 0, n = 0; i < out.length && out.length < 60; i++) for (const el of out[i].querySelectorAll('*')) { if (++n > 60000) break; if (el.shadowRoot) out.push(el.shadowRoot); }
    return out;
  };
  const all = (css) => roots().flatMap((root) => [...root.querySelectorAll(css)]);
  const CONTROLS = 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset]),select,textarea,[contenteditable]:not([contenteditable=false]),[role=combobox],[role=listbox],[role=textbox],[role=searchbox],[role=checkbox],[role=radio],[role=switch],[role=spinbutton],[aria-haspopup=listbox]';
  const PRESSABLE = 'a,area,button,summary,input[type=submit],input[type=button],input[type=image],[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=radio],[role=checkbox],[onclick],label';
  const HOLDS = new Set(['SELECT', 'TEXTAREA', 'INPUT', 'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'OPTION']);
  const textOf = (el, most = 300) => {  // the words of a subtree, without what its boxes hold
    let out = '', nodes = 0;
    const go = (node) => {
      if (out.length > most || ++nodes > 800) return;
      if (node.nodeType === 3) out += node.data;
      else if (node.nodeType === 1 && !HOLDS.has(node.tagName)) { out += ' '; if (node.shadowRoot) node.shadowRoot.childNodes.forEach(go); node.childNodes.forEach(go); out += ' '; }
    };
    go(el);
    return squash(out);
  };
  const tick = (el) => ['checkbox', 'radio'].includes(el.type) || ['checkbox', 'radio', 'switch'].includes(el.getAttribute('role'));
  const byIds = (el, name) => (el.getAttribute(name) || '').split(/\s+/).map((id) => { const root = el.getRootNode(); const other = id && root.getElementById && root.getElementById(id); return other ? textOf(other) : ''; }).join(' ').trim();
  const near = (el) => {  // the words beside a box that has no label: before it, or behind a tick box
    const after = tick(el);
    for (let n = el, i = 0; n && i < 4 && !/^(FORM|FIELDSET|MAIN|BODY|HTML|DIALOG)$/.test(n.tagName); n = up(n), i++) {
      for (let s = after ? n.nextSibling : n.previousSibling; s; s = after ? s.nextSibling : s.previousSibling) {
        if (s.nodeType === 3 && squash(s.data)) return squash(s.data);
        if (s.nodeType !== 1) continue;
        if (s.matches(CONTROLS) || s.querySelector(CONTROLS)) return '';
        if (textOf(s)) return textOf(s);
      }
    }
    return '';
  };
  const labels = (el) => {
    const own = [byIds(el, 'aria-labelledby'), ...[...(el.labels || [])].map((l) => textOf(l)), squash(el.getAttribute('aria-label'))];
    const wrap = el.closest('label');
    if (wrap && !(el.labels && el.labels.length)) own.push(textOf(wrap));
    const found = own.filter(Boolean);
    return found.length || el.placeholder ? found : [near(el)].filter(Boolean);
  };
  const groupName = (el) => { const g = el.closest('fieldset,[role=radiogroup],[role=group]'); if (!g) return ''; const legend = g.querySelector('legend'); return legend ? textOf(legend) : squash(g.getAttribute('aria-label')) || byIds(g, 'aria-labelledby'); };
  const role = (el) => {
    const given = (el.getAttribute('role') || '').toLowerCase().split(' ')[0];
    if (given) return given;
    const tag = el.tagName, type = (el.getAttribute('type') || 'text').toLowerCase();
    if (tag === 'A' || tag === 'AREA') return el.hasAttribute('href') ? 'link' : '';
    if (tag === 'BUTTON' || tag === 'SUMMARY') return 'button';
    if (tag === 'SELECT') return el.multiple || el.size > 1 ? 'listbox' : 'combobox';
    if (tag === 'TEXTAREA') return 'textbox';
    if (/^H[1-6]$/.test(tag)) return 'heading';
    if (tag === 'DIALOG') return 'dialog';
    if (tag === 'OPTION') return 'option';
    if (tag === 'INPUT') return { checkbox: 'checkbox', radio: 'radio', submit: 'button', button: 'button', image: 'button', reset: 'button', number: 'spinbutton', search: 'searchbox' }[type] || (['text', 'email', 'tel', 'url', 'password'].includes(type) ? 'textbox' : '');
    return el.isContentEditable ? 'textbox' : '';
  };
  const isControl = (el) => el.matches(CONTROLS);
  const name = (el) => {
    if (isControl(el)) return labels(el)[0] || squash(el.placeholder || el.title || '');
    return squash(el.getAttribute('aria-label')) || byIds(el, 'aria-labelledby') || textOf(el) || squash(el.value) || squash(el.title) || squash((el.alt || (el.querySelector && el.querySelector('img[alt]') ? el.querySelector('img[alt]').alt : '')));
  };
  // with selector.js
  const selector = addressing((el) => byId(el, (id) => all('#' + CSS.escape(id)).length === 1) || byName(el, (name, css) => all(css).length === 1));
  const level = (told, wanted) => { const a = norm(told); return !a ? 0 : a === wanted ? 3 : a.startsWith(wanted) ? 2 : a.includes(wanted) ? 1 : 0; };
  const best = (elements, namesOf, wanted) => {  // those that match best; what can be seen goes first
    let top = 0, out = [];
    for (const el of elements) {
      const rank = Math.max(0, ...namesOf(el).map((told) => level(told, norm(wanted))));
      const score = rank && rank + (shown(el) ? 10 : 0);
      if (score > top) { top = score; out = [el]; } else if (score && score === top) out.push(el);
    }
    return out.filter((el) => !out.some((other) => other !== el && el.contains(other)));
  };
  const smallest = (wanted) => {  // the smallest things that show these words
    const want = norm(wanted);
    const hits = all('*').filter((el) => !HOLDS.has(el.tagName) && el.tagName !== 'HEAD' && el.tagName !== 'TITLE' && norm(textOf(el, 2000)).includes(want));
    const found = hits.filter((el) => shown(el) && !hits.some((other) => other !== el && el.contains(other) && shown(other)));
    const exact = found.filter((el) => norm(textOf(el)) === want);
    return exact.length ? exact : found;
  };
  const fieldNames = (el) => [...labels(el), squash(el.placeholder), squash(el.title)].filter(Boolean);
  const find = (target, want) => {
    if (target.label) return best(all(CONTROLS), (el) => (want === 'list' && tick(el) ? [groupName(el)] : labels(el)), target.label);
    if (target.placeholder) return best(all(CONTROLS), (el) => [squash(el.placeholder)], target.placeholder);
    if (target.role) {
      const of = all('*').filter((el) => role(el) === target.role);
      return target.name ? best(of, (el) => [name(el)], target.name) : of.filter(shown);
    }
    if (target.text) {
      const press = want === 'press' ? best(all(PRESSABLE), (el) => [name(el)], target.text) : [];
      return press.length ? press : smallest(target.text);
    }
    if (want === 'frame') return best(all('iframe,frame'), (el) => [squash(el.title), el.name || '', el.id || '', el.src || ''], target.words);
    if (want === 'field' || want === 'list') {
      const boxes = best(all(CONTROLS), (el) => (want === 'list' && tick(el) ? [groupName(el)] : fieldNames(el)), target.words);
      return boxes.length || want === 'list' ? boxes : [];
    }
    if (want === 'press') { const press = best(all(PRESSABLE), (el) => [name(el)], target.words); return press.length ? press : smallest(target.words); }
    return smallest(target.words);
  };
  const optionsOf = (el) => el.tagName === 'SELECT' ? [...el.options].slice(0, 150).map((o) => [squash(o.text, 120), o.value]) : [];
  const describe = (el) => {
    const tag = el.tagName.toLowerCase(), type = role(el), kind = tag === 'input' ? el.type : tag === 'select' ? 'select' : tag === 'textarea' ? 'textarea' : ['combobox', 'listbox'].includes(type) || el.getAttribute('aria-haspopup') === 'listbox' ? 'listbox' : ['checkbox', 'radio'].includes(type) ? type : type === 'switch' ? 'checkbox' : el.isContentEditable ? 'editable' : '';
    const link = el.closest('a[href]');
    return {
      selector: selector(el), tag, kind, role: type, words: name(el), label: labels(el)[0] || '', group: groupName(el), name: el.getAttribute('name') || '', id: el.id || '', placeholder: squash(el.placeholder),
      autocomplete: el.getAttribute('autocomplete') || '', pattern: el.pattern || '', maxlength: el.maxLength > 0 ? el.maxLength : null, required: Boolean(el.required || el.getAttribute('aria-required') === 'true'), visible: shown(el),
      disabled: Boolean(el.disabled || el.getAttribute('aria-disabled') === 'true'), control: isControl(el), options: optionsOf(el), href: link && /^https?:/.test(link.href) && !link.target && !/^\s*(#|javascript:)/i.test(link.getAttribute('href')) ? link.href : '',
    };
  };
  const known = (want) => [...new Set(all(want === 'field' || want === 'list' ? CONTROLS : PRESSABLE).filter(shown).map((el) => (want === 'list' && groupName(el)) || name(el)).filter(Boolean))].slice(0, 120);
  return { squash, norm, up, shown, roots, all, labels, groupName, role, name, selector, find, describe, known, textOf, tick, isControl, CONTROLS, PRESSABLE, smallest };
})()
