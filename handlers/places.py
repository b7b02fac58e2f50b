"""What reading and recording must know of places: made once, kept until the next import."""

import re

from models.box import Manifest
from models.database import Session
from models.operation import Operation
from models.region import Election as ElectionRow
from models.region import Imported, Region, home
from reading.elections import Election
from reading.places import Gazetteer, Place


class Places:
    """Gazetteers, elections and the manifest, in memory."""

    def __init__(self) -> None:
        self.manifest = Manifest()
        self.elections: list[Election] = []
        self.operation: Operation | None = None
        self._gazetteers: dict[str, Gazetteer] = {}
        self._import = 0

    def refresh(self, session: Session) -> None:
        """Forget what an import since may have changed."""
        latest = Imported.latest(session)
        if latest != self._import:
            self._import = latest
            self.manifest.forget()
            self._gazetteers.clear()
            self.elections = elections(session)
            self.operation = Operation.current(session)

    def within(self, session: Session, scope: str) -> Gazetteer:
        """The gazetteer of a region: its own places first, then those of its kabupaten."""
        if scope not in self._gazetteers:
            self._gazetteers[scope] = self._whole(session, home(scope)).seen_from(scope)
        return self._gazetteers[scope]

    def _whole(self, session: Session, kabupaten: str) -> Gazetteer:
        if kabupaten not in self._gazetteers:
            places = (Place(code, name) for code, name in Region.places(session, kabupaten))
            self._gazetteers[kabupaten] = Gazetteer(places, kabupaten)
        return self._gazetteers[kabupaten]


def elections(session: Session) -> list[Election]:
    """The operation's elections with the words that officers use for them."""
    return [Election(row.code, row.name, words(row.words)) for row in ElectionRow.all(session)]


def words(column: str) -> tuple[str, ...]:
    """Phrases set apart by semicolons, else words set apart by blanks or commas."""
    separator = r"\s*;\s*" if ";" in column else r"[\s,|/]+"
    return tuple(word for word in re.split(separator, column.strip()) if word)
