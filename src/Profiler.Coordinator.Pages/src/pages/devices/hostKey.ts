import type { SshConnection } from '../../api/types';
import { type Child, h } from '../../dom/element';
import { type ShownKey, shownKey } from './deviceState';

/** Asks to compare a host key with what the host itself says, and shows the button that confirms it. */
export function hostKeyQuestion(ssh: SshConnection, refusal: string, confirm: (key: ShownKey) => HTMLElement): HTMLElement {
  const key = shownKey(ssh, refusal);
  return h('div', { class: 'ask', role: 'group', 'aria-label': 'Host key' }, key === null
    ? h('p', null, 'Nobody has confirmed this board\'s host key yet, so nothing connects to it. Probe the device to see the key that it shows.')
    : comparison(ssh, key, confirm(key)));
}

function comparison(ssh: SshConnection, key: ShownKey, confirm: HTMLElement): Child {
  const host = key.isJump ? `the host in between, ${ssh.proxyJump ?? ''},` : `the board, ${ssh.host},`;
  return [
    h('p', null, h('strong', null, key.pinned === null
      ? `Nobody has confirmed the host key of ${host} yet, so nothing connects to it.`
      : `Now ${host} shows another host key than the one that was confirmed. Somebody may have reinstalled it, or stands in between.`)),
    key.pinned !== null && h('p', null, 'Confirmed: ', h('code', null, key.pinned)),
    h('p', null, 'Shown: ', h('code', null, key.fingerprint)),
    h('p', null, 'On that host itself, run ', h('code', null, 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub'),
      ' and compare. Confirm only where the two are the same.'),
    confirm,
  ];
}
