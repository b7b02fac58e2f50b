"""How incidents escalate, as operators read it."""

from collections.abc import Sequence

from models.escalation import Policy
from views.render import render


def policies(rows: Sequence[Policy], language: str) -> str:
    """All policies, worst severity first."""
    return render("policies", language, policies=rows)
