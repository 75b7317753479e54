// Runs before the first paint. Who has chosen no theme gets the system's; without script, the light one. The zone's name is left for the server.
(function () {
  'use strict';
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    if (root.dataset.theme === 'auto') {
      root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
    }
  };
  apply();
  dark.addEventListener('change', apply);

  // A page that takes another's place brings the server's attributes along.
  new MutationObserver(() => {
    const wanted = root.dataset.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : root.dataset.theme;
    if (root.getAttribute('data-bs-theme') !== wanted) {
      root.setAttribute('data-bs-theme', wanted);
    }
  }).observe(root, { attributeFilter: ['data-bs-theme', 'data-theme'] });

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  window.zoneIsNew = !document.cookie.split('; ').includes(`zone=${zone}`);
  if (window.zoneIsNew && /^[A-Za-z0-9_+\/-]+$/.test(zone)) {
    document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  }
})();
