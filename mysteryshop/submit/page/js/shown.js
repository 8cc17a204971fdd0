// Remembers what is visible now, so that what an opened list or calendar adds can be told. Bounded, read-only.
() => {
  const before = new WeakSet();
  let left = 15000;
  const go = (root) => { for (const el of root.querySelectorAll('*')) { if (!left--) return; if (el.shadowRoot) go(el.shadowRoot); const r = el.getBoundingClientRect(); if (r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true }))) before.add(el); } };
  go(document);
  window.__before = before; window.__alike = ''; window.__stuck = window.__unfolded = null;
}
