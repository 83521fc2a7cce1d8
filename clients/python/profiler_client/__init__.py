"""Asks a profiler coordinator what neural networks cost on the devices they run on."""

from .client import ProfilerClient
from .costs import Columns, Cost, Figure
from .errors import ProfilerError, Unreachable
from .tensor import TableTensor

__all__ = ["Columns", "Cost", "Figure", "ProfilerClient", "ProfilerError", "TableTensor", "Unreachable"]
