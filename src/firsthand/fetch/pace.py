"""One request at a time, and a pause between two to the same host."""

from __future__ import annotations

from collections.abc import Callable

# Seconds between the end of one request to a host and the next, where the host asks for none.
PAUSE = 1.0
# The longest wait, in seconds, that is sat out. Whoever asks for more is left alone until a later run.
MOST_WAIT = 120.0


class TooLong(Exception):  # noqa: N818 (reads as what happened)
    """The host asks for a longer wait than is sat out; ``seconds`` of it are left."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


class Pace:
    """When each host may be asked again. ``clock`` gives seconds that only grow, ``sleep`` waits so many."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock, self._sleep = clock, sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return when ``host`` may be asked. Raises TooLong where that is too far off."""
        left = self._free.get(host, 0.0) - self._clock()
        if left > MOST_WAIT:
            raise TooLong(left)
        if left > 0:
            self._sleep(left)

    def put_off(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds`` from now on, or for longer if that was asked before."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)
