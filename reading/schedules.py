"""A schedule in words: tiap 30 menit 15.00–24.00; pukul 06.00 minggu; tenang 22.00–05.00."""

import re
from dataclasses import dataclass, field

from models.timetable import DAY, EVERY_DAY, HOUR, Cron, Every, Rule
from reading.clocks import DAYTIMES, of_day

DAYS = {
    "senin": 1, "sen": 1, "selasa": 2, "sel": 2, "rabu": 3, "rab": 3, "kamis": 4, "kam": 4,
    "jumat": 5, "jum": 5, "jum'at": 5, "sabtu": 6, "sab": 6, "minggu": 7, "min": 7, "ahad": 7,
    "monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "wednesday": 3, "wed": 3, "thursday": 4,
    "thu": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
}  # fmt: skip

DAY_NAME = "|".join(sorted(map(re.escape, DAYS), key=len, reverse=True))
TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
SPAN = re.compile(rf"(?<![\d.:]){TIME}\s*-\s*{TIME}(?![\d.:])")
MOMENT = re.compile(rf"(?<![\d.:]){TIME}(?![\d.:])")
DAYTIME = re.compile(rf"(?<![\d.:]){TIME}\s*({'|'.join(DAYTIMES)})\b(?:\s+hari\b)?")
PACE = re.compile(
    r"\b(?:se)?(?:tiap|every|per)\s*(?:(\d{1,4})\s*)?(menit|mnt|minutes?|min|jam|hours?|hr|h)\b"
)
DAY_SPAN = re.compile(rf"\b({DAY_NAME})\s*-\s*({DAY_NAME})\b")
ONE_DAY = re.compile(rf"\b({DAY_NAME})\b")
CRON = re.compile(r"^cron\s+(.*)$")
QUIET = re.compile(r"^(?:jam\s+)?(?:tenang|senyap|hening|quiet)\b\s*")
LOUD = frozenset({"mati", "off", "tidak", "tanpa", "hapus", "none", "selesai"})
USUAL = frozenset({"bawaan", "biasa", "default", "semula", "reset", "usual"})
FILLING = re.compile(
    r"\b(?:wib|wita|wit|pukul|pkl|jam|at|dari|from|mulai|pada|on|hari|day|daily|(?:se)?tiap|every"
    r"|dan|and|laporan|digest|s/d)\b|[,&]"
)
JOINS = re.compile(r"[–—−]|\bs/?d\b|\bs\.d\.?|\b(?:sampai|hingga|until|to)\b")


@dataclass(slots=True)
class ScheduleReading:
    """What a text wants of a schedule. Nothing that it says is left unread."""

    rules: list[Rule] = field(default_factory=list)
    usual: bool = False
    """Back to the usual schedule."""
    quiet: tuple[int, int] | None = None
    loud: bool = False
    """No quiet hours any more."""
    unread: str = ""
    """The first part that could not be understood."""

    @property
    def cron(self) -> bool:
        """Whether it holds a cron line."""
        return any(isinstance(rule, Cron) for rule in self.rules)


def read_schedule(text: str) -> ScheduleReading:
    """What a commander wants; clauses are set apart by semicolons or lines."""
    reading = ScheduleReading()
    for clause in re.split(r"[;\n]", text):
        words = " ".join(JOINS.sub("-", clause.casefold()).split()).strip(" .")
        words = DAYTIME.sub(_told, words)
        if words and not _clause(words, reading):
            reading.unread = reading.unread or clause.strip()
    return reading


def _told(found: re.Match[str]) -> str:
    """19.00 for 7 malam; what is no time stays as it is."""
    clock = of_day(int(found[1]), int(found[2] or 0), found[3])
    return f"{clock:%H.%M}" if clock else found[0]


def _clause(words: str, reading: ScheduleReading) -> bool:
    """Read one clause; whether it was understood."""
    if words in USUAL:
        reading.usual = True
        return True
    if quiet := QUIET.match(words):
        return _quiet(words[quiet.end() :], reading)
    if cron := CRON.match(words):
        try:
            reading.rules.append(Cron.parse(cron[1]))
        except ValueError:
            return False
        return True
    rules = _rules(words)
    reading.rules += rules
    return bool(rules)


def _quiet(words: str, reading: ScheduleReading) -> bool:
    if words in LOUD:
        reading.loud = True
        return True
    span = SPAN.fullmatch(FILLING.sub("", words).strip())
    ends = _ends(span) if span else None
    if ends is None:
        return False
    reading.quiet = ends[0], ends[1] % DAY
    return True


def _rules(words: str) -> list[Rule]:
    """`tiap 30 menit 15.00-24.00 senin-jumat`, or `pukul 06.00, 12.00`; none: not understood."""
    days, words = _days(words)
    pace = PACE.search(words)
    words = PACE.sub(" ", words, count=1)
    span = SPAN.search(words)
    ends = _ends(span) if span else (0, DAY - 1)
    words = SPAN.sub(" ", words, count=1)
    moments = [_minute(*found) for found in MOMENT.findall(words)]
    if FILLING.sub(" ", MOMENT.sub(" ", words)).strip() or ends is None or None in moments:
        return []
    if pace is None:
        at = [moment for moment in moments if moment is not None and span is None]
        return [Every(HOUR, moment, moment, days) for moment in at]
    minutes = int(pace[1] or 1) * (HOUR if pace[2][0] in "jh" else 1)
    if moments or not 1 <= minutes <= DAY:
        return []
    return [Every(minutes, ends[0], ends[1], days)]


def _days(words: str) -> tuple[str, str]:
    """The ISO weekdays that are named, all where none is; the words without them."""
    found: set[int] = set()
    for first, last in DAY_SPAN.findall(words):
        length = (DAYS[last] - DAYS[first]) % 7 + 1
        found |= {(DAYS[first] - 1 + step) % 7 + 1 for step in range(length)}
    words = DAY_SPAN.sub(" ", words)
    if not PACE.search(words):
        found |= {DAYS[name] for name in ONE_DAY.findall(words)}
        words = ONE_DAY.sub(" ", words)
    else:
        pace = PACE.search(words)
        assert pace, "as was just seen"
        head, tail = words[: pace.start()], words[pace.end() :]
        found |= {DAYS[name] for name in ONE_DAY.findall(f"{head} {tail}")}
        words = f"{ONE_DAY.sub(' ', head)}{pace[0]}{ONE_DAY.sub(' ', tail)}"
    return "".join(map(str, sorted(found))) or EVERY_DAY, words


def _ends(span: re.Match[str]) -> tuple[int, int] | None:
    """The minutes of a span; its end on the next day where it is not after its start."""
    start, end = _minute(span[1], span[2]), _minute(span[3], span[4])
    if start is None or end is None or start == DAY:
        return None
    return start, end if end > start else end + DAY


def _minute(hour: str, minute: str | None) -> int | None:
    """The minute of the day; None where no clock shows it."""
    found = int(hour) * HOUR + int(minute or 0)
    return found if found <= DAY and int(minute or 0) < HOUR else None
