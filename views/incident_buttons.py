"""The buttons below an incident's cards: what can be done about it now."""

from models.case import SEVERITIES, Case
from models.custody import Outcome
from models.dossier import Dossier
from models.escalation import Ladder
from models.finding import DOUBTS, Finding
from models.glossary import IncidentState
from models.outbox import Markup
from models.settling import usual_reasons
from views.buttons import button, keyboard
from views.forms import mend_button
from views.render import word

Button = dict[str, str]


def buttons(
    dossier: Dossier, language: str, *, asking: bool = False, outcome: Outcome | None = None
) -> Markup:
    """What can be done now; where `asking`, its author is asked if it is another's double.

    With an `outcome`, a commander who decides so is asked why.
    """
    case = dossier.case
    if case.same_as:
        return keyboard([_deed("part", "incident_apart", case, language)])
    close = _deed("close", "incident_close", case, language)
    again = _deed("reopen", "incident_open", case, language)
    if case.state == IncidentState.CLOSED:
        return keyboard([again])
    if case.state == IncidentState.RESOLVED:
        return keyboard([close, again])
    mend = [mend_button("incident", case.number, language)] if asking else []
    return keyboard(
        _double(case, language) if asking else [],
        _taking(case, language),
        _going_on(dossier, language),
        [*_grades(case, language), *mend],
        *_deciding(dossier, outcome, language),
    )


def _deciding(dossier: Dossier, outcome: Outcome | None, language: str) -> list[list[Button]]:
    """How a commander may decide what its finding means, or why so."""
    finding = dossier.finding
    if finding is None or not finding.undecided:
        return []
    if outcome:
        return _reasons(finding, outcome, language)
    choices = list(Outcome) if finding.kind in DOUBTS else [Outcome.AS_REPORTED]
    return [[button(word("actions", one, language), "settle", finding.id, one) for one in choices]]


def _reasons(finding: Finding, outcome: Outcome, language: str) -> list[list[Button]]:
    sign = word("actions", outcome, language).split()[0]
    why = [
        button(f"{sign} {word('reasons', one, language)}", "because", finding.id, outcome, one)
        for one in usual_reasons(finding.kind, outcome)
    ]
    return [why[:2], why[2:], [button(word("labels", "back", language), "undecided", finding.id)]]


def _double(case: Case, language: str) -> list[Button]:
    """Whether it is the same event as the open one that it looks like."""
    if not case.resembles:
        return []
    label = f"{word('deeds', 'same', language)} #{case.resembles}"
    same = button(label, "incident_same", case.number, case.resembles)
    return [same, _deed("other", "incident_apart", case, language)]


def _taking(case: Case, language: str) -> list[Button]:
    """Somebody has seen it; somebody takes it."""
    is_open = case.state == IncidentState.OPEN
    seen = [_deed("acknowledge", "incident_seen", case, language)] if is_open else []
    take = [] if case.handler else [_deed("handle", "incident_take", case, language)]
    return [*seen, *take]


def _going_on(dossier: Dossier, language: str) -> list[Button]:
    """The next level is told; or it is over, unless a commander is to say how."""
    case = dossier.case
    higher = case.rung < len(Ladder.of(case.ladder).rungs)
    up = [_deed("escalate", "incident_up", case, language, case.rung)] if higher else []
    over = [] if dossier.undecided else [_deed("resolve", "incident_done", case, language)]
    return [*up, *over]


def _grades(case: Case, language: str) -> list[Button]:
    """One step up, one step down."""
    at = SEVERITIES.index(case.severity)
    steps = [("▲", at + 1), ("▼", at - 1)]
    return [
        button(
            f"{sign} {word('severities', SEVERITIES[to], language)}",
            "incident_grade",
            case.number,
            case.severity,
            SEVERITIES[to],
        )
        for sign, to in steps
        if 0 <= to < len(SEVERITIES)
    ]


def _deed(name: str, action: str, case: Case, language: str, *about: object) -> Button:
    return button(word("deeds", name, language), action, case.number, *about)
