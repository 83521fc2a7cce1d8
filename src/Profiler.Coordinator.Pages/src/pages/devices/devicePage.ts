import type { Device, DeviceDescription } from '../../api/types';
import { plotFigure } from '../../charts/figure';
import { actions as makeActions } from '../../components/action';
import { badge } from '../../components/badge';
import { facts } from '../../components/facts';
import { failureBox, load } from '../../components/states';
import { type Child, h } from '../../dom/element';
import { keep, render } from '../../dom/patch';
import { ago, bytes, when } from '../../format';
import type { Page, PageContext } from '../../page';
import { apiPath, pathOf } from '../../router';
import { admission } from './admission';
import { deviceActions } from './deviceActions';
import { describeConnection, sshOf, stateOf, waitsForHostKey } from './deviceState';
import { hostKeyQuestion } from './hostKey';
import { soakPlot } from './soakPlot';

export function devicePage(context: PageContext): Page {
  const name = context.params['name'] ?? '';
  const path = apiPath('devices', name);
  const body = h('div', null);
  const soak = plotFigure(context, 'Latency under lasting load', path);
  let device: Device | null = null;
  const actions = makeActions(context, () => repaint());
  const repaint = (): void => {
    if (device !== null) {
      paint(body, device);
    }
  };
  const show = (found: Device): void => {
    const isNewReport = found.admission?.testedAt !== device?.admission?.testedAt;
    device = found;
    repaint();
    if (found.admission?.soak && isNewReport) {
      soak.show(soakPlot(found.admission.soak));
    }
  };
  const state = load<Device>('the device', context.signal, (...children) => render(body, ...children), () => context.api.get(path, context.signal), show);
  const end = context.live.listen({
    device(changed) {
      if (changed.name === name && device !== null) {
        context.announce(`${name}: ${stateOf(changed).text}.`);
        void state.reload();
      }
    },
    reload: ({ kind }) => void (kind !== 'table' && state.reload()),
  });
  context.signal.addEventListener('abort', end);

  function paint(place: HTMLElement, shown: Device): void {
    const now = stateOf(shown);
    render(place,
      h('p', null, badge(now.text, now.tone), ' ', shown.lease !== null && h('a', { href: pathOf('jobs', shown.lease.jobId) }, 'see its job')),
      question(shown),
      shown.problem !== null && !waitsForHostKey(shown) && failureBox(shown.problem, shown.state === 'quarantined' ? 'Quarantined' : 'Problem'),
      shown.state === 'quarantined' && h('p', null, 'A probe that succeeds takes it back.', shown.probeAt !== null && ` The next one is due at ${when(shown.probeAt)}.`),
      deviceActions(context, shown, actions, show),
      keep('outcome', actions.place),
      facts(
        ['Reached', describeConnection(shown)],
        ['Last seen', shown.seenAt === null ? 'never' : `${ago(shown.seenAt, Date.now())}, ${when(shown.seenAt)}`],
        ['Registered', when(shown.registeredAt)]),
      h('h2', null, 'Description'),
      shown.description === null ? h('p', null, 'Its agent has not told of it yet. Probe it, or run a job on it.') : description(shown.description),
      h('h2', null, 'Admission test'),
      shown.admission === null
        ? h('p', null, 'There was none yet. It takes about two minutes and tells how small a difference this device can tell apart.')
        : admission(shown.admission),
      shown.admission?.soak && keep('soak', soak.element));
  }

  function question(shown: Device): Child {
    const ssh = sshOf(shown);
    return ssh !== null && waitsForHostKey(shown) && hostKeyQuestion(ssh, shown.problem?.message ?? '', (key) =>
      actions.button('Confirm this host key', async () => {
        const keys = key.isJump
          ? { hostKey: ssh.hostKey, proxyJumpHostKey: key.fingerprint }
          : { hostKey: key.fingerprint };
        const changed = await context.api.change<Device>('POST', `${path}/confirm-host-key`, keys);
        if (changed !== null) {
          show(changed);
        }
      }));
  }

  return { title: `Device ${name}`, body };
}

function description(about: DeviceDescription): Child {
  return facts(
    ['Processor', `${about.processorModel}, ${about.processorCount} processors, of which ${about.affinity} may be used`],
    ['Memory', `${bytes(about.memoryBytes)}, ${about.memoryPages} pages`],
    ['Runtime', `${about.runtime} ${about.runtimeVersion}, for ${about.providers.join(', ')}`],
    ['System', about.operatingSystem],
    ['Host name', about.hostName],
    ['Driver', about.driver],
    ['Power mode', about.powerMode],
    ['Clock', [about.governor, about.maxFrequencyMhz === null ? null : `at most ${about.maxFrequencyMhz.toFixed(0)} MHz`].filter((part) => part !== null).join(', ')],
    ['Agent', `${about.agentVersion} on .NET ${about.dotNetVersion}`],
    ['Could not be read', about.unreadable.join('; ')]);
}
