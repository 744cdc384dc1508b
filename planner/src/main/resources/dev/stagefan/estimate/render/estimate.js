
// Explanations of drawings: shown on hover by the browser itself, here also on focus and touch.
(() => {
  'use strict';
  const box = document.getElementById('says');
  for (const tip of document.querySelectorAll('.tip')) tip.querySelector('title').remove();

  const show = tip => {
    box.textContent = tip.getAttribute('aria-label');
    box.hidden = false;
    const at = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, room - box.offsetWidth - 8));
    const below = at.bottom + 8 + box.offsetHeight < window.innerHeight;
    box.style.left = left + 'px';
    box.style.top = (below ? at.bottom + 8 : Math.max(8, at.top - box.offsetHeight - 8)) + 'px';
  };
  const hide = () => { box.hidden = true; };
  const tipOf = event => event.target instanceof Element && event.target.closest('.tip');

  for (const name of ['pointerover', 'focusin', 'click']) {
    document.addEventListener(name, event => {
      const tip = tipOf(event);
      if (tip) show(tip); else if (name !== 'focusin') hide();
    });
  }
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
})();
