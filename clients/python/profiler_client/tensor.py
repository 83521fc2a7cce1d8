"""The dense form of a lookup table."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import List

_HEADER = struct.Struct("<8siif")
_MAGIC = b"PLUT\0\0\0\1"


@dataclass(frozen=True)
class TableTensor:
    """A lookup table as slot x candidate: the cost C[slot][candidate] of a differentiable search."""

    fixed_ms: float
    """What every network pays outside its slots."""
    slots: List[List[float]]
    """In ms, one row a slot; NaN where a slot has fewer candidates than the others."""

    @staticmethod
    def parse(data: bytes) -> "TableTensor":
        """Reads the bytes of ``GET /v1/tables/{id}?format=tensor``."""
        if len(data) < _HEADER.size or data[:8] != _MAGIC:
            raise ValueError("this is not a table tensor of version 1")
        _, slots, candidates, fixed_ms = _HEADER.unpack_from(data)
        if slots < 0 or candidates < 0 or len(data) != _HEADER.size + 4 * slots * candidates:
            raise ValueError(f"a tensor of {slots} x {candidates} does not have {len(data)} bytes")
        row = struct.Struct(f"<{candidates}f")
        rows = [list(row.unpack_from(data, _HEADER.size + slot * row.size)) for slot in range(slots)]
        return TableTensor(fixed_ms, rows)
