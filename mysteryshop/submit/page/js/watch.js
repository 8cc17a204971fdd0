// Marks the form under watch and remembers what appears from now on, also for a moment only (toasts). The page itself stays as it is.
(form) => {
  // with aside.js
  window.__watched = form;
  window.__within = above(form, 40);
  window.__aside = asideOf(4000);
  window.__stood = new WeakSet([...document.querySelectorAll('input,textarea,select,button,a,[role=button],[role=radio],[role=combobox],[role=listbox]')].slice(0, 900).filter((el) => { const r = el.getBoundingClientRect(); return r.width > 4 && r.height > 4 && (/^(checkbox|radio)$/.test(el.type) || !el.checkVisibility || el.checkVisibility({ opacityProperty: true })); }));  // the question that comes next may stand there unseen
  if (window.__flashed) { window.__flashed.length = 0; return; }
  const flashed = window.__flashed = [];
  const keep = (node) => {
    const el = node.nodeType === 1 ? node : node.parentElement;
    if (!el || flashed.length > 60 || /^(SCRIPT|STYLE|LINK|TEMPLATE|NOSCRIPT)$/.test(el.tagName) || el.hidden) return;
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2 || above(el, 12).some(isChat)) return;
    for (const line of (el.innerText || '').slice(0, 600).split('\n')) { const s = line.replace(/\s+/g, ' ').trim().slice(0, 300); if (s && !flashed.includes(s)) flashed.push(s); }
  };
  let seen = 0;
  new MutationObserver((changes, observer) => {
    if ((seen += changes.length) > 4000) { observer.disconnect(); return; }
    const places = new Set();
    for (const change of changes) { for (const node of change.addedNodes) places.add(node); if (change.type !== 'childList') places.add(change.target); }
    let n = 0;
    for (const place of places) if (n++ < 40) setTimeout(() => keep(place), 60);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['class', 'hidden', 'style', 'open'] });
}
