"""All that Posko declines, on one page: each class names its template in views/texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.glossary import Duty


class Refusal(Exception):
    """An officer's mistake; raised before anything is written."""


class Incomplete:
    """What a form can ask for: in an approved group, the answer is one."""


@dataclass(eq=False)
class UnknownChat(Refusal):
    """A group that no operator has let in."""

    chat_id: int


class WrittenInPrivate(Refusal):
    """A report belongs into a field group."""


class EmptyHandoff(Refusal, Incomplete):
    """/handoff and nothing else."""


class EmptyIncident(Refusal, Incomplete):
    """/incident and nothing else."""


@dataclass(eq=False)
class MissingPlace(Refusal, Incomplete):
    """No village, or no kecamatan, where the movement needs one."""

    needed: Literal["village", "kecamatan"]
    unread: str | None


@dataclass(eq=False)
class AmbiguousPlace(Refusal, Incomplete):
    """A name that several places bear: (name, name of what it lies in) of each."""

    choices: Sequence[tuple[str, str]]


@dataclass(eq=False)
class MissingStation(Refusal, Incomplete):
    """A movement from or to stations without their numbers."""

    village: str


@dataclass(eq=False)
class UnknownStation(Refusal, Incomplete):
    """Numbers that the village does not have."""

    village: str
    numbers: Sequence[int]
    highest: int


@dataclass(eq=False)
class MissingStages(Refusal, Incomplete):
    """Where the boxes came from, or where they went, is not said."""

    origin: str | None
    destination: str | None


@dataclass(eq=False)
class NotMoved(Refusal):
    """Boxes that have not left, or have not come: no movement, so nothing to record."""


@dataclass(eq=False)
class SameStage(Refusal, Incomplete):
    """Boxes that went nowhere."""

    stage: str


@dataclass(eq=False)
class NoBoxes(Refusal):
    """A lot that holds no box of the manifest."""

    place: str


@dataclass(eq=False)
class OtherKind(Refusal):
    """An edit that would make an incident of a hand-over, or the reverse."""

    number: int


class WhichReport(Refusal):
    """Evidence in reply to a message that tells of several reports."""


class Neutrality(Refusal):
    """Results of the vote."""


class Privacy(Refusal):
    """A voter's identity."""


class StaleButton(Refusal):
    """A button of another version, or whose matter is settled or gone."""


class NotEnrolled(Refusal):
    """Only enrolled officers may do this."""


@dataclass(eq=False)
class NotYourDuty(Refusal):
    """It takes a higher duty, or one over another region; `needed`: the least, where one was."""

    needed: Duty | None = None


class Anonymous(Refusal):
    """An admin or a channel that hides who it is."""


class OnlyInPrivate(Refusal):
    """What tells of people is told in private chat only."""


class UnknownCode(Refusal):
    """No invitation has this code."""


class TooManyGuesses(Refusal):
    """Wrong codes, one after the other."""


class UsedUp(Refusal):
    """An invitation that has let in as many as it may, or has ended."""


class AlreadyEnrolled(Refusal):
    """An invitation that would give no more than they have."""


class Revoked(Refusal):
    """Somebody who was put out, with a link that is not for coming back."""


class OwnReport(Refusal):
    """An officer who confirms what they reported themselves."""


@dataclass(eq=False)
class SameService(Refusal):
    """A service that vouches for the report already."""

    service: str


@dataclass(eq=False)
class BeingChecked(Refusal):
    """Another officer is picking what differs."""

    person: str


@dataclass(eq=False)
class AlreadySettled(Refusal):
    """Somebody was faster: joint, disputed or settled by now."""

    verdict: str
    person: str


class NotYours(Refusal):
    """A form, or a report, that only its author may fill in or change."""


class FormClosed(Refusal):
    """A form that was sent, given up, or left alone too long."""


class UnreadAnswer(Refusal):
    """A reply to a form that answers nothing."""


class NothingToWithdraw(Refusal):
    """/batal, and no report of the author's is there to take back."""


@dataclass(eq=False)
class TooLate(Refusal):
    """A report that was written too long ago to be taken back."""

    number: int


class StationFirst(Refusal):
    """A movement from or to stations, before any was chosen."""


class CommandGroupsOnly(Refusal):
    """Something that only command groups have."""


@dataclass(eq=False)
class UnreadSchedule(Refusal):
    """A schedule in words that are not understood, or that names no moment."""

    unread: str


@dataclass(eq=False)
class UnknownFormat(Refusal):
    """An export in a format that there is not."""

    unread: str


@dataclass(eq=False)
class NoReason(Refusal):
    """A commander's decision (`as_reported`, `not_moved`) without the reason."""

    outcome: str


class OtherRegion(Refusal):
    """An officer of another region."""


class NeedsForces(Refusal):
    """A critical incident is acknowledged by TNI and Polri."""


@dataclass(eq=False)
class UnknownIncident(Refusal):
    """A number that no incident of the region has."""

    number: int


@dataclass(eq=False)
class WhichIncident(Refusal):
    """A reply to a message that tells of several incidents."""

    numbers: Sequence[int]


class UnclearPolicy(Refusal):
    """A policy that was not understood."""
