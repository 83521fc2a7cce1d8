import { ApiError } from '../../api/client';
import type { DeviceList, Job, NetworkList, SpaceList } from '../../api/types';
import { field, form, input, select, suggestions } from '../../components/form';
import { empty, load, problem } from '../../components/states';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';

interface Choices {
  readonly devices: readonly string[];
  readonly spaces: SpaceList['spaces'];
  readonly networks: readonly string[];
}

export function newJobPage(context: PageContext): Page {
  const body = h('div', null);
  load<Choices>('what there is to choose from', context.signal, (...children) => render(body, ...children), () => read(context), (choices) => {
    body.replaceChildren(choices.devices.length === 0
      ? empty('No device is registered, so no job can run.', [h('a', { href: '/devices/new' }, 'Register a device'), '.'])
      : jobForm(context, choices));
  });
  return { title: 'New job', body };
}

async function read({ api, signal }: PageContext): Promise<Choices> {
  const [devices, spaces, networks] = await Promise.all([
    api.get<DeviceList>('/v1/devices', signal),
    api.get<SpaceList>('/v1/spaces', signal),
    api.get<NetworkList>('/v1/networks', signal),
  ]);
  return {
    devices: devices.devices.map((device) => device.name),
    spaces: spaces.spaces,
    networks: networks.networks.map((network) => network.name),
  };
}

function jobForm(context: PageContext, choices: Choices): HTMLElement {
  const kind = select([['profile', 'Profile a space: makes a lookup table'], ['measure', 'Measure a built-in network'], ['validate', 'Validate a table on unseen networks']],
    context.query.get('kind'), { onchange: () => showFields() });
  const device = select(choices.devices.map((name) => [name, name]), context.query.get('device'));
  const provider = select([
    ['cpu', 'CPU'], ['cuda', 'CUDA'], ['tensorrt', 'TensorRT'],
    ['gpu', 'GPU by trtexec'], ['dla0', 'DLA core 0 by trtexec'], ['dla1', 'DLA core 1 by trtexec'],
    ['torch-cpu', 'CPU by libtorch'], ['torch-cuda', 'GPU by libtorch'],
  ], 'cpu');
  const precision = select([['fp32', 'fp32'], ['fp16', 'fp16'], ['int8', 'int8, for latency only']], 'fp32');
  const threads = input('1', { type: 'number', min: 1, max: 1024, required: true });
  const space = select(choices.spaces.map(({ name, input: shape }) => [name, `${name} (${shape})`]), context.query.get('space'));
  const network = input(context.query.get('network') ?? '', { required: true });
  const shape = input(context.query.get('input') ?? '', { pattern: '\\d+(x\\d+){3}', placeholder: '1x3x256x512' });
  const method = select([['in-context', 'in context: profiles of whole networks'], ['isolated', 'isolated: each block alone'], ['surrogate', 'surrogate: predicted, nothing is run']], 'in-context');
  const count = input('40', { type: 'number', min: 2, max: 1000, required: true });
  const priority = input('0', { type: 'number', min: -100, max: 100, required: true });

  const groups: readonly [string[], HTMLElement][] = [
    [['profile', 'validate'], field('Search space', space)],
    [['measure'], h('div', null, field('Network', network, 'The name of a built-in network.'), suggestions(network, choices.networks))],
    [['profile'], field('Method', method)],
    [['validate'], field('Architectures to measure', count)],
  ];
  const showFields = (): void => {
    for (const [shownFor, group] of groups) {
      group.hidden = !shownFor.includes(kind.value);
      group.querySelectorAll('input, select').forEach((control) => control.toggleAttribute('disabled', group.hidden));
    }
  };
  const request = (): object => {
    const common = { kind: kind.value, device: device.value, provider: provider.value, precision: precision.value, threads: threads.valueAsNumber };
    const given = shape.value.trim() === '' ? {} : { input: shape.value.trim() };
    switch (kind.value) {
      case 'measure':
        return { ...common, network: { name: network.value.trim(), ...given } };
      case 'validate':
        return { ...common, ...given, space: { name: space.value }, count: count.valueAsNumber };
      default:
        return { ...common, ...given, space: { name: space.value }, method: method.value };
    }
  };
  const outcome = h('div', null);
  // The same key for the same form: a second press after a lost answer gives the same job.
  let sent: { text: string; key: string } | null = null;
  const submit = async (): Promise<void> => {
    render(outcome);
    const submission = { request: request(), priority: priority.valueAsNumber };
    const text = JSON.stringify(submission);
    sent = sent?.text === text ? sent : { text, key: newKey() };
    try {
      const job = await context.api.change<Job>('POST', '/v1/jobs', submission, { 'Idempotency-Key': sent.key });
      context.go(pathOf('jobs', job?.id ?? ''));
    } catch (error) {
      if (error instanceof ApiError) {
        render(outcome, problem(error));
      }
    }
  };
  showFields();
  return form('Queue this job', submit,
    field('What to do', kind), field('Device', device),
    groups.map(([, group]) => group),
    field('Input shape', shape, 'Where it is left out, the space\'s or network\'s own.'),
    field('Execution provider', provider), field('Precision', precision), field('Threads', threads),
    field('Priority', priority, '-100 to 100; higher goes first.'), outcome);
}

/** randomUUID is there only on https and on this machine itself. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
