// Forms that ask the browser for a passkey before they are sent (Web Authentication Level 3). They are hidden where it
// knows none; whatever the server refuses, it says on a page of its own.
const possible = 'credentials' in navigator && 'PublicKeyCredential' in window
  && 'parseCreationOptionsFromJSON' in PublicKeyCredential && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const ways = {
  create: (options) => navigator.credentials.create(
    { publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) => navigator.credentials.get(
    { publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

function tell(problem) {
  const summary = document.querySelector('[data-passkey-problems]');
  document.querySelectorAll('.govuk-error-summary').forEach((other) => { other.hidden = other !== summary; });
  const lines = [...summary.querySelectorAll('[data-passkey-problem]')];
  const line = lines.find(({ dataset }) => dataset.passkeyProblem === problem) ?? lines.at(-1);
  lines.forEach((each) => { each.hidden = each !== line; });
  const prefix = summary.dataset.passkeyProblems + ' ';
  if (!document.title.startsWith(prefix)) {
    document.title = prefix + document.title;
  }
  summary.focus();
}

async function ask(form) {
  const answer = await fetch(form.dataset.passkeyChallenge,
    { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
  if (answer.ok) {
    const passkey = await ways[form.dataset.passkey](await answer.json());
    form.querySelector('input[name=passkey]').value = JSON.stringify(passkey);
  }
  form.submit();
}

if (possible) {
  document.querySelectorAll('[data-passkey-not-possible]').forEach((text) => { text.hidden = true; });
  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    let asking = false;
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (asking) {
        return;
      }
      asking = true;
      try {
        await ask(form);
      } catch (problem) {
        tell(problem.name);
      } finally {
        asking = false;
      }
    });
  });
}
