import { type Child, h, handlerNames } from './element';

/** What the user changed must not be taken back by a repaint. */
const ownedByUser = new Set(['open', 'value', 'checked']);
const contents = new WeakMap<Node, HTMLElement>();

/** Makes an element's children those given, keeping whatever is the same: focus, scrolling, open details. */
export function render(root: Element, ...children: Child[]): void {
  patchChildren(root, h('div', null, ...children));
}

/** A place for an element that repainting leaves alone, such as a chart. */
export function keep(key: string, element: HTMLElement): HTMLElement {
  const place = h('div', { 'data-keep': key });
  contents.set(place, element);
  return place;
}

function patchChildren(current: Element, next: Element): void {
  const keyed = new Map<string, Element>();
  for (const child of current.children) {
    const key = child.getAttribute('data-key');
    if (key !== null) {
      keyed.set(key, child);
    }
  }
  let place: ChildNode | null = current.firstChild;
  for (const wanted of [...next.childNodes]) {
    const match = findMatch(place, wanted, keyed);
    if (match === null) {
      current.insertBefore(wanted, place);
      fill(wanted);
      continue;
    }
    if (match === place) {
      place = place.nextSibling;
    } else {
      current.insertBefore(match, place);
    }
    patchNode(match, wanted);
  }
  while (place !== null) {
    const after: ChildNode | null = place.nextSibling;
    place.remove();
    place = after;
  }
}

function findMatch(place: ChildNode | null, wanted: ChildNode, keyed: Map<string, Element>): ChildNode | null {
  const key = wanted instanceof Element ? wanted.getAttribute('data-key') : null;
  if (key !== null) {
    const match = keyed.get(key) ?? null;
    keyed.delete(key);
    return match !== null && isAlike(match, wanted) ? match : null;
  }
  return place !== null && isAlike(place, wanted) && !(place instanceof Element && place.hasAttribute('data-key')) ? place : null;
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName
    && (!(one instanceof Element) || !(other instanceof Element)
      || one.getAttribute('data-keep') === other.getAttribute('data-keep'));
}

function patchNode(current: ChildNode, wanted: ChildNode): void {
  if (!(current instanceof HTMLElement) || !(wanted instanceof HTMLElement)) {
    if (current.nodeValue !== wanted.nodeValue) {
      current.nodeValue = wanted.nodeValue;
    }
    return;
  }
  patchAttributes(current, wanted);
  if (current.hasAttribute('data-keep')) {
    put(current, wanted);
  } else {
    patchChildren(current, wanted);
  }
}

function patchAttributes(current: HTMLElement, wanted: HTMLElement): void {
  for (const name of current.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !ownedByUser.has(name)) {
      current.removeAttribute(name);
    }
  }
  for (const name of wanted.getAttributeNames()) {
    const value = wanted.getAttribute(name) ?? '';
    if (current.getAttribute(name) !== value && (!ownedByUser.has(name) || current instanceof HTMLProgressElement)) {
      current.setAttribute(name, value);
    }
  }
  for (const name of handlerNames) {
    current[name] = wanted[name] as null;
  }
}

/** Puts kept elements into the places of what was inserted. */
function fill(inserted: Node): void {
  if (inserted instanceof Element) {
    const places = inserted.hasAttribute('data-keep') ? [inserted] : [...inserted.querySelectorAll('[data-keep]')];
    places.forEach((place) => put(place, place));
  }
}

function put(place: Element, wanted: Node): void {
  const kept = contents.get(wanted);
  if (kept && kept.parentNode !== place) {
    place.replaceChildren(kept);
  }
}
