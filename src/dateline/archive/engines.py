"""Where the steps run: in this process, in processes of this machine, or on a Ray cluster. The same tasks, the same results."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait as ended
from typing import Any, Protocol, TypeVar

from dateline.errors import DatelineError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2  # tasks under way for each worker
BLOCKS = 50  # lots of tasks for each Ray worker: enough to spread them evenly, few enough for the driver of a large cluster
STARTS = 5  # times that workers may end one after the other with no task done in between


class Engine(Protocol):
    """Runs a step on many tasks; results come as they are ready. A worker that dies has its task done anew by another."""

    workers: int

    def run(self, step: Callable[[T], R], tasks: Iterable[T], *, reads: bool = False) -> Iterator[R]:
        """Do ``step`` (a function that can be imported) on each task. ``reads``: it needs the language pipeline."""
        ...

    def close(self) -> None:
        """End the workers."""
        ...


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """Processes of this machine; with one, this process itself."""

    def __init__(self, processes: int) -> None:
        self.workers = processes
        self.pool: ProcessPoolExecutor | None = None

    def run(self, step: Callable[[T], R], tasks: Iterable[T], *, reads: bool = False) -> Iterator[R]:
        """The results, each as it is ready."""
        if self.workers == 1:
            yield from map(step, tasks)
            return
        given = iter(tasks)
        again: list[T] = []
        under_way: dict[Future[R], T] = {}
        deaths = 0
        more = True
        while more or again or under_way:
            while len(under_way) < self.workers * AHEAD and (again or more):
                task = again.pop() if again else next(given, None)
                if task is None:
                    more = False
                    break
                try:
                    under_way[self._started().submit(step, task)] = task
                except BrokenProcessPool:  # noticed below, by the tasks under way
                    again.append(task)
                    if not under_way:
                        self.pool = None
                    break
            if not under_way:
                continue
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                task = under_way.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool:
                    again.append(task)
                    if self.pool is not None:
                        deaths += 1
                        self.close()
                    if deaths > STARTS:
                        raise DatelineError("no-workers", reason=f"{deaths} times in a row a process ended while it worked") from None
                    continue
                deaths = 0
                yield result

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"), initializer=_end_with_parent)
        return self.pool

    def close(self) -> None:
        """End the processes at once: what they have in hand is done anew by the next run."""
        if self.pool is not None:
            running = list((self.pool._processes or {}).values())
            self.pool.shutdown(wait=False, cancel_futures=True)
            for process in running:
                process.kill()
        self.pool = None


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even if that was killed; a Ctrl-C is for that one alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            ended([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Ray:
    """A Ray cluster, or a Ray of this machine alone: Ray Data streams the tasks through a pool of actors.

    Raises:
        DatelineError: ``needs-extra`` or ``archive-cluster``.
    """

    def __init__(self, address: str | None = None, processes: int | None = None) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        try:
            import ray
            import ray.data
        except ImportError as error:
            raise DatelineError("needs-extra", what="--engine ray", extra="archive") from error
        import logging

        self.ray: Any = ray
        self.started = not ray.is_initialized()
        try:
            with _quiet():
                if self.started and address:
                    ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
                elif self.started:
                    ray.init(num_cpus=processes or cores(), include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise DatelineError("archive-cluster", address, reason=str(error).strip().split("\n")[0][:300]) from error
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        available = int(self.ray.cluster_resources().get("CPU", 1))
        self.workers = max(1, min(processes or available, available))
        context: Any = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.enable_operator_progress_bars = False
        context.print_on_execution_start = False
        context.max_errored_blocks = 0
        context.execution_options.preserve_order = False

    def run(self, step: Callable[[T], R], tasks: Iterable[T], *, reads: bool = False) -> Iterator[R]:
        """The results, each as it is ready."""
        packed = [{"task": pickle.dumps((step, task))} for task in tasks]
        if not packed:
            return
        workers = min(self.workers, len(packed))
        given = self.ray.data.from_items(packed, override_num_blocks=min(len(packed), self.workers * BLOCKS))
        if reads:  # an actor loads the pipeline once; Ray Data starts one anew that died, and has its task done again
            actors = self.ray.data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=AHEAD)
            done = given.map_batches(Reader, batch_size=1, compute=actors, num_cpus=1)
        else:
            done = given.map_batches(_do, batch_size=1, num_cpus=1)
        try:
            for row in done.iter_rows():
                yield pickle.loads(row["result"])
        except self.ray.exceptions.RayTaskError as error:
            cause = getattr(error, "cause", None)
            raise (cause if isinstance(cause, DatelineError) else error) from None
        except self.ray.exceptions.RayError as error:
            raise DatelineError("archive-cluster", reason=str(error).strip().split("\n")[0][:300]) from error

    def close(self) -> None:
        """Leave the cluster, or end the Ray that was started here."""
        if self.started:
            self.ray.shutdown()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off standard error what Ray's own libraries say there as they start; what goes wrong they raise."""
    sys.stderr.flush()
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _do(batch: dict[str, Any]) -> dict[str, Any]:
    """A batch of tasks of Ray Data: packed steps in, packed results out."""
    results = []
    for packed in batch["task"]:
        step, task = pickle.loads(packed)
        results.append(pickle.dumps(step(task)))
    return {"result": results}


class Reader:
    """An actor of Ray Data with the language pipeline loaded."""

    def __init__(self) -> None:
        from dateline.reader.reader import reader

        reader()

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Do the tasks of a batch."""
        return _do(batch)
