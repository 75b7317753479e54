// A form with data-passkey names what to ask the authenticator for: "create" or "request". What it answers goes with the form. Such forms and
// what else needs passkeys stay hidden where the browser has none; data-passkey-missing is shown instead.
(function () {
  'use strict';
  const able = typeof PublicKeyCredential === 'function'
    && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
    && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';
  let waiting = null;

  async function optionsOf(form, signal) {
    const answer = await fetch(form.dataset.passkeyOptions, { method: 'POST', signal, headers: { 'X-Nomba-Csrf': '1', Accept: 'application/json' } });
    if (answer.ok && answer.headers.get('Content-Type')?.startsWith('application/json')) {
      return answer.json();
    }
    const problem = answer.ok ? null : await answer.json().catch(() => null);
    if (problem?.code === 'auth.fresh_sign_in_required' && form.dataset.passkeyConfirm) {
      location.assign(form.dataset.passkeyConfirm);
      return new Promise(() => {});
    }
    throw new Error('options');
  }

  async function ask(form, mediation) {
    waiting?.abort();
    const mine = waiting = new AbortController();
    const options = await optionsOf(form, mine.signal);
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal: mine.signal })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal: mine.signal });
    form.querySelector('[name=credential]').value = JSON.stringify(credential);
    HTMLFormElement.prototype.submit.call(form);
  }

  // The words are the page's: the attribute named like the error, or the one for all others.
  function say(form, error) {
    const place = form.querySelector('[data-passkey-problem]');
    place.hidden = !error;
    place.querySelector('[data-passkey-words]').textContent = error ? place.getAttribute('data-passkey-' + error.name) ?? place.dataset.passkeyProblem : '';
  }

  async function press(form) {
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    say(form, null);
    try {
      await ask(form);
    } catch (error) {
      button.disabled = false;
      if (error.name !== 'AbortError') {
        say(form, error);
      }
    }
  }

  // The browser offers passkeys where the address is typed. Nothing is said when nobody takes one.
  async function offer(form) {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
      await ask(form, 'conditional').catch(() => {});
    }
  }

  for (const place of document.querySelectorAll(able ? '[data-passkey], [data-passkey-only]' : '[data-passkey-missing]')) {
    place.hidden = false;
  }
  if (!able) {
    return;
  }
  document.addEventListener('submit', event => {
    if (event.target.matches('[data-passkey]')) {
      event.preventDefault();
      press(event.target);
    }
  });
  const offered = document.querySelector('[data-passkey-offered]');
  if (offered) {
    offer(offered);
  }
})();
