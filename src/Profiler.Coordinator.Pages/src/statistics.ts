export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Counts in bins of equal width; as many bins as Freedman and Diaconis would take, within limits that can be read. */
export function histogram(values: readonly number[]): readonly { low: number; high: number; count: number }[] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  if (low === high) {
    return sorted.length === 0 ? [] : [{ low, high, count: sorted.length }];
  }
  const quartile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? low;
  const width = (2 * (quartile(0.75) - quartile(0.25))) / Math.cbrt(sorted.length);
  const bins = Math.min(40, Math.max(8, width > 0 ? Math.ceil((high - low) / width) : 8));
  const step = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ low: low + i * step, high: low + (i + 1) * step, count }));
}

/** Those that no other beats: less cost for at least as much worth. */
export function paretoFront<T>(items: readonly T[], cost: (item: T) => number, worth: (item: T) => number): readonly T[] {
  const front: T[] = [];
  for (const item of [...items].sort((a, b) => cost(a) - cost(b) || worth(b) - worth(a))) {
    const best = front.at(-1);
    if (best === undefined || worth(item) > worth(best)) {
      front.push(item);
    }
  }
  return front;
}
