import { enter, leave, live, SignedOut } from '/dashboard/api.js';
import { at } from '/dashboard/dom.js';
import { showAccounts, showRests } from '/dashboard/accounts.js';
import { showRequest, showUnderway, showPicture, tick } from '/dashboard/requests.js';
import { showUsage, showToday } from '/dashboard/usage.js';
import { showModels } from '/dashboard/models.js';
import { examine } from '/dashboard/doctor.js';

const later = {};

/** Runs it once, some time after the last time it was asked for. */
function soon(name, work, milliseconds) {
  later[name] ??= setTimeout(() => {
    delete later[name];
    work().catch(failed);
  }, milliseconds);
}

const handlers = {
  underway: showUnderway,
  request(exchange) {
    showRequest(exchange);
    soon('today', showToday, 1500);
  },
  rests(rests) {
    showRests(rests);
    soon('accounts', showAccounts, 1200);
  },
  picture: showPicture,
};

function health(text, state) {
  at('health').textContent = text;
  at('health').className = `pill ${state}`;
}

function failed(problem) {
  if (!(problem instanceof SignedOut)) {
    console.warn(problem);
    return;
  }
  at('board').hidden = true;
  at('leave').hidden = true;
  at('notice').hidden = false;
  at('notice').textContent = `You are not signed in: ${problem.message}.\n\nRun “antigravity dashboard” for a link that opens this page.`;
  health('Signed out', 'warn');
}

async function watch() {
  for (let wait = 500; ;) {
    try {
      await live((name, data) => handlers[name]?.(data), () => {
        wait = 500;
        health('Live', 'ok');
      });
    } catch (problem) {
      if (problem instanceof SignedOut) return failed(problem);
    }
    health('The proxy does not answer', 'bad');
    await new Promise((done) => setTimeout(done, wait));
    wait = Math.min(wait * 2, 10_000);
  }
}

async function start() {
  await enter();
  await showAccounts();
  at('board').hidden = false;
  at('leave').hidden = false;
  at('leave').addEventListener('click', () => leave().then(() => location.reload(), failed));
  at('since').addEventListener('change', () => showUsage().catch(failed));
  at('measure').addEventListener('change', () => showUsage().catch(failed));
  at('examine').addEventListener('click', () => examine().catch(failed));
  setInterval(tick, 500);
  setInterval(() => document.hidden || showAccounts().catch(failed), 15_000);
  watch();
  for (const part of [showToday, showUsage, showModels, examine]) part().catch(failed);
}

start().catch(failed);
