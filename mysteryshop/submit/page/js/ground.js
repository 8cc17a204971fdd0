// Where a form's first box stands (seen by a person or not, inside a chat window or not) and the captcha that guards the form.
// `captcha`: the function of captcha.js. `first`, `form`: selectors; null where one of them is in a shadow root and is to be found another way. Read-only.
([first, form], captcha) => {
  const el = document.querySelector(first), own = document.querySelector(form);
  if (!el || !own) return null;
  const up = (n) => n.assignedSlot || n.parentElement || (n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : null);
  const r = el.getBoundingClientRect();
  const seen = r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true }));
  let chat = false;
  for (let n = el, i = 0; n && i < 12 && n !== document.body; n = up(n), i++) {
    const told = n.id + ' ' + (n.getAttribute('class') || '') + ' ' + n.tagName;
    if (/(^|[\s_-])(live-?)?chat(bot|box|window|widget|panel|form|launcher)?($|[\s_-])|livechat|intercom-|tawk-|drift-widget|crisp-client|zopim|podium-/i.test(told)) chat = true;
  }
  return { seen, chat, captcha: captcha(own) };
}
