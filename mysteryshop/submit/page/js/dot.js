// Some pages send a lead as the address of a picture of one dot, and this browser loads no pictures: such a one is asked for
// another way, once, where it carries the mail address that stands in the form. All other pictures stay away.
(form) => {
  const Picture = HTMLImageElement.prototype, src = Object.getOwnPropertyDescriptor(Picture, 'src');
  if (window.__dot || !src || !src.set || !src.configurable) return;
  window.__dot = true;
  const typed = () => [...(window.__watched || form).querySelectorAll('input')].map((el) => (el.value || '').trim().toLowerCase()).filter((s) => /.@./.test(s));
  const told = (address) => { try { return decodeURIComponent(address.replace(/\+/g, '%20')).toLowerCase(); } catch (odd) { return address.toLowerCase(); } };
  const mails = typed();
  Object.defineProperty(Picture, 'src', { ...src, set(address) {
    src.set.call(this, address);
    const words = told(String(address));
    if (!/^(https?:|\/|\.|\w+[/?.])/i.test(words) || ![...mails, ...typed()].some((mail) => words.includes(mail))) return;
    fetch(this.src, { mode: 'no-cors', credentials: 'include', keepalive: true }).then(() => 'load', () => 'error').then((name) => this.dispatchEvent(new Event(name)));
  } });
}
