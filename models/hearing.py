"""What a reply adds to a draft: what it says counts, what it does not say stays."""

from models.draft import Detail, Draft

PLAIN = ("elections", "boxes", "seal", "time", "unread", "severity")
"""What a reply says once, or not at all."""


def hearing(draft: Draft, said: Draft) -> Draft:
    """The draft with what a reply said."""
    heard: dict[str, object] = {
        name: getattr(said, name) for name in PLAIN if getattr(said, name) is not None
    }
    if Detail.PHASE not in said.asks:
        heard["phase"] = said.phase
    return draft.with_(**(heard | _place(draft, said) | _lot(draft, said)))


def _place(draft: Draft, said: Draft) -> dict[str, object]:
    if said.choices:
        return {"place": None, "choices": said.choices}
    if said.place is None:
        return {}
    elsewhere = {} if said.place == draft.place else {"stations": (), "every_station": False}
    return {"place": said.place, "choices": (), "unread": None, **elsewhere}


def _lot(draft: Draft, said: Draft) -> dict[str, object]:
    """Stations and ends; that stations are an origin is not said where another is known."""
    lot: dict[str, object] = {}
    if said.stations or said.every_station:
        lot = {"stations": said.stations, "every_station": said.every_station}
        lot |= {"choosing": False, "unknown": ()}
    if said.destination:
        lot["destination"] = said.destination
    implied = bool(lot) and not said.destination
    if said.origin and not (implied and (draft.origin or draft.destination is said.origin)):
        lot["origin"] = said.origin
    return lot
