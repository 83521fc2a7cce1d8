import type { ValidateResult } from '../../api/types';
import type { PlotContent } from '../../charts/figure';
import { base, legend, tip, valueAxis } from '../../charts/parts';
import { ms, percent } from '../../format';

/** Predictions against measurements; on the line both are the same. */
export function validationPlot(found: ValidateResult): PlotContent {
  const points = found.networks.map((network) => ({
    code: network.code,
    measured: network.measured.latencyMs.median,
    predicted: network.estimate.latencyMs,
    byMacs: network.macsMs,
  }));
  const all = points.flatMap((point) => [point.measured, point.predicted, point.byMacs]);
  const [low, high] = [Math.min(...all) * 0.95, Math.max(...all) * 1.05];
  return {
    summary: `${points.length} networks: the table is off by ${percent(found.scores.mape)} on average, MACs alone by ${percent(found.macs.mape)}.`,
    data: {
      columns: ['architecture', 'measured_ms', 'table_ms', 'macs_ms'],
      rows: points.map((point) => [point.code, point.measured, point.predicted, point.byMacs]),
    },
    option: (palette) => ({
      ...base(palette),
      tooltip: {
        ...base(palette).tooltip,
        formatter: (params) => {
          const point = points[Array.isArray(params) ? -1 : params.dataIndex];
          return point === undefined ? '' : tip(point.code, `measured ${ms(point.measured)}`, `table ${ms(point.predicted)}`, `MACs ${ms(point.byMacs)}`);
        },
      },
      legend: { ...legend(palette), data: ['by the table', 'by MACs alone'] },
      grid: { left: 64, right: 16, top: 40, bottom: 48 },
      xAxis: { ...valueAxis(palette, 'measured, ms', 28), min: low, max: high, axisLabel: { color: palette.quiet, showMinLabel: false, showMaxLabel: false } },
      yAxis: { ...valueAxis(palette, 'predicted, ms', 44), min: low, max: high, axisLabel: { color: palette.quiet, showMinLabel: false, showMaxLabel: false } },
      series: [
        { type: 'line', silent: true, symbol: 'none', lineStyle: { color: palette.quiet, width: 1 }, data: [[low, low], [high, high]] },
        { type: 'scatter', name: 'by the table', symbolSize: 9, itemStyle: { color: palette.first }, data: points.map((point) => [point.measured, point.predicted]) },
        { type: 'scatter', name: 'by MACs alone', symbol: 'diamond', symbolSize: 8, itemStyle: { color: palette.second }, data: points.map((point) => [point.measured, point.byMacs]) },
      ],
    }),
  };
}
