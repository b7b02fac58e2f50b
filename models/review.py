"""Review: what is to be found of boxes now is opened, and what is over is settled."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from models.batch import Batch
from models.case import Case
from models.finding import DOUBTS, NOBODY, Finding, FindingState, Kind
from models.handoff import Handoff
from models.history import Histories
from models.incident import Incident
from models.life import end
from models.seals import Strange, automatic, strange_numbers, told_before
from models.timeline import Deed


def finding_of(
    batch: Batch, kind: Kind, handoff: Handoff, boxes: Collection[int], count: int | None = None
) -> Finding:
    """What custody, or the report itself, says is wrong with it."""
    number = batch.number(Finding)
    by_custody = kind in DOUBTS or kind == Kind.SERIAL
    return Finding(
        id=number,
        key=f"{kind} {handoff.id}" + (f" {number}" if by_custody else ""),
        handoff_id=handoff.id,
        kind=kind,
        state=FindingState.OPEN,
        boxes=sorted(boxes),
        count=count,
        officer_id=NOBODY if by_custody else handoff.officer_id,
        opened_at=batch.now,
    )


def doubts_of(
    batch: Batch, histories: Histories, boxes: Iterable[int], written: Mapping[int, Handoff]
) -> list[tuple[Finding, Handoff]]:
    """What is to be found of these boxes that came into doubt, with the report it is of.

    That may be an older one than those just `written`: a late report, or one that is no more,
    can show that another must be wrong.
    """
    known = {
        (one.kind, one.handoff_id, box)
        for one in histories.findings
        if one.is_open
        for box in one.boxes
    }
    doubted: dict[tuple[Kind, int], list[int]] = defaultdict(list)
    for box in sorted(boxes):
        state = histories.custody(box)
        for kind, doubt in DOUBTS.items():
            report = state.report if state.doubt is doubt else None
            if report and (kind, report, box) not in known:
                doubted[kind, report].append(box)
    return [
        (finding_of(batch, kind, handoff, named), handoff)
        for (kind, report), named in doubted.items()
        if (handoff := written.get(report) or batch.session.get(Handoff, report))
    ]


def differing_seals(
    batch: Batch,
    histories: Histories,
    strange: Mapping[int, Strange],
    written: Mapping[int, Handoff],
) -> list[tuple[Finding, Handoff]]:
    """What is to be found of seals' numbers, once, with the report that names them."""
    told = told_before(histories.findings)
    found = []
    for report, one in strange.items():
        numbers = [number for number in one.numbers if number not in told]
        handoff = written.get(report) or batch.session.get(Handoff, report) if numbers else None
        if handoff:
            finding = finding_of(batch, Kind.SERIAL, handoff, one.boxes)
            finding.serials = numbers
            told |= {*numbers}
            found.append((finding, handoff))
    return found


def review(batch: Batch, histories: Histories, boxes: Collection[int]) -> None:
    """Open what is to be found of these boxes now, and settle what is over."""
    strange = strange_numbers(batch, histories, {})
    found = doubts_of(batch, histories, boxes, {})
    for finding, handoff in found + differing_seals(batch, histories, strange, {}):
        open_finding(batch, finding, handoff)
        batch.retell.add(handoff.id)
    close_over(batch, histories, strange)


def open_finding(batch: Batch, finding: Finding, handoff: Handoff) -> None:
    """Have a finding written, and commanders told."""
    put_before_commanders(batch, finding, handoff)
    batch.add(finding)


def put_before_commanders(batch: Batch, finding: Finding, handoff: Handoff) -> None:
    """Open the incident of a finding, of which commanders are to be told."""
    incident = Incident.of_finding(batch, finding, handoff)
    finding.incident_id = incident.id
    batch.note("finding", finding.id, finding.told(), **finding.by(handoff.chat_id))
    batch.opened.append((finding, handoff, incident))


def close_over(batch: Batch, histories: Histories, strange: Mapping[int, Strange]) -> None:
    """Settle the doubts that are over: their boxes were seen again, the numbers are right."""
    doubts = [one for one in histories.findings if one.is_open and one.kind in DOUBTS]
    histories.extend(batch.session, {box for one in doubts for box in one.boxes})
    still = {one.id for one in doubts if histories.in_doubt(one)}
    seals = [one for one in histories.findings if one.is_open and automatic(one)]
    right = [one for one in seals if one.handoff_id in strange and not _stands(one, strange)]
    close(batch, [one for one in doubts if one.id not in still] + right)


def _stands(finding: Finding, strange: Mapping[int, Strange]) -> bool:
    """Whether any number of a finding is still one that its boxes did not leave with."""
    return not {*(finding.serials or ())}.isdisjoint(strange[finding.handoff_id].numbers)


def withdraw(batch: Batch, handoffs: Sequence[int]) -> None:
    """Settle what was found about reports that are no longer in force."""
    close(batch, [one for one in Finding.of_handoffs(batch.session, handoffs) if one.is_open])


def note_settlement(batch: Batch, finding: Finding) -> None:
    """Have the ledger tell how a finding was settled."""
    batch.note("settlement", finding.id, finding.settled_told(), **finding.settled())


def close(batch: Batch, findings: Sequence[Finding]) -> None:
    """Settle findings that are over by themselves, and their incidents."""
    if not findings:
        return
    for one in findings:
        one.state, one.settled_at = FindingState.SETTLED, batch.now
        note_settlement(batch, one)
        end_case(batch, one)
    batch.session.flush()
    batch.closed += findings


def end_case(batch: Batch, finding: Finding) -> None:
    """Close the incident of a finding that is settled; nobody is told of it any more."""
    case = Case.of(batch.session, finding.incident_id) if finding.incident_id else None
    if case:
        words = finding.reason or ""
        end(batch.session, case, batch.now, words, finding.settled_by, Deed.SETTLED)
