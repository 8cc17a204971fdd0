// Does the box, or what stands close around it and holds no other box, show these words? An entry of the list that is open does not count.
([box, words]) => {
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().toLowerCase();
  const want = squash(words), options = window.__options || [];
  const told = (root) => {  // its words in sight, without those of entries
    const parts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let left = 400; left-- && walker.nextNode(); ) {
      const at = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !options.some((o) => o.contains(at)) && !at.closest('option,[role=option],[role=listbox]:not([aria-haspopup]),script,style') && at.checkVisibility({ visibilityProperty: true })) parts.push(walker.currentNode.data);
    }
    return squash(parts.join(' '));
  };
  for (let n = box, i = 0; n && i < 3 && n.tagName !== 'FORM' && n.tagName !== 'BODY'; n = n.parentElement, i++) {
    const fields = [n, ...n.querySelectorAll('input,select')].filter((x) => x.tagName === 'INPUT' || x.tagName === 'SELECT');
    if (fields.some((x) => squash(x.tagName === 'SELECT' ? (x.selectedOptions[0] || {}).text : x.value).includes(want))) return true;
    const others = i && [...n.querySelectorAll('input:not([type=hidden]),textarea,select')].some((x) => x !== box && !box.contains(x) && x.checkVisibility());
    if (!others && told(n).includes(want)) return true;
  }
  return false;
}
