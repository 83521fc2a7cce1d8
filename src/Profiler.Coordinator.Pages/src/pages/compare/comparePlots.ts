import type { ChartOption, SeriesOption } from '../../charts/echarts';
import type { PlotContent } from '../../charts/figure';
import type { Palette } from '../../charts/palette';
import { base, legend, tip, valueAxis, whisker } from '../../charts/parts';
import { interval, macs } from '../../format';
import { paretoFront } from '../../statistics';
import type { MeasuredNetwork } from './measuredNetworks';

const looks: readonly { of: string | null; name: string; symbol: string; color: keyof Palette }[] = [
  { of: 'latency', name: 'searched for latency', symbol: 'circle', color: 'first' },
  { of: 'MACs', name: 'searched for MACs', symbol: 'diamond', color: 'second' },
  { of: null, name: 'other', symbol: 'triangle', color: 'third' },
];

const lookOf = (network: MeasuredNetwork): (typeof looks)[number] | undefined =>
  looks.find((look) => look.of === network.searchedFor) ?? looks.at(-1);

interface Axis {
  readonly name: string;
  value(network: MeasuredNetwork): number;
  text(network: MeasuredNetwork): string;
}

interface ScaledAxis extends Axis {
  readonly middle: number;
}

/** MACs against latency; the front is of those that no other beats: as many MACs in less time. */
export function macsPlot(networks: readonly MeasuredNetwork[]): PlotContent {
  const front = paretoFront(networks, (network) => network.latency.median, (network) => network.macs);
  return scatter(networks, front, `On the front, doing more MACs than any that is as fast: ${front.map((network) => network.name).join(', ')}.`,
    { name: 'GMACs', value: (network) => network.macs / 1e9, text: (network) => macs(network.macs) });
}

/** Published accuracy against latency; networks whose accuracy is of another metric are left out. */
export function accuracyPlot(networks: readonly MeasuredNetwork[]): PlotContent | null {
  const metrics = Map.groupBy(networks.filter((network) => network.accuracy !== null), (network) => network.accuracy?.metric ?? '');
  const [metric, shown] = [...metrics].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
  if (shown.length < 2) {
    return null;
  }
  const accuracy = (network: MeasuredNetwork): number => network.accuracy?.percent ?? 0;
  const front = paretoFront(shown, (network) => network.latency.median, accuracy);
  return scatter(shown, front, `Accuracy as published, not measured here. On the front, more accurate than any that is as fast: ${front.map((network) => network.name).join(', ')}.`,
    { name: metric, value: accuracy, text: (network) => `${accuracy(network).toFixed(1)}, ${metric}` });
}

function scatter(networks: readonly MeasuredNetwork[], front: readonly MeasuredNetwork[], summary: string, plain: Axis): PlotContent {
  const values = networks.map((network) => plain.value(network));
  const axis: ScaledAxis = { ...plain, middle: (Math.min(...values) + Math.max(...values)) / 2 };
  const onFront = new Set(front);
  return {
    summary,
    heightPixels: 420,
    data: {
      columns: ['network', axis.name, 'latency_ms', 'low_ms', 'high_ms', 'grade', 'on_front'],
      rows: networks.map((network) => [network.name, axis.value(network), network.latency.median, network.latency.low, network.latency.high, network.grade.toUpperCase(), onFront.has(network) ? 'yes' : 'no']),
    },
    option: (palette, isNarrow): ChartOption => {
      const present = looks.filter((look) => networks.some((network) => lookOf(network) === look));
      return {
        ...base(palette),
        legend: { ...legend(palette, isNarrow), data: [...present.map(({ name, symbol }) => ({ name, icon: symbol })), { name: 'Pareto front' }] },
        grid: { left: 60, right: 24, top: isNarrow ? 110 : 48, bottom: 48 },
        xAxis: valueAxis(palette, axis.name, 28),
        yAxis: valueAxis(palette, 'measured latency, ms', 42),
        series: [
          {
            type: 'line', name: 'Pareto front', silent: true, symbol: 'none', z: 1, itemStyle: { color: palette.quiet },
            lineStyle: { color: palette.quiet, type: 'dashed', width: 1.5 },
            data: front.map((network) => [axis.value(network), network.latency.median]),
          },
          ...present.flatMap((look) => points(networks.filter((network) => lookOf(network) === look), look, axis, palette, isNarrow)),
        ],
      };
    },
  };
}

function points(own: readonly MeasuredNetwork[], look: (typeof looks)[number], axis: ScaledAxis, palette: Palette, isNarrow: boolean): SeriesOption[] {
  const itemStyle = { color: palette[look.color] };
  // A name grows from its point towards the middle, so that none is cut off at a side.
  const beside = (network: MeasuredNetwork): { align: 'left' | 'right'; offset: [number, number] } =>
    axis.value(network) > axis.middle ? { align: 'right', offset: [8, 0] } : { align: 'left', offset: [-8, 0] };
  return [
    {
      type: 'custom', name: look.name, silent: true, renderItem: whisker, itemStyle, z: 2, encode: { x: 0, y: [1, 2] },
      data: own.map((network) => [axis.value(network), network.latency.low, network.latency.high]),
    },
    {
      type: 'scatter', name: look.name, symbol: look.symbol, symbolSize: 12, itemStyle, z: 3,
      label: { show: true, position: 'top', color: palette.text, fontSize: isNarrow ? 10 : 12, formatter: (params) => own[params.dataIndex]?.name ?? '' },
      labelLayout: { moveOverlap: 'shiftY', hideOverlap: true },
      tooltip: { formatter: (params) => { const network = own[params.dataIndex]; return network === undefined ? '' : describe(network, axis); } },
      data: own.map((network) => ({ value: [axis.value(network), network.latency.median], label: beside(network) })),
    },
  ];
}

function describe(network: MeasuredNetwork, axis: Axis): HTMLElement {
  const { median, low, high } = network.latency;
  return tip(network.name, interval({ value: median, low, high }), axis.text(network), `grade ${network.grade.toUpperCase()}`);
}

/** How much each computes in a second: the same MACs are not the same latency. */
export function speedPlot(networks: readonly MeasuredNetwork[]): PlotContent {
  const speed = (network: MeasuredNetwork, latencyMs: number): number => network.macs / 1e6 / latencyMs;
  const ordered = [...networks].sort((a, b) => speed(a, a.latency.median) - speed(b, b.latency.median));
  const [slowest, fastest] = [ordered[0], ordered.at(-1)];
  return {
    summary: slowest && fastest
      ? `From ${speed(slowest, slowest.latency.median).toFixed(1)} GMACs a second (${slowest.name}) to ${speed(fastest, fastest.latency.median).toFixed(1)} (${fastest.name}).`
      : '',
    heightPixels: 80 + 34 * ordered.length,
    data: {
      columns: ['network', 'gigamacs_per_second', 'low', 'high'],
      rows: ordered.map((network) => [network.name, speed(network, network.latency.median), speed(network, network.latency.high), speed(network, network.latency.low)]),
    },
    option: (palette, isNarrow) => ({
      ...base(palette),
      tooltip: {
        ...base(palette).tooltip,
        formatter: (params) => {
          const network = ordered[Array.isArray(params) ? -1 : params.dataIndex];
          return network === undefined ? '' : tip(network.name, `${speed(network, network.latency.median).toFixed(2)} GMACs a second`, macs(network.macs));
        },
      },
      grid: { left: isNarrow ? 120 : 190, right: 48, top: 8, bottom: 48 },
      xAxis: { ...valueAxis(palette, 'GMACs a second', 28), scale: false, min: 0 },
      yAxis: {
        type: 'category', data: ordered.map((network) => network.name), axisTick: { show: false },
        axisLabel: { color: palette.text, width: isNarrow ? 110 : 180, overflow: 'truncate', interval: 0 }, axisLine: { lineStyle: { color: palette.quiet } },
      },
      series: [{
        type: 'bar', barMaxWidth: 22,
        data: ordered.map((network) => ({
          value: speed(network, network.latency.median),
          itemStyle: { color: palette[lookOf(network)?.color ?? 'third'] },
        })),
        label: { show: true, position: 'right', color: palette.text, formatter: (params) => Number(params.value).toFixed(1) },
      }],
    }),
  };
}
