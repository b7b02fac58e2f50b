"""Whether seals are whole: the worst that a text says of them."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from models.glossary import Seal
from reading.names import DOUBLED
from reading.numbers import UNITS
from reading.tokens import Tokens
from reading.words import words

SEALS = words("segel sgl segelnya tersegel disegel bersegel segl seal seals sealed penyegelan ties")
SEALED = words("tersegel disegel bersegel sealed")
COMPLETE = words("lengkap lgkp lkp lngkp kumplit komplit komplet complete")
WHOLE = COMPLETE | words("utuh wutuh aman baik ok oke rapi bagus kuat terpasang intact")
BROKEN = words(
    "rusak putus terbuka dibuka robek sobek lepas copot cacat terpotong dipotong terlepas broken",
    "terputus dirusak longgar jebol kendor kendur kerusakan bolong pedot ucul",
)
MISSING = words("hilang ilang kosong nihil raib missing")
NOTHING = words("kosong nihil")
GONE = MISSING - NOTHING
HITCHES = words("hambatan gangguan kendala kejadian")
ZERO, EQUALS = words("0 nol nihil"), words(": = sejumlah")
NOT = words("tidak tdk tak gak ga nggak bukan tanpa tnp belum blm tiada kurang not")
LACKING = words("kurang krg")
NONE = words("tanpa tnp tiada without")
OF_SEALS = SEALS | {":"}
THERE = words("ada di ber pakai pake memakai terpasang")
BETWEEN = words("ada yg yang satupun pun dalam dlm keadaan kondisi lagi")
"""Between a `tidak` and what it denies."""
ALONG = words("dengan dgn dg di pada semua smua seluruh kondisi")
"""Between a state and the seals that it is said of: `utuh semua segelnya`."""
STILL = BETWEEN | NOT | ALONG | frozenset(UNITS) | words(
    "tapi tetapi tp namun kecuali hanya cuma sebagian sisanya lainnya semuanya juga dan serta",
    "& , ( ) tps"
)  # fmt: skip
"""After a state, words that still speak of the seals; any other thing ends what is said of them."""
WORST_FIRST = (Seal.MISSING, Seal.BROKEN, Seal.INTACT)
REACH = 7
"""Tokens after `segel` that may speak of it."""


def read_seal(tokens: Tokens, elections: frozenset[int] = frozenset()) -> Seal | None:
    """The worst that the text says of seals; None if it does not speak of their state.

    `elections` are the positions of the words that name an election.
    """
    named = [index for index, word in enumerate(tokens.words) if is_one(word, SEALS)]
    said = [seal for index in named for seal in _states(tokens, index, elections)]
    return min(said, key=WORST_FIRST.index, default=None)


@lru_cache(4096)
def is_one(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of these, or a longer one of them with one typing error."""
    if word in known or word.removesuffix("nya") in known or DOUBLED.sub(r"\1", word) in known:
        return True
    return len(word) > 3 and any(
        len(one) > 4 and one[0] == word[0] and OSA.distance(word, one, score_cutoff=1) <= 1
        for one in known
    )


def _states(tokens: Tokens, index: int, elections: frozenset[int]) -> list[Seal]:
    """What is said of the seals that are named at a token."""
    sealed = tokens.at(index) in SEALED
    if _denied(tokens, index, sealed):
        return [Seal.INTACT if _state(tokens, _over(tokens, index + 1)) else Seal.MISSING]
    after = list(_said_after(tokens, index, elections))
    return after or [Seal.INTACT] * sealed or list(_said_before(tokens, index))


def _denied(tokens: Tokens, index: int, sealed: bool) -> bool:
    """Whether there are no seals: `tanpa segel`, `tidak ada segel`, `tidak tersegel`."""
    before = tokens.at(index - 1)
    if before == "no":
        return tokens.at(index).startswith("seal")
    if before in THERE:
        return tokens.at(index - 2) in NOT
    return before in (NOT if sealed else NONE)


def _over(tokens: Tokens, index: int) -> int:
    return tokens.skip(index, BETWEEN)


def _said_after(tokens: Tokens, index: int, elections: frozenset[int]) -> Iterator[Seal]:
    said = tokens.at(index) in SEALED
    for at in range(index + 1, min(index + 1 + REACH, len(tokens))):
        word = tokens.at(at)
        if word in SEALS or word in {".", "\n"}:
            return
        state = _state(tokens, at)
        if state:
            said = True
            yield state
        elif said and not (word in STILL or word.isdecimal() or at in elections):
            return


def _said_before(tokens: Tokens, index: int) -> Iterator[Seal]:
    before = index - 1
    while tokens.at(before) in ALONG:
        before -= 1
    state = _state(tokens, before)
    if state:
        yield state


def _state(tokens: Tokens, index: int) -> Seal | None:
    """The state that a word tells, or with a `tidak` before it denies."""
    word, denied = tokens.at(index), _negated(tokens, index)
    if word in THERE and denied:
        return None if _breaks(tokens.at(_over(tokens, index + 1))) else Seal.MISSING
    if denied and _breaks(word):
        return Seal.INTACT
    if word in NOTHING and not _nothing_of_seals(tokens, index):
        return None
    if word in MISSING or (denied and is_one(word, COMPLETE)) or _lacking(tokens, index):
        return Seal.MISSING
    if is_one(word, BROKEN) or (denied and is_one(word, WHOLE)):
        return Seal.INTACT if _none(tokens, tokens.skip(index + 1, EQUALS)) else Seal.BROKEN
    return Seal.INTACT if is_one(word, WHOLE) else None


def _lacking(tokens: Tokens, index: int) -> bool:
    """Whether so many seals are too few: `segel kurang 1`."""
    return tokens.at(index) in LACKING and tokens.at(index + 1)[:1].isdecimal()


def _nothing_of_seals(tokens: Tokens, index: int) -> bool:
    """Whether it is the seals that are none: `segel nihil`, not `segel utuh nihil hambatan`."""
    return tokens.at(index - 1) in OF_SEALS and tokens.at(index + 1) not in HITCHES


def _breaks(word: str) -> bool:
    return word in GONE or is_one(word, BROKEN)


def _negated(tokens: Tokens, index: int) -> bool:
    before = index - 1
    while tokens.at(before) in BETWEEN:
        before -= 1
    return tokens.at(before) in NOT


def _none(tokens: Tokens, index: int) -> bool:
    """Whether a number behind a state denies it: `rusak 0`, `rusak: nihil`."""
    return tokens.at(index) in ZERO and tokens.at(index + 1) not in HITCHES
