"""The card of a hand-over. Its first line stands for it in a merged answer.

Put together here, not by a template: every report has one, and it takes a third of the time.
"""

from collections.abc import Iterator

from models.glossary import Seal
from models.group import Group
from models.handoff import Effect, Verdict
from models.standing import Standing
from views.formats import clock, number, serials
from views.render import render, wording
from views.wording import Wording


def handoff_card(standing: Standing, group: Group) -> str:
    """The card of a hand-over as it stands, in the group that reported it (HTML)."""
    card = Card(standing, wording(group.language), group.zone)
    return "\n".join(card.lines())


class Card:
    """What a hand-over's card says, in a language's words and a zone's time."""

    def __init__(self, standing: Standing, wording: Wording, zone: str) -> None:
        self.standing = standing
        self.handoff = standing.handoff
        self.wording = wording
        self.words = wording.words["card"]
        self.zone = zone

    def lines(self) -> Iterator[str]:
        """Line by line; what repeats another report needs one, what vouches for it two."""
        handoff, standing = self.handoff, self.standing
        yield " · ".join(self._headline())
        if handoff.effect == Effect.ATTESTS:
            yield f"#{handoff.number} · {self._happened()} · {self._author()}"
        elif handoff.effect != Effect.REPEATS:
            yield " · ".join(self._facts())
            yield " · ".join(self._people())
            if handoff.questioned or standing.elsewhere or standing.held or standing.findings:
                language, zone = self.wording.language, self.zone
                yield render("handoff_notes", language, s=standing, handoff=handoff, zone=zone)

    def _headline(self) -> Iterator[str]:
        handoff, standing, words = self.handoff, self.standing, self.words
        if handoff.effect in (Effect.REPEATS, Effect.ATTESTS):
            yield words[handoff.effect].format(standing.first)
        else:
            mark = self.wording.words["marks"][handoff.verdict]
            yield words["moved"].format(mark, handoff.number)
        yield self.wording.movement(handoff, standing.place)
        yield self.wording.counts(handoff)
        if standing.held:
            yield words["held"].format(number(standing.held_boxes, self.wording.language))
        if handoff.effect == Effect.ATTESTS:
            yield words["vouched"]

    def _facts(self) -> Iterator[str]:
        """What was reported beside the boxes, and what that comes to."""
        handoff, words = self.handoff, self.words
        if handoff.amends:
            yield words["amended"]
        if handoff.seal == Seal.INTACT:
            yield self.wording.words["seals"][Seal.INTACT]
        if handoff.serials:
            yield words["serials"].format(serials(handoff.serials))
        yield self._happened()
        if handoff.effect == Effect.LATE:
            yield words["late"]
        if self.standing.gaps:
            yield words["gaps"].format(", ".join(self.standing.gaps))
        if handoff.verdict == Verdict.JOINT and handoff.verdict_at:
            yield words["joint"].format(clock(handoff.verdict_at, self.zone))

    def _people(self) -> Iterator[str]:
        """Who vouches for it, and whose word is missing since when."""
        standing, wording, words = self.standing, self.wording, self.words
        yield self._author()
        yield from (wording.who(one, "") for one in standing.guards)
        yield from (words["receiver"].format(wording.who(one, "")) for one in standing.receivers)
        missing = standing.waits_for
        if missing and self.handoff.verdict in (Verdict.WAITING, Verdict.CHECKING):
            services = "/".join(wording.words["services"][one] for one in missing)
            yield words["waits"].format(services, clock(standing.waits_since, self.zone))

    def _happened(self) -> str:
        phase = self.wording.words["phases"][self.handoff.phase]
        return f"{phase} {clock(self.handoff.occurred_at, self.zone)}"

    def _author(self) -> str:
        handoff, wording = self.handoff, self.wording
        who = wording.who(self.standing.officer, handoff.author)
        return who + wording.behalf(handoff) if handoff.behalf else who
