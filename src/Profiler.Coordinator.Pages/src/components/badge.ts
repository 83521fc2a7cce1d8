import { h } from '../dom/element';

export type Tone = 'good' | 'busy' | 'quiet' | 'warn' | 'bad';

/** A word for a state; the colour only repeats what it says. */
export function badge(text: string, tone: Tone): HTMLElement {
  return h('span', { class: `badge ${tone}` }, text);
}

/** A measurement's grade, A to D. */
export function grade(letter: string): HTMLElement {
  const shown = letter.toUpperCase();
  const tone: Tone = shown === 'A' ? 'good' : shown === 'B' ? 'busy' : shown === 'C' ? 'warn' : 'bad';
  return badge(`grade ${shown}`, tone);
}
