"""How far the boxes have come, and whether their seals are whole."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from models.glossary import Phase, Seal
from reading.tokens import Tokens
from reading.words import (
    ARRIVED,
    AT,
    BOXES,
    DEPARTED,
    NOT_YET,
    REACHING,
    STAGES,
    TO,
    WALKING,
    WALKING_AFTER,
    WALKING_BEFORE,
    words,
)

SEALS = words("segel sgl segelnya tersegel disegel bersegel segl seal sealed penyegelan segel2")
SEALED = words("tersegel disegel bersegel sealed")
WHOLE = words("utuh lengkap aman baik ok oke rapi bagus komplit komplet kuat terpasang intact")
BROKEN = words(
    "rusak putus terbuka dibuka robek sobek lepas copot cacat terpotong dipotong terlepas broken",
    "terputus dirusak longgar jebol kendor kendur",
)
MISSING = words("hilang kosong nihil raib missing")
NOT = words("tidak tdk tak gak ga nggak bukan tanpa tnp belum blm tiada no")
NONE = words("tanpa tnp tiada")
THERE = words("ada ber pakai pake memakai terpasang")
REACH = 7
"""Tokens after `segel` that may still speak of it."""

ALREADY = words("sdh sudah telah tlh")


@lru_cache(4096)
def is_one(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of these, or a longer one of them with one typing error."""
    if word in known:
        return True
    return len(word) > 4 and any(
        len(one) > 4 and OSA.distance(word, one, score_cutoff=1) <= 1 for one in known
    )


def read_phase(tokens: Tokens) -> Phase:
    """Arrived, unless the text speaks of departing and not of arriving."""
    departed = any(_departs(tokens, index) for index in tokens.find(DEPARTED))
    arrived = any(_arrives(tokens, index) for index in tokens.find(ARRIVED))
    return Phase.DEPARTED if departed and not arrived else Phase.ARRIVED


def _departs(tokens: Tokens, index: int) -> bool:
    if tokens.at(index) not in WALKING:
        return True
    return tokens.at(index + 1) in WALKING_AFTER or tokens.at(index - 1) in WALKING_BEFORE


def _arrives(tokens: Tokens, index: int) -> bool:
    word, following = tokens.at(index), tokens.at(index + 1)
    before = {tokens.at(index - 1), tokens.at(index - 2)}
    if following == "kasih" or before & NOT_YET:
        return False
    if word in REACHING:
        return following in AT | TO or following in STAGES or bool(before & ALREADY)
    return True


def read_seal(tokens: Tokens) -> Seal | None:
    """The worst that the text says of seals; None if it does not speak of them."""
    said = {seal for index in tokens.find(SEALS) for seal in _seals(tokens, index)}
    return next((seal for seal in (Seal.MISSING, Seal.BROKEN, Seal.INTACT) if seal in said), None)


def _seals(tokens: Tokens, index: int) -> Iterator[Seal]:
    word, before = tokens.at(index), tokens.at(index - 1)
    if before in NONE or (before in NOT and word in SEALED):
        yield Seal.MISSING
        return
    if before in THERE and tokens.at(index - 2) in NOT:
        yield Seal.MISSING
        return
    yield from _said_after(tokens, index)
    if word in SEALED:
        yield Seal.INTACT
    if before in BROKEN:
        yield Seal.INTACT if tokens.at(index - 2) in NOT else Seal.BROKEN
    if before in MISSING:
        yield Seal.MISSING


def _said_after(tokens: Tokens, index: int) -> Iterator[Seal]:
    for at in range(index + 1, min(index + 1 + REACH, len(tokens))):
        word, negated = tokens.at(at), tokens.at(at - 1) in NOT
        if word in BOXES or word in STAGES or word in SEALS or word in {".", "\n"}:
            return
        if is_one(word, BROKEN):
            yield Seal.INTACT if negated else Seal.BROKEN
        elif is_one(word, WHOLE):
            yield Seal.BROKEN if negated else Seal.INTACT
        elif word in MISSING or (word in THERE and negated):
            yield Seal.MISSING
