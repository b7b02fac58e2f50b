"""A whole message: which command, and what it says; or why it must not be kept."""

import re
from collections.abc import Sequence

from reading.elections import Election
from reading.handoff import HandoffReading, read_handoff
from reading.incident import IncidentReading, read_incident
from reading.neutrality import Forbidden, forbidden
from reading.places import Gazetteer

COMMAND = re.compile(
    r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*"
    r"/(?P<name>[a-z]+)(?:@(?P<bot>\w+))?(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def command_in(text: str) -> re.Match[str] | None:
    """The command that a text begins with: `name`, the `bot` it is addressed to, the `rest`."""
    return COMMAND.match(text)


def read_message(
    text: str, gazetteer: Gazetteer, elections: Sequence[Election]
) -> HandoffReading | IncidentReading | Forbidden | None:
    """What a message reports, or why it must not be kept; None where it is no report."""
    reason = forbidden(text)
    if reason:
        return reason
    command = command_in(text)
    match command["name"].casefold() if command else None:
        case "handoff":
            return read_handoff(command["rest"], gazetteer, elections) if command else None
        case "incident":
            return read_incident(command["rest"], gazetteer) if command else None
    return None
