"""A voter's identity number (NIK), 16 digits however they are grouped; a voter's telephone."""

import re

from reading.words import words

LENGTH = 16
CLOCK = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-4])[.:][0-5]\d(?![.:]?\d)")
RUN = re.compile(r"(?<!\d)\d{2,}(?:[\W_]{1,3}\d{2,})*(?!\d)")
SPACED = re.compile(r"(?<!\d)\d(?:[\W_]{1,3}\d){15}(?!\d)")
"""Sixteen digits one by one."""
CALLED = re.compile(r"\b(?:nik|nkk|ktp|e-?ktp|kk)\b[\W_]*(?:[a-z]{1,10}[\W_]+){0,3}?(?=[\doilsb])")
CALLED_RUN = re.compile(r"[\doilsb](?:[\W_]{0,3}[\doilsb])*")
VOTERS_PHONE = re.compile(
    r"\b(?:pemilih|voter)\b(?:(?!\b(?:saya|kami|petugas|anggota|hubungi|pelapor|cp)\b)(?:no\.|\.\w|[^.,;:\n])){0,60}"
    r"\b(?:hp|hape|telp|tlp|telepon|telpon|wa|no|nomor)\b\W{0,3}(?:\+?62|0)[\W_]?8\d{2}"
)
"""A number that a text gives for a voter it speaks of, in the same breath."""
LOOKALIKE = str.maketrans("oilsb", "01158")
FEWEST = 14
"""Digits that are an identity where the text calls them so: a digit or two may be left out."""

PROVINCES = words(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76",
    "81 82 91 92 93 94 95 96 97",
)
"""First two digits of a NIK: the Ministry of Home Affairs' codes of the provinces."""


def holds_identity(plain: str) -> bool:
    """Whether a folded text in small letters tells who a voter is."""
    if sum(map(str.isdecimal, plain)) < LENGTH // 2:
        return False
    if VOTERS_PHONE.search(plain):
        return True
    if any(_called(plain, match.end()) for match in CALLED.finditer(plain)):
        return True
    if any(_is_nik(re.sub(r"\D", "", run[0])) for run in SPACED.finditer(plain)):
        return True
    return any(_holds_nik(run[0]) for run in RUN.finditer(CLOCK.sub("x", plain)))


def _called(plain: str, start: int) -> bool:
    """Whether digits, or letters that look like them, stand where a NIK is announced."""
    run = CALLED_RUN.match(plain, start, start + 4 * LENGTH)
    digits = re.sub(r"[\W_]", "", run[0]).translate(LOOKALIKE) if run else ""
    return len(digits) >= FEWEST and sum(map(str.isdecimal, run[0] if run else "")) >= LENGTH // 2


def _holds_nik(run: str) -> bool:
    """Whether neighbouring groups of digits make up a NIK."""
    groups = re.split(r"\D+", run)
    if any(len(group) == LENGTH for group in groups):
        return True
    return any(
        _is_nik("".join(groups[start:stop]))
        for start in range(len(groups))
        for stop in range(start + 1, min(start + LENGTH // 2, len(groups)) + 1)
    )


def _is_nik(digits: str) -> bool:
    """Whether 16 digits are a NIK: a province's, then a birthday (a woman's plus 40)."""
    if len(digits) != LENGTH or digits[:2] not in PROVINCES:
        return False
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    return 1 <= day <= 31 and 1 <= month <= 12
