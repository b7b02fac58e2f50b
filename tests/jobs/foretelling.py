"""What policies promise, minute by minute, in their own words: no rows, no due times."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.escalation import Policy
from models.glossary import Severity
from models.timeline import Deed

RUNGS = ("35.10.05", "35.10")
"""Who is told of an incident in Muncar, in turn."""

Step = tuple[int, Deed, str]


@dataclass
class Foretold:
    """One incident: minutes since it was opened."""

    policies: Mapping[Severity, Policy]
    severity: Severity
    told: int = 0
    since: int = 0
    names: set[str] = field(default_factory=set)
    handled: bool = False
    over: bool = False
    steps: list[Step] = field(default_factory=list)

    @property
    def seen(self) -> bool:
        """Whether the names that stand are enough."""
        wanted = {"TNI", "POLRI"} if self.severity == Severity.CRITICAL else set()
        return bool(self.names) and wanted <= self.names

    @property
    def span(self) -> int:
        """How long it may stay as it is."""
        policy = self.policies[self.severity]
        if self.seen:
            return policy.handled if self.handled else policy.news
        return policy.acknowledge if self.told < len(RUNGS) else policy.remind

    def tick(self, minute: int) -> None:
        """The next level is told, all are reminded, or an acknowledgement lapses."""
        if self.over or minute - self.since < self.span:
            return
        deed = Deed.LAPSED if self.seen else Deed.TOLD
        if self.seen:
            self.names, self.handled, self.told = set(), False, 0
        self.told, self.since = min(self.told + 1, len(RUNGS)), minute
        self.steps.append((minute, deed, RUNGS[self.told - 1]))

    def acts(self, act: str, minute: int) -> None:
        """What somebody does."""
        was = self.seen
        match act:
            case "army" | "police" if was:
                pass
            case "army" | "police" | "handle":
                self.names.add("TNI" if act == "army" else "POLRI")
                self.handled |= act == "handle"
                self.since = minute if self.seen and (not was or act == "handle") else self.since
            case "news":
                self.since = minute if was else self.since
            case "up" if self.told < len(RUNGS):
                self.told += 1
                self.since = self.since if was else minute
            case "resolve" | "link":
                self.over = True
            case "reopen" | "part":
                self.over, self.since = False, minute
                if act == "reopen":
                    self.names, self.handled, self.told = set(), False, 0
            case "grade":
                self.severity, self.told, self.since = neighbour(self.severity), 0, minute


def neighbour(severity: Severity) -> Severity:
    """One worse; of the worst one less bad."""
    order = list(Severity)
    return order[min(order.index(severity) + 1, 2 * len(order) - 3 - order.index(severity))]
