"""Invitations from the command line: the first operator, a unit, a whole roster."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError

from models.database import Session
from models.glossary import Duty
from models.invitation import Invitation
from models.loading import Loading
from models.region import Region
from settings import Settings
from views.invitations import Ticket, link
from views.regions import titled
from wire import Telegram


@dataclass(frozen=True, slots=True)
class Inviting:
    """Makes invitations that end at a moment."""

    session: Session
    bot: str
    now: datetime
    lasting: timedelta

    def one(self, role: Duty, region: str | None, uses: int, **known: Any) -> str:
        """The link of one invitation. Raises SystemExit where the region is not known."""
        place = region or Region.widest(self.session)
        if place is None or Region.names(self.session, [place])[place] == place:
            raise SystemExit(f"--region: {place or 'none'} is not known; import places first")
        return self._issue(role=role, region=place, uses=uses, **known)

    def roster(self, path: Path, language: str) -> Sequence[Ticket]:
        """A ticket for each row of a roster. Raises BadRows."""
        rows = Loading(self.session, self.now, {}).invited(path)
        return [Ticket(self._issue(**row), self._lines(row, language)) for row in rows]

    def _lines(self, row: dict[str, Any], language: str) -> list[str]:
        """For whom a ticket is."""
        name = Region.names(self.session, [row["region"]])[row["region"]]
        place = titled(row["region"], name, language)
        return [f"{row['rank']} {row['name']}".strip(), f"{row['unit']} · {place}"]

    def _issue(self, **what: Any) -> str:
        ends = self.now + self.lasting
        return link(self.bot, Invitation.issue(self.session, self.now, ends_at=ends, **what))


def username(settings: Settings) -> str:
    """The bot's name in Telegram. Raises SystemExit where Telegram does not tell it."""
    if settings.telegram_token is None:
        raise SystemExit("TELEGRAM_TOKEN: is not set; BotFather gives one, see README.md")
    telegram = Telegram(settings.telegram_token.get_secret_value(), str(settings.telegram_api))
    try:
        return asyncio.run(_username(telegram))
    except InvalidToken:
        raise SystemExit("TELEGRAM_TOKEN: Telegram does not accept it") from None
    except TelegramError as error:
        raise SystemExit(f"TELEGRAM_API: is out of reach: {type(error).__name__}") from None


async def _username(telegram: Telegram) -> str:
    async with telegram:
        return telegram.username
