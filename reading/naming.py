"""Where a text names stages: TPS, PPS, PPK, KPU, also as an office, a warehouse, `ke kecamatan`."""

from collections.abc import Iterator
from typing import NamedTuple

from models.glossary import Stage
from reading.tokens import Tokens
from reading.words import (
    ARRIVING,
    AT,
    KABUPATEN,
    KECAMATAN,
    OFFICE,
    STAGES,
    TO,
    VILLAGE,
    WAREHOUSE,
)

STORED = frozenset({"logistik", "penyimpanan", "induk", "pemilu", "milik", "di"})
"""Between a warehouse and whose it is."""
AREAS = VILLAGE | KECAMATAN
NAMING = AREAS | KABUPATEN | OFFICE | WAREHOUSE | STAGES.keys()
"""Words with which a stage's name begins."""


class Named(NamedTuple):
    """A stage that is named from token `start` up to, not including, `stop`."""

    stage: Stage
    start: int
    stop: int


def named_stages(tokens: Tokens) -> Iterator[Named]:
    """The stages that a text names, in order."""
    stop = 0
    for index in tokens.find(NAMING):
        found = _stage(tokens, index) if index >= stop and index not in tokens.taken else None
        if found and STAGES.get(tokens.at(found.stop)) is not found.stage:
            yield found
        stop = found.stop if found else stop


def _stage(tokens: Tokens, index: int) -> Named | None:
    word, following = tokens.at(index), tokens.at(index + 1)
    if word in WAREHOUSE:
        stop = tokens.skip(index + 1, STORED)
        stage = STAGES.get(tokens.at(stop)) or of_area(tokens.at(stop)) or Stage.KPU
        return Named(stage, index, stop + (tokens.at(stop) in STAGES))
    if word in STAGES:
        return Named(STAGES[word], index, index + 1)
    if word in OFFICE and following in AREAS:
        return Named(Stage.PPS if following in VILLAGE else Stage.PPK, index, index + 2)
    area = of_area(word)
    return Named(area, index, index + 1) if area and _reached(tokens, index) else None


def of_area(word: str) -> Stage | None:
    """The stage of a village, a kecamatan, a kabupaten."""
    if word in VILLAGE:
        return Stage.PPS
    if word in KECAMATAN:
        return Stage.PPK
    return Stage.KPU if word in KABUPATEN else None


def _reached(tokens: Tokens, index: int) -> bool:
    """Whether boxes go or came to what is named: `ke kecamatan`, `tiba di kelurahan`."""
    before = index - 2 if tokens.at(index - 1) in AT else index - 1
    return tokens.at(index - 1) in TO or tokens.at(before) in ARRIVING
