"""What whoever starts the server decides: limits, addresses, how long sessions last."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server behaves. Sizes are in bytes, times in seconds."""

    host: str = "127.0.0.1"
    port: int = 8000
    origins: tuple[str, ...] = ()  # addresses that people use where a proxy stands in front: https://dateline.example
    https: bool = False  # cookies are sent over TLS only
    max_file: int = 8_000_000
    max_upload: int = 64_000_000  # one request as a whole
    max_files: int = 200  # files in one request
    max_reports: int = 5_000  # reports in one request
    max_chars: int = 1_000_000  # of one report
    max_waiting: int = 20_000  # reports of all people that wait to be read
    session_hours: float = 12.0
    login_tries: int = 5  # failures by name and address within `login_window`
    login_window: float = 300.0
    warm: bool = True  # load the reader at once, so that the first report does not wait for it

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; the prefix has browsers take it from this very host over TLS only."""
        return "__Host-dateline" if self.https else "dateline"

    @property
    def loopback(self) -> bool:
        """Whether the server listens to this machine only."""
        return self.host in LOOPBACK or self.host.startswith("127.")

    @property
    def alone(self) -> bool:
        """Whether only this machine's own people can reach it: nobody by another address, nor through a proxy."""
        return self.loopback and not self.origins
