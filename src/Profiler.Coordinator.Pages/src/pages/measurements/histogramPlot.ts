import type { LatencyStatistics } from '../../api/types';
import type { PlotContent } from '../../charts/figure';
import { base, tip, valueAxis } from '../../charts/parts';
import { interval, ms } from '../../format';
import { histogram } from '../../statistics';
import type { JudgedVisit } from './judgedVisits';

/** How the runs that count are spread, each set against the reference beside it. */
export function histogramPlot(visits: readonly JudgedVisit[], statistics: LatencyStatistics): PlotContent {
  const counted = visits.filter((visit) => visit.verdict === 'good');
  const values = (counted.length > 0 ? counted : visits)
    .flatMap(({ visit, referenceMs }) => visit.samplesMs.map((sample) => (sample / referenceMs) * statistics.referenceMs));
  const bins = histogram(values);
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  const lines = [
    { name: 'median', value: statistics.median, type: 'solid' as const },
    { name: 'low', value: statistics.low, type: 'dashed' as const },
    { name: 'high', value: statistics.high, type: 'dashed' as const },
  ];
  return {
    summary: `Median ${interval({ value: statistics.median, low: statistics.low, high: statistics.high })}; one run in ten takes more than ${ms(statistics.p90)}. `
      + 'Lines: the median and its 95 % interval.',
    data: { columns: ['from_ms', 'to_ms', 'runs'], rows: bins.map((bin) => [bin.low, bin.high, bin.count]) },
    option: (palette) => ({
      ...base(palette),
      tooltip: {
        ...base(palette).tooltip,
        formatter: (params) => {
          const bin = bins[Array.isArray(params) ? -1 : params.dataIndex];
          return bin === undefined ? '' : tip(`${bin.count} runs`, `${ms(bin.low)} to ${ms(bin.high)}`);
        },
      },
      grid: { left: 56, right: 16, top: 16, bottom: 48 },
      xAxis: valueAxis(palette, 'latency against the reference, ms', 28),
      yAxis: { ...valueAxis(palette, 'runs', 36), min: 0, max: Math.ceil(highest * 1.1), minInterval: 1, axisLabel: { color: palette.quiet, showMaxLabel: false } },
      series: [
        {
          type: 'custom', itemStyle: { color: palette.first },
          encode: { x: [0, 1], y: 2 },
          data: bins.map((bin) => [bin.low, bin.high, bin.count]),
          renderItem: (_params, api) => {
            const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
            const [right = 0, bottom = 0] = api.coord([api.value(1), 0]);
            return {
              type: 'rect',
              shape: { x: left, y: top, width: Math.max(1, right - left - 1), height: bottom - top },
              style: { fill: api.visual('color') as string },
            };
          },
        },
        ...lines.map(({ name, value, type }) => ({
          type: 'line' as const, name, silent: true, symbol: 'none', z: 5,
          lineStyle: { color: palette.second, width: 2, type },
          data: [[value, 0], [value, Math.ceil(highest * 1.1)]],
        })),
      ],
    }),
  };
}
