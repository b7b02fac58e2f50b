"""Words that tell a result of the vote, and those that only sound like it."""

import re

NAME = re.compile("[A-Z]{4,}")
PARTS = {
    "CANDIDATE": "paslon|pasangan calon|calon|cagub|cabup|cawagub|cawabup|kandidat|candidate|caleg",
    "PARTY": "partai|pdip|pdi|golkar|gerindra|nasdem|pkb|pks|pan|ppp|demokrat|perindo|psi|hanura",
    "NUMBERED": "CANDIDATE|kubu|pasangan|kotak kosong|(no|nomor|nomer)?[.]? ?urut",
    "SIDE": "NUMBERED|PARTY|0[1-9]",
    "PLACE": r"(0|(no|nomor)[. ]{1,2}0?)[1-9]",
    "WHICH": r"\W{0,3}((no|nomor|nomer|urut)\b[. ]{0,2}){0,2}0?\d",
    "GAINS": "dapat|dpt|raih|meraih|mendapat|mendapatkan|memperoleh|peroleh|mengantongi|meraup|got",
    "WINS": "menang|memenangkan|memimpin|kalah|ungguli|won|wins|leads|leading|loses",
    "FIGURE": r"(\d{1,3}([.,]\d{3})+|\d+)\b",
    "THINGS": "orang|org|kali|massa|menit|mnt|meter|unit|jam|kotak|ktk|lembar|lbr|saksi|luka|dan"
    r"|wib|pukul|pkl|personel|personil|anggota|petugas|ribu|rb|juta|buah|bh|mobil|motor|truk"
    r"|tps(?! \d)",
    "TOLD": r"perolehan|plano|c1|c[. ]?hasil|hasil"
    r" (tps( \d+)?|suara|hitung|akhir|sementara|pilkada)",
    "NOBODY": "THINGS|segel|sgl|gub|gubernur|pilgub|bup|bupati|pilbup|dpt|hadir|sisa|polri|tni"
    "|linmas|surat|suara|rusak|pers|tgl|tanggal|desa|kel|tps|pps|ppk|kpu|total|jumlah|jml|salinan|rangkap",
    "SOMEBODY": r"(?!(NOBODY)\b)[a-z]{3,20}( (?!(NOBODY)\b)[a-z]{3,20})? ?[:=]? ?(?=\d\d)VOTES",
    "VOTES": r"FIGURE ?(?!\W?THINGS\b)(?![.:]\d)",
}
"""Parts of the rules below, where their names stand."""

RULES = (
    "(quick|real|exit) ?(count|poll)|hitung cepat",
    "(per)?olehan suara|suara terbanyak|hasil (hitung|suara|perolehan)",
    "unggul|mengungguli|kemenangan|(menang|kalah) (telak|tipis|mutlak)",
    r"(?<![\d.])FIGURE ?(suara|votes?)\b(?! ?(tembakan|ledakan|letusan|tembak))",
    r"suara (tidak |tdk )?sah ?[:=]? ?\d",
    r"skor .{0,30}\d|hasil (sementara|akhir|pem|peng|rekap|pilkada)[^.]{0,40}[:=] ?\d+ ?[-:,] ?\d",
    r"hasil .{0,80}\bNUMBERED\b.{0,20}\d",
    r"NUMBERED(WHICH) ?[:=] ?VOTES|NUMBERED(WHICH)( ?[,-])? VOTES",
    r"PARTY ?[:=]? ?VOTES",
    r"(?<!tps )PLACE ?[:=(] ?VOTES.{0,30}\bPLACE ?[:=(] ?\d|0[1-9] [1-9]\d+ 0[1-9] [1-9]\d",
    r"suara ((untuk|utk|buat|dari|bagi) )?PLACE\b( sebanyak| sejumlah| ada)?\W{0,3}VOTES",
    r"selisih ((per)?olehan |hasil )?suara .{0,20}\bSIDE\b",
    r"TOLD\W{0,3}(tps \d+\W{0,3})?SOMEBODY\W{1,3}(dan )?SOMEBODY",
    r"0?[1-9] ?= ?\d{2,}\b(?! ?THINGS\b)\W{1,3}0?[1-9] ?= ?\d{2,}",
    r"(paslon |p)0?1\W{1,3}\d+\D{1,5}(paslon |p)0?2\W{1,3}\d+",
    r"SIDE .{0,12}\bvs\b.{0,12}\d+ ?[-:] ?\d",
    "(menang|kalah) di (tps|desa|ds|kel|kelurahan|kec|kecamatan)",
    r"(NUMBERED|PARTY)\b.{0,40}\d ?(%|persen\b)|\d+ ?(%|persen) .{0,20}\bSIDE\b",
    r"(?<!tps )SIDE\b.{0,12}\bGAINS\b.{0,20}\bVOTES",
    r"(?<!tps )SIDE\b.{0,20}\bWINS\b|WINS\b.{0,25}\bSIDE\b|(NUMBERED|PARTY)\b.{0,20}\btertinggal\b",
)
"""What tells a result, each from the beginning of a word."""

SIGNS = (
    "suara|vote|hasil|olehan|count|poll|cepat|skor|unggul|menang|kalah|memimpin|won|wins"
    "|leads|leading|loses|tertinggal|paslon|calon|cagub|cabup|cawagub|cawabup|kandidat|candidate|caleg"
    "|kubu|pasangan|kosong|urut|partai|pdi|golkar|gerindra|nasdem|pkb|pks|pan|ppp|demokrat|perindo"
    "|psi|hanura|dapat|dpt|raih|peroleh|mengantongi|meraup|got|plano|c1|p0?1|=|%|persen|vs"
    r"|(?:no|nomor)[.\s]|0[1-9]\s*[^\w\s]|0[1-9]\s+[1-9]\d+\s+0"
)
"""Words and signs without any of which no rule can apply; looked for first, as it costs less.

They stand in a text as it was written, before its numbers are put in figures.
"""

ORDINARY = (
    "surat suara(?! (tidak |tdk )?sah)",
    "(kotak|ktk|bilik|pengeras|box) suara",
    r"tps \d+ ?= ?\d+(\W{1,3}\d+ ?= ?\d+){0,20}",
    "saksi CANDIDATE|calon (pemilih|anggota|petugas|saksi)",
)
"""What only sounds like votes, or like a candidate's standing."""


def pattern(*rules: str) -> re.Pattern[str]:
    """One pattern for any of the rules."""
    text = "|".join(rules)
    while NAME.search(text):
        text = NAME.sub(lambda name: f"({PARTS[name[0]]})", text)
    return re.compile(rf"\b({text})".replace("(", "(?:").replace("(?:?", "(?"))
