// Of a form parted into tabs, the next tab that was neither shown nor pressed yet (`done`: their words); null where there is none.
([selector, done]) => {
  const form = document.querySelector(selector);
  const words = (el) => (el.textContent || '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const shown = (el) => el.getAttribute('aria-selected') === 'true' || /(^|[\s_-])(active|selected|current)([\s_-]|$)/i.test((el.getAttribute('class') || '') + ' ' + ((el.parentElement || el).getAttribute('class') || ''));
  const tabs = form ? [...form.querySelectorAll('[role=tablist] [role=tab],.nav-tabs a,.nav-tabs button')].filter((t) => t.getClientRects().length && words(t)) : [];
  return (tabs.length < 9 && tabs.some(shown) && tabs.find((t) => !shown(t) && !done.includes(words(t)))) || null;
}
