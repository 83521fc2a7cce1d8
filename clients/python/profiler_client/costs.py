"""Answers about costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Mapping, Optional


@dataclass(frozen=True)
class Figure:
    """A number with where it comes from."""

    value: float
    low: float
    """Lower end of the 90 % interval; of a measurement, of its 95 % interval."""
    high: float
    source: str
    """``measured``, ``table``, ``predicted`` or ``analytical``."""
    coverage: float
    """The share that rests on measured entries, 0 to 1."""
    snapshot: str
    """What answered: pin it with ``table=`` to get the same answer again."""
    meets_max_latency: Optional[float] = None
    """The probability that the latency is at most ``max_latency_ms``, where that was given."""

    @staticmethod
    def of(document: Optional[Mapping[str, Any]]) -> Optional["Figure"]:
        """Reads a figure of an answer; None where the answer has none."""
        if document is None:
            return None
        return Figure(
            document["value"],
            document["low"],
            document["high"],
            document["source"],
            document["coverage"],
            document["snapshot"],
            document.get("meetsMaxLatency"),
        )


@dataclass(frozen=True)
class Cost:
    """What one architecture costs on one target; metrics that were not asked for, or are not known, are None."""

    target: Optional[str]
    name: str
    code: str
    """Two hexadecimal digits a slot: the index of its candidate."""
    latency_ms: Optional[Figure]
    macs: Optional[Figure]
    parameters: Optional[Figure]
    energy_mj: Optional[Figure] = None
    """In mJ per inference."""

    @staticmethod
    def of(target: Optional[str], document: Mapping[str, Any]) -> "Cost":
        """Reads a cost of an answer."""
        return Cost(
            target,
            document["name"],
            document["code"],
            Figure.of(document.get("latencyMs")),
            Figure.of(document.get("macs")),
            Figure.of(document.get("parameters")),
            Figure.of(document.get("energyMj")),
        )


@dataclass(frozen=True)
class Columns:
    """Latencies in ms, or energies in mJ, of many architectures on one target, in the order they were asked in."""

    target: str
    value: List[float]
    low: List[float]
    high: List[float]
    source: List[str]
    coverage: List[float]
    snapshot: str
    meets_max_latency: Optional[List[float]] = None

    @staticmethod
    def of(document: Mapping[str, Any], metric: str = "latencyMs") -> "Columns":
        """Reads a metric of a block of an answer to codes."""
        column = document[metric]
        return Columns(
            document["target"],
            column["value"],
            column["low"],
            column["high"],
            column["source"],
            column["coverage"],
            column["snapshot"],
            column.get("meetsMaxLatency"),
        )
