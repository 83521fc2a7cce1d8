import { type Child, h } from '../dom/element';

export interface Column<T> {
  readonly name: string;
  readonly isNumber?: boolean;
  cell(row: T): Child;
}

/** A table that scrolls by itself where the screen is narrow; the first column names the row. */
export function dataTable<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[], key?: (row: T) => string): HTMLElement {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, columns.map((column) => h('th', { scope: 'col', class: column.isNumber && 'n' }, column.name)))),
      h('tbody', null, rows.map((row) => h('tr', { 'data-key': key?.(row) },
        columns.map((column, i) => i === 0
          ? h('th', { scope: 'row' }, column.cell(row))
          : h('td', { class: column.isNumber && 'n' }, column.cell(row))))))));
}
