"""The serial numbers of seals that a text names: `segel no A123 B456`, `nomor segel: 0012345`."""

from collections.abc import Sequence

from reading.elections import Election
from reading.seals import BETWEEN, SEALS, WHOLE, is_one
from reading.tokens import Tokens
from reading.words import words

MARKS = words("no nomor nomer nmr nomornya number numbers seri serial serinya kode #")
"""These say that what follows are numbers of seals, be it figures alone."""
SERIES = words("seri serial")
OF_SEALS, WHOLE_OR_BETWEEN = SEALS - SERIES, WHOLE | BETWEEN
FILLING = words(": = . dengan dgn dg dan & , ; + / - yaitu adalah") | MARKS
APART = words(", ; & + / # dan and sampai") | {"\n", "s/d"}
JOINTS = {"-", "."}
"""Within a number, where no blank is beside them."""
OTHERS = words("tps kpps rt rw km pkl jam jm pukul kel ds kec gub bup pilgub pilbup")
"""Glued to figures these are no seal's letters: `tps04`."""
SHORTEST, SHORTEST_FIGURES = 3, 4


def read_serials(tokens: Tokens, elections: Sequence[Election] = ()) -> tuple[str, ...]:
    """The serial numbers in a text, each once, in order; with what joins them they are dropped."""
    found: dict[str, range] = {}
    read: set[int] = set()
    for index in _announcing(tokens):
        if index in read:
            continue
        kinds = _words(elections)
        after = tokens.skip(index + 1, WHOLE_OR_BETWEEN)
        start = tokens.skip(after, FILLING | kinds)
        numbers = _numbers(tokens, start, _announced(tokens, index, after, start), APART | kinds)
        if numbers:
            found |= numbers
            stop = max(span.stop for span in numbers.values())
            kept = kinds | OF_SEALS
            read |= {at for at in (index, *range(after, stop)) if tokens.at(at) not in kept}
    if read:
        tokens.drop(read)
    return tuple(found)


def _announcing(tokens: Tokens) -> Sequence[int]:
    """The positions of the words for seals, and for series, that figures follow somewhere."""
    figures = [index for index, word in enumerate(tokens.words) if word[0].isdecimal()]
    before = tokens.words[: figures[-1]] if figures else []
    return [at for at, word in enumerate(before) if word in SERIES or is_one(word, SEALS)]


def _announced(tokens: Tokens, index: int, after: int, start: int) -> bool:
    """Whether the words around `segel` say that numbers follow: `no segel`, `segel no`."""
    around = {tokens.at(index - 2), *(tokens.at(at) for at in (index - 1, index))}
    return bool(MARKS & (around | {tokens.at(at) for at in range(after, start)}))


def _words(elections: Sequence[Election]) -> frozenset[str]:
    """The words of which elections' names are made."""
    names = " ".join(name for election in elections for name in election.words)
    return frozenset(names.casefold().split())


def _numbers(
    tokens: Tokens, index: int, announced: bool, between: frozenset[str]
) -> dict[str, range]:
    """The serial numbers that stand in a row from a token on, each with its tokens."""
    numbers: dict[str, range] = {}
    while index < len(tokens):
        end = _end(tokens, index)
        number = tokens.text(index, end).upper()
        if not _is_serial(number, tokens.at(index), announced):
            break
        numbers[number] = range(index, end)
        index = tokens.skip(end, between)
    return numbers


def _end(tokens: Tokens, index: int) -> int:
    """The position after a number: letters, figures and signs without a blank between."""
    end = index + 1
    while tokens.glued(end):
        if tokens.at(end) in JOINTS and tokens.glued(end + 1) and tokens.at(end + 1).isalnum():
            end += 2
        elif tokens.at(end).isalnum():
            end += 1
        else:
            break
    return end


def _is_serial(number: str, first: str, announced: bool) -> bool:
    """Whether it is a number of seals: with letters and figures, or announced as such."""
    letters, figures = any(map(str.isalpha, number)), any(map(str.isdecimal, number))
    if first in OTHERS or not figures or not number[0].isalnum() or ":" in number:
        return False
    if letters:
        return len(number) >= SHORTEST + (not announced)
    return announced and len(number) >= SHORTEST_FIGURES and "." not in number
