// Warns whoever is signed in a few minutes before they are signed out, so that nothing they typed is lost (WCAG 2.2,
// criterion 2.2.1). Times are counted from when the page was made, whatever the clock of the computer says.
const WARNS_BEFORE = 5 * 60 * 1000;
const dialog = document.querySelector('[data-session-idle]');
const parts = [...dialog.querySelectorAll('[data-session-part]')];
// Other windows of the same browser hear when one of them has used the session.
const others = new BroadcastChannel('organiser-session');
let ends;
let shown = null;
let closed = null;

function count({ idle, lifetime }) {
  ends = { idle: Date.now() + idle * 1000, lifetime: Date.now() + lifetime * 1000 };
  closed = null;
}

function partNow(left) {
  if (left <= 0) {
    return 'ended';
  }
  if (left > WARNS_BEFORE) {
    return null;
  }
  return ends.lifetime <= ends.idle ? 'lifetime' : 'idle';
}

function look() {
  const left = Math.min(ends.idle, ends.lifetime) - Date.now();
  const part = partNow(left);
  show(part === closed ? null : part);
  dialog.querySelectorAll('[data-session-minutes]').forEach((minutes) => {
    const text = String(Math.ceil(left / 60000));
    // What is written again is read out again.
    if (minutes.textContent !== text) {
      minutes.textContent = text;
    }
  });
}

function show(part) {
  if (part === shown && dialog.open === (part !== null)) {
    return;
  }
  shown = part;
  if (part === null) {
    dialog.close();
    return;
  }
  parts.forEach((each) => { each.hidden = each.dataset.sessionPart !== part; });
  dialog.setAttribute('aria-labelledby', `session-${part}`);
  dialog.setAttribute('aria-describedby', `session-${part}-text`);
  if (!dialog.open) {
    dialog.showModal();
  }
  parts.find((each) => !each.hidden).querySelector('button, a').focus();
}

function goOn(session) {
  count(session);
  look();
}

async function stay() {
  const answer = await fetch(dialog.dataset.sessionRenewal, { method: 'POST', redirect: 'manual' });
  // Whoever is signed out already is led away, which a script does not follow.
  const session = answer.ok ? await answer.json() : { idle: 0, lifetime: 0 };
  goOn(session);
  if (answer.ok) {
    others.postMessage(session);
  }
}

function leave() {
  if (shown === 'idle') {
    stay();
  } else {
    closed = shown;
    look();
  }
}

const start = { idle: Number(dialog.dataset.sessionIdle), lifetime: Number(dialog.dataset.sessionLifetime) };
count(start);
others.postMessage(start);
others.addEventListener('message', ({ data }) => goOn(data));
dialog.addEventListener('cancel', (event) => {
  event.preventDefault();
  leave();
});
dialog.querySelectorAll('button').forEach((button) => button.addEventListener('click', leave));
setInterval(look, 1000);
