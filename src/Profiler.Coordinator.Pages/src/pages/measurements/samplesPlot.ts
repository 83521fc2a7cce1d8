import type { PlotContent } from '../../charts/figure';
import { base, legend, tip, valueAxis } from '../../charts/parts';
import type { Palette } from '../../charts/palette';
import { ms } from '../../format';
import type { JudgedVisit, Verdict } from './judgedVisits';

const looks: readonly { verdict: Verdict; name: string; symbol: string; color: keyof Palette }[] = [
  { verdict: 'good', name: 'good visits', symbol: 'circle', color: 'first' },
  { verdict: 'bad', name: 'bad visits: the host changed speed', symbol: 'diamond', color: 'bad' },
  { verdict: 'cold', name: 'cold visits: before the level was reached', symbol: 'triangle', color: 'warn' },
];

interface Run {
  readonly visit: JudgedVisit;
  readonly index: number;
  readonly atSeconds: number;
  readonly latencyMs: number;
}

/** Every run as it was timed, in the order of time. */
export function samplesPlot(visits: readonly JudgedVisit[]): PlotContent {
  const runs = visits.flatMap(runsOf);
  const references = visits.flatMap((judged) => judged.visit.referenceBeforeMs.map((value) => [judged.atSeconds, value]));
  const count = (verdict: Verdict): number => visits.filter((judged) => judged.verdict === verdict).length;
  const shown = looks.filter(({ verdict }) => count(verdict) > 0);
  return {
    summary: `${runs.length} runs in ${visits.length} visits: ${count('good')} good, ${count('bad')} bad, ${count('cold')} cold. As timed, before they are set against the reference network's.`,
    heightPixels: 380,
    data: {
      columns: ['round', 'verdict', 'run', 'at_s', 'latency_ms', 'reference_ms'],
      rows: runs.map(({ visit, index, atSeconds, latencyMs }) => [visit.visit.round, visit.verdict, index, atSeconds, latencyMs, visit.referenceMs]),
    },
    option: (palette, isNarrow) => ({
      ...base(palette),
      legend: { ...legend(palette, isNarrow) },
      grid: { left: 64, right: 16, top: isNarrow ? 110 : 40, bottom: 48 },
      xAxis: { ...valueAxis(palette, 'seconds since the first visit', 28), scale: false },
      yAxis: valueAxis(palette, 'latency, ms', 44),
      series: [
        ...shown.map(({ verdict, name, symbol, color }) => {
          const own = runs.filter((run) => run.visit.verdict === verdict);
          return {
            type: 'scatter' as const, name, symbol, symbolSize: 7, itemStyle: { color: palette[color], opacity: 0.8 },
            data: own.map((run) => [run.atSeconds, run.latencyMs]),
            tooltip: { formatter: (params: { dataIndex: number } | readonly unknown[]) => describe('dataIndex' in params ? own[params.dataIndex] : undefined) },
          };
        }),
        { type: 'scatter', name: 'reference network', symbol: 'rect', symbolSize: 4, silent: true, itemStyle: { color: palette.quiet }, data: references },
      ],
    }),
  };
}

function runsOf(visit: JudgedVisit): readonly Run[] {
  let at = visit.atSeconds + visit.visit.referenceBeforeMs.reduce((sum, value) => sum + value, 0) / 1000;
  return visit.visit.samplesMs.map((latencyMs, index) => {
    at += latencyMs / 1000;
    return { visit, index, atSeconds: at, latencyMs };
  });
}

function describe(run: Run | undefined): HTMLElement {
  return run === undefined
    ? tip('')
    : tip(ms(run.latencyMs), `round ${run.visit.visit.round}, run ${run.index + 1}, a ${run.visit.verdict} visit`, `reference beside it ${ms(run.visit.referenceMs)}`);
}
