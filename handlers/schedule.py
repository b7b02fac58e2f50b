"""/jadwal: when a command group gets its digests, in words and by buttons."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.presses import Press
from models.glossary import Duty, Standing
from models.group import Group
from models.outbox import Markup, Owed
from models.refusals import (
    CommandGroupsOnly,
    NotYourDuty,
    StaleButton,
    UnreadSchedule,
)
from models.schedule import Schedule
from models.timetable import Every, Timetable
from reading.schedules import ScheduleReading, read_schedule
from views.schedules import PACES, QUIET, schedule_buttons, schedule_card

SLOTS = 3
"""The next slots that an answer tells."""


async def set_schedule(update: Update, context: Context) -> None:
    """Change the schedule as a commander says, and answer with the next slots; or just tell it."""
    source = source_of(update)
    group = commanded(context, source.chat_id)
    words = told(source.text)
    if words:
        admit_commander(context, group, source.officer_id)
        reading = read_schedule(words)
        check(context, reading, group, source.officer_id)
        change(context, group, reading)
    text, markup = card(context, group, update.update_id)
    context.batch.add(Owed.reply(f"schedule {update.update_id}", source, text, markup))


def press_schedule(press: Press, context: Context) -> None:
    """Change the schedule by a button below its card."""
    match press.about:
        case [choice, number] if number.isdecimal():
            key = f"schedule {number}"
        case _:
            raise StaleButton
    group = commanded(context, press.chat_id)
    if not Owed.stands_in(context.session, key, press.chat_id):
        raise StaleButton
    admit_commander(context, group, press.officer_id)
    change(context, group, chosen(choice))
    text, markup = card(context, group, int(number))
    Owed.rewrite(context.session, key, text, markup)


def commanded(context: Context, chat_id: int) -> Group:
    """The command group of a chat. Raises UnknownChat, CommandGroupsOnly."""
    group = context.batch.group(chat_id)
    if group.role != Standing.COMMAND:
        raise CommandGroupsOnly
    return group


def admit_commander(context: Context, group: Group, officer_id: int) -> None:
    """Let only those on who command the group's region. Raises NotYourDuty."""
    officer = context.batch.officer(officer_id)
    if officer is None or not officer.may(Duty.COMMANDER, group.region):
        raise NotYourDuty(Duty.COMMANDER)


def check(context: Context, reading: ScheduleReading, group: Group, officer_id: int) -> None:
    """See that all is understood, allowed, and names a moment.

    Raises UnreadSchedule, NotYourDuty.
    """
    if reading.unread:
        raise UnreadSchedule(reading.unread)
    officer = context.batch.officer(officer_id)
    if reading.cron and (officer is None or not officer.at_least(Duty.OPERATOR)):
        raise NotYourDuty(Duty.OPERATOR)
    for rule in reading.rules:
        if not Timetable([rule], group.zone).next_slots(context.batch.now, 1):
            raise UnreadSchedule(getattr(rule, "line", ""))


def chosen(choice: str) -> ScheduleReading:
    """What a button wants. Raises StaleButton."""
    if choice == "quiet":
        return ScheduleReading(quiet=QUIET)
    if choice == "loud":
        return ScheduleReading(loud=True)
    if choice.isdecimal() and int(choice) in PACES:
        return ScheduleReading(rules=[Every(int(choice))])
    raise StaleButton


def change(context: Context, group: Group, reading: ScheduleReading) -> None:
    """Let the group's schedule be as it was read."""
    session = context.session
    if reading.rules or reading.usual:
        Schedule.replace(session, group, reading.rules, context.batch.now)
    if reading.quiet or reading.loud:
        group.quiet_from, group.quiet_until = reading.quiet or (None, None)
        session.flush()


def card(context: Context, group: Group, number: int) -> tuple[str, Markup]:
    """What the group's schedule is now, with its buttons."""
    timetable = Schedule.timetable(context.session, group)
    slots = timetable.next_slots(context.batch.now, SLOTS)
    text = schedule_card(group, timetable.rules, slots, context.batch.now)
    return text, schedule_buttons(group, timetable.rules, number)
