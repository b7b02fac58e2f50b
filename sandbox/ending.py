"""How the night ends: every box at a PPK or the KPU, or named; how much two services vouch for."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

HOME = ("PPK", "KPU")

JOINT = re.compile(r"bersama (\d+)%")

ENOUGH = 50
"""Percent of the boxes that two services must vouch for in the end."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The boxes when all is said; exceptions are told by village, with their incidents."""

    boxes: int
    home: int
    """Those at rest at a PPK or the KPU."""
    held: Mapping[str, int]
    """How many of these are held, by incident and village."""
    away: Mapping[str, int]
    """How many are elsewhere, named by an incident."""
    lost: Sequence[str]
    """Those elsewhere that no incident names."""
    joint: int | None
    """Percent that two services vouch for, as the last situation says; None: it does not."""

    @classmethod
    def of(cls, exported: bytes, situation: str) -> Self:
        """What the exported boxes and the last situation tell."""
        rows = list(csv.DictReader(exported.decode().splitlines()))
        held: dict[str, int] = defaultdict(int)
        away: dict[str, int] = defaultdict(int)
        lost, home = [], 0
        for row in rows:
            here = row["stage"] in HOME and not (row["heading"] or row["doubt"])
            home += here
            name = f"#{row['held']} {row['village_name']}"
            if row["held"]:
                (held if here else away)[name] += 1
            elif not here:
                lost.append(f"{row['village_name']} TPS {row['station']} {row['election']}")
        share = JOINT.search(situation)
        return cls(len(rows), home, held, away, lost, int(share[1]) if share else None)

    @property
    def good(self) -> bool:
        """Whether every box is home or named, and two services vouch for most of them."""
        return not self.lost and self.joint is not None and self.joint >= ENOUGH
