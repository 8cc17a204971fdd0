// Where in the window the smallest thing in sight lies that says all these words, brought there; null where nothing does.
(words) => {
  const wanted = words.map((word) => word.toLowerCase());
  const says = (el) => { const told = (el.innerText || '').toLowerCase(); return wanted.every((word) => told.includes(word)); };
  let found = null;
  for (let el = document.body; el && says(el); el = [...el.children].find(says)) found = el;
  if (!found || found === document.body) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = found.getBoundingClientRect();
  return box.width && box.height ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}
