"""Questions to the desk, which threads put, so that the screen never waits: of each kind the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.worker import Worker, WorkerState

from sinorus.base.errors import SinorusError, why
from sinorus.explore.plain_words import without_options

Then = Callable[[Any], None]


class Errands(App[str]):
    """An application that asks in threads and hears the answers between two keys."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        # Colours are the terminal's own, and none of them where NO_COLOR says so.
        super().__init__(ansi_color=True)
        # By kind of errand: who is on the way, and what becomes of the answer.
        self._errands: dict[str, tuple[Worker[Any], Then]] = {}

    def ask(self, kind: str, work: Callable[[], Any], then: Then) -> None:
        """Let a thread do some work, and hand over what it gives; what was asked of this kind before is given up."""
        worker = self.run_worker(work, group=kind, exclusive=True, thread=True, exit_on_error=False)
        self._errands[kind] = worker, then

    def is_asking(self, kind: str) -> bool:
        """Say whether an answer of a kind is on its way."""
        return kind in self._errands

    @property
    def is_idle(self) -> bool:
        """Say whether no answer is on its way."""
        return not self._errands

    def give_up(self, kind: str) -> None:
        """Want no answer of a kind any more."""
        if kind in self._errands:
            self._errands.pop(kind)[0].cancel()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand over an answer, unless something newer of its kind was asked."""
        worker = event.worker
        newest, then = self._errands.get(worker.group, (None, None))
        if worker is not newest or then is None:
            return
        if event.state is WorkerState.SUCCESS:
            del self._errands[worker.group]
            then(worker.result)
        elif event.state is WorkerState.ERROR and worker.error:
            del self._errands[worker.group]
            self.fail(worker.group, worker.error)

    def fail(self, kind: str, error: BaseException) -> None:
        """Say why something of a kind cannot be answered, and go on; what is no such reason is a bug, and raised."""
        if isinstance(error, SinorusError):
            self.say(without_options(str(error)))
        elif isinstance(error, OSError):
            self.say(f"the system refused: {why(error)}")
        else:
            raise error

    def say(self, text: str) -> None:
        """Say something in the last line."""
        raise NotImplementedError
