"""Polite openings and closings: they disturb nothing of what a report says."""

from reading.tokens import Tokens
from reading.words import words

PAUSES = frozenset(",.:;!-\n")
POLITE = words(
    "izin ijin mohon melaporkan melapor lapor laporan dilaporkan menyampaikan komandan ndan dan",
    "pak bu bapak ibu bang abang siap selamat malam pagi siang sore 86 perintah dantim kapten yth",
    "assalamualaikum assalamu alaikum wr wb ykh salam hormat kejadian insiden info monitor giat",
)
TITLES = words(
    "kapolresta kapolres kapolsek wakapolresta dandim danramil danlanal kabag ops padal pamatwil",
    "pimpinan rekan rekan2 kasat",
)
TO_WHOM = words("kepada kpd")
CLOSING = words(
    "aman kondusif terkendali lancar tertib situasi sitkon kondisi demikian untuk utk menjadi mjd",
    "periksa dump dum dilaporkan disampaikan suwun terima kasih terimakasih trims makasih wassalam",
    "mohon arahan petunjuk lebih lanjut foto dokumentasi terlampir hormat kami ndan komandan pak",
    "nihil hambatan laporan selesai salam siap 86 yang dapat kasih",
)
NAMED = POLITE | TITLES
OPENED, CLOSED, ADDRESSED = POLITE | PAUSES, CLOSING | PAUSES, NAMED | PAUSES


def told(text: str) -> Tokens:
    """A text's tokens behind its polite opening."""
    tokens = Tokens(text)
    opening = 0
    while _polite(tokens, opening):
        opening += 1
    tokens.forget(opening)
    return tokens


def closes(tokens: Tokens, index: int) -> bool:
    """Whether nothing but a closing follows from a position on."""
    return all(word in CLOSED or not word.isalnum() for word in tokens.words[index:])


def _polite(tokens: Tokens, index: int) -> bool:
    word, following = tokens.at(index), tokens.at(index + 1)
    if word in TO_WHOM:
        return following in NAMED
    if word.isdecimal() and tokens.at(index - 1) in TITLES:
        return True
    if word in TITLES:
        return following in ADDRESSED or following.isdecimal()
    return word in OPENED
