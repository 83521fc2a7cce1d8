import { type Attributes, type Child, h } from '../dom/element';

let fields = 0;

/** A labelled field. */
export function field(label: string, control: HTMLElement, help?: string): HTMLElement {
  const id = `field-${++fields}`;
  control.id = id;
  if (help !== undefined) {
    control.setAttribute('aria-describedby', `${id}-help`);
  }
  return h('div', { class: 'field' }, h('label', { for: id }, label), control, help !== undefined && h('small', { id: `${id}-help` }, help));
}

export function select(options: readonly (readonly [value: string, text: string])[], chosen: string | null, attributes: Attributes = {}): HTMLSelectElement {
  const control = h('select', attributes, options.map(([value, text]) => h('option', { value }, text)));
  if (chosen !== null && options.some(([value]) => value === chosen)) {
    control.value = chosen;
  }
  return control;
}

export function input(value: string, attributes: Attributes = {}): HTMLInputElement {
  return h('input', { spellcheck: 'false', autocomplete: 'off', ...attributes, value });
}

/** A text field that offers names and takes others too. */
export function suggestions(control: HTMLInputElement, names: readonly string[]): Child {
  const id = `names-${++fields}`;
  control.setAttribute('list', id);
  return h('datalist', { id }, names.map((name) => h('option', { value: name })));
}

export function form(submitLabel: string, submit: () => Promise<void>, ...content: Child[]): HTMLFormElement {
  let busy = false;
  const button = h('button', { type: 'submit', class: 'primary' }, submitLabel);
  return h('form', {
    onsubmit: (event) => {
      event.preventDefault();
      if (!busy) {
        busy = true;
        button.setAttribute('aria-disabled', 'true');
        void submit().finally(() => {
          busy = false;
          button.removeAttribute('aria-disabled');
        });
      }
    },
  }, content, h('p', null, button));
}
