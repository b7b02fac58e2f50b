"""Claimed times: pkl 19.30, 19:30 WIB, jam 7 malam, setengah delapan malam."""

import re
from dataclasses import dataclass
from datetime import time

from reading.numbers import SPELT, number
from reading.tokens import Tokens
from reading.words import ARRIVING, BOXES, COUNTED, EXPECTED, LEAVING, STATION, words

CALLED = words("pkl pukul pk jam jm pkul puku pukl at")
NOON = words("am pm")
LOCAL = words("wib wita wit")
ZONES = LOCAL | NOON
DAYTIMES = {
    "pagi": 0, "dini": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12, "mlm": 12,
    "am": 0, "pm": 12,
}  # fmt: skip
NIGHT = words("malam mlm")
MIDNIGHT = NIGHT | {"am"}
"""With these, twelve is the day's first hour."""
HALF, QUARTER = words("setengah stengah stngah separuh"), words("seperempat")
PAST, SHORT_OF = words("lewat lebih lwt"), words("kurang krg")
MINUTES = words("menit mnt")
BESIDE, THINGS = PAST | SHORT_OF, COUNTED | BOXES
ENDING = frozenset({"", ",", ".", ")", "\n"})
PARTING = words(", . : ; ' ’")
"""Signs between hour and minutes."""
CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:[.:][0-9]{2})?")
PLAIN = re.compile(r"([01][0-9]|2[0-4])[.:][0-5][0-9](:[0-5][0-9])?|[0-9]:[0-5][0-9]")
SIXTY = re.compile("[0-5][0-9]")
MILITARY = re.compile(r"([0-9]{2})([0-9]{2})")
FOUR = re.compile("(?:[01][0-9]|2[0-3])[0-5][0-9]")
ON_THE_WAY = LEAVING | ARRIVING | {"pps", "ppk"}
"""Right behind one of these four figures are a time: `tiba 1930`, not `Kodim 0825`."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that the text claims, and the token it stands at."""

    time: time
    index: int


def read_clocks(tokens: Tokens) -> list[Clock]:
    """The times of day in a text, in order; their tokens are taken."""
    clocks = []
    for index, word in enumerate(tokens.words):
        if (word[0].isdecimal() or word in SPELT) and index not in tokens.taken:
            clock = _clock(tokens, index)
            if clock and not any(tokens.at(index - back) in EXPECTED for back in (1, 2, 3)):
                clocks.append(Clock(clock, index))
    return clocks


def _clock(tokens: Tokens, index: int) -> time | None:
    half = tokens.at(index - 1) in HALF
    before = _before(tokens, index - half)
    called = tokens.at(before) in CALLED and not _duration(tokens, index)
    zoned = tokens.at(index + 1) in ZONES
    if not (called or zoned or half or _plain(tokens, index)):
        return None
    hour, minute, stop = _parts(tokens, index)
    daytime = _daytime(tokens, before if called else index - half, stop)
    if hour is None or not (daytime or zoned or _told(tokens, index, hour, half)):
        return None
    found = of_day(hour, minute - 30 * half, daytime)
    if found:
        tokens.take(before if called else index - half, stop + (tokens.at(stop) in ZONES))
    return found


def _before(tokens: Tokens, index: int) -> int:
    """The token that calls this number a time, over a dot or colon."""
    return index - 2 if tokens.at(index - 1) in {".", ":"} else index - 1


def _duration(tokens: Tokens, index: int) -> bool:
    """Whether it is `2 jam 30 menit` that stands here, or `jam 2 kotak`."""
    word, after = tokens.at(index), tokens.at(index + 1)
    if CLOCK.fullmatch(word) or MILITARY.fullmatch(word):
        return False
    hours = tokens.at(index - 1) in {"jam", "jm"} and tokens.at(index - 2).isdecimal()
    return after in THINGS or (
        hours and tokens.at(index - 3) not in STATION and after not in DAYTIMES
    )


def _plain(tokens: Tokens, index: int) -> bool:
    """Whether the number alone looks like a time: `tiba 19.30`, not `2.15 kotak`."""
    word, after = tokens.at(index), tokens.at(index + 1)
    four = FOUR.fullmatch(word) and tokens.at(index - 1) in ON_THE_WAY
    if not (four or PLAIN.fullmatch(word)) or tokens.at(index - 1) in STATION:
        return False
    counts = after in COUNTED or (after in BOXES and not tokens.at(index + 2)[:1].isdecimal())
    return ":" in word or not counts


def _told(tokens: Tokens, index: int, hour: int, half: bool) -> bool:
    """Whether an hour needs no word for the part of the day: not `jam 7`, nor `setengah 8`."""
    return not half and (len(tokens.at(index)) in {2, 4} or hour > 9 or _is_clock(tokens, index))


def _is_clock(tokens: Tokens, index: int) -> bool:
    return CLOCK.fullmatch(tokens.at(index)) is not None or _comma(tokens, index)


def _comma(tokens: Tokens, index: int) -> bool:
    """Whether a sign parts hour and minutes: `19,30`, `19 . 30`; not `jam 19. 30 kotak`."""
    sign, minutes = tokens.at(index + 1), tokens.at(index + 2)
    if not (sign in PARTING and SIXTY.fullmatch(minutes)):
        return False
    apart = (tokens.glued(index + 1), tokens.glued(index + 2))
    return apart == (True, True) or (sign != "," and apart == (False, False))


def _parts(tokens: Tokens, index: int) -> tuple[int | None, int, int]:
    """Hour, minute, and the position after them; no hour where it is not a time."""
    word = tokens.at(index)
    match = CLOCK.fullmatch(word) or MILITARY.fullmatch(word)
    if match:
        return (int(match[1]) if int(match[2]) < 60 else None), int(match[2]), index + 1
    hour, stop = number(tokens, index)
    if hour is None or hour > 24:
        return None, 0, index
    if _comma(tokens, index):
        return hour, int(tokens.at(index + 2)), index + 3
    minutes = tokens.at(stop)
    apart = tokens.at(stop + 1) in ENDING and tokens.at(index - 1) in CALLED
    if SIXTY.fullmatch(minutes) and (apart or tokens.at(stop + 1) in ZONES):
        return hour, int(minutes), stop + 1
    return _spoken(tokens, hour, stop)


def _spoken(tokens: Tokens, hour: int, stop: int) -> tuple[int, int, int]:
    """An hour, and the minutes told as past it or short of it: `lewat 15`, `malam kurang 5`."""
    at = stop + (tokens.at(stop) in DAYTIMES)
    word = tokens.at(at)
    spelt = hour > 9 and tokens.at(stop) in SPELT and not tokens.at(stop - 1).isdecimal()
    at += word in BESIDE
    minutes, after = (15, at + 1) if tokens.at(at) in QUARTER else number(tokens, at)
    if minutes is None or minutes > 59 or tokens.at(after) in THINGS - MINUTES:
        return hour, 0, stop
    if not (spelt or word in BESIDE):
        return hour, 0, stop
    return hour, -minutes if word in SHORT_OF else minutes, tokens.skip(after, MINUTES)


def _daytime(tokens: Tokens, start: int, stop: int) -> str:
    """The part of the day after a time, over its zone, in it or before it; empty if not said."""
    after = stop + (tokens.at(stop) in LOCAL)
    before = start - 2 if tokens.at(start - 1) == "tadi" else start - 1
    said = (tokens.at(at) for at in (after, *range(start, stop), before))
    return next((word for word in said if word in DAYTIMES), "")


def of_day(hour: int, minute: int, daytime: str) -> time | None:
    """The time as people say it: 7 malam is 19.00, also minutes short of it; None where none is."""
    if minute > 59:
        return None
    hour, minute = divmod(hour * 60 + minute, 60)
    if hour == 12 and daytime in MIDNIGHT:
        hour = 0
    if 1 <= hour < 12 and daytime in DAYTIMES and not (daytime in NIGHT and hour < 5):
        hour += 0 if daytime == "siang" and hour > 9 else DAYTIMES[daytime]
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if 0 <= hour < 24 else None
