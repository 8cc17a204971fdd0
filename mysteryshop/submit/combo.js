(el) => el.getAttribute('role') === 'combobox' || el.getAttribute('aria-haspopup') === 'listbox' || (el.getAttribute('aria-autocomplete') || 'none') !== 'none'
