// Remembers what is visible now, so that what an opened list or calendar adds can be told; what is parked left of the page is not,
// nor what hangs on `box`, where one is given: its list may be open by itself. Bounded, read-only.
(box) => {
  const before = new WeakSet(), at = box && box.getBoundingClientRect();
  const hangs = (el) => {
    const r = el.getBoundingClientRect();
    return Math.min(Math.abs(r.top - at.bottom), Math.abs(r.bottom - at.top)) < 12 && r.left < at.right && r.right > at.left
      && /absolute|fixed/.test(getComputedStyle(el).position) && !el.contains(box);
  };
  let left = 15000;
  const go = (root) => { for (const el of root.querySelectorAll('*')) { if (!left--) return; if (el.shadowRoot) go(el.shadowRoot); const r = el.getBoundingClientRect(); if (r.width > 1 && r.height > 1 && r.right + scrollX > 0 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true }))) before.add(el); } };
  go(document);
  if (at) for (const el of document.querySelectorAll('body *')) if (before.has(el) && hangs(el)) for (const n of [el, ...el.querySelectorAll('*')]) before.delete(n);
  window.__before = before; window.__alike = ''; window.__stuck = window.__unfolded = null;
}
