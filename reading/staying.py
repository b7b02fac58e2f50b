"""Boxes that have not moved: `belum berangkat`, `blm tiba di PPS`, `tidak jadi digeser`."""

from collections.abc import Iterator, Sequence

from reading.common import COMMON
from reading.naming import NAMING
from reading.phases import arrives, departs
from reading.tokens import Tokens
from reading.words import (
    ALREADY,
    ARRIVED,
    ARRIVING,
    AT,
    BOXES,
    DEPARTED,
    KECAMATAN,
    STAGES,
    TO,
    VILLAGE,
    words,
)

NOT_YET = words("belum blm blum belom durung drg gurung urung")
NOT = NOT_YET | words("tidak tdk gak ga nggak ndak tak batal not")
PLANNED = words("akan bakal hendak rencana rencananya")
"""Before a departure these tell that it is yet to come."""
DENYING = NOT | PLANNED
HARDLY = BOXES | words(
    "jadi jd bisa bs dapat dpt boleh sempat mau akan sido iso oleh juga jg ada yang yg"
)
"""Between a `belum` and what it denies."""
SAME = HARDLY | DENYING | words("masih msh status ket keterangan posisi kondisi : =")
"""Before a `belum` these tell of the boxes that the text is about; other words, of others."""
PEOPLE = words("saksi petugas anggota personel personil linmas pengawal sopir truk mobil kendaraan")
"""Before a `belum tiba` these tell that boxes are not what it is of."""
DONE = ALREADY | {"dilaksanakan", "selesai"}
NOUNS = words("pergeseran pengiriman keberangkatan perjalanan")
"""A text about these need not say that there was one, as `telah dilaksanakan pergeseran` does."""
COMING = ARRIVED | ARRIVING
WAY = COMING | DEPARTED
BEARING, PLACED = WAY | TO, AT | TO
ENDING = words(". , ; sudah sdh telah wis") | {"\n"}
"""Between two words of the way these tell that a `belum` before both is not of the second."""
BETWEEN = SAME | VILLAGE | KECAMATAN
"""Besides names, words that may stand between a `ke PPS` and the `belum` that denies it."""
CLOSING = words(". , ; ) ?") | {"\n", ""}


def stays(tokens: Tokens, left: bool = False) -> bool:
    """Whether all that a text says of the way is that boxes have not gone it.

    `left` says that it is known to be about boxes that are to follow.
    """
    if not left and DENYING.isdisjoint(tokens.words):
        return False
    denied = _denied(tokens)
    others = (at for at in tokens.find(BEARING) if at not in denied)
    return bool(denied or left) and not any(_went(tokens, at, denied) for at in others)


def _denied(tokens: Tokens) -> list[int]:
    """The words that a `belum` or an `akan` says are not, or not yet, true of boxes; in order."""
    found = [(index, tokens.skip(index + 1, HARDLY)) for index in tokens.find(DENYING)]
    denied = [at for index, at in found if _denies(tokens, index, at)]
    return sorted({*denied, *_denied_after(tokens)})


def _denied_after(tokens: Tokens) -> Iterator[int]:
    """The words of the way that a `belum` after them denies: `ke PPS Kedungrejo belum`."""
    for index in tokens.find(NOT_YET):
        if tokens.at(index + 1) in CLOSING:
            at = index - 1
            while tokens.at(at) in BETWEEN or _is_name(tokens.at(at)):
                at -= 1
            if tokens.at(at) in STAGES and tokens.at(at - 1) in TO:
                yield at - 1


def _is_name(word: str) -> bool:
    return word.isalpha() and word not in COMMON


def _denies(tokens: Tokens, index: int, at: int) -> bool:
    """Whether a `belum` or `akan` is of the word of the way at another token."""
    word = tokens.at(at)
    if tokens.at(index - 1) in PEOPLE and word in COMING:
        return False
    if tokens.at(index) in PLANNED:
        return word in DEPARTED
    if word in WAY:
        return word not in NOUNS or at == index + 1 or tokens.at(at - 1) == "ada"
    return word in PLACED and tokens.at(at + 1) in STAGES


def _went(tokens: Tokens, at: int, denied: list[int]) -> bool:
    """Whether a word tells that boxes went, or came, some of the way."""
    word = tokens.at(at)
    before = [one for one in denied if one < at]
    if before and ENDING.isdisjoint(tokens.words[before[-1] : at]):
        return False
    if word in COMING:
        return tokens.at(at - 1) != "serah" and arrives(tokens, at)
    if word in DEPARTED:
        done = not DONE.isdisjoint(tokens.words[max(0, at - 2) : at])
        return departs(tokens, at) and (done or word not in NOUNS)
    return not before and bool(denied) and _goes(tokens, at, denied[0])


def _goes(tokens: Tokens, at: int, denied: int) -> bool:
    """Whether a `ke` stands beside what is denied, not in it: `ke PPS, belum tiba`."""
    if tokens.at(at + 1) not in NAMING:
        return False
    between, onward = tokens.words[at + 2 : denied], tokens.words[denied + 1 : denied + 3]
    return (
        tokens.at(denied) not in DEPARTED
        or NOT.isdisjoint(between)
        or (not TO.isdisjoint(onward) and onward[-1] in NAMING)
        or _of_others(between)
    )


def _of_others(between: Sequence[str]) -> bool:
    """Whether a clause of its own tells what has not gone: `ke PPS, 2 kotak belum berangkat`."""
    ends = [at for at, word in enumerate(between) if word in ENDING]
    return bool(ends) and not SAME.issuperset(between[ends[-1] + 1 :])
