// Where a calendar that came up since `shown.js` begins with its years or its months: the one wanted, to be pressed; null where it does not.
([year, month]) => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const plain = (text) => text.trim().toLowerCase().replace('.', '');
  const names = new Map();
  for (const lang of new Set([document.documentElement.lang || 'en', 'en'])) for (const style of ['long', 'short']) for (let m = 0; m < 12; m++) try { names.set(plain(new Date(Date.UTC(2024, m, 15)).toLocaleString(lang, { month: style, timeZone: 'UTC' })), m + 1); } catch (e) { continue; }
  const years = [], months = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let left = 20000; left-- && walker.nextNode(); ) {
      const at = walker.currentNode.parentElement, text = plain(walker.currentNode.data);
      if (!at || !text || text.length > 12 || at.closest('option') || !window.__before || window.__before.has(at) || !seen(at)) continue;
      if (/^(19|20)\d\d$/.test(text)) years.push([at, +text]);
      else if (names.has(text)) months.push([at, names.get(text)]);
    }
  }
  const hit = (some, wanted, least) => (new Set(some.map(([, n]) => n)).size >= least ? (some.find(([, n]) => n === wanted) || [null])[0] : null);
  return hit(months, month, 12) || hit(years, year, 6);
}
