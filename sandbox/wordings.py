"""A hand-over in the words of officers: one hand busy, in the dark and in the rain."""

from collections.abc import Iterator, Sequence
from datetime import time
from random import Random

from models.glossary import Phase, Seal, Stage
from sandbox.acts import Movement
from sandbox.field import Field
from sandbox.names import Names, slip

OPENINGS = (
    "Izin melaporkan Komandan,",
    "Ijin lapor Ndan,",
    "Mohon ijin melaporkan,",
    "izin ndan",
    "Izin Komandan, melaporkan",
    "Lapor Ndan:",
    "Siap, izin melaporkan",
)
CLOSINGS = (
    "situasi aman",
    "aman kondusif",
    "situasi aman terkendali",
    "DUMP",
    "demikian Ndan",
    "dokumentasi terlampir",
    "terima kasih",
    "cuaca hujan",
    "🙏",
)
MOVES = {
    Phase.ARRIVED: (
        *["{} -> {}", "{} ke {}"] * 3,
        "{} → {}",
        "{} => {}",
        "{} tiba di {}",
        "{} sudah tiba di {}",
        "{} sdh sampai di {}",
        "{} telah diserahkan ke {}",
        "{} sudah diserahkan kepada {}",
        "serah terima kotak suara {} ke {}",
        "penyerahan {} kpd {}",
    ),
    Phase.DEPARTED: (
        "{} berangkat ke {}",
        "{} menuju {}",
        "{} berangkat menuju {}",
        "telah bergeser kotak suara {} menuju {}",
        "{} sdh berangkat ke {}",
    ),
}
SEALS = {
    Seal.INTACT: (
        *["segel utuh"] * 3,
        "sgl utuh",
        "segel lengkap",
        "kondisi tersegel",
        "segel aman utuh",
    ),
    Seal.BROKEN: ("segel rusak", "sgl rusak"),
    Seal.MISSING: ("tanpa segel", "segel tidak ada"),
}
TIMES = ("pkl {:%H.%M}", "pkl {:%H.%M} wib", "jam {:%H:%M}", "pukul {:%H.%M} WIB")
BALLOTS = {"PILGUB": ("gub", "gubernur", "pilgub"), "PILBUP": ("bup", "bupati", "pilbup")}
UNITS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
FORGIVING = (
    "melaporkan komandan situasi kondusif terkendali dokumentasi terlampir demikian lengkap"
    " diserahkan penyerahan bergeser dikawal"
)
"""Words that may be misspelt without changing what is meant."""


class Wordings:
    """Writes what is meant, differently each time."""

    def __init__(self, field: Field, names: Names, chance: Random) -> None:
        self.names = names
        self.chance = chance
        guards = ("POLRI", "TNI")
        officers = [officer for area in field.kecamatan for officer in area.officers[2:]]
        self.escorts = [officer for officer in officers if officer.service in guards]

    def handoff(self, meant: Movement) -> str:
        """The command and what it tells, as one message."""
        parts = [self._core(meant), *self._details(meant)]
        if self._luck(0.35):
            parts.append(self.chance.choice(CLOSINGS))
        between = self.chance.choices((", ", " ", "\n", ". "), (60, 22, 15, 3))[0]
        text = between.join(parts)
        if self._luck(0.2):
            text = f"{self.chance.choice(OPENINGS)} {text}"
        return self.command("handoff") + self.styled(text)

    def command(self, name: str) -> str:
        """The command, seldom addressed to the bot, with the blank or newline behind it."""
        addressed = "@posko_bot" if self._luck(0.03) else ""
        return f"/{name}{addressed}" + ("\n" if self._luck(0.05) else " ")

    def styled(self, text: str) -> str:
        """In capitals, in small letters or as it is; with a typing error now and then."""
        if self._luck(0.08):
            text = self._mistyped(text)
        style = self.chance.choices((str.upper, str.lower, str), (10, 40, 50))[0]
        return style(text)

    def stations(self, numbers: Sequence[int]) -> str:
        """Station numbers: 4, 04, 004; 1-4, 1 s.d 4; 2, 3 dan 5."""
        width = self.chance.choice((1, 1, 2, 3))
        typed = [f"{number:0{width}}" for number in numbers]
        if len(typed) == 1:
            return typed[0]
        if numbers[-1] - numbers[0] == len(numbers) - 1 and self._luck(0.7):
            return typed[0] + self.chance.choice(("-", " - ", " s.d ", " s/d ", " sd ")) + typed[-1]
        comma, last = self.chance.choice(((", ", " dan "), (",", ","), (", ", " & ")))
        return comma.join(typed[:-1]) + last + typed[-1]

    def time(self, claimed: time) -> str:
        """When it happened: pkl 19.30."""
        return self.chance.choice(TIMES).format(claimed)

    def _core(self, meant: Movement) -> str:
        """From where to where."""
        ends = {stage: self._end(stage, meant) for stage in (meant.origin, meant.destination)}
        for stage in self._named(meant):
            ends[stage] += f" {self._name(stage, meant)}"
        return self.chance.choice(MOVES[meant.phase]).format(*ends.values())

    def _named(self, meant: Movement) -> Iterator[Stage]:
        """The ends that carry a name: the village's one, a PPK where it needs or likes it."""
        ends = [meant.origin, meant.destination]
        if meant.village:
            yield self.chance.choice([stage for stage in ends if stage in (Stage.PPS, Stage.TPS)])
        if Stage.PPK in ends and (not meant.village or self._luck(0.3)):
            yield Stage.PPK

    def _name(self, stage: Stage, meant: Movement) -> str:
        if stage is Stage.PPK or not meant.village:
            return meant.kecamatan.name
        return self.names.typed(meant.village)

    def _end(self, stage: Stage, meant: Movement) -> str:
        match stage:
            case Stage.KPU:
                return self.chance.choice(("gudang KPU", "KPU", "Gudang KPU"))
            case Stage.TPS if meant.stations:
                return f"TPS {self.stations(meant.stations)}"
            case Stage.TPS:
                return self.chance.choice(("semua TPS", "seluruh TPS", "semua TPS"))
        return stage.value

    def _details(self, meant: Movement) -> Iterator[str]:
        """What is said beside the movement, in the order in which officers say it."""
        if meant.elections:
            yield f"kotak {self.chance.choice(BALLOTS[meant.elections[0]])} saja"
        if meant.boxes:
            yield self._boxes(meant.boxes)
        if meant.seal:
            yield self.chance.choice(SEALS[meant.seal])
        if meant.claimed:
            yield self.time(meant.claimed)
        if meant.phase is Phase.DEPARTED and self._luck(0.6):
            yield self._escort()

    def _boxes(self, count: int) -> str:
        unit = self.chance.choice(("kotak", "kotak", "ktk", "kotak suara"))
        number = str(count)
        if self._luck(0.12):
            number = f"{count} ({in_words(count)})"
        elif count <= 10 and self._luck(0.05):
            number = in_words(count)
        return self.chance.choice(("", "", "", "sebanyak ", "jml ")) + f"{number} {unit}"

    def _escort(self) -> str:
        first, second = self.chance.sample(self.escorts, 2)
        names = [f"{one.rank} {one.person.name.split()[0]}" for one in (first, second)]
        return self.chance.choice(
            (
                f"kawal {names[0]} dan {names[1]}",
                f"dikawal {names[0]}",
                "dikawal 1 polri 1 tni 2 linmas",
                f"pengawalan {names[0]} & {names[1]}",
            )
        )

    def _mistyped(self, text: str) -> str:
        words = [word for word in text.split() if word.strip(",.:").lower() in FORGIVING.split()]
        if not words:
            return text
        word = self.chance.choice(words)
        return text.replace(word, slip(word.rstrip(",.:"), self.chance), 1)

    def _luck(self, odds: float) -> bool:
        return self.chance.random() < odds


def in_words(count: int) -> str:
    """A count below 1,000 in Indonesian: dua puluh dua."""
    units = ["", *UNITS.split()]
    if count < len(units):
        return units[count]
    if count < 20:
        return f"{units[count - 10]} belas"
    size, name = (100, "ratus") if count >= 100 else (10, "puluh")
    head = "seratus" if count // size == 1 else f"{units[count // size]} {name}"
    return f"{head} {in_words(count % size)}".strip()
