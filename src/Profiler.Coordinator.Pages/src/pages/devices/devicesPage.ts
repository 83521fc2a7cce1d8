import type { Device, DeviceList, Job, JobList } from '../../api/types';
import { badge } from '../../components/badge';
import { empty, failureBox, load } from '../../components/states';
import { facts } from '../../components/facts';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import { ago, percent, seconds, when } from '../../format';
import type { Page, PageContext } from '../../page';
import { apiPath, pathOf } from '../../router';
import { describeConnection, stateOf } from './deviceState';

const refreshMs = 15_000;

interface Fleet {
  readonly devices: Map<string, Device>;
  /** Running jobs by id. */
  readonly jobs: Map<string, Job>;
}

export function devicesPage(context: PageContext): Page {
  const body = h('div', null);
  const details = new Details(context, () => repaint());
  const repaint = (): void => {
    if (state.value !== null) {
      render(body, list(state.value, details));
    }
  };
  const state = load<Fleet>('the devices', context.signal, (...children) => render(body, ...children), () => read(context), (fleet) => {
    details.want(fleet.devices.values());
    repaint();
  });
  const end = context.live.listen({
    device(device) {
      const before = state.value?.devices.get(device.name);
      state.value?.devices.set(device.name, device);
      details.want([device]);
      repaint();
      if (before && stateOf(before).text !== stateOf(device).text) {
        context.announce(`${device.name}: ${stateOf(device).text}.`);
      }
    },
    job(job) {
      state.value?.jobs.set(job.id, job);
      if (job.kind === 'admit' && job.state === 'done') {
        details.forget(job.device);
        void state.reload();
      }
      repaint();
    },
    reload: ({ kind }) => void (kind !== 'table' && state.reload()),
  });
  const timer = setInterval(repaint, refreshMs);
  context.signal.addEventListener('abort', () => {
    end();
    clearInterval(timer);
  });
  return { title: 'Devices', body };
}

async function read({ api, signal }: PageContext): Promise<Fleet> {
  const [{ devices }, { jobs }] = await Promise.all([
    api.get<DeviceList>('/v1/devices', signal),
    api.get<JobList>('/v1/jobs?state=running&limit=1000', signal),
  ]);
  return {
    devices: new Map(devices.map((device) => [device.name, device])),
    jobs: new Map(jobs.map((job) => [job.id, job])),
  };
}

function list(fleet: Fleet, details: Details): HTMLElement {
  if (fleet.devices.size === 0) {
    return empty('No device is registered.', [
      'Register this machine or a board: ', h('a', { href: '/devices/new' }, 'register a device'), '.']);
  }
  const devices = [...fleet.devices.values()].sort((a, b) => a.name.localeCompare(b.name));
  const counts = Map.groupBy(devices, (device) => stateOf(device).text);
  return h('div', null,
    h('div', { class: 'row' },
      h('p', null, [...counts].map(([text, some]) => `${some.length} ${text}`).join(', ')),
      h('a', { href: '/devices/new' }, 'Register a device')),
    h('ul', { class: 'cards' }, devices.map((device) => card(device, fleet.jobs, details.of(device)))));
}

function card(device: Device, jobs: ReadonlyMap<string, Job>, detail: Device | null): HTMLElement {
  const state = stateOf(device);
  const runtime = detail?.description ? `${detail.description.runtime} ${detail.description.runtimeVersion}` : 'not known yet';
  const noise = detail?.admission?.repeatability?.noiseFloor;
  return h('li', { class: 'card', 'data-key': device.name },
    h('header', null, h('h2', null, h('a', { href: pathOf('devices', device.name) }, device.name)), badge(state.text, state.tone)),
    device.lease !== null && running(device.lease.jobId, jobs.get(device.lease.jobId)),
    state.kind === 'waitsForHostKey' && h('p', { class: 'ask' }, h('a', { href: pathOf('devices', device.name) }, 'Compare and confirm its host key')),
    device.problem !== null && state.kind !== 'waitsForHostKey' && failureBox(device.problem, device.state === 'quarantined' ? 'Quarantined' : 'Problem'),
    state.kind === 'unreachable' && h('p', { class: 'problem' }, 'Its agent is not connected to this coordinator. Start it on the board, or see its network.'),
    facts(
      ['Last seen', device.seenAt === null ? 'never' : h('time', { datetime: device.seenAt, title: when(device.seenAt) }, ago(device.seenAt, Date.now()))],
      ['Runtime', runtime],
      ['Noise floor', noise === undefined ? 'no admission test yet' : percent(noise)],
      ['Reached', describeConnection(device)],
      ['Tried again', device.probeAt !== null && when(device.probeAt)]));
}

function running(jobId: string, job: Job | undefined): HTMLElement {
  const progress = job?.progress ?? null;
  const left = progress?.remainingSeconds;
  return h('div', { class: 'progress' },
    h('p', null, h('a', { href: pathOf('jobs', jobId) }, job ? `${job.kind} job` : 'a job'), progress !== null && `: ${progress.activity}`),
    h('progress', { max: 1, value: progress?.fraction ?? null, 'aria-label': 'Progress of its job' }),
    progress !== null && h('p', { class: 'note' }, percent(progress.fraction, 0), left ? `, about ${seconds(left)} left` : ''));
}

/** Description and admission report, which the list leaves out; read once a device and again when they may differ. */
class Details {
  readonly #known = new Map<string, { stamp: string; detail: Device | null }>();

  constructor(private readonly context: PageContext, private readonly changed: () => void) {}

  of(device: Device): Device | null {
    return this.#known.get(device.name)?.detail ?? null;
  }

  forget(name: string): void {
    this.#known.delete(name);
  }

  want(devices: Iterable<Device>): void {
    for (const device of devices) {
      const stamp = `${device.fingerprint}/${device.seenAt === null}`;
      const known = this.#known.get(device.name);
      if (known?.stamp !== stamp) {
        this.#known.set(device.name, { stamp, detail: known?.detail ?? null });
        void this.#read(device.name, stamp);
      }
    }
  }

  async #read(name: string, stamp: string): Promise<void> {
    try {
      const detail = await this.context.api.get<Device>(apiPath('devices', name), this.context.signal);
      this.#known.set(name, { stamp, detail });
      this.changed();
    } catch {
      // The card says "not known yet"; the list itself tells of a coordinator that is gone.
      this.#known.delete(name);
    }
  }
}
