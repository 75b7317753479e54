// The secret of a link is behind its #, which no server is told. It goes into the page's form and out of the address; the tab keeps it for
// a reload, and for whoever must sign in on the way.
(function () {
  'use strict';
  const key = 'link ' + location.pathname;
  const form = document.querySelector('form:has([data-link-token])');

  function take() {
    const given = new URLSearchParams(location.hash.slice(1)).get('token');
    if (given) {
      sessionStorage.setItem(key, given);
      history.replaceState(null, '', location.pathname + location.search);
    }
    const field = form.querySelector('[data-link-token]');
    field.value = given || field.value || sessionStorage.getItem(key) || '';
    form.querySelector('[data-link-missing]').hidden = field.value !== '';
    return field.value;
  }

  // Showing what a link is about changes nothing, so it needs no click. Once: a browser that keeps no cookie would go round for ever.
  function open(token) {
    const opened = sessionStorage.getItem(key + ' opened');
    sessionStorage.removeItem(key + ' opened');
    if (token && !opened && form.hasAttribute('data-link-opens')) {
      sessionStorage.setItem(key + ' opened', 'yes');
      form.requestSubmit();
    }
  }

  if (form) {
    open(take());
    addEventListener('hashchange', () => open(take()));
  } else {
    sessionStorage.removeItem(key + ' opened');

    // The next link, opened where the last one ended: the page that has the form is asked for anew.
    addEventListener('hashchange', () => {
      const given = new URLSearchParams(location.hash.slice(1)).get('token');
      if (given) {
        sessionStorage.setItem(key, given);
        location.replace(location.pathname);
      }
    });
  }
})();
