"""The coordinator's API, one method a question."""

from __future__ import annotations

import base64
import json
import os
import time
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from .costs import Columns, Cost
from .errors import ProfilerError
from .tensor import TableTensor
from .transport import Transport

Architecture = Union[str, Sequence[str], Mapping[str, Any]]
"""A published network's name, a list of candidate names, or an object with ``name`` and ``choices`` or ``code``."""

Space = Union[str, Mapping[str, Any]]
"""A search space's name, or its definition (docs/search-spaces.md)."""

_ENDED = ("done", "failed", "cancelled")


class ProfilerClient:
    """A coordinator at ``url``. One client may be used from many threads; each has its own connection.

    ``key`` is an API key (``pk_…``); on the coordinator's own machine none is needed. ``retries`` is how often a
    request is sent again when the coordinator is busy (429, 503), after as long as it says.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:5080",
        key: Optional[str] = None,
        timeout: float = 60.0,
        retries: int = 4,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._transport = Transport(url, key, timeout, retries, sleep)
        self._sleep = sleep

    def __enter__(self) -> "ProfilerClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection of this thread."""
        self._transport.close()

    def targets(self) -> List[Dict[str, Any]]:
        """Targets with their tables and metrics."""
        return list(self._transport.json("GET", "/v1/targets")["targets"])

    def costs(
        self,
        space: Space,
        architectures: Iterable[Architecture],
        targets: Sequence[str] = (),
        metrics: Sequence[str] = (),
        input: Optional[str] = None,
        table: Optional[str] = None,
        max_latency_ms: Optional[float] = None,
        prefer_measured: bool = False,
    ) -> List[Cost]:
        """What architectures cost: target by target, in the order of the request.

        ``metrics`` are ``latencyMs``, ``energyMj``, ``macs`` and ``parameters``; where none is named, latencies, with energies
        where the table has them.
        """
        document = self._question(space, targets, metrics, input, table, max_latency_ms)
        document["architectures"] = [_architecture(each) for each in architectures]
        if prefer_measured:
            document["prefer"] = "measured"
        answer = self._transport.json("POST", "/v1/costs", document=document)
        return [Cost.of(block["target"], cost) for block in answer["results"] for cost in block["costs"]]

    def cost_batch(
        self,
        space: Space,
        codes: Union[bytes, Iterable[str]],
        target: str,
        input: Optional[str] = None,
        table: Optional[str] = None,
        max_latency_ms: Optional[float] = None,
        metric: str = "latencyMs",
    ) -> Columns:
        """Latencies, or with ``metric="energyMj"`` energies, of many architectures at once: 1,000 in one request cost little
        more than one.

        ``codes`` are texts of two hexadecimal digits a slot, or bytes with the index of a candidate for each slot,
        architecture after architecture, which is the fastest.
        """
        document = self._question(space, (target,), (metric,), input, table, max_latency_ms)
        if isinstance(codes, (bytes, bytearray, memoryview)):
            document["codesBase64"] = base64.b64encode(codes).decode()
        else:
            document["codes"] = list(codes)
        return Columns.of(self._transport.json("POST", "/v1/costs", document=document)["results"][0], metric)

    def measure_uncertain(
        self, space: Space, architectures: Iterable[Architecture], targets: Sequence[str], input: Optional[str] = None
    ) -> List[Dict[str, Any]]:
        """Queues measurements of those architectures that the tables are not sure of; a job each. Needs the role measure."""
        document = self._question(space, targets, ("latencyMs",), input, None, None)
        document["architectures"] = [_architecture(each) for each in architectures]
        document["measure"] = "ifUncertain"
        return list(self._transport.json("POST", "/v1/costs", document=document)["jobs"])

    def network(
        self,
        path: Union[str, "os.PathLike[str]"],
        targets: Sequence[str] = (),
        inputs: Sequence[str] = (),
        max_latency_ms: Optional[float] = None,
        measure_uncertain: bool = False,
        predict_unknown: bool = False,
    ) -> Dict[str, Any]:
        """What an .onnx file costs: counts, and latency where it is known.

        With ``predict_unknown`` the targets' surrogates are asked by jobs, whose ids stand in ``results``; the same question
        has their predictions once the jobs are done.

        ``inputs`` are shapes that the file leaves open, such as ``1x3x224x224`` or ``images=1x3x224x224``.
        """
        with open(path, "rb") as file:
            body = file.read()
        name = os.path.splitext(os.path.basename(os.fspath(path)))[0]
        query = {
            "name": "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in name)[:64].lstrip("._-") or "network",
            "target": list(targets),
            "input": list(inputs),
            "maxLatencyMs": max_latency_ms,
            "measure": "ifUncertain" if measure_uncertain else None,
            "predict": "ifUnknown" if predict_unknown else None,
        }
        return dict(json.loads(self._transport.request("POST", "/v1/networks", query, body, "application/octet-stream")[1]))

    def tables(self, space: Optional[str] = None, input: Optional[str] = None, device: Optional[str] = None) -> List[Dict[str, Any]]:
        """Summaries of lookup tables, the newest first."""
        return list(self._transport.json("GET", "/v1/tables", {"space": space, "input": input, "device": device})["tables"])

    def table(self, id: str) -> Dict[str, Any]:
        """A whole lookup table."""
        return dict(self._transport.json("GET", f"/v1/tables/{id}"))

    def table_csv(self, id: str) -> str:
        """A lookup table's text, as it lies in lut-data."""
        return self._transport.request("GET", f"/v1/tables/{id}", accept="text/csv")[1].decode()

    def table_tensor(self, id: str) -> TableTensor:
        """A lookup table as slot x candidate."""
        return TableTensor.parse(self._transport.request("GET", f"/v1/tables/{id}", accept="application/octet-stream")[1])

    def submit(self, job: Mapping[str, Any]) -> Dict[str, Any]:
        """Queues a job, such as ``{"kind": "measure", "device": "local", "network": {"name": "squeezenas-lat-small"}}``.

        Needs the role measure. The answer has the job's ``id``.
        """
        return dict(self._transport.json("POST", "/v1/jobs", document={"request": dict(job)}))

    def job(self, id: str) -> Dict[str, Any]:
        """How far a job is, and its result when it is done."""
        return dict(self._transport.json("GET", f"/v1/jobs/{id}"))

    def wait(self, id: str, timeout: Optional[float] = None, period: float = 1.0) -> Dict[str, Any]:
        """Waits until a job has ended, looking every ``period`` seconds.

        Raises ProfilerError with the job's own code where it failed or was cancelled, and TimeoutError after
        ``timeout`` seconds; the job goes on then.
        """
        waited = 0.0
        while True:
            job = self.job(id)
            if job["state"] in _ENDED:
                return _result(job)
            if timeout is not None and waited >= timeout:
                raise TimeoutError(f"job {id} is still {job['state']} after {timeout} s")
            self._sleep(period)
            waited += period

    @staticmethod
    def _question(
        space: Space,
        targets: Sequence[str],
        metrics: Sequence[str],
        input: Optional[str],
        table: Optional[str],
        max_latency_ms: Optional[float],
    ) -> Dict[str, Any]:
        question: Dict[str, Any] = {"space": space}
        if metrics:
            question["metrics"] = list(metrics)
        if targets:
            question["targets"] = list(targets)
        if input is not None:
            question["input"] = input
        if table is not None:
            question["table"] = table
        if max_latency_ms is not None:
            question["maxLatencyMs"] = max_latency_ms
        return question


def _architecture(given: Architecture) -> Any:
    if isinstance(given, (str, Mapping)):
        return given
    return {"choices": list(given)}


def _result(job: Dict[str, Any]) -> Dict[str, Any]:
    if job["state"] == "done":
        return job
    failure = job.get("failure") or {}
    detail = failure.get("message") or f"Job {job['id']} was {job['state']}."
    raise ProfilerError(0, failure.get("code") or job["state"], detail, failure.get("advice"))
