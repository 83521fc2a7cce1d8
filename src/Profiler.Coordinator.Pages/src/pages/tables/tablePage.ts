import type { Table } from '../../api/types';
import { plotFigure } from '../../charts/figure';
import { facts } from '../../components/facts';
import { field, select } from '../../components/form';
import { load } from '../../components/states';
import { h } from '../../dom/element';
import { keep, render } from '../../dom/patch';
import { ms, percent, seconds, when, words } from '../../format';
import type { Page, PageContext } from '../../page';
import { apiPath } from '../../router';
import { type Scale, heatMap } from './heatMap';
import { gridOf } from './tableGrid';

export function tablePage(context: PageContext): Page {
  const id = context.params['id'] ?? '';
  const path = apiPath('tables', id);
  const body = h('div', null);
  const figure = plotFigure(context, 'Cost of each candidate in each slot', path);
  load<Table>('the table', context.signal, (...children) => render(body, ...children), () => context.api.get(path, context.signal), (table) => {
    const grid = gridOf(table);
    const scale = select([['absolute', 'milliseconds'], ['relative', 'relative to the slot\'s median']], context.query.get('scale'), {
      onchange: () => {
        context.query.set('scale', scale.value);
        context.replaceQuery(context.query);
        draw();
      },
    });
    const draw = (): void => figure.show(heatMap(grid, scale.value as Scale));
    render(body, about(table), h('div', { class: 'row' }, keep('scale', field('Show', scale))), keep('heat-map', figure.element), fixed(table));
    draw();
  });
  return { title: `Lookup table ${id}`, body };
}

function about(table: Table): HTMLElement {
  const { calibration, provenance } = table;
  return h('div', null,
    h('p', null, `${table.space} at ${table.input}, on ${table.targetId}`),
    facts(
      ['Method', words(table.method)],
      ['Made', `${when(provenance.createdAt)}, profiler ${provenance.programVersion}`],
      ['From', `${provenance.networksProfiled} networks profiled, ${calibration.networks} timed, ${seconds(provenance.deviceSeconds)} of device time`],
      ['Estimates are off by', `at most ${percent(calibration.relativeError90)} for 9 networks of 10`],
      ['Conditions', provenance.flags.length === 0 ? 'as they should be' : provenance.flags.join('; ')],
      ['Space fingerprint', h('code', null, table.spaceFingerprint.slice(0, 16))]));
}

function fixed({ fixedMs }: Table): HTMLElement {
  return h('div', null,
    h('h2', null, 'Outside the slots'),
    h('p', null, 'What every network of the space pays besides its candidates.'),
    facts(
      ['Stem', ms(fixedMs.stemMs)],
      ['Head', ms(fixedMs.headMs)],
      ['Runtime', ms(fixedMs.overheadMs)],
      ['Together', ms(fixedMs.stemMs + fixedMs.headMs + fixedMs.overheadMs)]));
}
