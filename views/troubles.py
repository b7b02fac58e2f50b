"""What operators are told of a group that we cannot hear or tell."""

from models.glossary import Hindrance
from models.group import Group
from views.render import render


def trouble(kind: Hindrance, group: Group | None, language: str) -> str:
    """What hinders a group, or all where none is given, and how to mend it."""
    return render("trouble", language, kind=kind, title=group.title if group else "")
