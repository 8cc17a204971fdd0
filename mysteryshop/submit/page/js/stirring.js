// Notes from now on whether anything is drawn into the form, or the parts it stands in are shown otherwise: window.__stirring.stirred().
// The form may be told again and again; only the last one is watched. Read-only.
(form) => {
  if (window.__stirring) window.__stirring.disconnect();
  const watch = window.__stirring = new MutationObserver(() => { watch.any = true; });
  watch.observe(form, { childList: true, characterData: true, attributes: true, subtree: true });
  for (let part = form.parentElement; part; part = part.parentElement) watch.observe(part, { attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open'] });
  watch.any = [...form.querySelectorAll('*')].some((el) => el.shadowRoot);  // what happens in there is not told
  watch.stirred = () => watch.any === true || watch.takeRecords().length > 0 || !form.isConnected;
}
