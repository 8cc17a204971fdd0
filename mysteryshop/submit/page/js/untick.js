// Takes back every consent that a cookie layer has given beforehand: ticks that may be taken away, before its choice is saved.
(button) => {
  const ON = 'input[type=checkbox]:checked:not(:disabled),[role=switch][aria-checked=true]:not([aria-disabled=true]):not(:disabled)';
  const up = (el) => el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  let layer = null;
  for (let n = up(button), i = 0; n && i < 25 && n.tagName !== 'BODY' && n.tagName !== 'HTML'; n = up(n), i++) {
    const root = n.shadowRoot && n.shadowRoot.contains(button) ? n.shadowRoot : n;
    if (root.querySelector(ON)) layer = root;
    if (getComputedStyle(n).position === 'fixed' || n.tagName === 'DIALOG' || n.getAttribute('role') === 'dialog') break;
  }
  for (const on of layer ? [...layer.querySelectorAll(ON)].slice(0, 60) : []) on.click();
}
