import type { Measurement, MeasurementDetail } from '../../api/types';
import { plotFigure } from '../../charts/figure';
import { badge, grade } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { rawLink } from '../../components/download';
import { facts } from '../../components/facts';
import { load } from '../../components/states';
import { type Child, h } from '../../dom/element';
import { keep, render } from '../../dom/patch';
import { interval, mj, ms, percent, target, when } from '../../format';
import type { Page, PageContext } from '../../page';
import { apiPath, pathOf } from '../../router';
import { median } from '../../statistics';
import { histogramPlot } from './histogramPlot';
import { type JudgedVisit, judge } from './judgedVisits';
import { samplesPlot } from './samplesPlot';

const findingTexts: Readonly<Record<string, string>> = {
  outliers: 'some runs lie far from the rest',
  multimodal: 'the device ran at two speeds that the reference does not explain',
  drift: 'the level moved during the measurement',
  badVisits: 'the host changed speed or throttled in some visits, which were left out and repeated',
  wideInterval: 'the interval did not get as narrow as was asked for',
  slowHost: 'the reference ran slower than when the device was calibrated',
  throttled: 'the processor was throttled, or its clock moved',
  conditionsUnmet: 'power mode, clocks, governor or cool-down were asked for and could not be had',
  sharedGpu: 'other programs computed on the GPU meanwhile',
  latencyOnly: 'int8 with ranges from random data: for latency only',
};

export function measurementPage(context: PageContext): Page {
  const job = context.params['job'] ?? '';
  const item = context.params['item'] ?? '';
  const path = apiPath('measurements', job, item);
  const body = h('div', null);
  const samples = plotFigure(context, 'Raw samples over time', path);
  const spread = plotFigure(context, 'Spread of the runs that count', path);
  load<MeasurementDetail>('the measurement', context.signal, (...children) => render(body, ...children), () => context.api.get(path, context.signal), (detail) => {
    const visits = judge(detail);
    render(body,
      verdict(detail.measurement),
      keep('samples', samples.element),
      keep('spread', spread.element),
      h('h2', null, 'Conditions'),
      conditions(detail.measurement, visits),
      h('p', null,
        h('a', { href: `/measurements?job=${encodeURIComponent(job)}` }, 'Measured in the same run'), ' · ',
        h('a', { href: `/measurements?model=${encodeURIComponent(detail.measurement.modelSha256)}` }, 'All of this model'), ' · ',
        h('a', { href: pathOf('devices', detail.measurement.target.device) }, 'The device'), ' · ',
        rawLink(context.api, path, 'Raw samples (JSON)')));
    samples.show(samplesPlot(visits));
    spread.show(histogramPlot(visits, detail.measurement.latencyMs));
  });
  return { title: `Measurement of ${item}`, body };
}

function verdict({ latencyMs, grade: letter, findings, target: on, measuredAt, plan, mjPerInference }: Measurement): Child {
  const halfWidth = latencyMs.median > 0 ? (latencyMs.high - latencyMs.low) / (2 * latencyMs.median) : null;
  return [
    h('p', null, h('strong', null, interval({ value: latencyMs.median, low: latencyMs.low, high: latencyMs.high })), ' ', grade(letter),
      ` on ${target(on)}, ${on.threads === 1 ? 'one thread' : `${on.threads} threads`}, ${when(measuredAt)}`),
    findings.length === 0
      ? h('p', null, 'Nothing suspicious was noticed.')
      : h('ul', null, findings.map((finding) => h('li', null, findingTexts[finding] ?? finding))),
    facts(
      ['Half the interval', halfWidth !== null && `${percent(halfWidth)} of the median; ${percent(plan.targetRelativeHalfWidth)} was asked for`],
      ['Energy (90 % interval)', mjPerInference && interval(mjPerInference, mj)],
      ['90th percentile', ms(latencyMs.p90)],
      ['Median as timed', ms(latencyMs.rawMedian)],
      ['Against the reference', `${latencyMs.ratio.toFixed(4)} times ${ms(latencyMs.referenceMs)}`],
      ['Counted', `${latencyMs.samples} runs in ${latencyMs.visits} visits; ${latencyMs.badVisits} visits left out`]),
  ];
}

function conditions({ provenance, target: on }: Measurement, visits: readonly JudgedVisit[]): Child {
  const all = (pick: (judged: JudgedVisit) => number | null): number[] => visits.map(pick).filter((value) => value !== null);
  const range = (values: readonly number[], unit: string, digits: number): string => values.length === 0
    ? 'cannot be read'
    : `median ${median(values).toFixed(digits)}, ${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}${unit}`;
  const number = (value: number | null, digits: number): string => value?.toFixed(digits) ?? 'none';
  return [
    facts(
      ['Processor', `${provenance.device.processorModel}, ${provenance.device.memoryPages} pages`],
      ['Runtime', `${on.runtime} ${on.runtimeVersion}, agent ${provenance.device.agentVersion}`],
      ['Power mode', on.powerMode],
      ['Load', range(all(({ visit }) => visit.conditions.loadAverage), '', 2)],
      ['Stolen by the host', range(all(({ visit }) => visit.conditions.stolenMs), ' ms a visit', 1)],
      ['Clock', range(all(({ visit }) => visit.conditions.frequencyMhz), ' MHz', 0)],
      ['GPU clock', range(all(({ visit }) => visit.conditions.gpuFrequencyMhz ?? null), ' MHz', 0)],
      ['Temperature', range(all(({ visit }) => visit.conditions.temperatureCelsius), ' °C', 1)],
      ['Throttles at work', range(all(({ visit }) => visit.conditions.throttles ?? null), '', 0)],
      ['Others on the GPU', range(all(({ visit }) => visit.conditions.otherGpuProcesses ?? null), '', 0)]),
    h('details', null, h('summary', null, 'Show the conditions of each visit'),
      dataTable('Visits', [
        { name: 'Round', cell: ({ visit }) => visit.round },
        { name: 'Verdict', cell: ({ verdict: found }) => badge(found, found === 'good' ? 'good' : found === 'bad' ? 'bad' : 'warn') },
        { name: 'Median, ms', isNumber: true, cell: ({ visit }) => median(visit.samplesMs).toFixed(3) },
        { name: 'Reference before', isNumber: true, cell: ({ visit }) => reference(visit.referenceBeforeMs) },
        { name: 'and after, ms', isNumber: true, cell: ({ visit }) => reference(visit.referenceAfterMs) },
        { name: 'Load', isNumber: true, cell: ({ visit }) => number(visit.conditions.loadAverage, 2) },
        { name: 'Stolen, ms', isNumber: true, cell: ({ visit }) => number(visit.conditions.stolenMs, 1) },
        { name: 'MHz', isNumber: true, cell: ({ visit }) => number(visit.conditions.frequencyMhz, 0) },
        { name: '°C', isNumber: true, cell: ({ visit }) => number(visit.conditions.temperatureCelsius, 1) },
      ], visits)),
  ];
}

function reference(values: readonly number[]): string {
  return values.length === 0 ? 'none' : median(values).toFixed(3);
}
