import type { TableList } from '../../api/types';
import { dataTable } from '../../components/dataTable';
import { empty, load } from '../../components/states';
import { h } from '../../dom/element';
import { render } from '../../dom/patch';
import { seconds, when, words } from '../../format';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';

export function tablesPage(context: PageContext): Page {
  const body = h('div', null);
  const state = load<TableList>('the tables', context.signal, (...children) => render(body, ...children),
    () => context.api.get('/v1/tables', context.signal), ({ tables }) => {
      render(body, tables.length === 0
        ? empty('There is no lookup table yet.', ['Profile a space to make one: ', h('a', { href: '/jobs/new?kind=profile' }, 'queue a job'), '.'])
        : dataTable('Lookup tables, the newest first', [
            { name: 'Table', cell: (table) => h('a', { href: pathOf('tables', table.id) }, table.id) },
            { name: 'Space', cell: (table) => table.space },
            { name: 'Input', cell: (table) => table.input },
            { name: 'Target', cell: (table) => table.targetId },
            { name: 'Method', cell: (table) => words(table.method) },
            { name: 'Entries', isNumber: true, cell: (table) => table.entries },
            { name: 'Device time', isNumber: true, cell: (table) => seconds(table.deviceSeconds) },
            { name: 'Made', cell: (table) => when(table.createdAt) },
          ], tables, (table) => table.id));
    });
  const end = context.live.listen({ reload: ({ kind }) => void ((kind === 'table' || kind === 'all') && state.reload()) });
  context.signal.addEventListener('abort', end);
  return { title: 'Lookup tables', body };
}
