// The native list beneath a drawn one is given the entry called so, as if a person had chosen it there. True when it was.
([box, words]) => {
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().toLowerCase();
  const up = (n) => n.assignedSlot || n.parentElement || (n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : null);
  for (let n = box, i = 0; n && i < 4 && n.tagName !== 'FORM' && n.tagName !== 'BODY'; n = up(n), i++) {
    const lists = [...n.querySelectorAll('select')];
    if (lists.length > 1 || (lists.length && lists[0].multiple)) return false;  // of several answers its script keeps count itself
    const option = lists.length && [...lists[0].options].find((o) => squash(o.text) === squash(words));
    if (!option) continue;
    if (option.selected) return true;
    lists[0].value = option.value;
    for (const kind of ['input', 'change']) lists[0].dispatchEvent(new Event(kind, { bubbles: true }));
    return true;
  }
  return false;
}
