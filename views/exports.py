"""What goes with an export in a chat: its caption and its file's name."""

from datetime import datetime

from models.group import Group
from views.formats import local
from views.render import render


def export_caption(group: Group, region: str, at: datetime) -> str:
    """What the document is of, and what it is not (HTML)."""
    return render(
        "exported", group.language, code=group.region, region=region, at=at, zone=group.zone
    )


def file_name(group: Group, at: datetime, kind: str, about: str = "") -> str:
    """posko-35.10-20241127-2100.pdf, by the group's clock; `about`: instead of its region."""
    return f"posko-{about or group.region}-{local(at, group.zone):%Y%m%d-%H%M}.{kind}"
