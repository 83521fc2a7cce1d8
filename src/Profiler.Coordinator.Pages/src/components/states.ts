import { ApiError } from '../api/client';
import { h } from '../dom/element';
import { words } from '../format';
import type { Paint } from '../page';

export function loading(what: string): HTMLElement {
  return h('p', { class: 'loading', role: 'status' }, `Loading ${what}…`);
}

export function empty(what: string, next: (Node | string)[]): HTMLElement {
  return h('div', { class: 'empty' }, h('p', null, h('strong', null, what)), h('p', null, next));
}

/** What went wrong and what to do about it. */
export function problem(error: unknown, again?: () => void): HTMLElement {
  if (!(error instanceof ApiError)) {
    throw error;
  }
  const { detail, advice, code, title } = error.problem;
  return h('div', { class: 'problem', role: 'alert' },
    h('p', null, h('strong', null, detail), ' ', h('span', { class: 'code', title }, words(code))),
    advice !== null && h('p', null, advice),
    again && h('p', null, h('button', { type: 'button', onclick: again }, 'Try again')));
}

export function failureBox(failure: { code: string; message: string; advice: string | null }, lead: string): HTMLElement {
  return h('div', { class: 'problem' },
    h('p', null, h('strong', null, `${lead}: ${failure.message}`), ' ', h('span', { class: 'code' }, words(failure.code))),
    failure.advice !== null && h('p', null, failure.advice));
}

export interface Loaded<T> {
  /** Reads again and repaints. */
  reload(): Promise<void>;
  /** What was read last; null before anything was. */
  readonly value: T | null;
}

/** Reads, and paints what came of it; what was painted before stays while it reads again. */
export function load<T>(what: string, signal: AbortSignal, paint: Paint, read: () => Promise<T>, show: (value: T) => void): Loaded<T> {
  const state = { value: null as T | null, reload };
  let run = 0;
  async function reload(): Promise<void> {
    const own = ++run;
    if (state.value === null) {
      paint(loading(what));
    }
    try {
      const value = await read();
      if (!signal.aborted && own === run) {
        state.value = value;
        show(value);
      }
    } catch (error) {
      // Where something was shown before, the banner says that the coordinator is gone.
      const isOldShown = state.value !== null && error instanceof ApiError && error.isUnanswered;
      if (!signal.aborted && own === run && !isOldShown) {
        paint(problem(error, () => void reload()));
      }
    }
  }
  void reload();
  return state;
}
