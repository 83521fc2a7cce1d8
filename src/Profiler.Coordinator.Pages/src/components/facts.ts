import { type Child, h } from '../dom/element';

/** Names with their values; those without a value are left out. */
export function facts(...pairs: readonly (readonly [name: string, value: Child])[]): HTMLElement {
  return h('dl', null, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}
