// Everything here is a convenience: the pages work without it. One listener each on the document, so that a page that takes another's place needs no start.
(function () {
  'use strict';

  // Buttons that need a script come with it.
  function show() {
    document.querySelectorAll('[data-copy][hidden], [data-print][hidden], [data-download][hidden]').forEach(button => { button.hidden = false; });
    document.querySelectorAll('time[data-moment]').forEach(localize);
  }

  // The server writes moments in the zone that a cookie names. Where it had none, they are put right here, and for the next page.
  function localize(time) {
    if (window.zoneIsNew && time.dataset.moment !== 'ago') {
      const at = new Date(time.dateTime);
      const date = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
      time.textContent = time.dataset.moment === 'date' ? date : `${date}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
      time.title = at.toString();
    }
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.classList.add('is-copied');
    setTimeout(() => button.classList.remove('is-copied'), 2000);
  }

  function download(button) {
    const source = document.getElementById(button.dataset.download);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([source.value ?? source.textContent], { type: 'text/plain' }));
    link.download = button.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.dataset.copy) {
      copy(button);
    } else if (button?.dataset.download) {
      download(button);
    } else if (button?.hasAttribute('data-print')) {
      print();
    } else if (button?.hasAttribute('commandfor') && !('commandForElement' in HTMLButtonElement.prototype)) {
      // Browsers that do not know the attribute yet.
      const dialog = document.getElementById(button.getAttribute('commandfor'));
      button.getAttribute('command') === 'close' ? dialog.close() : dialog.showModal();
    }
  });

  // What goes on without whoever looks is read again while they do. That is no sign of life: the session ends by itself all the same.
  async function look() {
    const places = [...document.querySelectorAll('[data-live]')].filter(place => !place.querySelector('details[open]') && !place.contains(document.activeElement));
    if (document.hidden || places.length === 0 || document.querySelector('dialog:modal, :popover-open')) {
      return;
    }
    const address = location.href;
    const answer = await fetch(address, { headers: { 'X-Nomba-Live': '1' }, redirect: 'error' });
    if (!answer.ok || address !== location.href) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const place of places) {
      const fresh = page.getElementById(place.id);
      if (fresh && fresh.innerHTML !== place.innerHTML) {
        place.replaceChildren(...fresh.childNodes);
      }
      place.toggleAttribute('data-live-soon', fresh?.hasAttribute('data-live-soon') ?? false);
    }
    show();
    soon();
  }

  // While something is about to be over, which takes no quarter of a minute.
  let waiting;
  function soon() {
    clearTimeout(waiting);
    if (document.querySelector('[data-live-soon]')) {
      waiting = setTimeout(() => look().catch(() => {}), 1000);
    }
  }

  // Without an answer it stays as it is, and the next round tries again.
  setInterval(() => look().catch(() => {}), 15000);

  // One box for all rows.
  document.addEventListener('change', event => {
    if (event.target.matches('[data-all]')) {
      document.querySelectorAll(`input[type=checkbox][name="${event.target.dataset.all}"]:not(:disabled)`).forEach(box => { box.checked = event.target.checked; });
    } else if (event.target.closest('form[data-send-on-change]')) {
      event.target.closest('form').requestSubmit();
    }
  });

  // A second click must not send a form twice.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
    } else {
      form.dataset.sent = 'yes';
      setTimeout(() => delete form.dataset.sent, 4000);
    }
  });

  // A page that holds a secret is not shown again from the browser's memory.
  addEventListener('pagehide', () => document.querySelectorAll('[data-secret]').forEach(holder => holder.replaceChildren()));

  show();
  soon();
  window.Blazor?.addEventListener('enhancedload', () => {
    document.querySelectorAll(':popover-open').forEach(open => open.hidePopover());
    document.querySelectorAll('dialog:modal').forEach(dialog => dialog.close());
    show();
    soon();
  });
})();
