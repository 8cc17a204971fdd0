// A page (or part of one) that shows the entries back before they are sent: [selector, words, whether hidden boxes of its form hold the whole lead, whether it posts, whether it stood there before] of what
// could be pressed there; `held`: something of the lead is in sight or in a hidden box. Read-only.
// `next`: a form came into view whose text boxes are still empty; `carried`: it holds the shopper's data already. Nothing can be pressed where
// the form itself still stands. `marks`: lower-case pieces of the shopper's own data, the address first, the message last. `step`: a step is expected, and a single question is one.
([marks, step]) => {
  const squash = (s, n) => (s || '').replace(/\s+/g, ' ').trim().slice(0, n);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 4 && r.height > 4 && r.right + scrollX > 0 && r.bottom + scrollY > 0 && (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })); };
  const boxes = [...document.querySelectorAll('input,textarea,select')].slice(0, 400);
  const open = boxes.filter((el) => seen(el) && !el.readOnly && !el.disabled && /^(text|email|tel|textarea)$/.test(el.type));
  const holds = (el) => marks.some((m) => String(el.value || '').toLowerCase().includes(m));
  const groups = new Map();
  for (const el of open) if (!String(el.value || '').trim() && !el.closest('nav,header,footer') && !(window.__stood && window.__stood.has(el))) groups.set(el.form, [...(groups.get(el.form) || []), el]);
  let next = null;
  for (const [form, empty] of groups) {
    const carried = Boolean(form) && [...form.elements].some((el) => (el.type === 'hidden' || el.readOnly || seen(el)) && holds(el));
    if (carried || step || empty.length > 1 || empty[0].type === 'textarea') next = { carried: carried || Boolean(next && next.carried), words: [...(form || document).querySelectorAll('button,input[type=submit],input[type=button]')].filter(seen).slice(0, 20).map((el) => squash(el.innerText || el.value, 60)) };
  }
  const CHOICES = 'select,[type=radio],[role=radio],[role=combobox],[role=listbox],[type=date],[type=number],[type=url],[contenteditable=true]';
  if (step && !next) for (const el of [...document.querySelectorAll(CHOICES)].slice(0, 200)) if (seen(el.labels && el.labels[0] && !seen(el) ? el.labels[0] : el) && !el.closest('nav,header,footer') && !(window.__stood && window.__stood.has(el))) next = { carried: false };
  const nothing = { held: false, buttons: [], heading: '', text: '', next };
  if (open.some(holds)) return nothing;  // the form itself still stands there
  const text = ((document.body && document.body.innerText) || '').toLowerCase().slice(0, 20000);
  const held = marks.some((m) => text.includes(m)) || boxes.some((el) => (el.type === 'hidden' || el.readOnly) && marks.some((m) => String(el.value || '').toLowerCase().includes(m)));
  // with selector.js
  const selector = addressing((el) => byId(el, (id) => document.querySelectorAll('#' + CSS.escape(id)).length === 1));
  const out = [];
  for (const el of document.querySelectorAll('button,input[type=submit],input[type=button],input[type=image],a,[role=button]')) {
    const own = el.form || el.closest('form'), frame = el.closest('nav,header,footer');
    if (out.length > 40 || !seen(el) || (frame && !(own && own.contains(frame)))) continue;  // a form may have a <nav> of its own
    if (own && open.some((box) => own.contains(box))) continue;  // a fresh form is another matter
    const said = squash(el.innerText || el.value || el.alt || el.getAttribute('aria-label'), 60);
    const kept = own ? [...own.elements].filter((box) => box.type === 'hidden').map((box) => (box.value || '').toLowerCase()).join(' ') : '';
    if (said) out.push([selector(el), said, kept.includes(marks[marks.length - 1]) && marks.slice(0, 2).some((m) => kept.includes(m)), Boolean(own) && own.method === 'post' && el.tagName !== 'A', Boolean(window.__stood && window.__stood.has(el))]);
  }
  const given = marks.slice(0, 2).some((m) => text.includes(m)), mail = (el) => el.type === 'email' || /mail/i.test(el.name + el.id + el.placeholder);
  if (next && given && out.length && groups.size && [...groups.values()].every((empty) => empty.length < 2 && mail(empty[0]))) next = null;  // the address is shown above: a mailing list's
  if (next && !next.carried && out.some((one) => one[2] && one[3])) next = null;  // the lead waits in another form to be sent: the empty box is a mailing list's
  return { held, buttons: out, heading: squash([...document.querySelectorAll('h1,h2,h3,legend,title')].filter((e) => e.tagName === 'TITLE' || seen(e)).map((e) => e.textContent).join(' | '), 400), text: squash(text, 3000), next };
}
