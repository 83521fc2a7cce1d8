"""What can go wrong, in the coordinator's own words."""

from __future__ import annotations

from typing import Any, Mapping, Optional


class ProfilerError(Exception):
    """The coordinator refused a request.

    ``code`` is a stable word such as ``unknownName``, ``detail`` says what is wrong and where, ``advice`` what to do
    about it, ``status`` is the HTTP status.
    """

    def __init__(self, status: int, code: str, detail: str, advice: Optional[str] = None) -> None:
        super().__init__(f"{detail} {advice}" if advice else detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.advice = advice

    @staticmethod
    def from_problem(status: int, problem: Mapping[str, Any]) -> "ProfilerError":
        """Reads the fields of an ``application/problem+json`` document."""
        detail = str(problem.get("detail") or problem.get("title") or f"HTTP status {status}")
        advice = problem.get("advice")
        return ProfilerError(status, str(problem.get("code") or "unknown"), detail, None if advice is None else str(advice))


class Unreachable(Exception):
    """No answer came: the coordinator does not run, or the way to it is broken."""
