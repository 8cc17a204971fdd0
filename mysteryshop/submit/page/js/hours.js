// What leads to the hours, in a calendar that came up since `shown.js`: a part that shows an hour (a box with one, too), or is called or drawn as the way to one.
// `words`: what an hour is called.
(words) => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && r.width < 420 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const fresh = (el) => window.__before && !window.__before.has(el);
  const all = roots.flatMap((root) => [...root.querySelectorAll('button,[role=button],a,[tabindex],input')]).filter((el) => fresh(el) && seen(el) && !(el.type === 'submit' && el.form));
  const said = (el) => ((el.getAttribute('aria-label') || '') + ' ' + (el.getAttribute('title') || '') + ' ' + (el.getAttribute('data-action') || '') + ' ' + (el.innerText || '').trim().slice(0, 24)).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const drawn = (el) => [el, ...el.querySelectorAll('*')].slice(0, 6).map((n) => n.getAttribute('class') || '').join(' ');
  const named = new RegExp('(^|[^a-z])(' + words.join('|') + '|[a-z]+time)([^a-z]|$)');
  const days = window.__days || [];
  const free = all.filter((el) => !days.some((d) => d === el || d.contains(el) || el.contains(d)));
  const HOUR = /^\s*\d{1,2}[:.]\d{2}([:.]\d{2})?\s*([ap]\.?m\.?)?\s*$/i;
  const plain = () => roots.flatMap((root) => [...root.querySelectorAll('td,div,span')]).find((el) => HOUR.test(el.textContent) && fresh(el) && seen(el) && getComputedStyle(el).cursor === 'pointer' && !days.some((d) => d === el || d.contains(el) || el.contains(d)));
  return free.find((el) => HOUR.test(el.innerText || el.value || '')) || free.find((el) => named.test(said(el))) || free.find((el) => !(el.innerText || '').trim() && /(^|[\s_-])(clock|time)([\s_-]|$)/i.test(drawn(el))) || plain() || null;
}
