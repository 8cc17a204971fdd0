// How much can be pressed or answered here: a number that changes when a press shows or hides something. Read-only.
() => [...document.querySelectorAll('input,textarea,select,iframe,button,a[href],[role=button],[role=dialog]')].slice(0, 1500).filter((e) => !e.checkVisibility || e.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length
