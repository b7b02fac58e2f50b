"""What came of a night, as tables in a terminal."""

from rich.console import Console
from rich.table import Table

from sandbox.audit import Audit
from sandbox.cases import Cases
from sandbox.ending import Ending
from sandbox.playing import Play
from sandbox.witnesses import Witnesses

FAULTS = ("lost", "doubled", "kept", "stale", "unanswered")


def show_audit(console: Console, audit: Audit, play: Play) -> None:
    """What became of every report; of faults, some by their words."""
    table = _table("What came of the night (sample data, officers invented)")
    for name in ("reports", "answers", "digests", *FAULTS):
        value = getattr(audit, name)
        table.add_row(name, str(value if isinstance(value, int) else len(value)))
    table.add_row("boxes in the last digest", f"{audit.boxes} of {audit.manifest}")
    table.add_row("limits of Telegram met", str(audit.floods))
    console.print(table)
    for name in FAULTS:
        for key in getattr(audit, name)[:5]:
            act = play.said.get(key[:2])
            console.print(f"{name}: {act.text if act else key}", markup=False)


def show_ending(console: Console, ending: Ending, witnesses: Witnesses, cases: Cases) -> None:
    """Where the boxes are, by name those that are elsewhere, and which cases could be shown."""
    table = _table("Where the boxes are, and who vouches for them")
    table.add_row("at a PPK or the KPU", f"{ending.home} of {ending.boxes}")
    table.add_row("of these held (ditahan), named", str(sum(ending.held.values())))
    table.add_row("elsewhere, named", str(sum(ending.away.values())))
    table.add_row("elsewhere, not named", str(len(ending.lost)))
    table.add_row("verified by two services", f"{ending.joint}%")
    for label, times in witnesses.pressed.items():
        table.add_row(f"{label} pressed", str(times))
    shown, failed = len(cases.shown), len(cases.failed)
    table.add_row("real cases shown", f"{shown} of {shown + failed}")
    console.print(table)
    named = [f"{name} {boxes}" for name, boxes in (*ending.held.items(), *ending.away.items())]
    lines = [f"exceptions by incident: {', '.join(named) or 'none'}"]
    lines += [f"nobody knows: {name}" for name in ending.lost[:5]]
    lines += [f"not shown: {title}: {why}" for title, why in cases.failed.items()]
    for line in lines:
        console.print(line, markup=False)


def _table(title: str) -> Table:
    table = Table(title=title)
    table.add_column()
    table.add_column(justify="right")
    return table
