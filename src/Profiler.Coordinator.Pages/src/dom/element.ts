export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Handlers are properties, so that patching can hand them from one element to another. */
export const handlerNames = ['onclick', 'onchange', 'oninput', 'onsubmit', 'onkeydown', 'ontoggle'] as const;
type Handler = (event: Event) => void;
type Handlers = Partial<Record<(typeof handlerNames)[number], Handler>>;
export type Attributes = Handlers & { readonly [name: string]: string | number | boolean | null | undefined | Handler };

/** Makes an element. Text only ever becomes text: nothing here reads markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    setAttribute(element, name, value);
  }
  append(element, children);
  return element;
}

function setAttribute(element: HTMLElement, name: string, value: Attributes[string]): void {
  if (typeof value === 'function') {
    (element as unknown as Handlers)[name as keyof Handlers] = value;
  } else if (value !== null && value !== undefined && value !== false) {
    if (name === 'href' && !/^[/#]/.test(String(value))) {
      throw new Error('Links lead to this coordinator only.');
    }
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(element: Element, child: Child): void {
  if (child instanceof Node) {
    element.append(child);
  } else if (Array.isArray(child)) {
    for (const one of child as readonly Child[]) {
      append(element, one);
    }
  } else if (typeof child === 'string' || typeof child === 'number') {
    element.append(String(child));
  }
}
