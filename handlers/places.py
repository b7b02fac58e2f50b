"""Gazetteers and elections for the reading, made once and kept until places are imported."""

import re

from reading.elections import Election
from reading.places import Gazetteer, Place

from models.database import Session
from models.region import KABUPATEN, Region
from models.region import Election as ElectionRow


class Places:
    """The gazetteer of each region that reports were written in."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[int, Gazetteer]] = {}

    def within(self, session: Session, scope: str) -> Gazetteer:
        """The gazetteer of a region: its own places first, then those of its kabupaten."""
        home = ".".join(scope.split(".")[: KABUPATEN + 1])
        known = Region.count(session, home)
        made = self._made.get(scope)
        if made is None or made[0] != known:
            places = (Place(code, name) for code, name in Region.places(session, home))
            made = self._made[scope] = (known, Gazetteer(places, scope))
        return made[1]


def elections(session: Session) -> list[Election]:
    """The operation's elections with the words that officers use for them."""
    return [Election(row.code, row.name, words(row.words)) for row in ElectionRow.all(session)]


def words(column: str) -> tuple[str, ...]:
    """Phrases set apart by semicolons, else words set apart by blanks or commas."""
    separator = r"\s*;\s*" if ";" in column else r"[\s,|/]+"
    return tuple(word for word in re.split(separator, column.strip()) if word)
