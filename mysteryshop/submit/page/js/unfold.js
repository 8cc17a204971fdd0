// Unfolds the first entry of the open list that holds others of its own and stands folded: a tree, drawn with a knob before the words.
// True where there was one.
() => {
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && el.checkVisibility({ visibilityProperty: true, opacityProperty: true }); };
  const options = window.__options || [], tried = window.__unfolded || (window.__unfolded = new Set());  // by their words: lists draw their entries anew
  const item = (el) => {  // the entry with what stands in its line
    let best = el.closest('[role=treeitem]');
    for (let n = el, i = 0; !best && n && i < 3 && options.every((o) => o === el || !n.contains(o)); n = n.parentElement, i++) if (knob(n, el)) best = n;
    return best;
  };
  const KNOB = 'button,[role=button],[class*=toggle i],[class*=switcher i],[class*=expand i],[class*=arrow i],[class*=caret i]';
  const knob = (n, el) => {
    const words = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), line = document.createRange();
    while (words.nextNode() && !/[\p{L}\d]/u.test(words.currentNode.data));
    if (!words.currentNode || words.currentNode.nodeType !== 3) return null;
    line.selectNode(words.currentNode);
    const left = line.getBoundingClientRect().left;
    return [...n.querySelectorAll(KNOB)].find((k) => seen(k) && !/[\p{L}\d]/u.test(k.textContent) && k.getBoundingClientRect().left < left && k.getBoundingClientRect().width < 60 && !/noop|leaf/i.test(k.getAttribute('class') || '')) || null;
  };
  const beside = (n, el) => {  // an arrow behind the words: its own list opens beside it, and only one at a time
    const r = el.getBoundingClientRect();
    return [...n.querySelectorAll('svg,i,[class*=icon i],[class*=arrow i],[class*=caret i]')].some((k) => seen(k) && !/[\p{L}\d]/u.test(k.textContent) && k.getBoundingClientRect().width < 60 && k.getBoundingClientRect().left > r.left + r.width / 2);
  };
  const folded = options.map((el) => [item(el), el]).find(([n, el]) => n && seen(n) && (knob(n, el) || !beside(n, el)) && !tried.has(el.textContent) && (n.getAttribute('aria-expanded') === 'false' || (!n.hasAttribute('aria-expanded') && knob(n, el))));
  if (folded) { tried.add(folded[1].textContent); (knob(...folded) || folded[0]).click(); }
  return Boolean(folded);
}
