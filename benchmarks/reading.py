"""Start here: does any text cost the reader more than its length? Part of `make bench`.

The words are those of the sandbox's night, each repeated until a message is full: the usual trap
for a regular expression. Status 1 where one costs far more a character than the night's messages.
"""

import time
from collections.abc import Iterable

from rich.console import Console
from rich.progress import track
from rich.table import Table

from reading.elections import DEFAULT_ELECTIONS
from reading.message import read_message
from reading.places import Gazetteer, Place
from sandbox.field import Field
from sandbox.night import night

LONGEST = 4096
"""Characters in a message, at most."""

DEARER = 20.0
"""How many times as much a character of the dearest text may cost."""


def main() -> None:
    """Read the night's messages, then its words without end."""
    field = Field.read()
    gazetteer = _gazetteer(field)
    texts = [act.text for act in night(field)]
    words = sorted({word for text in texts for word in text.casefold().split() if word.isalpha()})
    usual = _cost(texts, gazetteer)
    costs = {
        f"{word} …": _cost([f"{command} {word} " + f"{word} " * (LONGEST // len(word))], gazetteer)
        for word in track(words, "Words without end", transient=True)
        for command in ("/handoff", "/incident")
    }
    dearest = max(costs, key=costs.__getitem__)
    table = Table(title=f"Reading: {len(texts)} messages, {len(words)} words without end")
    for heading in ("", "µs a character", "times the usual", "demanded"):
        table.add_column(heading, justify="right" if heading else "left")
    table.add_row("the night's messages", f"{usual * 1e6:.2f}", "1.0", "")
    times = costs[dearest] / usual
    row = (f"dearest: {dearest}", f"{costs[dearest] * 1e6:.2f}", f"{times:.1f}", f"≤ {DEARER:.0f}")
    table.add_row(*row)
    Console().print(table)
    raise SystemExit(0 if times <= DEARER else 1)


def _cost(texts: Iterable[str], gazetteer: Gazetteer) -> float:
    """Seconds of processor time for a character."""
    cut, start = [text[:LONGEST] for text in texts], time.process_time()
    for text in cut:
        read_message(text, gazetteer, DEFAULT_ELECTIONS)
    return (time.process_time() - start) / sum(map(len, cut))


def _gazetteer(field: Field) -> Gazetteer:
    """The sample's places, seen from the whole kabupaten."""
    kecamatan = [Place(area.code, area.name) for area in field.kecamatan]
    villages = [Place(one.code, one.name) for area in field.kecamatan for one in area.villages]
    return Gazetteer(kecamatan + villages, "35.10")


if __name__ == "__main__":
    main()
