(el) => {
  const marks = '.g-recaptcha, .h-captcha, .cf-turnstile, .frc-captcha, cap-widget, altcha-widget, [data-sitekey], iframe[src*="recaptcha/api2/anchor"], iframe[src*="recaptcha/enterprise/anchor"], iframe[src*="hcaptcha.com"], iframe[src*="challenges.cloudflare.com"], iframe[title*="captcha" i], img[src*="captcha" i], img[alt*="captcha" i]';
  const own = (el.tagName === 'FORM' ? el : el.closest('form')) || el;
  for (const mark of own.getRootNode().querySelectorAll(marks)) {
    const other = mark.closest('form');
    if (other && other !== own && !own.contains(mark)) continue;
    if (!other && own.tagName === 'FORM' && document.forms.length > 1 && !own.parentElement.contains(mark)) continue;
    if (mark.dataset.size === 'invisible' || mark.dataset.appearance === 'interaction-only' || /[?&]size=invisible/.test(mark.src || '') || mark.closest('.grecaptcha-badge')) continue;
    if (mark.tagName === 'IMG' && mark.getBoundingClientRect().width < 8) continue;
    if (mark.tagName === 'BUTTON' || (mark.tagName === 'INPUT' && mark.type === 'submit')) continue;  // an unseen check bound to the button
    return (mark.className && mark.className.toString()) || mark.src || mark.alt || mark.title || 'captcha';
  }
  for (const part of own.querySelectorAll('*')) if (/-/.test(part.tagName) && /captcha|turnstile/i.test(part.tagName) && part.getBoundingClientRect().width > 40 && part.dataset.size !== 'invisible') return part.tagName.toLowerCase();
  for (const img of own.querySelectorAll('img[alt]')) if (/\d\s*[+x×*−-]\s*\d/.test(img.alt) && img.getBoundingClientRect().width > 8) return img.alt.slice(0, 40);
  // a riddle of the site's own making: something drawn or to be moved, in a part that calls itself so, without the form's own boxes
  for (const part of own.querySelectorAll('[class*=captcha i],[id*=captcha i],[class*=geetest i],[class*=arkose i],[id*=arkose i],[id*=funcaptcha i]')) {
    const box = part.getBoundingClientRect();
    if (box.width < 40 || box.height < 16 || part.closest('.grecaptcha-badge') || part.querySelector('textarea,input[type=email]') || part.matches('button,input[type=submit],textarea')) continue;
    if (/geetest|arkose|funcaptcha/i.test(part.className + part.id) || [...part.querySelectorAll('iframe,img,canvas,svg,input:not([type=hidden])')].some((e) => e.getBoundingClientRect().width > 8)) return part.className.toString() || part.id;
  }
  return '';
}
