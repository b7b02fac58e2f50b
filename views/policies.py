"""How incidents escalate, as operators read it."""

from collections.abc import Sequence
from datetime import datetime

from models.escalation import Policy
from models.group import Group
from views.render import render


def policies(rows: Sequence[Policy], language: str) -> str:
    """All policies, worst severity first."""
    return render("policies", language, policies=rows)


def stopped_line(silent: datetime, group: Group) -> str:
    """What operators are told when the sweep over incidents does not run."""
    return render("stopped", group.language, silent=silent, zone=group.zone)
