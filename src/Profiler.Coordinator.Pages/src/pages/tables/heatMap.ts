import type { PlotContent } from '../../charts/figure';
import { base, fontFamily, tip } from '../../charts/parts';
import { h } from '../../dom/element';
import { mj, ms } from '../../format';
import type { GridCell, TableGrid } from './tableGrid';

export type Scale = 'absolute' | 'relative';

/** Slot against candidate; entries that were not measured bear a star. */
export function heatMap(grid: TableGrid, scale: Scale): PlotContent {
  const value = (cell: GridCell): number => (scale === 'absolute' ? cell.entry.latencyMs : cell.relative);
  const largest = grid.cells.reduce((most, cell) => Math.max(most, value(cell)), 0);
  const text = (cell: GridCell): string =>
    `${value(cell).toFixed(value(cell) < 0.1 ? 3 : 2)}${cell.entry.source !== 'measured' ? '*' : ''}`;
  const unit = scale === 'absolute' ? 'ms' : 'times the slot\'s median';
  return {
    summary: `${summary(grid)} Shown in ${unit}.`,
    heightPixels: 150 + 26 * grid.slots.length,
    minWidthPixels: 70 + 46 * grid.candidates.length,
    data: {
      columns: ['slot', 'candidate', 'latency_ms', 'low_ms', 'high_ms', 'relative_to_slot_median', 'source', 'observations'],
      rows: grid.cells.map((cell) => [
        grid.slots[cell.row] ?? '', cell.entry.candidate, cell.entry.latencyMs, cell.entry.lowMs, cell.entry.highMs, cell.relative, cell.entry.source, cell.entry.observations,
      ]),
    },
    table: matrix(grid, text, unit),
    option: (palette) => ({
      ...base(palette),
      tooltip: {
        ...base(palette).tooltip,
        formatter: (params) => {
          const cell = grid.cells[Array.isArray(params) ? -1 : params.dataIndex];
          return cell === undefined ? '' : describe(grid, cell);
        },
      },
      grid: { left: 56, right: 8, top: 92, bottom: 56 },
      xAxis: {
        type: 'category', position: 'top', data: [...grid.candidates], axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: palette.text, rotate: 45, interval: 0, fontFamily },
      },
      yAxis: {
        type: 'category', inverse: true, data: [...grid.slots], axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: palette.text, interval: 0, fontFamily },
      },
      visualMap: {
        type: 'continuous', min: 0, max: largest, dimension: 2, orient: 'horizontal', left: 'left', bottom: 0, precision: 2, itemHeight: 160,
        text: [scale === 'absolute' ? ms(largest) : `${largest.toFixed(2)} x`, '0'],
        textStyle: { color: palette.text, fontFamily }, inRange: { color: [palette['heat-low'], palette['heat-high']] },
      },
      series: [{
        type: 'heatmap',
        itemStyle: { borderColor: palette.page, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 2 } },
        data: grid.cells.map((cell) => ({
          value: [cell.column, cell.row, value(cell)],
          label: {
            show: true, fontSize: 11, fontFamily, formatter: text(cell),
            color: value(cell) > largest * 0.55 ? palette['heat-text-high'] : palette['heat-text-low'],
          },
        })),
      }],
    }),
  };
}

function summary(grid: TableGrid): string {
  const unmeasured = grid.cells.filter((cell) => cell.entry.source !== 'measured').length;
  return `${grid.slots.length} slots, ${grid.candidates.length} candidates; ${unmeasured === 0
    ? 'every entry was measured in its slot.'
    : `${unmeasured} of ${grid.cells.length} entries were not measured there and bear a star.`}`;
}

function describe(grid: TableGrid, { row, entry, relative }: GridCell): HTMLElement {
  return tip(`${grid.slots[row] ?? ''}, ${entry.candidate}`,
    `${ms(entry.latencyMs)}, 95 % interval ${ms(entry.lowMs)} to ${ms(entry.highMs)}`,
    ...(entry.mj === undefined ? [] : [mj(entry.mj)]),
    `${relative.toFixed(2)} times the slot's median`,
    `${entry.source}, seen in ${entry.observations} networks`);
}

function matrix(grid: TableGrid, text: (cell: GridCell) => string, unit: string): HTMLElement {
  const cells = new Map(grid.cells.map((cell) => [`${cell.row}/${cell.column}`, cell]));
  const caption = `Cost of each candidate in each slot, ${unit}; a star marks what was not measured there`;
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Slot'), grid.candidates.map((name) => h('th', { scope: 'col', class: 'n' }, name)))),
      h('tbody', null, grid.slots.map((slot, row) => h('tr', null,
        h('th', { scope: 'row' }, slot),
        grid.candidates.map((_, column) => {
          const cell = cells.get(`${row}/${column}`);
          return h('td', { class: 'n', title: cell && `${ms(cell.entry.lowMs)} to ${ms(cell.entry.highMs)}, ${cell.entry.source}` }, cell && text(cell));
        }))))));
}
