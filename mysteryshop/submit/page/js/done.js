// Presses the button by which an open list or calendar takes the choice ("OK", "Done"). True when there was one. Looks only at what
// became visible since `shown.js`: a button of the form itself is never pressed here. `press` false: only looks for it.
(press) => {
  const WORDS = /^(ok|okay|done|apply|set|select|confirm|choose|accept|aceptar|listo|aplicar|hecho|fertig|[üu]bernehmen|ausw[äa]hlen|valider|terminer|appliquer|klaar|toepassen|conferma|fatto|applica|concluir|confirmar|pronto)$/i;
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  for (const root of roots) for (const el of root.querySelectorAll('*')) {
    if (!/^(BUTTON|A|SPAN|DIV)$/.test(el.tagName) && !(el instanceof HTMLUnknownElement) && el.getAttribute('role') !== 'button' && !/-(button|btn)$/i.test(el.tagName)) continue;
    if (!/^(BUTTON|A)$/.test(el.tagName) && !el.tagName.includes('-') && !el.hasAttribute('role') && (el.childElementCount || el.textContent.length > 20)) continue;
    if (!WORDS.test((el.innerText || el.getAttribute('aria-label') || '').trim()) || !seen(el) || !window.__before || window.__before.has(el) || el.type === 'submit' && el.form) continue;
    if (press !== false) el.click();
    return true;
  }
  return false;
}
