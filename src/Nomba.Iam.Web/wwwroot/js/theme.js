// Runs before the first paint: the pages are light unless the system prefers dark. Without script they stay light.
(function () {
  'use strict';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  apply();
  dark.addEventListener('change', apply);
})();
