// A plan of hours that stands in the form, each of its hours a thing to press, under or beside the day it belongs to. Leaves the elements in
// window.__slots; returns [[words, day as "2026-06-04", off]], [] where no two days are told. `form`: its selector.
([form, languages]) => {
  const at = document.querySelector(form), seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  window.__slots = [];
  if (!at) return [];
  const HOUR = /^\d{1,2} ?([:.h] ?\d{2} ?([ap]\.?m\.?)?|[ap]\.?m\.?)( ?uhr| ?h)?( ?[-\u2013] ?\d{1,2}([:.h]\d{2})?( ?[ap]\.?m\.?)?)?$/i;
  const said = (el) => (el.innerText || '').replace(/[\s\u00a0\u202f]+/g, ' ').trim(), off = (el) => Boolean(el.disabled) || el.getAttribute('aria-disabled') === 'true' || /(^|[\s_-])(disabled|taken|booked|unavailable)([\s_-]|$)/.test(el.getAttribute('class') || '');
  const slots = [...at.querySelectorAll('button,[role=button],a,[tabindex],td,li,div,span')].filter((el) => HOUR.test(said(el)) && seen(el) && el.type !== 'submit' && !el.querySelector('input,button,a,[role=button]') && !el.closest('label,select') && (/^(BUTTON|A)$/.test(el.tagName) || el.getAttribute('role') === 'button' || getComputedStyle(el).cursor === 'pointer')).filter((el, i, all) => !all.some((o) => o !== el && o.contains(el)));
  if (slots.length < 4) return [];
  const key = (text) => text.toLowerCase().replace('.', '').normalize('NFD').replace(/\p{M}/gu, ''), months = {}, week = {};
  for (const lang of [...new Set([document.documentElement.lang || 'en', ...languages])].reverse()) for (const style of ['long', 'short']) try {
    for (let m = 0; m < 12; m++) months[key(new Date(Date.UTC(2024, m, 15)).toLocaleString(lang, { month: style, timeZone: 'UTC' }))] = m;
    for (let d = 0; d < 7; d++) week[key(new Date(Date.UTC(2024, 8, 1 + d)).toLocaleString(lang, { weekday: style, timeZone: 'UTC' }))] = d;
  } catch (e) { continue; }
  const dated = (text) => {  // the next day that bears this number and these names
    const exact = /\d{4}-\d{2}-\d{2}/.exec(text), words = key(text).split(/[^\p{L}\d]+/u).filter(Boolean);
    if (exact) return exact[0];
    const number = words.map((w) => (/^(\d{1,2})(st|nd|rd|th|er)?$/.exec(w) || [])[1]).find((w) => +w > 0 && +w < 32), month = words.map((w) => months[w]).find((m) => m !== undefined), weekday = words.map((w) => week[w]).find((d) => d !== undefined);
    if (!number || (month === undefined && weekday === undefined) || words.length > 6) return null;
    for (let i = 0, d = new Date(); i < 120; i++, d.setDate(d.getDate() + 1)) if (d.getDate() === +number && (month === undefined || d.getMonth() === month) && (weekday === undefined || d.getDay() === weekday)) return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
    return null;
  };
  const days = [...at.querySelectorAll('*')].filter((el) => el.textContent.length < 60 && seen(el) && !slots.some((s) => el.contains(s) || s.contains(el))).map((el) => [el, dated(said(el))]).filter(([, day]) => day).filter(([el], i, all) => !all.some(([o]) => o !== el && o.contains(el)));
  const own = (el) => {
    for (let n = el, i = 0; n && i < 4 && n !== at; n = n.parentElement, i++) for (const a of n.attributes) if (/^(data-|value|aria-label|title)/.test(a.name) && /\d{4}-\d{2}-\d{2}/.test(a.value)) return dated(a.value);
    for (let n = el.parentElement, i = 0; n && i < 6 && n !== at; n = n.parentElement, i++) { const held = days.filter(([d]) => n.contains(d)); if (held.length === 1) return held[0][1]; if (held.length) break; }
    const r = el.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + r.height / 2;
    const over = days.map(([d, day]) => [d.getBoundingClientRect(), day]).filter(([b]) => b.bottom <= y && x > b.left - 4 && x < b.right + 4).sort((a, b) => b[0].bottom - a[0].bottom)[0];
    const beside = days.map(([d, day]) => [d.getBoundingClientRect(), day]).filter(([b]) => b.right <= x && y > b.top - 4 && y < b.bottom + 4).sort((a, b) => b[0].right - a[0].right)[0];
    return over ? over[1] : beside ? beside[1] : null;
  };
  const told = slots.map((el) => [el, own(el)]).filter(([, day]) => day);
  if (new Set(told.map(([, day]) => day)).size < 2) return [];
  window.__slots = told.map(([el]) => el);
  return told.map(([el, day]) => [said(el), day, off(el)]);
}
