import type { Measurement, MeasurementList } from '../../api/types';
import { grade } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { empty, load } from '../../components/states';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import { interval, target, when, words } from '../../format';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';

const filterNames = ['job', 'model', 'after'] as const;

export function measurementsPage(context: PageContext): Page {
  const body = h('div', null);
  const query = new URLSearchParams({ limit: '100' });
  for (const name of filterNames) {
    const value = context.query.get(name);
    if (value !== null) {
      query.set(name, value);
    }
  }
  load<MeasurementList>('the measurements', context.signal, (...children) => render(body, ...children),
    () => context.api.get(`/v1/measurements?${query.toString()}`, context.signal), (list) => {
      render(body, list.measurements.length === 0
        ? empty('Nothing was measured yet.', ['Measure a network: ', h('a', { href: '/jobs/new?kind=measure' }, 'queue a job'), '.'])
        : table(list.measurements), list.next !== null && older(context.query, list.next));
    });
  return { title: 'Measurements', body };
}

function table(measurements: readonly Measurement[]): HTMLElement {
  return dataTable('Measurements, the newest first', [
    { name: 'Measured', cell: (one) => h('a', { href: pathOf('measurements', one.job, one.item) }, one.item) },
    { name: 'Latency (95 % interval)', isNumber: true, cell: ({ latencyMs }) => interval({ value: latencyMs.median, low: latencyMs.low, high: latencyMs.high }) },
    { name: 'Grade', cell: (one) => grade(one.grade) },
    { name: 'Findings', cell: (one) => one.findings.map(words).join(', ') || 'none' },
    { name: 'Target', cell: (one) => target(one.target) },
    { name: 'When', cell: (one) => when(one.measuredAt) },
  ], measurements, (one) => `${one.job}/${one.item}`);
}

function older(current: URLSearchParams, next: string): HTMLElement {
  const page = new URLSearchParams(current);
  page.set('after', next);
  return h('p', null, h('a', { href: `/measurements?${page.toString()}` }, 'Older measurements'));
}
