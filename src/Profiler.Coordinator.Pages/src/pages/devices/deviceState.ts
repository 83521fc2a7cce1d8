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

/** A host key that somebody must compare. */
export interface ShownKey {
  readonly fingerprint: string;
  /** The fingerprint that was confirmed before; null at first contact. */
  readonly pinned: string | null;
  /** Whether it is that of the host in between, which is asked before the board behind it. */
  readonly isJump: boolean;
}

/** The host key that a refusal tells of; null where it tells of none. */
export function shownKey(ssh: SshConnection, refusal: string): ShownKey | null {
  const told: readonly string[] = refusal.match(fingerprint) ?? [];
  const jumpKey = ssh.proxyJumpHostKey ?? null;
  const isJump = Boolean(ssh.proxyJump) && (jumpKey === null || told.includes(jumpKey));
  const pinned = isJump ? jumpKey : ssh.hostKey ?? null;
  const found = told.find((one) => one !== pinned);
  return found === undefined ? null : { fingerprint: found, pinned, isJump };
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
