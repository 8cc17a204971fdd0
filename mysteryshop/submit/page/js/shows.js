// Does the box, or what stands close around it, show these words?
([box, words]) => {
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().toLowerCase();
  const want = squash(words);
  for (let n = box, i = 0; n && i < 3 && n.tagName !== 'FORM' && n.tagName !== 'BODY'; n = n.parentElement, i++) {
    const fields = [n, ...n.querySelectorAll('input,select')].filter((x) => x.tagName === 'INPUT' || x.tagName === 'SELECT');
    if (fields.some((x) => squash(x.tagName === 'SELECT' ? (x.selectedOptions[0] || {}).text : x.value).includes(want))) return true;
    if (i === 0 && squash(n.innerText || n.textContent).includes(want)) return true;
  }
  return false;
}
