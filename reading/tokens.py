"""A message cut into words, numbers and signs, once; every reader works on these."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from reading.spelling import spelt
from reading.words import SHORTENED

LONGEST = 4096
"""Characters that Telegram allows in a message; what goes beyond is not read."""

TOKEN = re.compile(
    r"[sS]\s?[./]\s?[dD](?![^\W\d_])\.?"  # s/d, s.d.: from … to
    r"|[dD][iI]?[ ](?i:terima|serahkan|kirim|bawa|antar|angkut|geser|jemput|ambil)\b"  # di terima
    r"|[0-9]+(?:[.:][0-9]+)*"  # 4, 22.15, 1.936, 27.11.2024
    r"|[^\W\d_]+"
    r"|<-{1,9}|[-=~]{0,9}>{1,9}"
    r"|[^\w\s]|\n"
)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,60}>")
RANGE = "s/d"
TO_SIGN, FROM_SIGN = "->", "<-"
ARROWS = {"→": TO_SIGN, "➡": TO_SIGN, "⇒": TO_SIGN, "➔": TO_SIGN, "➜": TO_SIGN, "➝": TO_SIGN}
ARROWS |= {"⟶": TO_SIGN, "⟹": TO_SIGN, "»": TO_SIGN, "›": TO_SIGN, "▶": TO_SIGN, "►": TO_SIGN}
ARROWS |= {"⏩": TO_SIGN, "👉": TO_SIGN, "↪": TO_SIGN, "↦": TO_SIGN, "➞": TO_SIGN, "➤": TO_SIGN}
ARROWS |= {"←": FROM_SIGN, "⬅": FROM_SIGN, "⇐": FROM_SIGN}
BLANKED = {"So", "Sk", "Cc", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
DROPPED = {"Cf", "Mn", "Me"}


class Folding(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(_plain(char) for char in unicodedata.normalize("NFKD", chr(code)))
        if len(self) < LONGEST:
            self[code] = plain
        return plain


def _plain(char: str) -> str:
    if char in ARROWS:
        return f" {ARROWS[char]} "
    category = unicodedata.category(char)
    if category in DROPPED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Pd" or char in "\u2212\u2043":
        return "-"
    return " " if category in BLANKED and char != "\n" else char


FOLDING = Folding()


def folded(text: str) -> str:
    """The text in plain characters: no emoji, accents, or characters that nobody sees."""
    plain = text[:LONGEST].translate(FOLDING)
    return TAG.sub(" ", plain) if "<" in plain else plain


class Positions(dict[int, str]):
    """Tokens by their positions, each of which is asked for a dozen times."""

    def __missing__(self, index: int) -> str:
        """Nothing, before the first and after the last."""
        return ""


class Tokens:
    """The words, numbers and signs of a message, in order; readers take what they understood."""

    at: Callable[[int], str]
    """The token at a position; empty before the first and after the last."""

    def __init__(self, text: str) -> None:
        self.typed = folded(text)
        found = list(TOKEN.finditer(self.typed))
        if "." in self.typed:
            found = [match for match in found if not _ends_shortened(match)]
        self.spans = [match.span() for match in found]
        self.words = [_word(match[0]) for match in found]
        self.at = Positions(enumerate(self.words)).__getitem__
        self.taken: set[int] = set()

    def __len__(self) -> int:
        return len(self.words)

    def free(self, index: int) -> str:
        """The token at a position, empty also where a reader has taken it."""
        return "" if index in self.taken else self.at(index)

    def glued(self, index: int) -> bool:
        """Whether no blank separates a token from the one before it."""
        return 0 < index < len(self.words) and self.spans[index - 1][1] == self.spans[index][0]

    def skip(self, index: int, signs: Collection[str]) -> int:
        """The first position from here that holds none of these words and signs."""
        while index < len(self.words) and self.words[index] in signs:
            index += 1
        return index

    def forget(self, count: int) -> None:
        """Leave out the first tokens."""
        if count:
            self.drop(range(count))

    def drop(self, positions: Collection[int]) -> None:
        """Leave out the tokens at these positions, before any are taken."""
        left = [at for at in range(len(self)) if at not in positions]
        self.words = [self.words[at] for at in left]
        self.spans = [self.spans[at] for at in left]
        self.at = Positions(enumerate(self.words)).__getitem__

    def take(self, start: int, stop: int) -> None:
        """Mark the tokens from start up to, not including, stop as understood."""
        self.taken.update(range(start, stop))

    def text(self, start: int, stop: int) -> str:
        """What was typed from one token up to, not including, another."""
        return self.typed[self.spans[start][0] : self.spans[stop - 1][1]]

    def find(self, words: Collection[str]) -> Sequence[int]:
        """The positions of any of the words."""
        return [index for index, word in enumerate(self.words) if word in words]


def _ends_shortened(match: re.Match[str]) -> bool:
    """Whether a sign is the dot of a shortened word: it parts `Kp. Mandar` no more than a blank."""
    if match[0] != ".":
        return False
    before = match.string[max(0, match.start() - 4) : match.start()].split()
    return bool(before) and before[-1].casefold() in SHORTENED


@lru_cache(16384)
def _word(typed: str) -> str:
    if typed[-1] == ">":
        return TO_SIGN
    if typed[0] == "<" and len(typed) > 1:
        return FROM_SIGN
    if len(typed) > 2 and typed[0] in "sS" and typed[1] in "./ ":
        return RANGE
    if " " in typed:
        return f"di{typed.split()[1].casefold()}"
    return spelt(typed.casefold())
