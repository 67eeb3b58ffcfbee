"""Many reports in order, in this process or in several, each with its own loaded reader. A failure takes the place of its record."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from dateline.errors import DatelineError
from dateline.model import Record, Report

T = TypeVar("T")
Result = Record | DatelineError
AHEAD = 4  # reports under way for each process: enough to keep it busy, few enough to stay in constant memory


def read_one(report: Report) -> Result:
    """The record of a report, or the coded error that kept it from being read. Never raises for a report's sake."""
    from dateline.reader.reader import reader

    one = reader()
    try:
        return one.read(report)
    except DatelineError as error:
        return error.at(report.id)
    except Exception as error:  # the promise is that one bad report never stops the others
        return DatelineError("reading-failed", report.id, reason=f"{type(error).__name__}: {error}")


def read_json(report: Report) -> str | DatelineError:
    """`read_one` with the record as a line of JSON: cheaper to hand from process to process."""
    found = read_one(report)
    return found if isinstance(found, DatelineError) else found.to_json()


def each(
    work: Callable[[Report], T | DatelineError], reports: Iterable[Report | DatelineError], processes: int = 1
) -> Iterator[T | DatelineError]:
    """``work`` done on each report, in the reports' order; errors among the reports are passed on in their place.

    Args:
        work: a function of this module or another that can be imported.
        reports: read as they are needed, a few ahead of the result.
        processes: 1 for this process alone.

    Raises:
        DatelineError: ``no-workers`` where processes cannot be started.
    """
    if processes <= 1:
        for report in reports:
            yield report if isinstance(report, DatelineError) else work(report)
        return
    yield from _Pool(work, processes).run(reports)


class _Pool(Generic[T]):
    """Worker processes and the reports under way. A worker that dies costs its own report only."""

    def __init__(self, work: Callable[[Report], T | DatelineError], processes: int) -> None:
        self.work = work
        self.processes = processes
        self.executor = self._start(processes)

    def _start(self, processes: int) -> ProcessPoolExecutor:
        executor = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_load)
        try:
            executor.submit(_ready).result()
        except BrokenProcessPool:
            raise DatelineError("no-workers", reason="a new process ended before it could read") from None
        return executor

    def run(self, reports: Iterable[Report | DatelineError]) -> Iterator[T | DatelineError]:
        waiting: deque[tuple[Report | None, Future[T | DatelineError] | DatelineError]] = deque()
        try:
            for report in reports:
                waiting.append(self._enter(report))
                if len(waiting) >= self.processes * AHEAD:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            self.executor.shutdown(wait=False, cancel_futures=True)

    def _enter(self, report: Report | DatelineError) -> tuple[Report | None, Future[T | DatelineError] | DatelineError]:
        if isinstance(report, DatelineError):
            return None, report
        try:
            return report, self.executor.submit(self.work, report)
        except BrokenProcessPool:
            self.executor = self._start(self.processes)
            return report, self.executor.submit(self.work, report)

    def _next(self, waiting: deque[tuple[Report | None, Future[T | DatelineError] | DatelineError]]) -> T | DatelineError:
        report, future = waiting.popleft()
        if isinstance(future, DatelineError) or report is None:
            assert isinstance(future, DatelineError)
            return future
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(report)

    def _alone(self, report: Report) -> T | DatelineError:
        """A report that was under way when a process died, read once more in a process of its own."""
        executor = self._start(1)
        try:
            return executor.submit(self.work, report).result()
        except BrokenProcessPool:
            return DatelineError("worker-died", report.id)
        finally:
            executor.shutdown(wait=False)


def _load() -> None:
    """Load a worker's reader before its first report."""
    from dateline.reader.reader import reader

    reader()


def _ready() -> bool:
    return True
