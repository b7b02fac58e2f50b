"""The baseline: the same duty done the usual way, with python-telegram-bot as it comes.

Takes TELEGRAM_TOKEN, TELEGRAM_API and DATABASE_URL (SQLite) from the environment.
"""

import os
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

engine = create_engine(os.environ["DATABASE_URL"])


class Base(DeclarativeBase):
    """Every table."""


class Report(Base):
    """A message that an officer sent."""

    __tablename__ = "reports"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    date: Mapped[datetime]


@event.listens_for(engine, "connect")
def set_durable(connection: Any, _: Any) -> None:
    """As Posko does: nothing that was committed is lost with the power."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


async def handoff(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Store the report, then answer it."""
    message, user = update.effective_message, update.effective_user
    assert message
    assert user
    with Session(engine) as session, session.begin():
        session.add(
            Report(
                chat_id=message.chat_id,
                message_id=message.message_id,
                user_id=user.id,
                text=message.text or "",
                date=message.date,
            )
        )
    await message.reply_text("Laporan serah terima diterima.")


def main() -> None:
    """Poll until SIGTERM."""
    Base.metadata.create_all(engine)
    api, token = os.environ["TELEGRAM_API"], os.environ["TELEGRAM_TOKEN"]
    application = Application.builder().token(token).base_url(f"{api}/bot").build()
    application.add_handler(CommandHandler("handoff", handoff))
    application.run_polling()


if __name__ == "__main__":
    main()
