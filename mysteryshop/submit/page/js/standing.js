// A calendar that stands open all the time: whatever stands in one block with its days counts as come up since `shown.js`, its hours too. The block
// ends where the box it belongs to begins, or other questions of the form.
() => {
  const days = (window.__days || []).filter((d) => d.isConnected);
  if (!days.length || !window.__before) return;
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const inside = (n, d) => { for (let p = d; p; p = up(p)) if (p === n) return true; return false; };
  const ASKED = 'textarea,[type=submit],[type=email],[type=tel],[type=checkbox],[type=text][name]';
  const alien = (n) => n.matches('form,body,main') || (window.__box && inside(n, window.__box)) || n.querySelector(ASKED);
  let block = days[0];
  while (block && !days.every((d) => inside(block, d))) block = up(block);
  if (!block || alien(block)) return;
  while (up(block) && !alien(up(block))) block = up(block);
  const go = (root) => { for (const el of root.querySelectorAll('*')) { if (el.shadowRoot) go(el.shadowRoot); window.__before.delete(el); } };
  go(block);
}
