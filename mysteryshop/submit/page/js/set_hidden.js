(el, value) => { el.value = value; for (const kind of ['input', 'change']) el.dispatchEvent(new Event(kind, { bubbles: true })); }
