import type { Device, Job } from '../../api/types';
import type { Actions } from '../../components/action';
import { h } from '../../dom/element';
import type { PageContext } from '../../page';
import { apiPath, pathOf } from '../../router';

/** What can be done to a device, given how it stands. */
export function deviceActions(context: PageContext, device: Device, actions: Actions, done: (device: Device) => void): HTMLElement {
  const post = (label: string, verb: string): HTMLElement => actions.button(label, async () => {
    const changed = await context.api.change<Device>('POST', apiPath('devices', device.name, verb));
    if (changed !== null) {
      done(changed);
    }
  });
  return h('div', { class: 'row', role: 'group', 'aria-label': `Actions for ${device.name}` },
    device.state === 'active' ? post('Pause', 'pause') : post('Resume', 'resume'),
    post('Probe', 'probe'),
    actions.button('Run the admission test', async () => {
      const job = await context.api.change<Job>('POST', apiPath('devices', device.name, 'admission'));
      if (job !== null) {
        context.go(pathOf('jobs', job.id));
      }
    }),
    h('a', { href: `/jobs/new?device=${encodeURIComponent(device.name)}` }, 'New job'),
    h('a', { href: `/jobs?device=${encodeURIComponent(device.name)}` }, 'Its jobs'));
}
