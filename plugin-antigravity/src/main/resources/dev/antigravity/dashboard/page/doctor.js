import { report } from '/dashboard/api.js';
import { at, h, replace } from '/dashboard/dom.js';

export async function examine() {
  at('examine').disabled = true;
  try {
    const findings = (await report('/api/doctor')).findings ?? [];
    replace('findings', findings.length
      ? h('div', { class: 'plain' }, findings.map((finding) => h('div', { class: 'finding' }, h('p', {}, h('span', { class: 'pill warn' }, 'to do'), ' ', finding.what ?? finding.problem), h('code', {}, finding.fix ?? ''))))
      : h('p', { class: 'plain finding' }, h('span', { class: 'pill ok' }, 'all well'), ' Nothing keeps the host from its models.'));
  } finally {
    at('examine').disabled = false;
  }
}
