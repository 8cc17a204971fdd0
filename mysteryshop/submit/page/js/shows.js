// What the box, or what stands close around it and holds no other box, tells in words, without the entries of a list that is open.
// Returns [does it say these words, all it says].
([box, words]) => {
  const squash = (s) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().toLowerCase();
  const up = (n) => n.assignedSlot || n.parentElement || (n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : null);
  const want = squash(words), flag = (/[\u{1F1E6}-\u{1F1FF}]{2}/u.exec(want) || [''])[0];  // of a country, shown in place of its name
  const options = new Set(window.__options || []);
  let left = 600;
  const listed = (n) => n.matches('[role=option]') || (n.matches('[role=listbox]:not([aria-haspopup])') && !taken(n));
  const taken = (n) => { const all = [...n.querySelectorAll('[role=option]')]; return all.length > 0 && all.every((o) => o.getAttribute('aria-selected') === 'true'); };  // a list of what was chosen
  const told = (n) => {  // its words in sight, through slots and shadow roots
    if (n.nodeType === 3) return n.data + ' ';
    if (n.nodeType !== 1 || !left-- || options.has(n) || n.matches('option,script,style') || (listed(n) && !(n.closest('[role=listbox]') && taken(n.closest('[role=listbox]'))))) return '';
    if (n.tagName !== 'SLOT' && n.checkVisibility && getComputedStyle(n).display !== 'contents' && !n.checkVisibility({ visibilityProperty: true })) return '';
    if (n.tagName === 'SELECT') return ((o) => (o && (o.text || o.label)) || '')(n.selectedOptions[0]) + ' ';
    if (n.tagName === 'INPUT') return (/^(checkbox|radio|button|submit)$/.test(n.type) ? '' : n.value) + ' ';
    const slotted = n.tagName === 'SLOT' ? n.assignedNodes({ flatten: true }) : [];
    return [...(slotted.length ? slotted : n.shadowRoot ? n.shadowRoot.childNodes : n.childNodes)].map(told).join('');
  };
  let all = '';
  for (let n = box, i = 0; n && i < 3 && n.tagName !== 'FORM' && n.tagName !== 'BODY'; n = up(n), i++) {
    const inputs = [...(n.shadowRoot || n).querySelectorAll('input,select,textarea')];
    const carried = [n, ...inputs].filter((x) => x.tagName === 'INPUT' || x.tagName === 'SELECT').map((x) => squash(x.tagName === 'SELECT' ? (x.selectedOptions[0] || {}).text || (x.selectedOptions[0] || {}).label : x.value));
    if (want && carried.some((x) => x.includes(want))) return [true, carried.join(' | ')];
    if (i && inputs.some((x) => x !== box && x.type !== 'hidden' && !box.contains(x) && x.checkVisibility())) break;
    all = squash(told(n)) + ' | ' + carried.join(' | ');
    if (want && (all.includes(want) || (flag && all.includes(flag)))) return [true, all];
  }
  return [false, all];
}
