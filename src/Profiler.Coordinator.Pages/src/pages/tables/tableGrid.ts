import type { Table, TableEntry } from '../../api/types';
import { median } from '../../statistics';

/** A table's entries as a grid: a row a slot, a column a candidate. */
export interface TableGrid {
  readonly slots: readonly string[];
  readonly candidates: readonly string[];
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly entry: TableEntry;
  /** Latency over the median of the slot's candidates. */
  readonly relative: number;
}

export function gridOf(table: Table): TableGrid {
  const bySlot = Map.groupBy(table.entries, (entry) => entry.slot);
  const candidates = [...new Set(table.entries.map((entry) => entry.candidate))];
  const columns = new Map(candidates.map((candidate, i) => [candidate, i]));
  const slots = [...bySlot.keys()].sort((a, b) => a - b);
  const cells = slots.flatMap((slot, row) => {
    const entries = bySlot.get(slot) ?? [];
    const middle = median(entries.map((entry) => entry.latencyMs));
    return entries.map((entry) => ({
      row,
      column: columns.get(entry.candidate) ?? 0,
      entry,
      relative: middle > 0 ? entry.latencyMs / middle : 1,
    }));
  });
  return { slots: slots.map((slot) => `slot${String(slot).padStart(2, '0')}`), candidates, cells };
}
