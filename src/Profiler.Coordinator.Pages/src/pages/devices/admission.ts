import type { AdmissionReport } from '../../api/types';
import { type Tone, badge, grade } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { facts } from '../../components/facts';
import { type Child, h } from '../../dom/element';
import { interval, ms, percent, target, when, words } from '../../format';

const tones: Readonly<Record<AdmissionReport['verdict'], Tone>> = { admitted: 'good', admittedWithFindings: 'warn', refused: 'bad' };

/** What an admission test found, but for its soak curve. */
export function admission(report: AdmissionReport): Child {
  const again = report.repeatability;
  return [
    h('p', null, badge(words(report.verdict), tones[report.verdict]), ` on ${when(report.testedAt)}, as ${target(report.target)}`),
    report.findings.length === 0
      ? h('p', null, 'Nothing was found that would make its numbers worse.')
      : h('ul', null, report.findings.map((finding) => h('li', null,
        h('strong', null, finding.message), ' ', finding.refuses && badge('refuses', 'bad'), ' ', finding.advice))),
    facts(
      ['Same network twice (A/A)', again === null ? 'not measured' : [
        `ratio ${interval({ value: again.ratio, low: again.low, high: again.high }, (value) => value.toFixed(4))}, `,
        `noise floor ${percent(again.noiseFloor)}, ${again.rounds} rounds, `, grade(again.grade)]],
      ['Link', `round trip ${ms(report.link.medianMs)}, 95th percentile ${ms(report.link.p95Ms)}; upload ${report.link.uploadMibPerSecond.toFixed(1)} MiB/s`],
      ['Clock', `${ms(report.clock.offsetMs)} off (within ${ms(report.clock.offsetUncertaintyMs)}); ${drift(report.clock)}`]),
    dataTable('Reference models', [
      { name: 'Model', cell: (output) => output.model },
      { name: 'Outputs', cell: (output) => output.problem === null ? badge('as expected', 'good') : [badge('wrong', 'bad'), ` ${output.problem}`] },
      { name: 'Largest error', isNumber: true, cell: (output) => output.largestError?.toExponential(1) ?? 'none' },
      { name: 'Tolerance', isNumber: true, cell: (output) => output.tolerance.toExponential(1) },
    ], report.outputs),
  ];
}

function drift(clock: AdmissionReport['clock']): string {
  return clock.driftPpm === null
    ? 'the test was too short to tell its rate'
    : `its rate differs by ${clock.driftPpm.toFixed(0)} ppm (within ${(clock.driftUncertaintyPpm ?? 0).toFixed(0)})`;
}
