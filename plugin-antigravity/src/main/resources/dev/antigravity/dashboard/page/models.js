import { report } from '/dashboard/api.js';
import { at, h, number, replace } from '/dashboard/dom.js';

const SHOWN = 200;
let models = [];

export async function showModels() {
  const said = await report('/api/models');
  models = (said.providers ?? []).flatMap((provider) => (provider.models ?? []).map((model) => ({ provider: provider.provider ?? provider.id, ...model })));
  draw();
}

const words = (model) => [model.id, model.provider, ...(model.capabilities ?? [])].join(' ').toLowerCase();

function draw() {
  const wanted = at('find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = models.filter((model) => wanted.every((word) => words(model).includes(word)));
  replace('model-list', h('p', { class: 'hint', role: 'status' }, found.length > SHOWN ? `${found.length} models, the first ${SHOWN} of them` : `${found.length} models`),
    found.length > 0 && h('div', { class: 'plain scroll', tabindex: 0, role: 'region', 'aria-label': 'Models' }, h('table', { class: 'models' },
      h('thead', {}, h('tr', {}, ...['Model', 'Context', 'Price in → out, $ per million', 'Can', 'Known from'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, found.slice(0, SHOWN).map(row)))));
}

function row(model) {
  const sources = [...new Set(Object.values(model.sources ?? {}).map((source) => (typeof source === 'string' ? source : source.source ?? source.kind ?? '')))].filter(Boolean);
  return h('tr', {},
    h('td', {}, h('strong', {}, model.id), ' ', h('span', { class: 'soft' }, model.provider)),
    h('td', { 'data-as': 'context' }, model.context ? number(model.context) : ''),
    h('td', { 'data-as': 'price' }, model.price ? `${model.price.input} → ${model.price.output}` : ''),
    h('td', {}, (model.capabilities ?? []).map((one) => h('span', { class: 'tag' }, one.replaceAll('_', ' ')))),
    h('td', { class: 'soft', 'data-as': 'from' }, sources.join(', ')));
}

at('find').addEventListener('input', draw);
