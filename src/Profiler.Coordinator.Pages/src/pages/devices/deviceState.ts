import type { Tone } from '../../components/badge';
import type { Device, SshConnection } from '../../api/types';

export interface DeviceState {
  readonly kind: 'running' | 'waitsForHostKey' | 'quarantined' | 'paused' | 'unreachable' | 'idle';
  readonly text: string;
  readonly tone: Tone;
}

/** What a device does now, in the order of what somebody must know first. */
export function stateOf(device: Device): DeviceState {
  if (device.lease !== null) {
    return { kind: 'running', text: device.state === 'paused' ? 'running, then paused' : 'running', tone: 'busy' };
  }
  if (waitsForHostKey(device)) {
    return { kind: 'waitsForHostKey', text: 'waits for its host key', tone: 'warn' };
  }
  if (device.state === 'quarantined') {
    return { kind: 'quarantined', text: 'quarantined', tone: 'bad' };
  }
  if (device.state === 'paused') {
    return { kind: 'paused', text: 'paused', tone: 'quiet' };
  }
  return device.isReachable
    ? { kind: 'idle', text: 'idle', tone: 'good' }
    : { kind: 'unreachable', text: 'unreachable', tone: 'bad' };
}

export function sshOf(device: Device): SshConnection | null {
  return device.connection.transport === 'ssh' ? device.connection : null;
}

/** Whether somebody must compare a host key: none is pinned yet, or the board showed another one. */
export function waitsForHostKey(device: Device): boolean {
  const ssh = sshOf(device);
  return ssh !== null && (!ssh.hostKey || device.problem?.code === 'hostKeyRejected');
}

const fingerprint = /SHA256:[A-Za-z0-9+/]{43}/g;

/** The fingerprint that a refusal tells of, other than the one that is pinned. */
export function shownFingerprint(text: string, pinned: string | null | undefined): string | null {
  return (text.match(fingerprint) ?? []).find((found) => found !== pinned) ?? null;
}

export function describeConnection(device: Device): string {
  const ssh = sshOf(device);
  if (ssh === null) {
    return device.connection.transport === 'local' ? 'on the coordinator\'s machine' : 'dials in';
  }
  const user = ssh.user ? `${ssh.user}@` : '';
  const port = ssh.port !== undefined && ssh.port !== 22 ? `:${ssh.port}` : '';
  return `ssh ${user}${ssh.host}${port}${ssh.proxyJump ? ` by way of ${ssh.proxyJump}` : ''}`;
}
