import { at, clock, dollars, duration, h, number, replace } from '/dashboard/dom.js';

const KEPT = 50;
let underway = [];
const pictures = new Map();
const PHASES = { waiting: 'waits for an account', asked: 'asked', answering: 'answering' };

export const inFlight = () => underway.length;

export function showUnderway(lines) {
  underway = lines;
  replace('underway', lines.length ? h('div', { class: 'rows' }, lines.map(going)) : h('p', { class: 'soft' }, 'Nothing is being served just now.'));
  document.dispatchEvent(new Event('underway'));
}

function going(line) {
  return h('div', { class: 'going', 'data-underway': line.id },
    h('span', { class: 'soft time' }, clock(line.received)),
    h('span', { class: 'cut' }, h('span', { class: 'dot', 'aria-hidden': 'true' }), line.model),
    h('span', { class: 'cut soft' }, line.account ?? ''),
    h('span', { class: 'pill' }, PHASES[line.phase]),
    h('span', { class: 'soft hide' }, line.client),
    h('span', { class: 'num', 'data-since': line.received }, duration(Date.now() - Date.parse(line.received))));
}

/** Time goes on without news. */
export function tick() {
  for (const element of document.querySelectorAll('[data-since]')) element.textContent = duration(Date.now() - Date.parse(element.dataset.since));
}

export function showRequest(one) {
  const list = at('requests');
  document.querySelector(`[data-request="${CSS.escape(one.id)}"]`)?.remove();
  list.prepend(row(one));
  while (list.children.length > KEPT) list.lastChild.remove();
}

function row(one) {
  const state = one.status < 400 ? (one.failure ? 'warn' : 'ok') : one.status === 499 ? '' : 'bad';
  const account = one.attempts?.at(-1)?.account ?? '—';
  const tokens = one.usage ? `${number(one.usage.input)} → ${number(one.usage.output)}` : '';
  return h('details', { class: 'request', 'data-request': one.id },
    h('summary', {},
      h('span', { class: 'soft time' }, clock(one.received)),
      h('span', { class: 'cut' }, one.model),
      h('span', { class: 'cut soft' }, account),
      h('span', { class: `pill ${state}` }, one.status === 499 ? 'left' : String(one.status)),
      h('span', { class: 'num soft hide' }, one.cost ? dollars(one.cost.dollars) : tokens),
      h('span', { class: 'num' }, duration(one.totalMillis))),
    h('ul', { class: 'story', 'aria-label': 'Why it went where it went' }, (one.explained ?? []).map((line) => h('li', {}, line.replace(/^[-\s]+/, '')))),
    h('p', {}, [one.id, one.client, tokens && `${tokens} tokens`, one.cost && dollars(one.cost.dollars),
      one.toFirstByteMillis != null && `first byte after ${duration(one.toFirstByteMillis)}`].filter(Boolean).join(' · ')));
}

export function showPicture(step) {
  pictures.set(step.id, step);
  if (step.state === 'done' || step.state === 'failed') setTimeout(() => { pictures.delete(step.id); drawPictures(); }, 8000);
  drawPictures();
}

function drawPictures() {
  replace('pictures', pictures.size ? h('div', { class: 'rows', role: 'status' }, [...pictures.values()].map((step) => h('div', { class: 'picture' },
    h('span', { class: `pill ${step.state === 'failed' ? 'bad' : step.state === 'done' ? 'ok' : ''}` }, step.state),
    h('span', {}, `Picture by ${step.model}`), h('span', { class: 'soft' }, duration(step.milliseconds)), step.reason && h('span', { class: 'soft' }, step.reason)))) : null);
}
