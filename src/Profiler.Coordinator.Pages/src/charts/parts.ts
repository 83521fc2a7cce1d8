import type { CustomSeriesOption } from 'echarts/charts';
import { h } from '../dom/element';
import type { ChartOption } from './echarts';
import type { Palette } from './palette';

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif';

/** What every chart has in common. */
export function base(palette: Palette): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily, color: palette.text },
    tooltip: {
      confine: true,
      className: 'tip',
      backgroundColor: palette.raised,
      borderColor: palette.rule,
      textStyle: { color: palette.text, fontFamily },
    },
  };
}

export function valueAxis(palette: Palette, name: string, nameGap: number) {
  return {
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    scale: true,
    nameTextStyle: { color: palette.text, fontSize: 13 },
    axisLabel: { color: palette.quiet, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: palette.quiet } },
    splitLine: { lineStyle: { color: palette.rule } },
  };
}

/** @param isStacked One below the other, about 22 pixels each, where they do not fit side by side. */
export function legend(palette: Palette, isStacked = false) {
  const order = isStacked ? { orient: 'vertical' as const, itemGap: 6 } : { orient: 'horizontal' as const, itemGap: 18 };
  return { ...order, left: 0, top: 0, itemWidth: 14, itemHeight: 14, textStyle: { color: palette.text, fontFamily } };
}

/** A tooltip made of elements: names come from anybody, and ECharts would read a text as markup. */
export function tip(title: string, ...lines: string[]): HTMLElement {
  return h('div', null, h('strong', null, title), lines.map((line) => h('p', null, line)));
}

/** An interval as a vertical line with caps: values [x, low, high]. */
export const whisker: NonNullable<CustomSeriesOption['renderItem']> = (_params, api) => {
  const low = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(0), api.value(2)]);
  const [x = 0, y1 = 0] = low;
  const y2 = high[1] ?? 0;
  const style = { stroke: api.visual('color') as string, lineWidth: 1.5 };
  const line = (fromX: number, fromY: number, toX: number, toY: number) => ({
    type: 'line' as const,
    shape: { x1: fromX, y1: fromY, x2: toX, y2: toY },
    style,
  });
  return { type: 'group', children: [line(x, y1, x, y2), line(x - 5, y1, x + 5, y1), line(x - 5, y2, x + 5, y2)] };
};
