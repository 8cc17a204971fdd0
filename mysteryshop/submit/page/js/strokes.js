// Types into plain text boxes, one after the other: each gets the focus, what it held is marked and written over as typed text is, and the page is left time
// to answer. Ends at the first box that cannot be typed into. Returns how many were done; the last of them keeps the focus.
async (boxes) => {
  let done = 0;
  for (const [selector, text] of boxes) {
    const el = document.querySelector(selector);
    if (!el || !/^(INPUT|TEXTAREA)$/.test(el.tagName) || el.disabled || el.readOnly || !el.getClientRects().length) break;
    el.focus();
    if (document.activeElement !== el) break;
    el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));  // guards that wait for a key; masks write nothing for this one
    el.select();
    if (!document.execCommand('insertText', false, text) || !el.value) break;
    el.dispatchEvent(new KeyboardEvent('keyup', { key: text.at(-1), bubbles: true }));  // pages that look at a box when a key comes up
    done++;
    await new Promise((go) => setTimeout(go));
  }
  return done;
}
