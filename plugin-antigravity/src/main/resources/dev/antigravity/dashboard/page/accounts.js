import { get, post, report } from '/dashboard/api.js';
import { at, h, replace, until } from '/dashboard/dom.js';

let known = [];
let limits = new Map();
let trouble = '';

/** Rests come with the live stream, so that a card changes at once. */
export function showRests(rests) {
  for (const account of known) account.rests = rests.filter((rest) => rest.account === account.id);
  draw();
}

export async function showAccounts() {
  const [accounts, left] = await Promise.all([report('/api/accounts'), get('/account-limits')]);
  known = accounts.accounts ?? [];
  limits = new Map((left.accounts ?? []).map((one) => [one.account, one.limits]));
  draw();
}

export const accountsAtWork = () => ({ all: known.length, ready: known.filter((one) => one.usable && !whole(one)).length });

const whole = (account) => account.rests?.some((rest) => !rest.model);

/** Those that want something come first. */
const urgency = (account) => (account.enabled && !account.usable ? 3 : whole(account) ? 2 : account.rests?.length ? 1 : 0);

function draw() {
  const focused = document.activeElement?.dataset?.act;
  const cards = [...known].sort((one, other) => urgency(other) - urgency(one)).map(card);
  if (trouble) cards.unshift(h('p', { class: 'card why', role: 'alert' }, trouble));
  replace('account-cards', cards.length ? cards : h('p', { class: 'card' }, 'No account yet. Run “antigravity oauth” or “antigravity accounts add”.'));
  if (focused) document.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
  document.dispatchEvent(new Event('accounts'));
}

function card(account) {
  const rests = account.rests ?? [];
  const [word, state] = !account.enabled ? ['disabled', ''] : !account.usable ? ['needs you', 'bad'] : whole(account) ? ['rests', 'warn']
    : rests.length ? ['rests in part', 'warn'] : ['ready', 'ok'];
  return h('article', { class: 'card', 'data-account': account.id },
    h('div', { class: 'row' }, h('h3', {}, account.id), h('span', { class: `pill ${state}` }, word)),
    h('p', { class: 'soft', title: account.where }, [account.kind, account.tier, account.where.split(/[\\/]/).at(-1)].filter(Boolean).join(' · ')),
    !account.usable && account.enabled && h('p', { class: 'why' }, account.state),
    rests.map((rest) => h('p', { class: 'why' }, `${rest.model ? rest.model + ' r' : 'R'}ests for another ${until(rest.until)}: ${rest.cause} (${rest.evidence})`)),
    (limits.get(account.id) ?? []).map(quota),
    h('div', { class: 'actions' },
      rests.length > 0 && act(account, 'wake', 'Use it again now'),
      account.where === 'vault' && act(account, account.enabled ? 'disable' : 'enable', account.enabled ? 'Disable' : 'Enable')));
}

function quota(limit) {
  const share = limit.remaining_fraction;
  const name = `${limit.window}${limit.model ? ' of ' + limit.model : ''}`;
  const left = share == null ? limit.remaining ?? '?' : `${Math.round(share * 100)} % left`;
  return h('div', { class: 'quota' }, h('span', {}, name),
    h('span', { class: 'soft' }, left, limit.resets_at && Date.parse(limit.resets_at) > Date.now() ? ` · again in ${until(limit.resets_at)}` : ''),
    share != null && h('meter', { min: 0, max: 1, low: .15, high: .4, optimum: 1, value: share, 'aria-label': `${name}: ${left}` }));
}

function act(account, action, words) {
  return h('button', { type: 'button', 'data-act': `${action} ${account.id}`, 'aria-label': `${words}: ${account.id}`, async onclick(event) {
    event.target.disabled = true;
    const [provider, name] = account.id.split('/').map(encodeURIComponent);
    const said = await post(`/api/accounts/${provider}/${name}/${action}`);
    trouble = said.status === 'ok' ? '' : said.message;
    await new Promise((done) => setTimeout(done, action === 'wake' ? 1300 : 0));
    await showAccounts();
  } }, words);
}
