"""Plays a script in a world, and remembers what was said and who still waits for an answer."""

from collections.abc import Sequence

from sandbox.acts import Act
from sandbox.world import World

Key = tuple[int, int]
"""Chat id and message id."""


class Play:
    """A script under way."""

    def __init__(self, world: World, acts: Sequence[Act]) -> None:
        self.world = world
        self.acts = acts
        self.said: dict[Key, Act] = {}
        """Each message with the act that it stands for now: its last edit, if there was one."""
        self._waiting: set[Key] = set()
        self._ids: dict[Act, int] = {}

    async def run(self) -> None:
        """Say everything in its time; what lies before the clock's start, first and at once."""
        clock = self.world.clock
        for act in self.acts:
            wait = (act.at - clock.now()).total_seconds()
            if wait > 0:
                await clock.sleep(wait)
            self.perform(act)

    def due(self) -> int:
        """How many messages so far need an answer."""
        return sum(act.expected.answered for act in self.said.values())

    def unanswered(self) -> set[Key]:
        """The messages whose authors still wait."""
        self._waiting = {key for key in self._waiting if not self.world.answered(*key)}
        return self._waiting

    def perform(self, act: Act) -> int:
        """Say it now; the message's id."""
        if act.edits:
            number = self._ids[act.edits]
            self.world.edits(act.chat_id, number, act.text)
        else:
            past = act.at if act.at < self.world.clock.start else None
            number = self.world.says(
                act.chat_id, act.person, act.text, at=past, caption=act.caption
            )
        self._ids[act] = number
        self.said[act.chat_id, number] = act
        if act.expected.answered:
            self._waiting.add((act.chat_id, number))
        return number
