// The words of the entry the keyboard stands on: named by aria-activedescendant, focused, or marked as selected. "" when none is.
(box) => {
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  const holders = [box, document.activeElement, ...(box ? box.querySelectorAll('[aria-activedescendant]') : [])].filter(Boolean);
  for (const h of holders) { const id = h.getAttribute('aria-activedescendant'); const el = id && h.getRootNode().getElementById && h.getRootNode().getElementById(id); if (el) return squash(el.textContent); }
  const options = window.__options || [];
  let at = document.activeElement;
  for (let i = 0; at && i < 8 && !options.includes(at) && at.shadowRoot && at.shadowRoot.activeElement; i++) at = at.shadowRoot.activeElement;
  if (options.includes(at)) return squash(at.textContent);
  const marked = options.find((o) => o.getAttribute('aria-selected') === 'true' || /(^|[\s_-])(highlight\w*|active|focus\w*|hover|selected)([\s_-]|$)/i.test(o.getAttribute('class') || ''));
  return marked ? squash(marked.textContent) : '';
}
