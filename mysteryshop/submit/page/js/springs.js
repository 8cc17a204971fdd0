// Notes which of these boxes make a list open beside them from now on, also for a moment only. One answer a box: true where that can
// be told here (a page with shadow roots keeps its changes to itself). The places of those that did: window.__sprung. Read-only.
(selectors) => {
  const boxes = selectors.map((s) => document.querySelector(s)), sprung = window.__sprung = new Set();
  if (window.__springs) window.__springs.disconnect();
  let n = 0;
  for (const el of document.querySelectorAll('*')) { if (el.shadowRoot || ++n > 20000) return boxes.map(() => false); }
  const LIST = '[role=option],[role=listbox],ul,ol,[class*=suggest i],[class*=autocomplete i],[class*=menu i],[class*=dropdown i],[class*=result i],[class*=option i]';
  const near = (el, box) => {
    const r = el.getBoundingClientRect(), b = box.getBoundingClientRect();
    if (r.width < 20 || r.height < 8 || r.right < b.left || r.left > b.right || (el.checkVisibility && !el.checkVisibility({ visibilityProperty: true }))) return false;
    return Math.abs(r.top - b.bottom) < 80 || Math.abs(b.top - r.bottom) < 80 || (r.top <= b.top && r.bottom >= b.bottom);
  };
  const told = (el) => boxes.forEach((box, i) => {
    if (!box || sprung.has(i) || el === box || el.contains(box) && !el.querySelector(LIST)) return;
    if (el.contains(box) ? [...el.querySelectorAll(LIST)].slice(0, 60).some((e) => !e.contains(box) && near(e, box)) : (el.innerText || '').trim() && near(el, box)) sprung.add(i);
  });
  let seen = 0;
  const observer = window.__springs = new MutationObserver((changes) => {
    if ((seen += changes.length) > 3000) { boxes.forEach((_, i) => sprung.add(i)); observer.disconnect(); return; }
    const places = new Set();
    for (const change of changes) { for (const node of change.addedNodes) places.add(node.nodeType === 1 ? node : change.target); if (change.type === 'attributes' && !boxes.includes(change.target)) places.add(change.target); }
    const some = [...places].filter((el) => el.nodeType === 1).slice(0, 40);
    some.forEach(told);
    if (some.length) setTimeout(() => some.forEach(told), 60);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'hidden', 'style', 'open', 'aria-hidden'] });
  return boxes.map(Boolean);
}
