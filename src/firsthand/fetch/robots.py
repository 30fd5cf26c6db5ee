"""robots.txt by RFC 9309, read by protego: may this address be fetched, and how long a pause does the site ask for?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

# The name that a robots.txt calls this program by.
NAME = "firsthand"
# A robots.txt is read up to here (RFC 9309, 2.5: at least 500 KiB), and again after a day (2.4).
LONGEST = 512 * 1024
DAY = 24 * 3600.0
# One that could not be reached is asked for again after so long, in seconds.
AGAIN = 600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's robots.txt says. ``closed``: why nothing may be fetched there, None where the rules count."""

    parsed: Protego | None
    closed: str | None
    until: float

    def allow(self, url: str) -> bool:
        """May ``url`` be fetched?"""
        return self.closed is None and (self.parsed is None or self.parsed.can_fetch(url, NAME))

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests, 0 where it does not say."""
        asked = self.parsed.crawl_delay(NAME) if self.parsed else None
        return float(asked) if asked and asked > 0 else 0.0


class Robots:
    """The rules of each site, fetched once a day by ``fetch``: the address of a robots.txt → (status, bytes).

    ``fetch`` follows redirects and gives status 0 with the reason where the site cannot be reached.
    """

    def __init__(self, fetch: Callable[[str], tuple[int, bytes]], clock: Callable[[], float]) -> None:
        self._fetch, self._clock = fetch, clock
        self._held: dict[str, Rules] = {}

    def of(self, origin: str) -> Rules:
        """The rules of ``origin`` ("https://news.example")."""
        held = self._held.get(origin)
        if held is None or held.until <= self._clock():
            held = self._held[origin] = self._new(*self._fetch(f"{origin}/robots.txt"))
        return held

    def _new(self, status: int, data: bytes) -> Rules:
        now = self._clock()
        if 200 <= status < 300:
            # Broken bytes spoil their own line, not the rules around it.
            return Rules(Protego.parse(data.decode("utf-8-sig", errors="replace")), None, now + DAY)
        if status == 429 or status >= 500 or status == 0:
            reason = data.decode("utf-8", errors="replace") if status == 0 else f"the site has a fault ({status})"
            return Rules(None, reason, now + AGAIN)  # "unreachable": everything is disallowed (2.3.1.4)
        return Rules(None, None, now + DAY)  # "unavailable": no rules (2.3.1.3)
