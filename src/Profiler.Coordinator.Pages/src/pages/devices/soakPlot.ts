import type { SoakPoint } from '../../api/types';
import type { PlotContent } from '../../charts/figure';
import { base, legend, tip, valueAxis } from '../../charts/parts';
import type { AdmissionReport } from '../../api/types';
import { ms, percent, words } from '../../format';

/** Latency, clock and temperature under lasting load. */
export function soakPlot(soak: NonNullable<AdmissionReport['soak']>): PlotContent {
  const points = soak.points;
  const temperatures = points.filter((point) => point.temperatureCelsius !== null);
  return {
    summary: `${words(soak.verdict)}: from ${ms(soak.earlyMs)} to ${ms(soak.lateMs)}, ${percent(soak.change)}`
      + `${soak.isThrottled ? '; the clock was lowered' : ''}`
      + `${soak.highestCelsius === null ? '; the board tells no temperature' : `; at most ${soak.highestCelsius.toFixed(0)} °C`}.`,
    data: {
      columns: ['elapsed_s', 'latency_ms', 'temperature_celsius', 'frequency_mhz'],
      rows: points.map((point) => [point.elapsedSeconds, point.latencyMs, point.temperatureCelsius, point.frequencyMhz]),
    },
    option: (palette) => ({
      ...base(palette),
      tooltip: { ...base(palette).tooltip, trigger: 'axis', formatter: (params) => describe(points[first(params).dataIndex]) },
      legend: legend(palette),
      grid: { left: 64, right: temperatures.length > 0 ? 56 : 16, top: 40, bottom: 48 },
      xAxis: { ...valueAxis(palette, 'seconds under load', 28), scale: false },
      yAxis: [
        valueAxis(palette, 'latency, ms', 44),
        ...(temperatures.length > 0 ? [{ ...valueAxis(palette, '°C', 36), splitLine: { show: false } }] : []),
      ],
      series: [
        {
          type: 'line', name: 'latency', symbolSize: 4, itemStyle: { color: palette.first }, lineStyle: { color: palette.first },
          data: points.map((point) => [point.elapsedSeconds, point.latencyMs]),
        },
        ...(temperatures.length > 0 ? [{
          type: 'line' as const, name: 'temperature', yAxisIndex: 1, symbol: 'none', itemStyle: { color: palette.second },
          lineStyle: { color: palette.second, type: 'dashed' as const },
          data: points.map((point) => [point.elapsedSeconds, point.temperatureCelsius]),
        }] : []),
      ],
    }),
  };
}

function first<T>(params: T | T[]): T {
  const one = Array.isArray(params) ? params[0] : params;
  if (one === undefined) {
    throw new Error('A tooltip of nothing.');
  }
  return one;
}

function describe(point: SoakPoint | undefined): HTMLElement {
  return point === undefined
    ? tip('')
    : tip(`${point.elapsedSeconds.toFixed(1)} s`, ms(point.latencyMs),
      ...(point.temperatureCelsius === null ? [] : [`${point.temperatureCelsius.toFixed(1)} °C`]),
      ...(point.frequencyMhz === null ? [] : [`${point.frequencyMhz.toFixed(0)} MHz`]));
}
