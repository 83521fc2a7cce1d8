import type { CompareResult, EnergyResult, JobResult, NetworkResult, ValidateResult } from '../../api/types';
import { grade } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { facts } from '../../components/facts';
import { type Child, h } from '../../dom/element';
import { interval, macs, mj, percent, seconds, words } from '../../format';
import type { PageContext } from '../../page';
import { pathOf } from '../../router';
import { admission } from '../devices/admission';
import { estimated } from './estimated';

/** What a job that is done has to tell. */
export function result(_context: PageContext, found: JobResult, device: string): Child {
  switch (found.kind) {
    case 'profile':
      return [
        h('p', null, h('a', { href: pathOf('tables', found.tableId) }, `Lookup table ${found.tableId}`)),
        facts(['Device time', seconds(found.deviceSeconds)], ['Took', seconds(found.seconds)], ['Resumed', found.isResumed && 'went on with what an interrupted attempt had measured']),
      ];
    case 'measure':
      return [networks([found.network], found.storeJobId), facts(['Device time', seconds(found.deviceSeconds)])];
    case 'compare':
      return compared(found);
    case 'energy':
      return watched(found);
    case 'validate':
      return validated(found);
    case 'surrogate-train':
      return [
        h('p', null, `Surrogate ${found.surrogateId}`),
        facts(['New networks', String(found.newNetworks)], ['Device time', seconds(found.deviceSeconds)], ['Took', seconds(found.seconds)]),
      ];
    case 'surrogate-estimate':
      return estimated(found);
    case 'admit':
      return [h('p', null, 'Also shown with ', h('a', { href: pathOf('devices', device) }, device), ', with the soak curve.'), admission(found.report)];
  }
}

function networks(results: readonly NetworkResult[], storeJobId: string): HTMLElement {
  return dataTable('Measured networks', [
    { name: 'Network', cell: (network) => h('a', { href: pathOf('measurements', storeJobId, network.result.itemId) }, network.name) },
    { name: 'Latency (95 % interval)', isNumber: true, cell: ({ result: { latencyMs } }) => interval({ value: latencyMs.median, low: latencyMs.low, high: latencyMs.high }) },
    { name: 'Grade', cell: (network) => grade(network.result.grade) },
    { name: 'Findings', cell: (network) => findings(network.result.flags) },
    { name: 'MACs', isNumber: true, cell: (network) => macs(network.counts.macs) },
    { name: 'Table said (90 % interval)', isNumber: true, cell: ({ estimate }) => estimate === null ? 'no table' : interval({ value: estimate.latencyMs, low: estimate.lowMs, high: estimate.highMs }) },
  ], results);
}

/** Latencies, and what an inference of each network takes. */
function watched(found: EnergyResult): Child {
  const watts = (value: number | undefined): string => (value === undefined ? 'not known' : `${(value / 1000).toFixed(2)} W`);
  return [
    networks(found.networks.map(({ network }) => network), found.storeJobId),
    dataTable('Energy of an inference', [
      { name: 'Network', cell: ({ network }) => network.name },
      { name: 'Energy (90 % interval)', isNumber: true, cell: ({ energy }) => interval(energy.mjPerInference, mj) },
      { name: 'Above idle', isNumber: true, cell: ({ energy }) => (energy.netMjPerInference ? mj(energy.netMjPerInference.value) : 'not known') },
      { name: 'Images a joule', isNumber: true, cell: ({ network, energy }) => (network.target.batch * 1000 / energy.mjPerInference.value).toFixed(2) },
      { name: 'Power', isNumber: true, cell: ({ energy }) => watts(energy.averageMw.value) },
      { name: 'At rest', isNumber: true, cell: ({ energy }) => watts(energy.idleMw?.value) },
      { name: 'Findings', cell: ({ energy }) => findings(energy.findings) },
    ], found.networks),
    facts(['Device time', seconds(found.deviceSeconds)]),
  ];
}

function findings(flags: string): string {
  return flags === 'none' ? 'none' : words(flags);
}

function compared(found: CompareResult): Child {
  const names = new Map(found.networks.map((network) => [network.result.itemId, network.name]));
  return [
    networks(found.networks, found.storeJobId),
    h('p', null, h('a', { href: '/compare' }, 'See measured networks plotted')),
    dataTable('Differences, from visits of the same rounds', [
      { name: 'Network', cell: (pair) => names.get(pair.secondId) ?? pair.secondId },
      { name: 'Against', cell: (pair) => names.get(pair.firstId) ?? pair.firstId },
      { name: 'Difference (95 % interval)', isNumber: true, cell: (pair) => interval(pair.differenceMs) },
      { name: 'Ratio (95 % interval)', isNumber: true, cell: (pair) => interval(pair.ratio, (value) => value.toFixed(3)) },
      { name: 'Rounds', isNumber: true, cell: (pair) => pair.pairs },
    ], found.differences),
    facts(['Device time', seconds(found.deviceSeconds)]),
  ];
}

function validated(found: ValidateResult): Child {
  const rows = [
    { name: 'The table', scores: found.scores },
    { name: 'Isolated blocks', scores: found.isolated },
    { name: 'MACs alone', scores: found.macs },
  ];
  return [
    h('p', null, h('a', { href: pathOf('tables', found.tableId) }, `Lookup table ${found.tableId}`), `, checked on ${found.scores.count} networks that it had not seen.`),
    dataTable('How well each predicts', [
      { name: 'Prediction by', cell: (row) => row.name },
      { name: 'Mean error', isNumber: true, cell: (row) => percent(row.scores.mape) },
      { name: 'Within 5 %', isNumber: true, cell: (row) => percent(row.scores.within5, 0) },
      { name: 'Within 10 %', isNumber: true, cell: (row) => percent(row.scores.within10, 0) },
      { name: 'Rank correlation', isNumber: true, cell: (row) => typeof row.scores.spearman === 'number' ? row.scores.spearman.toFixed(3) : 'none' },
    ], rows),
    facts(['Device time', seconds(found.deviceSeconds)]),
  ];
}
