"""Words that tell what moved and where to, misspelt: `berangkt`, `kottak`, `dsea`, `tsp 4`."""

from rapidfuzz.distance import OSA

from reading.common import COMMON
from reading.names import DOUBLED
from reading.words import words

TYPED = {
    "tsp": "tps", "tpss": "tps", "ppss": "pps", "ppps": "pps", "ppkk": "ppk", "sgel": "segel",
    "brangkt": "berangkat",
}  # fmt: skip
"""Typing errors in words too short for guesses."""
SHORTEST, SHORTEST_DOUBLED = 5, 4
GUESSED = words(
    "berangkat brangkat berangkatkan diberangkatkan keberangkatan menuju bergeser pergeseran",
    "menggeser meluncur bertolak perjalanan bergerak diterima menerima serahkan diserahkan",
    "menyerahkan diserahterimakan dikirimkan mengirimkan pengiriman kecamatan kelurahan kotak",
)
"""Words that no name, and no ordinary word, is one typing error away from."""
OTHERS = words("kontak katak kotok")
"""These are ordinary words, though a letter makes a box of them."""
SWAPPED = {
    f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}": word
    for word in words(
        "segel geser budal tiba sampai masuk utuh desa balai malam pagi dibawa rusak putus nyampe",
        "lengkap masih belum sudah gubernur bupati menyusul tujuan masing sampe serah terima",
    )
    for at in range(1, len(word) - 1)
}
"""Short words with two letters swapped, but for the first."""


def spelt(word: str) -> str:
    """The word as it should be spelt, where it is one of these with one typing error."""
    if word in COMMON:
        return word
    plain = DOUBLED.sub(r"\1", word)
    if plain in COMMON and len(plain) >= SHORTEST_DOUBLED:
        return plain
    known = TYPED.get(word) or SWAPPED.get(word)
    if known or len(word) < SHORTEST or word in OTHERS:
        return known or word
    close = (
        one for one in GUESSED if one[0] == word[0] and OSA.distance(word, one, score_cutoff=1) <= 1
    )
    return next(close, word)
