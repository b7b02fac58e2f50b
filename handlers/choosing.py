"""Choosing a region by buttons, of an officer's own."""

from handlers.context import Context
from models.glossary import Duty
from models.officer import Officer
from models.refusals import StaleButton
from models.region import Region
from views.regions import PAGE, Choice


def within(context: Context, officer: Officer, region: str, page: int) -> Choice:
    """A page of a region that is the officer's own or lies in it. Raises StaleButton."""
    if not officer.may(Duty.MEMBER, region):
        raise StaleButton
    names = dict(Region.places(context.session, region))
    places = Region.children(context.session, region)
    known = region in names or region == officer.region
    if not known or not 0 <= page * PAGE <= len(places):
        raise StaleButton
    outer = region.rpartition(".")[0] if region != officer.region else None
    return Choice(region, names.get(region, region), places, page, outer)
