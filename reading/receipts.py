"""Where boxes were received, as a text names it behind the stage: `tiba di PPK Cluring`."""

from models.glossary import Stage
from reading.mentions import AREAS, Mention
from reading.places import KECAMATAN, VILLAGE, Gazetteer, Place
from reading.tokens import Tokens
from reading.words import STAGES

TITLES = AREAS | {"."}
LEVELS = {Stage.PPS: VILLAGE, Stage.PPK: KECAMATAN}
"""What kind of place receives at a stage."""


def read_receiver(
    tokens: Tokens, mentions: list[Mention], destination: Stage | None, gazetteer: Gazetteer
) -> tuple[Place | None, list[Mention]]:
    """The place named right behind the destination, and the mentions of where the boxes are from.

    None where no other village is named: then it tells where they are from, too.
    """
    level = LEVELS.get(destination) if destination else None
    behind = [one for one in mentions if _stage_before(tokens, one) is destination]
    if level is None or len(behind) != 1:
        return None, mentions
    places = gazetteer.of_level(behind[0].places, level)
    others = [one for one in mentions if one is not behind[0]]
    if len(places) != 1 or not any(_names_village(tokens, one, places[0]) for one in others):
        return None, mentions
    return places[0], others if level == VILLAGE else mentions


def _names_village(tokens: Tokens, mention: Mention, receiver: Place) -> bool:
    """Whether a mention tells which other village boxes are from: not `PPK Bangorejo ke PPS …`."""
    above = _stage_before(tokens, mention) in (Stage.PPK, Stage.KPU)
    villages = [place for place in mention.places if place.level == VILLAGE]
    return bool(villages) and not above and receiver not in villages


def _stage_before(tokens: Tokens, mention: Mention) -> Stage | None:
    """The stage whose name stands before a mention: `PPK Kec. Cluring`."""
    before = mention.span.start - 1
    while tokens.at(before) in TITLES:
        before -= 1
    return STAGES.get(tokens.at(before))
