"""Village names as thumbs type them: apart, together, abbreviated, misspelt, yet one village's."""

from collections.abc import Iterator, Sequence
from random import Random

from rapidfuzz.distance import OSA

from sandbox.field import Field, Village

SHORTEST = 7
"""Letters that a name must have to stand a typing error."""

CLEAR = 3
"""Errors by which any other place must be farther away than the one that is meant."""

FIRST_HALVES = (
    "Kampung Lemahbang Kalibaru Karang Tegal Taman Wringin Kedung Sumber Purwo Alas Banyu Kebon"
    " Tambak Tembok Singo Rejo Gombeng Jambe Mojo Pondok Ringin Sidi Watu"
)
SHORT = {"Wetan": "wtn", "Kulon": "kln"}


class Names:
    """How the villages of a field are written."""

    def __init__(self, field: Field, chance: Random) -> None:
        self.chance = chance
        self.known = {_bare(village.name) for village in field.villages()}
        self.known |= {_bare(kecamatan.name) for kecamatan in field.kecamatan}

    def typed(self, village: Village) -> str:
        """The village's name, mostly right, with or without its kind."""
        name = village.name
        luck = self.chance.random()
        if luck < 0.05:
            name = self.misspelt(name)
        elif luck < 0.2:
            name = self.chance.choice([name, *self.respelt(name)])
        return self._kind(village) + name

    def respelt(self, name: str) -> Iterator[str]:
        """Its other spellings: in one word, in two words, with a short second word."""
        first, _, second = name.partition(" ")
        if second:
            yield first + second.lower()
            if second in SHORT:
                yield f"{first} {SHORT[second]}"
        for half in FIRST_HALVES.split():
            rest = name.removeprefix(half)
            if rest not in (name, "") and not {_bare(half), _bare(rest)} & self.known:
                yield f"{half} {rest.strip().title()}"

    def misspelt(self, name: str) -> str:
        """The name with one typing error, if it can still be no other place; else the name."""
        first, _, second = name.partition(" ")
        if second and _bare(first) in self.known:
            return name
        for _ in range(8):
            attempt = slip(name, self.chance)
            if len(name) >= SHORTEST and self._clear(_bare(name), _bare(attempt)):
                return attempt
        return name

    def _clear(self, meant: str, typed: str) -> bool:
        error = OSA.distance(meant, typed)
        others = self.known - {meant}
        return min(OSA.distance(other, typed) for other in others) >= error + CLEAR

    def _kind(self, village: Village) -> str:
        kinds: Sequence[str] = ("Desa ", "Ds. ", "ds ", "Ds ")
        if village.kind == "kelurahan":
            kinds = ("Kelurahan ", "Kel. ", "kel ")
        return self.chance.choice(kinds) if self.chance.random() < 0.45 else ""


def slip(word: str, chance: Random) -> str:
    """A word with one typing error behind its first letter: lost, doubled or swapped."""
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return before + chance.choice([after, letter * 2 + after, after[0] + letter + after[1:]])


def _bare(name: str) -> str:
    return name.replace(" ", "").lower()
