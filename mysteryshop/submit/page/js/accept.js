// What may take the choice of an open calendar or panel, where no button says so in a word that is known: its buttons in words that came up since `shown.js`,
// not before its days, the last one first. Leaves them in window.__accept, returns what they say.
() => {
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const roots = [document], days = (window.__days || []).filter((d) => d.isConnected), said = (el) => String(el.innerText || el.value || '').trim();
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const fresh = (el) => window.__before && !window.__before.has(el) && seen(el) && !el.disabled && !(el.type === 'submit' && el.form && el.getAttribute('type'));
  const worded = (el) => /^[^\d]{2,24}$/.test(said(el)) && /[^\W\d_]{2}/.test(said(el));
  const all = roots.flatMap((root) => [...root.querySelectorAll('button,[role=button],input[type=button]')]).filter((el) => fresh(el) && worded(el));
  window.__accept = all.filter((el) => !days.some((d) => d.contains(el) || el.contains(d) || el.compareDocumentPosition(d) & 4)).reverse();
  return window.__accept.map(said);
}
