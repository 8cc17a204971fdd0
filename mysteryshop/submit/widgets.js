// What stands behind the fields of one form: which are list boxes that must be opened, which open a calendar, what a person reads in
// them. Read-only. Takes the fields' selectors, returns for each an object, or null for plain boxes.
(selectors) => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 60; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const within = (root, sel) => { try { return root.querySelector(sel); } catch (e) { return null; } };
  const find = (sel) => {
    for (const root of roots) { const hit = within(root, sel); if (hit) return hit; }
    const steps = sel.split(' > ');
    let at = null;
    for (const root of roots) { at = within(root, steps[0]); if (at) break; }
    for (const step of steps.slice(1)) {
      if (!at) return null;
      const inside = [...(at.shadowRoot ? at.shadowRoot.children : []), ...at.children];
      at = inside.find((c) => c.matches(step)) || null;
    }
    return at;
  };
  const path = (el) => {
    if (el === document.body) return 'body';
    if (el.id && el.id.length < 120 && roots.reduce((n, r) => n + r.querySelectorAll('#' + CSS.escape(el.id)).length, 0) === 1) return '#' + CSS.escape(el.id);
    const parent = el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
    let n = 1;
    for (let s = el.previousElementSibling; s; s = s.previousElementSibling) if (s.tagName === el.tagName) n++;
    return (parent ? path(parent) + ' > ' : '') + CSS.escape(el.tagName.toLowerCase()) + ':nth-of-type(' + n + ')';
  };
  const opaque = (el) => !el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 14 && r.height > 10 && r.right + scrollX > 0 && r.bottom + scrollY > 0 && opaque(el); };
  const FIELDS = 'input:not([type=hidden]),select,textarea,[role=combobox],[role=listbox]';
  const alone = (el, field) => [...el.querySelectorAll(FIELDS)].every((f) => f === field || field.contains(f) || f.contains(field) || f.getAttribute('aria-hidden') === 'true' || f.tabIndex < 0 || !opaque(f));
  const control = (el) => {  // the box a person sees: itself where it is big enough, else the nearest one around it alone
    const r = el.getBoundingClientRect();
    if (seen(el) && r.width >= 60) {
      return el;
    }
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
  const words = (el, field) => {  // visible words, without labels and without what is said to screen readers only
    let out = '';
    const go = (n) => {
      if (out.length > 300) return;
      if (n.nodeType === 3) { out += n.data + ' '; return; }
      if (n.nodeType !== 1 || n.tagName === 'LABEL' || n.tagName === 'LEGEND' || n.tagName === 'STYLE' || n.tagName === 'SELECT' || n.getAttribute('role') === 'listbox' || /^(log|status|alert)$/.test(n.getAttribute('role') || '') || n.hasAttribute('aria-live')) return;
      const st = getComputedStyle(n), r = n.getBoundingClientRect();
      if (st.display === 'none' || st.visibility === 'hidden' || (st.position === 'absolute' && (r.width < 3 || r.height < 3))) return;
      if (/placeholder/i.test(n.getAttribute('class') || '') && n !== el) return;
      for (const c of n.shadowRoot ? n.shadowRoot.childNodes : n.childNodes) go(c);
    };
    go(el);
    return squash(out, 160);
  };
  const hidden = (el) => {  // the hidden input that carries the value of a list box
    for (let n = el, i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {
      const h = [...n.querySelectorAll('input')].filter((x) => x !== el && (x.type === 'hidden' || x.getAttribute('aria-hidden') === 'true'));
      if (h.length === 1 && alone(n, el)) return h[0].value.slice(0, 120);
      if (h.length > 1) return '';
    }
    return '';
  };
  return selectors.map((sel) => {
    const el = find(sel);
    if (!el) return null;
    const role = el.getAttribute('role') || '', pop = el.getAttribute('aria-haspopup') || '', tag = el.tagName;
    if (tag === 'SELECT' || tag === 'TEXTAREA' || (tag === 'INPUT' && /^(checkbox|radio|file|password|range|date|time|color|month|week|datetime-local)$/.test(el.type))) return null;
    const holder = el.closest('[role=combobox]');
    const auto = (el.getAttribute('aria-autocomplete') || 'none') !== 'none';
    const list = role === 'combobox' || pop === 'listbox' || role === 'listbox' || auto || Boolean(holder) || el.hasAttribute('data-listbox');
    const mark = (n) => (n.getAttribute('class') || '') + ' ' + (n.id || '');
    const near = [el, el.parentElement, el.parentElement && el.parentElement.parentElement].filter(Boolean);
    const shut = tag === 'INPUT' && el.readOnly;
    const calendar = pop === 'dialog' || pop === 'grid' || near.some((n) => /date-?time|date-?pick|calendar|flatpickr|pikaday/i.test(mark(n)) || n.tagName.includes('-DATE'));
    if (!list && !shut && !calendar) return null;
    if (role === 'listbox' && !seen(el)) return { kind: 'popup' };  // the list another box opens
    if (list) for (let n = up(el), i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {  // drawn over a native list, which is filled instead
      const natives = [...n.querySelectorAll('select')].filter((s) => s.options.length > 1), others = [...n.querySelectorAll('input:not([type=hidden]),textarea')].filter((x) => x !== el && seen(x) && !(x.closest('[role=listbox],[class*=dropdown i],[class*=search i]')));
      if (natives.length === 1 && !others.length) return { kind: 'popup' };
      if (natives.length > 1 || others.length) break;
    }
    const box = control(el);
    if (!box || el.disabled || el.getAttribute('aria-disabled') === 'true' || box.getAttribute('aria-disabled') === 'true') return { kind: list ? 'listbox' : 'picker', box: '', shown: '', typed: false, disabled: true, required: false };
    const typed = tag === 'INPUT' && !el.readOnly && (el.getBoundingClientRect().width > 1) && !(el.getAttribute('inputmode') === 'none' && role === 'combobox');
    const around = shell(el, box);
    const value = tag === 'INPUT' ? squash(el.value, 160) : '';
    return {
      kind: list && !(calendar && !list) ? 'listbox' : 'picker', box: box === el ? '' : path(box), shown: value || words(around, el), carried: hidden(around), typed: typed && tag === 'INPUT', calendar, shut, disabled: false,
      required: el.getAttribute('aria-required') === 'true' || Boolean(el.required) || Boolean(around.querySelector('input[required],[aria-required=true]')),
    };
  });
}
