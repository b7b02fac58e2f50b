"""Was every report recorded once, everybody answered, every box counted? The outcome of a play."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sandbox.playing import Key, Play

DIGEST = re.compile(r"SITUASI (\d\d\.\d\d)")
BOXES = re.compile(r"^📦([^(\n]*)", re.MULTILINE)
HEAD = re.compile(r"^Catatan (.+)$", re.MULTILINE)

Record = tuple[int, int, str]
"""Chat id, message id and kind of a report on record."""


def digest_of(text: str) -> str | None:
    """The time of day that a digest is of: 21.00; None where the text is no digest."""
    found = DIGEST.match(text)
    return found[1] if found else None


def kept_head(told: Sequence[str]) -> Sequence[str]:
    """What makes `verify` hold the ledger against the last digest that a commander has."""
    heads = [found[1] for text in told if digest_of(text) and (found := HEAD.search(text))]
    return ["--printed", heads[-1]] if heads else []


def boxes_in(text: str) -> int:
    """The sum of the boxes in a digest's line of places."""
    found = BOXES.search(text)
    counts = re.findall(r"[\d.]+", found[1]) if found else []
    return sum(int(count.replace(".", "")) for count in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What came of a play; messages are told by chat id and message id."""

    reports: int
    answers: int
    lost: Sequence[Record]
    doubled: Sequence[Record]
    kept: Sequence[Record]
    """On record, though they should not be, or not as what they are."""
    stale: Sequence[Key]
    """On record with another text than the message has now."""
    unanswered: Sequence[Key]
    digests: Sequence[str]
    boxes: int
    """The sum in the last digest."""
    manifest: int
    floods: int
    """Calls that met a limit of Telegram's."""

    @classmethod
    def of(
        cls, play: Play, exported: Iterable[Mapping[str, Any]], told: Sequence[str], manifest: int
    ) -> Self:
        """Hold what was said against what the bot exported, and what its commanders were told."""
        records = list(exported)
        counted = Counter(_record(one) for one in records)
        wanted = {
            (*key, act.expected.value): act.text
            for key, act in play.said.items()
            if act.expected.recorded
        }
        digests = [text for text in told if digest_of(text)]
        return cls(
            reports=len(wanted),
            answers=play.due(),
            lost=sorted(wanted.keys() - counted.keys()),
            doubled=sorted(record for record, times in counted.items() if times > 1),
            kept=sorted(counted.keys() - wanted.keys()),
            stale=sorted(
                record[:2]
                for one in records
                if wanted.get(record := _record(one)) not in (None, one["text"])
            ),
            unanswered=sorted(play.unanswered()),
            digests=[digest_of(text) or "" for text in digests],
            boxes=boxes_in(digests[-1]) if digests else 0,
            manifest=manifest,
            floods=sum(play.world.refused.values()),
        )

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled, kept against the rules, or left unanswered."""
        faults = (self.lost, self.doubled, self.kept, self.stale, self.unanswered)
        return not any(faults) and not self.floods and self.boxes == self.manifest


def _record(exported: Mapping[str, Any]) -> Record:
    return exported["chat_id"], exported["message_id"], exported["kind"]
