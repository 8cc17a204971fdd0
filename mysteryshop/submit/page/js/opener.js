// The small button beside a box that opens its calendar or list; null where there is none.
(el) => {
  const up = (n) => n.assignedSlot || n.parentElement || (n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : null);
  for (let n = up(el), i = 0; n && i < 4 && n.tagName !== 'FORM'; n = up(n), i++) {
    if ([...n.querySelectorAll('input:not([type=hidden]),select,textarea')].some((x) => x !== el && x.checkVisibility({ visibilityProperty: true }) && x.getClientRects().length)) return null;
    const button = [...n.querySelectorAll('button,[role=button],[class*=toggle i],[class*=trigger i],[class*=icon i],[class*=append i],[class*=input-group-text i],svg,i')].find((b) => b !== el && b.type !== 'submit' && b.getBoundingClientRect().width > 3 && !/clear|reset/i.test((b.getAttribute('aria-label') || '') + ' ' + (b.getAttribute('class') || '')));
    if (button) return button;
  }
  return null;
}
