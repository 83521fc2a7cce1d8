import type { ECharts } from 'echarts/core';
import { type PlotData, toCsv } from '../components/csv';
import { dataTable } from '../components/dataTable';
import { rawLink, save } from '../components/download';
import { h } from '../dom/element';
import { render } from '../dom/patch';
import type { PageContext } from '../page';
import { onThemeChange } from '../shell/theme';
import type { ChartOption } from './echarts';
import { type Palette, readPalette } from './palette';

/** Below this width plots leave out what does not fit. */
const narrowPixels = 560;

export interface PlotContent {
  /** What the plot says, in a sentence, for those who do not see it and those who do. */
  readonly summary: string;
  option(palette: Palette, isNarrow: boolean): ChartOption;
  readonly data: PlotData;
  readonly heightPixels?: number;
  /** Where a plot cannot be narrower, it scrolls. */
  readonly minWidthPixels?: number;
  /** Instead of the plain table of the data. */
  readonly table?: HTMLElement;
}

export interface PlotFigure {
  readonly element: HTMLElement;
  show(content: PlotContent): void;
}

/**
 * A plot with what belongs to every plot: title, summary, PNG, CSV, the raw data at the API, a table of the same numbers.
 * @param rawPath Where the API has the data, or null where it comes from several places.
 */
export function plotFigure(context: PageContext, title: string, rawPath: string | null): PlotFigure {
  const place = h('div', { class: 'chart', role: 'img', 'aria-label': title });
  const caption = h('figcaption', null);
  const table = h('div', null);
  const tools = h('div', { class: 'figure-tools', role: 'group', 'aria-label': title });
  const element = h('figure', null,
    h('div', { class: 'figure-head' }, h('h2', null, title), tools),
    caption, h('div', { class: 'chart-scroll' }, place), table);
  const drawing = new Drawing(context.signal, place);
  return {
    element,
    show(content) {
      caption.textContent = content.summary;
      place.setAttribute('aria-label', `${title}. ${content.summary} The numbers are in the table below.`);
      drawing.show(content);
      render(tools,
        h('button', { type: 'button', onclick: () => void drawing.savePng(`${title}.png`) }, 'Save PNG'),
        h('button', { type: 'button', onclick: () => save(`${title}.csv`, new Blob([toCsv(content.data)], { type: 'text/csv' })) }, 'Save CSV'),
        rawPath !== null && rawLink(context.api, rawPath, 'Raw data (JSON)'));
      render(table, h('details', null, h('summary', null, 'Show the numbers as a table'), content.table ?? plainTable(title, content.data)));
    },
  };
}

function plainTable(title: string, data: PlotData): HTMLElement {
  return dataTable(title, data.columns.map((name, i) => ({
    name,
    isNumber: data.rows.some((row) => typeof row[i] === 'number'),
    cell: (row: (typeof data.rows)[number]) => {
      const cell = row[i] ?? null;
      return typeof cell === 'number' ? Number(cell.toPrecision(6)).toString() : cell;
    },
  })), data.rows);
}

/** One ECharts instance that follows size and colours of its place. */
class Drawing {
  #chart: Promise<ECharts> | null = null;
  #content: PlotContent | null = null;

  constructor(private readonly signal: AbortSignal, private readonly place: HTMLElement) {
    const sizes = new ResizeObserver(() => void this.#draw(true));
    sizes.observe(place);
    onThemeChange(() => void this.#draw(false), signal);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      void this.#chart?.then((chart) => chart.dispose());
    }, { once: true });
  }

  show(content: PlotContent): void {
    this.#content = content;
    this.place.style.height = content.heightPixels === undefined ? '' : `${content.heightPixels}px`;
    this.place.style.minWidth = content.minWidthPixels === undefined ? '' : `${content.minWidthPixels}px`;
    void this.#draw(false);
  }

  async savePng(name: string): Promise<void> {
    const chart = await this.#chart;
    if (chart) {
      const picture = chart.getRenderedCanvas({ pixelRatio: 2, backgroundColor: readPalette(this.place).page });
      const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
      if (blob) {
        save(name, blob);
      }
    }
  }

  async #draw(isResized: boolean): Promise<void> {
    // Without a size there is nothing to draw on; the observer calls again when there is.
    if (this.#content === null || this.place.clientWidth === 0 || this.signal.aborted) {
      return;
    }
    this.#chart ??= import('./echarts').then(({ init }) => init(this.place, null, { renderer: 'canvas' }));
    const chart = await this.#chart;
    if (chart.isDisposed()) {
      return;
    }
    if (isResized) {
      chart.resize();
    }
    chart.setOption(this.#content.option(readPalette(this.place), this.place.clientWidth < narrowPixels), { notMerge: true });
    this.place.dataset['drawn'] = 'true';
  }
}
