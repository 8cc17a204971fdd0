// Where in the window the nearest thing around this one lies that is in sight; null where it is in sight itself, or nothing around it is.
(el) => {
  const seen = (n) => n.getBoundingClientRect().width > 1 && n.getBoundingClientRect().height > 1 && n.checkVisibility({ visibilityProperty: true });
  if (seen(el)) return null;
  let card = el.parentElement;
  while (card && !seen(card)) card = card.parentElement;
  if (!card || card === document.body) return null;
  card.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = card.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
