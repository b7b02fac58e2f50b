"""Telling: cards that changed are written anew, findings are put before the commanders."""

from collections.abc import Callable
from dataclasses import dataclass

from models.batch import Batch
from models.finding import Finding
from models.group import Group
from models.handoff import Handoff
from models.outbox import Markup, Owed, Priority
from models.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class Texts:
    """How hand-overs and findings are put into words."""

    handoff_card: Callable[[Standing, Group], str]
    handoff_buttons: Callable[[Handoff, str], Markup | None]
    finding_card: Callable[[Finding, Standing, Group], str]
    finding_buttons: Callable[[Finding, str], Markup | None]


def tell_changes(batch: Batch, texts: Texts) -> None:
    """Write all that is gathered, and owe what others must learn of it."""
    session = batch.write()
    if not (batch.retell or batch.opened or batch.closed):
        return
    findings = [finding for finding, _, _ in batch.opened] + batch.closed
    known = standings(session, batch.retell | {finding.handoff_id for finding in findings})
    groups = Group.commanding(session)
    for finding, _, _ in batch.opened:
        if finding.handoff_id in known:
            _owe(batch, finding, known[finding.handoff_id][0], groups, texts)
    batch.write()
    changed: dict[str, tuple[str, Markup | None]] = {
        f"card handoff {number}": (
            texts.handoff_card(standing, group),
            texts.handoff_buttons(standing.handoff, group.language),
        )
        for number, (standing, group) in known.items()
        if number in batch.retell
    }
    for finding in batch.closed:
        for group in groups if finding.handoff_id in known else ():
            card = texts.finding_card(finding, known[finding.handoff_id][0], group)
            changed[finding_key(finding, group)] = card, None
    Owed.rewrite_each(session, changed)
    batch.retell.clear()
    batch.opened.clear()
    batch.closed.clear()


def finding_key(finding: Finding, group: Group) -> str:
    """The key of a finding's card in a group."""
    return f"finding {finding.id} {group.chat_id}"


def _owe(
    batch: Batch, finding: Finding, standing: Standing, groups: list[Group], texts: Texts
) -> None:
    """Owe the command groups above a hand-over what was found, and the buttons to settle it."""
    for group in groups:
        if group.commands(standing.handoff.place):
            text = texts.finding_card(finding, standing, group)
            markup = texts.finding_buttons(finding, group.language)
            key = finding_key(finding, group)
            batch.add(Owed.message(key, group.chat_id, Priority.ALERT, text, markup))
