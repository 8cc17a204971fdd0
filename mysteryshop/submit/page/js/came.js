// Of these boxes, the ones that came into view since the last press of ours (see watch.js). Nothing where the page is another one.
(selectors) => {
  if (!window.__stood) return [];
  const held = (s) => { try { return document.querySelector(s); } catch { return null; } };
  return selectors.filter((s) => { const el = held(s); return el && el.matches('input,textarea,select') && !window.__stood.has(el); });
}
