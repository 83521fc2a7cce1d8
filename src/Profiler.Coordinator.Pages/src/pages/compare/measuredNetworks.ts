import type { Job, JobList, LatencyStatistics, NetworkList, NetworkResult } from '../../api/types';
import { target as spell } from '../../format';
import type { PageContext } from '../../page';
import { apiPath } from '../../router';

/** Enough for every network that somebody compares; the newest jobs are read. */
const mostJobs = 100;
const parallel = 6;

/** A network as it was last measured on a target. */
export interface MeasuredNetwork {
  readonly key: string;
  readonly name: string;
  readonly input: string | null;
  readonly target: string;
  readonly macs: number;
  readonly latency: LatencyStatistics;
  readonly grade: string;
  readonly storeJobId: string;
  readonly item: string;
  readonly searchedFor: string | null;
  readonly accuracy: { readonly percent: number; readonly metric: string } | null;
}

/** Networks that finished jobs measured; of one that was measured again, the newest. */
export async function readMeasured({ api, signal }: PageContext): Promise<readonly MeasuredNetwork[]> {
  const [measured, compared, published] = await Promise.all([
    api.get<JobList>(`/v1/jobs?state=done&kind=measure&limit=${mostJobs}`, signal),
    api.get<JobList>(`/v1/jobs?state=done&kind=compare&limit=${mostJobs}`, signal),
    api.get<NetworkList>('/v1/networks', signal),
  ]);
  const known = new Map(published.networks.map((network) => [network.name, network]));
  const newestFirst = [...measured.jobs, ...compared.jobs].sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''));
  const jobs = await inTurns(newestFirst, (job) => api.get<Job>(apiPath('jobs', job.id), signal));
  const found = new Map<string, MeasuredNetwork>();
  for (const { storeJobId, network } of jobs.flatMap(resultsOf)) {
    const on = network.target;
    const target = `${spell(on)}, ${on.threads === 1 ? 'one thread' : `${on.threads} threads`}`;
    const key = `${target}|${network.name}|${network.input ?? ''}`;
    const figures = known.get(network.name);
    if (!found.has(key)) {
      found.set(key, {
        key, target, storeJobId, name: network.name, input: network.input, macs: network.counts.macs, latency: network.result.latencyMs,
        grade: network.result.grade, item: network.result.itemId, searchedFor: figures?.searchedFor ?? null,
        accuracy: figures ? { percent: figures.published.accuracy, metric: figures.published.accuracyMetric } : null,
      });
    }
  }
  return [...found.values()];
}

function resultsOf({ result }: Job): readonly { storeJobId: string; network: NetworkResult }[] {
  switch (result?.kind) {
    case 'measure':
      return [{ storeJobId: result.storeJobId, network: result.network }];
    case 'compare':
      return result.networks.map((network) => ({ storeJobId: result.storeJobId, network }));
    default:
      return [];
  }
}

async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await act(items[i] as T);
    }
  }));
  return results;
}
