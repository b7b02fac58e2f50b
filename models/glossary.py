"""The field's own words as choices: what a report can say, and who can say it."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a box can rest, from the warehouse down to the polling station."""

    KPU = "KPU"
    PPK = "PPK"
    PPS = "PPS"
    TPS = "TPS"


class Phase(StrEnum):
    """How far a hand-over has come by the report's own words."""

    DEPARTED = "departed"
    ARRIVED = "arrived"


class Seal(StrEnum):
    """The state of a lot's seals: the worst that the report tells."""

    INTACT = "intact"
    BROKEN = "broken"
    MISSING = "missing"


class Severity(StrEnum):
    """How urgent an incident is, mildest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class IncidentState(StrEnum):
    """How far an incident has come."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Category(StrEnum):
    """What kind of incident it is; `OTHER` when the text does not tell."""

    POWER_OUTAGE = "power_outage"
    NETWORK_OUTAGE = "network_outage"
    NATURAL_DISASTER = "natural_disaster"
    LOGISTICS_SHORTAGE = "logistics_shortage"
    DELAY = "delay"
    CLASH = "clash"
    PROTEST = "protest"
    THREAT = "threat"
    INTIMIDATION = "intimidation"
    CROWDING = "crowding"
    HEALTH = "health"
    ACCIDENT = "accident"
    CRIME = "crime"
    VOTE_BUYING = "vote_buying"
    HOAX = "hoax"
    FIRE = "fire"
    WET_BOX = "wet_box"
    BROKEN_SEAL = "broken_seal"
    MISSING_BOX = "missing_box"
    PROCEDURE = "procedure"
    OTHER = "other"


class Service(StrEnum):
    """The body an officer belongs to; the election's own, PPS to KPU, receive boxes."""

    TNI = "TNI"
    POLRI = "POLRI"
    LINMAS = "LINMAS"
    KPU = "KPU"
    BAWASLU = "BAWASLU"
    PPS = "PPS"
    PPK = "PPK"


class Duty(StrEnum):
    """What an officer may do in Posko, least first; each may do all that those before may."""

    MEMBER = "member"
    COMMANDER = "commander"
    OPERATOR = "operator"


class Standing(StrEnum):
    """What a group is for."""

    FIELD = "field"
    COMMAND = "command"


class Class(StrEnum):
    """How vulnerable a station is rated, safest first; the words are the CSV's."""

    SAFE = "kurang rawan"
    VULNERABLE = "rawan"
    VERY_VULNERABLE = "sangat rawan"


class Hindrance(StrEnum):
    """What keeps Posko from hearing or telling a group."""

    REMOVED = "removed"
    MUTED = "muted"
    REACTIONS = "reactions"
    """Restricted: receipts go as short answers."""
    PRIVACY = "privacy"
    """Privacy mode: not every message reaches a bot; true of all groups."""
