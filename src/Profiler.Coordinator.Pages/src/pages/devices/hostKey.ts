import type { Device } from '../../api/types';
import type { Actions } from '../../components/action';
import { h } from '../../dom/element';
import type { PageContext } from '../../page';
import { apiPath } from '../../router';
import { shownFingerprint, sshOf } from './deviceState';

/** Asks to compare a board's host key with what the board itself says. */
export function hostKeyQuestion(context: PageContext, device: Device, actions: Actions, done: () => void): HTMLElement {
  const pinned = sshOf(device)?.hostKey ?? null;
  const shown = shownFingerprint(`${device.problem?.message ?? ''} ${device.problem?.advice ?? ''}`, pinned);
  return h('div', { class: 'ask' },
    h('p', null, h('strong', null, pinned
      ? 'The board shows another host key than the one that was confirmed. Somebody may have reinstalled it, or stands in between.'
      : 'Nobody has confirmed this board\'s host key yet, so nothing connects to it.')),
    pinned !== null && h('p', null, 'Confirmed: ', h('code', null, pinned)),
    shown === null
      ? h('p', null, 'Probe the device to see the key that it shows.')
      : [
          h('p', null, 'Shown: ', h('code', null, shown)),
          h('p', null, 'On the board itself, run ', h('code', null, 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub'),
            ' and compare. Confirm only where the two are the same.'),
          actions.button('Confirm this host key', async () => {
            await context.api.change('POST', apiPath('devices', device.name, 'confirm-host-key'), { hostKey: shown });
            done();
          }),
        ]);
}
