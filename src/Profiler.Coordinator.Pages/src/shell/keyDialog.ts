import { h } from '../dom/element';

/** Asks for an API key until one is given. */
export function askForKey(reason: string | null): Promise<string> {
  return new Promise((resolve) => {
    const field = h('input', {
      id: 'key', name: 'key', type: 'password', required: true, autocomplete: 'off', spellcheck: 'false',
      pattern: 'pk_.*', title: 'A key begins with pk_', 'aria-describedby': 'key-help',
    });
    const dialog = h('dialog', { 'aria-labelledby': 'key-title', class: 'dialog' },
      h('form', {
        method: 'dialog',
        onsubmit: (event) => {
          event.preventDefault();
          dialog.close();
          dialog.remove();
          resolve(field.value.trim());
        },
      },
        h('h2', { id: 'key-title' }, 'This coordinator asks for a key'),
        reason !== null && h('p', { role: 'alert', class: 'problem' }, reason),
        h('p', { id: 'key-help', class: 'note' },
          'It is kept for this tab only. Whoever runs the coordinator makes one with ',
          h('code', null, 'profiler key create --name you --role read'), '.'),
        h('label', { for: 'key' }, 'API key'),
        field,
        h('p', null, h('button', { type: 'submit', class: 'primary' }, 'Use this key'))));
    // Nothing can be shown without a key, so there is nothing to go back to.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
  });
}
