import type { Device, DeviceList, Job, JobList } from '../../api/types';
import { badge } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { field, select } from '../../components/form';
import { empty, load } from '../../components/states';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import { percent, when } from '../../format';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';
import { kindName, kinds, stateTones, states, subject } from './jobWords';

const pageSize = 100;
const filterNames = ['device', 'state', 'kind'] as const;

export function jobsPage(context: PageContext): Page {
  const query = context.query;
  const results = h('div', null);
  const state = load<JobList>('the jobs', context.signal, (...children) => render(results, ...children),
    () => context.api.get(`/v1/jobs?${apiQuery(query)}`, context.signal), show);

  function show(list: JobList): void {
    render(results, list.jobs.length === 0 ? nothing(query) : table(list.jobs), list.next !== null && older(query, list.next));
  }

  const end = context.live.listen({
    job(job) {
      const known = state.value;
      if (known === null) {
        return;
      }
      const jobs = known.jobs.map((one) => (one.id === job.id ? job : one));
      if (jobs.includes(job)) {
        show(Object.assign(known, { jobs }));
      } else if (!query.has('before') && matches(job, query)) {
        show(Object.assign(known, { jobs: [job, ...jobs] }));
      }
    },
    reload: ({ kind }) => void ((kind === 'job' || kind === 'all') && state.reload()),
  });
  context.signal.addEventListener('abort', end);
  return {
    title: 'Jobs',
    body: h('div', null, filters(context, query, () => void state.reload()), results),
  };
}

function apiQuery(query: URLSearchParams): string {
  const sent = new URLSearchParams({ limit: String(pageSize) });
  for (const name of [...filterNames, 'before']) {
    const value = query.get(name);
    if (value) {
      sent.set(name, value);
    }
  }
  return sent.toString();
}

function matches(job: Job, query: URLSearchParams): boolean {
  return filterNames.every((name) => !query.get(name) || query.get(name) === job[name]);
}

function filters(context: PageContext, query: URLSearchParams, changed: () => void): HTMLElement {
  const choose = (name: string, value: string): void => {
    query.delete('before');
    if (value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
    context.replaceQuery(query);
    changed();
  };
  const chooser = (name: (typeof filterNames)[number], all: string, options: readonly (readonly [string, string])[]): HTMLSelectElement => {
    const control: HTMLSelectElement = select([['', all], ...options], query.get(name), { onchange: () => choose(name, control.value) });
    return control;
  };
  const chosenDevice = query.get('device');
  const devices = chooser('device', 'all devices', chosenDevice === null ? [] : [[chosenDevice, chosenDevice]]);
  void offerDevices(context, devices, chosenDevice);
  return h('div', { class: 'row', role: 'search', 'aria-label': 'Filter jobs' },
    field('Device', devices),
    field('State', chooser('state', 'all states', states.map((state) => [state, state]))),
    field('Kind', chooser('kind', 'all kinds', kinds)),
    h('a', { href: '/jobs/new', class: 'button' }, 'New job'));
}

async function offerDevices(context: PageContext, control: HTMLSelectElement, chosen: string | null): Promise<void> {
  try {
    const { devices } = await context.api.get<DeviceList>('/v1/devices', context.signal);
    const others = devices.filter((device: Device) => device.name !== chosen);
    control.append(...others.map(({ name }) => h('option', { value: name }, name)));
  } catch {
    // The list of jobs says what is wrong; without this one, all devices are shown.
  }
}

function nothing(query: URLSearchParams): HTMLElement {
  return query.size === 0
    ? empty('No job was queued yet.', ['Profile a space or measure a network: ', h('a', { href: '/jobs/new' }, 'queue a job'), '.'])
    : empty('No job fits.', [h('a', { href: '/jobs' }, 'Show all jobs'), '.']);
}

function table(jobs: readonly Job[]): HTMLElement {
  return dataTable('Jobs, the newest first', [
    { name: 'Job', cell: (job) => h('a', { href: pathOf('jobs', job.id) }, kindName(job)) },
    { name: 'Of', cell: (job) => subject(job.request) },
    { name: 'Device', cell: (job) => h('a', { href: pathOf('devices', job.device) }, job.device) },
    { name: 'State', cell: (job) => [badge(job.state, stateTones[job.state]), job.state === 'running' && job.progress !== null && ` ${percent(job.progress.fraction, 0)}`] },
    { name: 'Submitted', cell: (job) => h('time', { datetime: job.submittedAt }, when(job.submittedAt)) },
    { name: 'By', cell: (job) => job.submittedBy },
  ], jobs, (job) => job.id);
}

function older(query: URLSearchParams, next: string): HTMLElement {
  const page = new URLSearchParams(query);
  page.set('before', next);
  return h('p', null, h('a', { href: `/jobs?${page.toString()}` }, 'Older jobs'));
}
