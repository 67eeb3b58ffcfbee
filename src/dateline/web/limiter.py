"""Failed attempts counted by who makes them, so that passwords cannot be guessed."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable

from dateline.errors import DatelineError

MOST = 10_000  # callers remembered


class Limiter:
    """At most so many failures of one caller within a window of seconds."""

    def __init__(self, window: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.window = window
        self.clock = clock
        self._failed: OrderedDict[Hashable, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, key: Hashable, most: int) -> None:
        """Raises ``too-many-tries`` where a caller failed ``most`` times within the window."""
        with self._lock:
            failed = self._fresh(key)
            if len(failed) >= most:
                raise DatelineError("too-many-tries", None, after=max(1, round(failed[-most] + self.window - self.clock())))

    def failed(self, key: Hashable) -> None:
        """Count a failure."""
        with self._lock:
            self._fresh(key).append(self.clock())
            self._failed.move_to_end(key)
            while len(self._failed) > MOST:
                self._failed.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Count anew: the caller has proved who it is."""
        with self._lock:
            self._failed.pop(key, None)

    def _fresh(self, key: Hashable) -> deque[float]:
        failed = self._failed.setdefault(key, deque())
        while failed and failed[0] <= self.clock() - self.window:
            failed.popleft()
        return failed
