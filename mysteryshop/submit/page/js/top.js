// Puts the list whose entries were last looked at back to its beginning.
() => {
  for (let n = (window.__options || [])[0]; n && n.tagName !== 'HTML' && n.tagName !== 'BODY'; n = n.parentElement) if (n.scrollTop > 0) { n.scrollTop = 0; return; }
}
