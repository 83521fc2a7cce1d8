import type { MeasurementDetail, Visit } from '../../api/types';
import { median } from '../../statistics';

export type Verdict = 'good' | 'bad' | 'cold';

export interface JudgedVisit {
  readonly visit: Visit;
  readonly verdict: Verdict;
  /** Median of the reference runs beside it; 1 where there are none, so that ratios are ms. */
  readonly referenceMs: number;
  /** When it began, from the beginning of the first visit. */
  readonly atSeconds: number;
}

/**
 * Which visits count, by the measurement's own rule: bad where a clock was held down in it or fell, or the reference before
 * and after it differ by more than the plan's tolerance; the first good ones are cold, as many as the statistics left out.
 */
export function judge({ measurement, visits }: MeasurementDetail): readonly JudgedVisit[] {
  const ordered = [...visits].sort((a, b) => a.round - b.round || Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const begin = Math.min(...ordered.map((visit) => Date.parse(visit.startedAt)));
  const isBad = ordered.map((visit) => isHeldDown(visit) || changedSpeed(visit, measurement.plan.referenceTolerance));
  const good = isBad.filter((bad) => !bad).length;
  let cold = measurement.latencyMs.visits > 0 ? Math.max(0, good - measurement.latencyMs.visits) : 0;
  return ordered.map((visit, i) => {
    const beside = [...visit.referenceBeforeMs, ...visit.referenceAfterMs];
    const verdict: Verdict = isBad[i] ? 'bad' : cold-- > 0 ? 'cold' : 'good';
    return {
      visit,
      verdict,
      referenceMs: beside.length > 0 ? median(beside) : 1,
      atSeconds: (Date.parse(visit.startedAt) - begin) / 1000,
    };
  });
}

function isHeldDown({ conditions }: Visit): boolean {
  return (conditions.throttles ?? 0) > 0 || conditions.clockFell === true;
}

function changedSpeed(visit: Visit, tolerance: number): boolean {
  if (visit.referenceBeforeMs.length === 0 || visit.referenceAfterMs.length === 0) {
    return false;
  }
  const [before, after] = [median(visit.referenceBeforeMs), median(visit.referenceAfterMs)];
  return Math.max(before, after) > (1 + tolerance) * Math.min(before, after);
}
