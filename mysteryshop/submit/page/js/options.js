// The entries of the list that is open: of the one the box names (aria-controls, aria-owns), else of what became visible since
// `shown.js`, else of visible lists beside the box. Leaves the elements in window.__options, in the order of the answer.
// `scroll`: moves a long list on first. Returns {options: [[words, value, off]], more, search}.
(box, scroll) => {
  const roots = [document];
  const called_so = [];  // custom elements that are entries by what they are called, and tell their role to nobody but screen readers
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) {
    if (el.shadowRoot) roots.push(el.shadowRoot);
    if (el.tagName.includes('-') && /-(option|(menu|list|select|combobox|dropdown|picker|option)-?item|item)$/i.test(el.tagName) && (!el.hasAttribute('role') || el.getAttribute('role') === 'listitem')) called_so.push(el);
  }
  const all = (sel) => roots.flatMap((root) => [...root.querySelectorAll(sel)]);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const seen = (el) => {
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2 || r.right + scrollX <= 0 || (el.checkVisibility && !el.checkVisibility({ visibilityProperty: true, opacityProperty: true }))) return false;
    for (let n = up(el), i = 0; n && i < 7; n = up(n), i++) {
      const b = n.getBoundingClientRect(), st = getComputedStyle(n);
      if ((b.height < 2 || b.width < 2) && /hidden|clip|auto|scroll/.test(st.overflow)) return false;
      if (/inset\((50|100)%/.test(st.clipPath || '') || st.position === 'absolute' && /rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)/.test(st.clip || '')) return false;  // a list that is shut may be clipped away
    }
    return true;
  };
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const unseen = (n) => { const r = n.getBoundingClientRect(); return (r.width < 3 || r.height < 3) && /absolute|fixed/.test(getComputedStyle(n).position); };  // said to screen readers alone
  const composed = (n) => {  // the words of a part of a web component, what its slots show included
    if (n.nodeType === 3) return n.data;
    if (n.nodeType !== 1 || n.tagName === 'STYLE' || unseen(n)) return '';
    const kids = n.tagName === 'SLOT' && n.assignedNodes({ flatten: true }).length ? n.assignedNodes({ flatten: true }) : n.shadowRoot ? n.shadowRoot.childNodes : n.childNodes;
    return [...kids].map(composed).join(' ');
  };
  const words = (el) => squash(el.innerText || squash(composed(el), 120) || el.getAttribute('aria-label') || el.getAttribute('label') || el.getAttribute('title'), 120);
  const fresh = (el) => !(window.__before && window.__before.has(el));
  const OPTION = '[role=option],[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox],[role=treeitem]';
  const chip = (el) => {  // what was taken before, shown in the line of the box itself
    const list = el.getAttribute('aria-selected') === 'true' && box && el.closest('[role=listbox]');
    if (!list || [...list.querySelectorAll('[role=option]')].some((o) => o.getAttribute('aria-selected') !== 'true')) return false;
    const r = el.getBoundingClientRect(), b = box.getBoundingClientRect(), middle = r.top + r.height / 2;
    return middle > b.top - 4 && middle < b.bottom + 4;
  };
  const leaf = (el) => !el.querySelector(OPTION + ',li,dd');
  const entries = (root) => {
    const marked = [...root.querySelectorAll(OPTION)].filter((el) => seen(el) && !chip(el) && leaf(el) && words(el));
    if (marked.length) return marked;
    return [...root.querySelectorAll('li,dd,[role=radio]')].filter((el) => seen(el) && leaf(el) && words(el));
  };
  const repeated = (els) => {  // a hand-made list: siblings alike, short words each
    const groups = new Map();
    const kind = (el) => el.tagName + ' ' + (el.getAttribute('class') || '').split(/\s+/)[0];
    const whole = (el) => { for (let p = el.parentElement, i = 0; p && i < 4 && kind(el) !== window.__alike && p.childElementCount === 1 && fresh(p) && words(p) === words(el); p = p.parentElement, i++) el = p; return el; };  // an entry with all its wrappings
    for (const el of new Set(els.map((e) => (e.childElementCount ? e : whole(e))))) {
      if (!/^(DIV|A|SPAN|P|BUTTON|LABEL|TD|TR)$/.test(el.tagName) && !el.tagName.includes('-') && !(el instanceof HTMLUnknownElement)) continue;
      if (el.tagName === 'TR' && el.children.length > 1) continue;  // a row of entries
      const text = words(el);
      if (!text || text.length > 90 || !el.parentElement || el.querySelector('input:not([type=hidden]),select,textarea')) continue;
      const key = kind(el);
      if (!groups.has(el.parentElement)) groups.set(el.parentElement, new Map());
      const by = groups.get(el.parentElement);
      if (!by.has(key)) by.set(key, []);
      by.get(key).push(el);
    }
    let best = [];
    for (const by of groups.values()) for (const [key, list] of by) if (list.length > Math.max(1, best.length) && new Set(list.map(words)).size > 1) { best = list; window.__alike = key; }
    if (best.length) best = [...groups.values()].flatMap((by) => by.get(window.__alike) || []);  // lists side by side
    const pressed = best.filter((el) => getComputedStyle(el).cursor === 'pointer');
    if (pressed.length > 1) best = best.filter((el) => pressed.includes(el) || getComputedStyle(el).cursor !== 'default');  // not the headings between them
    if (!best.length && window.__alike) for (const by of groups.values()) if (by.has(window.__alike)) best = by.get(window.__alike);  // the one entry that is left
    return best;
  };
  const only = () => {  // the one suggestion that lies over the page and says what is typed
    const typed = box && box.tagName === 'INPUT' && !box.readOnly ? squash(box.value, 60).toLowerCase() : '';
    const floats = (el) => { for (let n = el, i = 0; n && i < 5; n = up(n), i++) { if (n.contains(box)) return false; if (/absolute|fixed/.test(getComputedStyle(n).position)) return true; } return false; };
    const says = (el) => { const said = words(el).toLowerCase(); return said.length < 90 && said.includes(typed); };
    const hits = typed.length > 1 ? all('*').filter((el) => (/^(LI|DIV|A|BUTTON|SPAN|TD)$/.test(el.tagName) || el.tagName.includes('-')) && fresh(el) && seen(el) && says(el) && floats(el) && leaf(el)) : [];
    return hits.find((el) => !hits.some((h) => h !== el && el.contains(h)));  // not what lies around it: that may cover the page
  };
  const named = () => {
    const out = [];
    if (box && box.querySelectorAll(OPTION).length > 1) out.push(box);
    for (const el of [box, ...(box ? box.querySelectorAll('[aria-controls],[aria-owns]') : []), box && box.closest('[aria-controls],[aria-owns]'), document.activeElement && box && (box.contains(document.activeElement)) ? document.activeElement : null]) {
      if (!el) continue;
      for (const id of ((el.getAttribute('aria-controls') || '') + ' ' + (el.getAttribute('aria-owns') || '')).split(/\s+/)) {
        if (!id) continue;
        for (const root of roots) { const hit = root.getElementById && root.getElementById(id); if (hit) out.push(hit); }
      }
    }
    return out;
  };
  const collect = () => {
    for (const list of named()) {
      const found = entries(list);
      if (found.length) return found;
    }
    const marked = all(OPTION).filter((el) => fresh(el) && seen(el) && !chip(el) && leaf(el) && words(el));
    if (marked.length) return marked;
    const called = called_so.filter((el) => fresh(el) && seen(el) && words(el) && !el.querySelector(OPTION) && !el.closest('nav,header'));
    if (called.length > 1) return called;
    const items = all('li,dd,[role=radio]').filter((el) => fresh(el) && seen(el) && leaf(el) && words(el) && !el.closest('nav,header'));
    if (items.length > 1) return items;
    const alike = repeated(all('*').filter((el) => (/^(DIV|A|SPAN|P|BUTTON|LABEL|TD|TR)$/.test(el.tagName) || el.tagName.includes('-') || el instanceof HTMLUnknownElement) && fresh(el) && seen(el)));
    if (alike.length) return alike;
    const lone = only();
    if (lone) return [lone];
    for (let n = box, i = 0; n && i < 3 && n.tagName !== 'FORM' && n.tagName !== 'BODY'; n = up(n), i++) {
      const found = [...n.querySelectorAll(OPTION), ...n.querySelectorAll('[class*=option i]:not(select):not(option)')].filter((el) => seen(el) && leaf(el) && words(el));
      if (found.length > 1) return found;
    }
    return [];
  };
  let found = collect(), more = false;
  if (found.length) {
    let pane = found[0];
    for (let i = 0; pane && i < 8; i++) { pane = up(pane); if (pane && pane.scrollHeight > pane.clientHeight + 4 && /auto|scroll|hidden/.test(getComputedStyle(pane).overflowY)) break; if (pane && (pane.tagName === 'BODY' || pane.tagName === 'FORM')) pane = null; }
    if (pane && pane.tagName !== 'BODY') {
      const drawn = found.reduce((sum, el) => sum + el.getBoundingClientRect().height, 0);
      const whole = found.length < 380 && drawn >= pane.scrollHeight * 0.75;  // every entry is drawn, scrolled to or not
      more = !whole && pane.scrollTop + pane.clientHeight < pane.scrollHeight - 4;
      more = more && window.__stuck !== pane;
      const was = pane.scrollTop;
      if (scroll && more) pane.scrollTop += Math.max(40, pane.clientHeight * 0.8);
      if (scroll && more && pane.scrollTop === was) { window.__stuck = pane; more = false; }  // does not move
    }
  }
  const off = (el) => el.getAttribute('aria-disabled') === 'true' || el.hasAttribute('disabled') || /(^|[\s_-])disabled([\s_-]|$)/.test(el.getAttribute('class') || '');
  found = found.slice(0, 400);
  window.__options = found;
  const search = all('input[type=search],input[type=text],input:not([type])').find((el) => fresh(el) && seen(el) && el !== box && !(box && box.contains(el)) && !el.readOnly);
  window.__search = search || null;
  return {
    options: found.map((el) => [words(el), el.getAttribute('data-value') || el.getAttribute('value') || '', off(el) || (el.childElementCount === 1 && off(el.firstElementChild))]),
    more, search: Boolean(search),
  };
}
