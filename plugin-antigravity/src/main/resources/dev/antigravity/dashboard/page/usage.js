import { report } from '/dashboard/api.js';
import { at, dollars, h, number, replace } from '/dashboard/dom.js';
import { accountsAtWork } from '/dashboard/accounts.js';
import { inFlight } from '/dashboard/requests.js';

const MEASURES = {
  cost: { of: (line) => Number(line.dollars ?? 0), say: dollars, title: 'Cost' },
  tokens: { of: (line) => (line.input ?? 0) + (line.output ?? 0), say: number, title: 'Tokens' },
  requests: { of: (line) => line.requests ?? 0, say: number, title: 'Requests' },
};
const MOST = 12;
const charts = [];
let today = {};

/** The charts' library comes when the first chart does. */
async function loaded() {
  await import('/dashboard/chart.umd.min.js');
  return globalThis.Chart;
}

export async function showToday() {
  today = (await report('/api/usage?by=model&since=24h')).total ?? {};
  tiles();
}

function tiles() {
  const accounts = accountsAtWork();
  replace('tiles', [
    [inFlight(), 'being served now', 'in-flight'],
    [number(today.requests), 'requests in 24 hours'],
    [dollars(today.dollars) + (today.unpriced ? '+' : ''), today.unpriced ? `in 24 hours; ${today.unpriced} unpriced` : 'in 24 hours'],
    [number((today.input ?? 0) + (today.output ?? 0)), 'tokens in 24 hours'],
    [`${accounts.ready} of ${accounts.all}`, 'accounts ready'],
  ].map(([value, name]) => h('div', { class: 'tile' }, h('b', {}, String(value)), h('span', {}, name))));
}
document.addEventListener('accounts', tiles);
document.addEventListener('underway', tiles);

export async function showUsage() {
  const since = at('since').value;
  const measure = MEASURES[at('measure').value];
  const [days, models, providers] = await Promise.all(['day', 'model', 'provider'].map((by) => report(`/api/usage?by=${by}&since=${since}`)));
  charts.splice(0).forEach((chart) => chart.destroy());
  if (!(days.lines ?? []).length) {
    replace('charts', h('p', { class: 'chart wide soft' }, 'Nothing was served in this time.'));
    return;
  }
  const Chart = await loaded();
  const parts = [part('By day', days.lines, measure, true), part('By model', largest(models.lines, measure), measure), part('By provider', largest(providers.lines, measure), measure)];
  replace('charts', parts.map((one) => one.element));
  parts.forEach((one, place) => charts.push(draw(Chart, one, measure, place)));
}

const largest = (lines, measure) => lines.filter((line) => measure.of(line) > 0).sort((one, other) => measure.of(other) - measure.of(one)).slice(0, MOST);

function part(title, lines, measure, wide = false) {
  const canvas = h('canvas', { role: 'img', 'aria-label': `${measure.title}, ${title.toLowerCase()}; the table below says the same` });
  const table = h('details', {}, h('summary', {}, 'As a table'), h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, title.slice(3)), ...['Requests', 'Failed', 'Tokens', 'Cost'].map((name) => h('th', { scope: 'col', class: 'num' }, name)))),
    h('tbody', {}, lines.map((line) => h('tr', {}, h('td', {}, line.name || 'nobody was asked'), h('td', { class: 'num' }, number(line.requests)), h('td', { class: 'num' }, number(line.failed)),
      h('td', { class: 'num' }, number((line.input ?? 0) + (line.output ?? 0))), h('td', { class: 'num' }, dollars(line.dollars) + (line.unpriced ? '+' : ''))))))));
  return { title, lines, wide, canvas, element: h('div', { class: wide ? 'chart wide' : 'chart' }, h('h3', {}, `${measure.title} ${title.toLowerCase()}`), h('div', { class: 'canvas' }, canvas), table) };
}

function draw(Chart, one, measure, place) {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  const value = { grid: { color: color('--line') }, border: { display: false }, beginAtZero: true, ticks: { color: color('--soft'), callback: (tick) => measure.say(tick), maxTicksLimit: one.wide ? 6 : 4, maxRotation: 0 } };
  const name = { grid: { display: false }, border: { color: color('--line') }, ticks: { color: color('--soft'), autoSkip: one.wide } };
  return new Chart(one.canvas, {
    type: 'bar',
    data: { labels: one.lines.map((line) => (line.name || 'nobody').split('/').at(-1)), datasets: [{ data: one.lines.map(measure.of), backgroundColor: color(`--c${place + 1}`), borderRadius: 5, maxBarThickness: one.wide ? 42 : 22 }] },
    options: {
      indexAxis: one.wide ? 'x' : 'y', maintainAspectRatio: false, animation: false, font: { family: 'system-ui' },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) => measure.say(item.raw) } } },
      scales: one.wide ? { x: name, y: value } : { x: value, y: name },
    },
  });
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => showUsage());
