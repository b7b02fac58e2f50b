"""On whose behalf a report is written, and by what channel word came: `an. Serda Budi via HT`."""

import re
from dataclasses import dataclass

CARRYING = ("via", "lewat", "liwat", "melalui")
"""Without one of these no channel is told; they are looked for first, as it costs less."""
PHRASE = re.compile(
    r"[\s,;(]{0,3}(?<![\w.])(?:a\.?\s?n|atas\s+nama)[.:]?\s+"
    r"(?P<name>[^\W\d_][^\W\d_.'’ -]*(?:[ .'’-]{1,2}[^\W\d_]+){0,5}?)\.?"
    rf"\s+(?:{'|'.join(CARRYING)})\s+(?P<channel>\w+)\)?",
    re.IGNORECASE,
)

CHANNELS = {
    "ht": "HT", "radio": "radio", "rig": "radio", "wa": "WA", "whatsapp": "WA", "sms": "SMS",
    "telepon": "telepon", "telp": "telepon", "telpon": "telepon", "tlp": "telepon",
    "tlpn": "telepon", "hp": "telepon", "phone": "telepon", "lisan": "lisan", "kurir": "kurir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behalf:
    """Somebody who could not write, and how they told it."""

    name: str
    channel: str


def read_behalf(text: str) -> Behalf | None:
    """On whose behalf a text is written; None where it does not say by what channel, too."""
    found = _found(text)
    return Behalf(found["name"], CHANNELS[found["channel"].casefold()]) if found else None


def without_behalf(text: str) -> str:
    """The text without that phrase: the name in it is no place's."""
    found = _found(text)
    return text[: found.start()] + text[found.end() :] if found else text


def _found(text: str) -> re.Match[str] | None:
    plain = text.casefold()
    if not any(word in plain for word in CARRYING):
        return None
    known = (one for one in PHRASE.finditer(text) if one["channel"].casefold() in CHANNELS)
    return next(known, None)
