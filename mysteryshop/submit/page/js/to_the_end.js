// Reads the page, and what scrolls inside it near its boxes, to the end.
() => {
  for (const el of document.querySelectorAll('div,section,article,dialog,ol,ul,pre,td,textarea[readonly]')) if (el.scrollHeight > el.clientHeight + 40 && /auto|scroll/.test(getComputedStyle(el).overflowY)) { el.scrollTop = el.scrollHeight; }
  window.scrollTo(0, document.body ? document.body.scrollHeight : 0);
}
