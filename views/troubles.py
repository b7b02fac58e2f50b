"""What operators are told of groups that we cannot hear or tell, of what is lost or has stopped."""

from dataclasses import dataclass
from datetime import datetime

from models.glossary import Hindrance
from models.group import Group
from views.render import render

WHY = 80
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How many messages are lost, and of the latest when, where and why: no text, no person."""

    count: int
    at: datetime
    chat_id: int | None
    title: str
    """Of its group; nothing where the chat is no group of ours."""
    reason: str

    @property
    def private(self) -> bool:
        """Whether it was a chat with one person."""
        return self.chat_id is not None and self.chat_id > 0

    @property
    def why(self) -> str:
        """The reason, without the part of the message that Telegram may quote in it."""
        return self.reason.removeprefix("Forbidden: ").partition(":")[0][:WHY]


def trouble(kind: Hindrance, group: Group | None, language: str) -> str:
    """What hinders a group, or all where none is given, and how to mend it."""
    return render("trouble", language, kind=kind, title=group.title if group else "")


def watch(silent: datetime | None, unsent: Loss | None, unread: Loss | None, group: Group) -> str:
    """A line for each thing that an operator should look at; often none.

    The sweep is `silent` since then, messages could not be sent, or not be handled.
    """
    return render(
        "watch", group.language, silent=silent, unsent=unsent, unread=unread, zone=group.zone
    )
