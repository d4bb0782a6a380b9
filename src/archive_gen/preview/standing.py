"""What the last build said, and those who wait for the next."""

from __future__ import annotations

import secrets
import threading

from archive_gen.preview.report import Report, Sight


class Standing:
    """What pages of the preview are to show. Many threads read it and wait on it, one tells it."""

    def __init__(self) -> None:
        self.report = Report()
        self.is_over = False
        self._changed = threading.Condition()
        # A page of an earlier preview, still open in the browser, must not take the numbers of this one for its own.
        self._run = secrets.token_hex(4)
        self._number = 0
        self._sights = 0
        self.sight: Sight | None = None

    @property
    def mark(self) -> str:
        """What a page is marked with, to tell whether it shows what stands now."""
        return f"{self._run}-{self._number}-{self._sights}"

    def tell(self, report: Report) -> None:
        """Take in a build's report; who waits hears of it if there is anything new to be seen."""
        with self._changed:
            before, self.report = self.report, report
            # Whoever was shown a page before its site must be shown what came of it.
            was_shown, self.sight = self.sight is not None, None
            if was_shown or report.changed or (report.refused, report.problems) != (before.refused, before.problems):
                self._number += 1
                self._changed.notify_all()

    def show(self, sight: Sight) -> None:
        """Take in a page that is there before its site; who waits for it hears of it."""
        with self._changed:
            self.sight = sight
            self._sights += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Let all go who wait."""
        with self._changed:
            self.is_over = True
            self._changed.notify_all()

    def is_news(self, mark: str, seconds: float) -> bool:
        """Whether another site than that of `mark` stands, now or within so many seconds; at the end at once not.

        Also returns, with False, when a page is there before its site.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.is_over or self.mark != mark, seconds)
            return not self.is_over and self.mark.rpartition("-")[0] != mark.rpartition("-")[0]
