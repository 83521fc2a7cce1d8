import { ApiError } from '../api/client';
import { h } from '../dom/element';
import { render } from '../dom/patch';
import type { PageContext } from '../page';
import { problem } from './states';

export interface Actions {
  /** Where what went wrong is shown. */
  readonly place: HTMLElement;
  /** A button that does something at the coordinator and cannot be pressed twice meanwhile. */
  button(label: string, act: () => Promise<void>, more?: { isPrimary?: boolean; confirm?: string }): HTMLElement;
}

/** @param repaint Called when an action begins and ends. */
export function actions(context: PageContext, repaint: () => void): Actions {
  const place = h('div', { class: 'outcome' });
  let busy: string | null = null;
  const run = async (label: string, act: () => Promise<void>): Promise<void> => {
    busy = label;
    repaint();
    try {
      await act();
      render(place);
      context.announce(`${label}: done.`);
    } catch (error) {
      if (!context.signal.aborted && error instanceof ApiError) {
        render(place, problem(error));
      }
    } finally {
      busy = null;
      repaint();
    }
  };
  return {
    place,
    button: (label, act, more = {}) => h('button', {
      type: 'button',
      'data-key': label,
      class: more.isPrimary && 'primary',
      'aria-disabled': busy !== null ? 'true' : null,
      'aria-busy': busy === label ? 'true' : null,
      onclick: () => {
        if (busy === null && (more.confirm === undefined || confirm(more.confirm))) {
          void run(label, act);
        }
      },
    }, label),
  };
}
