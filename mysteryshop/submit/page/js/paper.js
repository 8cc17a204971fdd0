// What the sentence of a tick box opens on this very page: a link that leads nowhere else, or a button, in its label or right beside it; else null.
(el) => {
  const seen = (n) => n.getClientRects().length > 0;
  const opens = '[role=button],[data-toggle],[data-bs-toggle],[data-target],[data-bs-target],[data-modal],[data-fancybox],[aria-haspopup],[aria-controls]';
  const here = (n) => n.tagName !== 'A' || n.matches(opens) || /^(#|javascript:|$)/i.test(n.getAttribute('href') || '');
  const label = el.closest('label') || (el.id && document.querySelector(`label[for="${CSS.escape(el.id)}"]`));
  const alone = (n) => n.querySelectorAll('input:not([type=hidden]),select,textarea').length < 2;
  for (let near = label || el.parentElement, up = 0; near && up < 3 && alone(near) && near.innerText.length < 600; near = near.parentElement, up++) {
    const found = [...near.querySelectorAll('a,button,[role=button]')].find((n) => seen(n) && here(n) && !/^(submit|reset)$/.test(n.tagName === 'BUTTON' ? n.type : ''));
    if (found) return found;
    if (near.tagName === 'FORM') break;
  }
  return null;
}
