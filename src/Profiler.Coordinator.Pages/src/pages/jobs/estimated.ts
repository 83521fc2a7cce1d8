import type { KernelEstimate, SurrogateEstimateResult } from '../../api/types';
import { dataTable } from '../../components/dataTable';
import { facts } from '../../components/facts';
import { type Child, h } from '../../dom/element';
import { interval, macs, mj, ms, percent } from '../../format';

const kernelsShown = 10;

/** What a surrogate says of a network, and where its milliseconds go. */
export function estimated({ surrogateId, estimate }: SurrogateEstimateResult): Child {
  const { cost, fixedMs, kernels, unseenOperators } = estimate;
  const costliest = [...kernels].sort((a, b) => b.latencyMs - a.latencyMs).slice(0, kernelsShown);
  return [
    h('p', null, `Estimated by the surrogate ${surrogateId}; nothing was run.`),
    facts(
      ['Latency (90 % interval)', interval({ value: cost.latencyMs, low: cost.lowMs, high: cost.highMs })],
      ['Energy (90 % interval)', cost.energy && interval({ value: cost.energy.mj, low: cost.energy.lowMj, high: cost.energy.highMj }, mj)],
      ['Covered by samples', percent(cost.coverage)],
      ['Operators that no sample had', unseenOperators.join(', ')],
      ['Beside the kernels', ms(fixedMs)],
    ),
    dataTable<KernelEstimate>(`The costliest of ${kernels.length} kernels`, [
      { name: 'Kernel', cell: ({ kernel }) => kernel.node },
      { name: 'Operator', cell: ({ kernel }) => kernel.operator },
      { name: 'Writes', cell: ({ kernel }) => kernel.outputs[0]?.dims.join('x') ?? '' },
      { name: 'Latency', isNumber: true, cell: ({ latencyMs }) => ms(latencyMs) },
      { name: 'Share', isNumber: true, cell: ({ latencyMs }) => percent(latencyMs / cost.latencyMs) },
      { name: 'MACs', isNumber: true, cell: (kernel) => macs(kernel.macs) },
      { name: 'Like a sample', cell: ({ isCovered }) => (isCovered ? 'yes' : 'no') },
    ], costliest),
  ];
}
