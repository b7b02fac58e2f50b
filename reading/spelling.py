"""Words that tell what moved and where to, misspelt: `berangkt`, `sgel`, `tsp 4`."""

from rapidfuzz.distance import OSA

from reading.common import COMMON
from reading.words import words

TYPED = {
    "tsp": "tps", "tpss": "tps", "ppss": "pps", "ppps": "pps", "ppkk": "ppk", "ktak": "kotak",
    "kotka": "kotak", "kotakk": "kotak", "sgel": "segel", "seegl": "segel", "brangkt": "berangkat",
}  # fmt: skip
"""Typing errors in words too short for guesses."""
SHORTEST = 6
GUESSED = words(
    "berangkat brangkat berangkatkan diberangkatkan keberangkatan menuju bergeser pergeseran",
    "menggeser meluncur bertolak perjalanan bergerak diterima menerima serahkan diserahkan",
    "menyerahkan diserahterimakan dikirimkan mengirimkan pengiriman kecamatan kelurahan",
)
"""Words that no name, and no ordinary word, is one typing error away from."""


def spelt(word: str) -> str:
    """The word as it should be spelt, where it is one of these with one typing error."""
    if word in TYPED:
        return TYPED[word]
    if len(word) < SHORTEST or word in COMMON:
        return word
    close = (
        one for one in GUESSED if one[0] == word[0] and OSA.distance(word, one, score_cutoff=1) <= 1
    )
    return next(close, word)
