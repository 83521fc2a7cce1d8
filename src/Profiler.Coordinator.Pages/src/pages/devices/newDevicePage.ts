import { ApiError } from '../../api/client';
import type { Connection, Device, SshConnection } from '../../api/types';
import { field, form, input, select } from '../../components/form';
import { problem } from '../../components/states';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';
import { shownKey } from './deviceState';
import { hostKeyQuestion } from './hostKey';

export function newDevicePage(context: PageContext): Page {
  const name = input('', { required: true, pattern: '[a-z0-9][a-z0-9._\\-]{0,63}', maxlength: 64 });
  const transport = select([['ssh', 'over SSH'], ['local', 'it is the coordinator\'s own machine'], ['dial-in', 'its agent dials in']], 'ssh', {
    onchange: () => showFields(),
  });
  const ssh = {
    host: input('', { required: true }),
    port: input('22', { type: 'number', min: 1, max: 65_535 }),
    user: input(''),
    keyFile: input(''),
    proxyJump: input(''),
  };
  const sshFields = h('fieldset', { class: 'fields' }, h('legend', null, 'SSH'),
    field('Host', ssh.host),
    field('Port', ssh.port),
    field('User', ssh.user, 'Where it is left out, OpenSSH decides.'),
    field('Key file', ssh.keyFile, 'A path on the coordinator\'s machine; where it is left out, OpenSSH decides.'),
    field('Jump host', ssh.proxyJump, '[user@]host[:port] of a host in between, if there is one.'));
  const outcome = h('div', null);
  const showFields = (): void => {
    sshFields.hidden = transport.value !== 'ssh';
    sshFields.disabled = sshFields.hidden;
  };
  const sshNow = (): SshConnection => ({
    transport: 'ssh', host: ssh.host.value.trim(), port: ssh.port.valueAsNumber || 22, user: orNull(ssh.user),
    keyFile: orNull(ssh.keyFile), proxyJump: orNull(ssh.proxyJump), hostKey: null, proxyJumpHostKey: null,
  });
  const register = async (connection: Connection): Promise<void> => {
    render(outcome);
    try {
      const device = await context.api.change<Device>('POST', '/v1/devices', { name: name.value.trim(), connection });
      context.go(pathOf('devices', device?.name ?? name.value.trim()));
    } catch (error) {
      render(outcome, connection.transport === 'ssh' && isUnconfirmed(error, connection) ? question(error, connection) : problem(error));
    }
  };
  const question = (error: ApiError, connection: SshConnection): HTMLElement =>
    hostKeyQuestion(connection, error.problem.detail, (key) => h('button', {
      type: 'button',
      onclick: () => void register({ ...connection, ...(key.isJump ? { proxyJumpHostKey: key.fingerprint } : { hostKey: key.fingerprint }) }),
    }, 'They are the same: go on'));
  showFields();
  return {
    title: 'Register a device',
    body: form('Register', () => register(transport.value === 'ssh' ? sshNow() : { transport: transport.value as 'local' | 'dial-in' }),
      field('Name', name, 'Small letters, digits, dots, hyphens and underscores.'),
      field('How it is reached', transport), sshFields, outcome),
  };
}

function orNull(control: HTMLInputElement): string | null {
  const text = control.value.trim();
  return text === '' ? null : text;
}

function isUnconfirmed(error: unknown, connection: SshConnection): error is ApiError {
  return error instanceof ApiError && error.problem.code === 'hostKeyRejected' && shownKey(connection, error.problem.detail) !== null;
}
