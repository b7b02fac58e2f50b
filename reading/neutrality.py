"""What must not be kept: results of the vote, and voters' identities."""

import re
from enum import StrEnum

from reading.tokens import folded


class Forbidden(StrEnum):
    """Why a message is refused."""

    NEUTRALITY = "neutrality"
    PRIVACY = "privacy"


CANDIDATE = r"(?:paslon|pasangan\s+calon|calon|cagub|cabup|cawabup|cawagub|kandidat|capres|caleg)"
NUMBERED = rf"(?:{CANDIDATE}|kubu|kotak\s+kosong|no(?:mor|mer)?\.?\s+urut|urut)"
THINGS = (
    r"(?:orang|org|kali|massa|menit|mnt|meter|unit|jam|kotak|ktk|lembar|lbr|tps|saksi|luka|dan|wib)"
)
LEADING = (
    r"(?:unggul|menang|memenangkan|memimpin|kalah|leading|raih|meraih|dapat|dpt|mendapat|memperoleh"
    r"|peroleh|mengantongi|tertinggal|ungguli|mengungguli)"
)
COUNT = r"\d{1,3}(?:[.,]\d{3})+|\d+"

RESULTS = [
    re.compile(pattern)
    for pattern in (
        r"\b(?:quick|real|exit)\s*(?:count|poll)\b|\bhitung\s+cepat\b",
        r"\b(?:per)?olehan\s+suara\b|\bsuara\s+terbanyak\b",
        r"\bhasil\s+(?:hitung|suara|perolehan|pemungutan\s+suara|rekap\w*\s+suara)\b",
        r"\bhasil\s+(?:sementara|akhir|\w*hitungan)\b.{0,60}\b(?:suara\s*(?:sah)?\s*[:=]?\s*\d|\d+\s*:)",
        rf"\bhasil\b.{{0,80}}\b{NUMBERED}\b.{{0,20}}\d",
        r"\bunggul\b|\bmengungguli\b|\bkemenangan\b",
        rf"(?<![\d.])\b(?:{COUNT})\s*suara\b(?!\s*(?:tembakan|ledakan|letusan))",
        r"\bsuara\s+(?:tidak\s+|tdk\s+)?sah\s*[:=]?\s*\d",
        rf"\b{NUMBERED}\b\W{{0,3}}(?:urut\s+)?\w{{0,12}}\W{{0,3}}\d*.{{0,20}}\b{LEADING}\b\W{{0,3}}(?:\d|telak|sementara|di\b|suara|tipis|$|\W*$)",
        rf"\b(?:menang|memenangkan|kalah|memimpin|leading)\b.{{0,25}}\b(?:{NUMBERED}|0[1-9])\b",
        rf"\b(?:{NUMBERED}|0[1-9])\b.{{0,12}}\b(?:menang|memimpin|kalah)\b",
        rf"\b{NUMBERED}\W{{0,3}}(?:no(?:mor)?\.?\s*)?(?:urut\s*)?0?\d\s*[:=,\-–]?\s+(?:{COUNT})\b(?!\s*{THINGS}\b)(?!\s*[.:]\d)",
        rf"\b{NUMBERED}\W{{0,3}}(?:no(?:mor)?\.?\s*)?(?:urut\s*)?0?\d\s*[:=]\s*(?:{COUNT})\b",
        r"\b0[1-9]\s*[:=]\s*\d{1,6}\b.{0,30}\b0[1-9]\s*[:=]\s*\d{1,6}\b",
        rf"\b{NUMBERED}\b.{{0,40}}\d\s*(?:%|persen)",
    )
]
ORDINARY = re.compile(r"\b(?:surat|kotak|ktk|bilik|pengeras)\s+suara\b|\bsaksi\s+" + CANDIDATE)

RUN = re.compile(r"(?<!\d)\d{2,}(?:[ .\-]{1,2}\d{2,})*(?!\d)")
PROVINCES = frozenset(
    [*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82]
    + [*range(91, 98)]
)
"""First two digits of a NIK: the Ministry of Home Affairs' codes of the provinces."""

NIK = 16


def forbidden(text: str) -> Forbidden | None:
    """Why a text must not be kept; None if it may."""
    plain = folded(text).casefold()
    if any(_holds_nik(run[0]) for run in RUN.finditer(plain)):
        return Forbidden.PRIVACY
    if not any(char.isdecimal() for char in plain) and not WITHOUT_FIGURES.search(plain):
        return None
    spoken = ORDINARY.sub(" ", plain)
    return Forbidden.NEUTRALITY if any(rule.search(spoken) for rule in RESULTS) else None


WITHOUT_FIGURES = re.compile(
    r"unggul|menang|kalah|count|cepat|hasil|oleh|suara|mimpin|leading|poll"
)
"""Words without which a text that has no figures tells no result."""


def _holds_nik(run: str) -> bool:
    """Whether neighbouring groups of digits make up a NIK."""
    groups = re.split(r"\D+", run)
    if any(len(group) == NIK for group in groups):
        return True
    return any(
        _is_nik("".join(groups[start:stop]))
        for start in range(len(groups))
        for stop in range(start + 1, min(start + NIK // 2, len(groups)) + 1)
    )


def _is_nik(digits: str) -> bool:
    """Whether digits from several groups are a NIK: 16, a province, a birthday (women's plus 40)."""
    if len(digits) != NIK or int(digits[:2]) not in PROVINCES:
        return False
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    return 1 <= day <= 31 and 1 <= month <= 12
