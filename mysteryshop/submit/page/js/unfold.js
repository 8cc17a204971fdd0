// Unfolds the entries of the open list that hold others of their own and stand folded: a tree. How many there were.
() => {
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && el.checkVisibility({ visibilityProperty: true, opacityProperty: true }); };
  const knob = (el) => [...el.querySelectorAll('button,[role=button],[class*=toggle i],[class*=switcher i],[class*=expand i],[class*=arrow i],[class*=caret i]')].find((k) => seen(k) && !/noop|leaf/i.test(k.getAttribute('class') || ''));
  const tried = window.__unfolded || (window.__unfolded = new WeakSet());
  const held = new Set((window.__options || []).map((el) => el.closest('[role=treeitem]')).filter((el) => el && seen(el)));
  const folded = [...held].filter((el) => !tried.has(el) && (el.getAttribute('aria-expanded') === 'false' || (!el.hasAttribute('aria-expanded') && knob(el)))).slice(0, 30);
  for (const el of folded) {
    tried.add(el);
    (knob(el) || el).click();
  }
  return folded.length;
}
