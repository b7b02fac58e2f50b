"""What many texts have in common, in one language's words: who, from where to where, how many.

All of it is Telegram's HTML; what others wrote is escaped.
"""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from models.glossary import Seal, Stage
from models.handoff import Handoff
from models.officer import Officer
from models.reported import Reported
from views.formats import number, stations


class Wording:
    """Phrases from a language's words."""

    def __init__(self, words: Mapping[str, Any], language: str) -> None:
        self.words = words
        self.language = language

    @property
    def shared(self) -> dict[str, Callable[..., Markup]]:
        """What templates may call."""
        phrases = (self.who, self.movement, self.counts, self.behalf)
        return {phrase.__name__: _as_html(phrase) for phrase in phrases}

    def who(self, officer: Officer | None, author: str) -> str:
        """Aipda Untung (Polri); an author who is not enrolled as Telegram names them."""
        if officer is None:
            return f"{escape(author)} ({self.words['not_enrolled']})"
        return f"{escape(officer.title)} ({self.words['services'][officer.service]})"

    def movement(self, handoff: Handoff, place: str) -> str:
        """TPS 001–003 Kedungrejo → PPS."""
        return " → ".join(
            f"{self._end(stage, handoff)} {escape(place)}" if named else self._end(stage, handoff)
            for stage, named in handoff.ends
        )

    def counts(self, handoff: Handoff) -> str:
        """How many boxes, of which elections, and what is wrong with their seals."""
        said, lot, words = handoff.boxes, handoff.lot, self.words["counting"]
        agrees = said is None or said == lot
        form = ("one" if lot == 1 else "many") if agrees else "differs"
        told = [number(count, self.language) for count in (lot, said or 0)]
        text = str(words[form]).format(*told)
        if handoff.elections:
            text += f" ({escape(', '.join(handoff.elections))})"
        if handoff.seal in (Seal.BROKEN, Seal.MISSING):
            text += f" · ⚠️ {self.words['seals'][handoff.seal]}"
        return text

    def behalf(self, report: Reported) -> str:
        """For whom the author wrote, and by what means they told it."""
        said = self.words["counting"]["behalf"]
        return str(said).format(escape(report.behalf), escape(report.channel))

    def _end(self, stage: Stage, handoff: Handoff) -> str:
        if stage is Stage.TPS and handoff.stations:
            return f"TPS {stations(handoff.stations)}"
        return str(self.words["stages"][stage])


def _as_html(phrase: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *about: Markup(phrase(*about))  # noqa: S704 - phrases escape what others wrote
