import type { Job, JobRequest, JobState } from '../../api/types';
import type { Tone } from '../../components/badge';

export const kinds = [
  ['profile', 'Profile a space'],
  ['measure', 'Measure a network'],
  ['compare', 'Compare networks'],
  ['energy', 'Measure energy'],
  ['validate', 'Validate a table'],
  ['admit', 'Admission test'],
  ['surrogate-train', 'Train a surrogate'],
  ['surrogate-estimate', 'Ask a surrogate'],
] as const;

export const states: readonly JobState[] = ['queued', 'running', 'done', 'failed', 'cancelled'];

export const stateTones: Readonly<Record<JobState, Tone>> = {
  queued: 'quiet', running: 'busy', done: 'good', failed: 'bad', cancelled: 'warn',
};

/** What a job is about, in a few words. */
export function subject(request: JobRequest): string {
  const input = request.input ?? request.network?.input;
  const what = request.space ? request.space.name ?? 'a space of its own'
    : request.network ? request.network.name
      : request.networks ? request.networks.map((network) => network.name).join(', ') : '';
  return [what, input].filter((part) => part).join(', ');
}

export function kindName(job: Job): string {
  return kinds.find(([kind]) => kind === job.kind)?.[1] ?? job.kind;
}

export function isFinished(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}
