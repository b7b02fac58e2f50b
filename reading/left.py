"""What the text says is not in the lot: `pilbup menyusul`, `TPS 4 belum`, `kecuali TPS 4`."""

from reading.common import COMMON
from reading.tokens import Tokens
from reading.words import ARRIVED, ARRIVING, BOXES, DEPARTED, PIECES, words

FOLLOWING = words(
    "menyusul nyusul susulan tertinggal ketinggalan ditinggal tertunda ditunda nanti nnti entar"
)
NOT_YET = words("belum blm masih msh")
ENDING = words(". , ; \n )") | {""}
STAYING = DEPARTED | ARRIVED | ARRIVING | ENDING | words(
    "di proses dihitung menghitung hitung penghitungan rekap rekapitulasi dlm dalam",
    "bisa selesai datang siap beres kelar rampung tuntas"
)  # fmt: skip
"""After `belum` or `masih`, words that tell of the way and not of the seals."""
EXCEPT = words("kecuali kcuali terkecuali selain minus except bukan tanpa tnp kurang")
NOT_AMONG = NOT_YET | words("tidak tdk gak ga nggak bukan")
AMONG = words("termasuk trmsk masuk ikut")
"""After a `belum` or `tidak` these except what follows."""
COUNTING = BOXES | PIECES | {"suara", ":", "="}
NAME = 4
"""Words that are looked at: a village's name may stand between."""


def left_behind(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether what stands from one token up to another is said to come later, or is excepted."""
    before = tokens.at(start - 1)
    if before in EXCEPT or (before in AMONG and tokens.at(start - 2) in NOT_AMONG):
        return True
    while tokens.at(stop) in COUNTING or tokens.at(stop).isdecimal():
        stop += 1
    for at in range(stop, stop + NAME):
        word = tokens.at(at)
        if word in NOT_YET:
            return tokens.at(at + 1) in STAYING
        if word in FOLLOWING or word in COMMON or not word.isalpha():
            return word in FOLLOWING
    return False
