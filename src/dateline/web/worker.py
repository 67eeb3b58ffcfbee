"""A process of its own for heavy or risky work, so that the server stays quick and outlives what a text does to it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from dateline.errors import DatelineError

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """One process, started when it is first needed and again where it died."""

    def __init__(self, prepare: Callable[[], None] | None = None) -> None:
        self.prepare = prepare
        self._executor: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._closed = False

    def call(self, work: Callable[P, T], *args: P.args, **given: P.kwargs) -> T:
        """``work`` done in the process. Where that dies it is done once more in a new one; raises ``worker-died`` if that dies too."""
        for _ in range(2):
            executor = self._running()
            try:
                return executor.submit(work, *args, **given).result()
            except BrokenProcessPool:
                self._drop(executor)
        raise DatelineError("worker-died", None)

    def warm(self) -> None:
        """Start the process now."""
        self._running().submit(_nothing)

    def close(self) -> None:
        """End the process; what it was doing is lost to it."""
        with self._lock:
            self._closed = True
            if self._executor is not None:
                _end(self._executor)
                self._executor = None

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise DatelineError("worker-died", None)
            if self._executor is None:
                spawn = multiprocessing.get_context("spawn")
                self._executor = ProcessPoolExecutor(1, spawn, initializer=_begin, initargs=(self.prepare,))
            return self._executor

    def _drop(self, executor: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._executor is executor:
                self._executor = None
        executor.shutdown(wait=False, cancel_futures=True)


def _end(executor: ProcessPoolExecutor) -> None:
    for process in list((executor._processes or {}).values()):
        process.terminate()
    executor.shutdown(wait=False, cancel_futures=True)


def _begin(prepare: Callable[[], None] | None) -> None:
    """In the new process: leave Ctrl-C to the server, end when the server ends, and get ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    if prepare is not None:
        prepare()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _nothing() -> None:
    return None


def load_reader() -> None:
    """What a process that reads does first."""
    from dateline.reader.reader import reader

    reader()
