"""python-telegram-bot's application with our handlers, and nothing that works on its own."""

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
)
from telegram.ext.filters import TEXT, VOICE, ChatType, StatusUpdate, UpdateType

from handlers import groups, invitations, people
from handlers.approval import approve, browse, decline, reopen
from handlers.chats import explain, follow, meet, rename, stand
from handlers.context import Context
from handlers.custody import (
    CARDS as CUSTODY,
)
from handlers.custody import (
    choose_kind,
    choose_report,
    confirm_merged,
    confirm_report,
    differ,
    drop_choice,
    drop_draft,
    give_count,
    pick_box,
    send_picked,
    turn_page,
)
from handlers.drilling import drill
from handlers.enrolment import begin, confirm, rank, serve, write
from handlers.evidence import CARDS, MEDIA
from handlers.export import hand_out
from handlers.failures import PoskoApplication
from handlers.form_replies import reply_to_form
from handlers.forms import press_form
from handlers.handoff import report_handoff
from handlers.incident import report_incident
from handlers.incident_buttons import BUTTONS
from handlers.incident_lists import list_incidents, tell_summary
from handlers.incident_news import NEWS, take_attached
from handlers.kotak import tell_journey
from handlers.me import show_me
from handlers.mending import mend
from handlers.messages import Command
from handlers.policies import tell_policies
from handlers.presses import Action, Presses
from handlers.replies import Answer, Replies, ToBot, in_turn
from handlers.schedule import press_schedule, set_schedule
from handlers.settling import DECISIONS, ask_reason, leave_open, settle_by_button
from handlers.status import tell_status
from handlers.withdrawal import withdraw
from wire import Telegram

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

ACTIONS: dict[str, Action] = {
    "ap": reopen,
    "ab": browse,
    "ay": approve,
    "an": decline,
    "es": serve,
    "er": rank,
    "ec": confirm,
    "iv": invitations.choose,
    "ib": invitations.browse,
    "im": invitations.issue,
    "pl": people.turn,
    "pc": people.look,
    "pr": people.ask,
    "px": people.revoke,
    "ga": groups.change,
    "confirm": confirm_report,
    "confirm_all": confirm_merged,
    "which": choose_report,
    "unpick": drop_choice,
    "differs": differ,
    "what": choose_kind,
    "pick": pick_box,
    "page": turn_page,
    "count": give_count,
    "send": send_picked,
    "drop": drop_draft,
    "settle": ask_reason,
    "because": settle_by_button,
    "undecided": leave_open,
    "form": press_form,
    "mend": mend,
    "jadwal": press_schedule,
    "lihat": drill,
    **BUTTONS,
}
"""What the buttons do, by the action in their data."""

ATTACHED = MEDIA | VOICE

REPLIES: dict[str, Answer] = {"form": reply_to_form, **in_turn(CARDS, CUSTODY, DECISIONS, NEWS)}
"""What replies to our messages do, by how the key of the message begins."""


def application(telegram: Telegram) -> PoskoApplication:
    """The application: updates and answers are ours to fetch, to time and to send."""
    made = (
        Application.builder()
        .application_class(PoskoApplication)
        .bot(telegram)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    assert isinstance(made, PoskoApplication), "as the builder was told"
    made.add_handlers(
        [
            MessageHandler(Command("handoff") & UpdateType.MESSAGES, report_handoff),
            MessageHandler(Command("incident") & UpdateType.MESSAGES, report_incident),
            MessageHandler(Command("insiden", "incidents") & UpdateType.MESSAGE, list_incidents),
            MessageHandler(Command("lapsit") & UpdateType.MESSAGE, tell_summary),
            MessageHandler(Command("kebijakan", "policies") & UpdateType.MESSAGE, tell_policies),
            MessageHandler(Command("status") & UpdateType.MESSAGE, tell_status),
            MessageHandler(Command("ekspor", "export") & UpdateType.MESSAGE, hand_out),
            MessageHandler(Command("jadwal") & UpdateType.MESSAGE, set_schedule),
            MessageHandler(Command("start") & ChatType.PRIVATE & UpdateType.MESSAGE, begin),
            MessageHandler(Command("kotak", "box") & UpdateType.MESSAGES, tell_journey),
            MessageHandler(Command("batal") & UpdateType.MESSAGE, withdraw),
            MessageHandler(Command("start", "help", "bantuan") & UpdateType.MESSAGE, explain),
            MessageHandler(Command("grup") & UpdateType.MESSAGE, groups.list_asking),
            MessageHandler(Command("atur") & UpdateType.MESSAGE, groups.show_settings),
            MessageHandler(Command("undang") & UpdateType.MESSAGE, invitations.invite),
            MessageHandler(Command("anggota") & UpdateType.MESSAGE, people.list_people),
            MessageHandler(Command("saya") & UpdateType.MESSAGE, show_me),
            MessageHandler(StatusUpdate.MIGRATE, follow),
            MessageHandler(StatusUpdate.NEW_CHAT_TITLE, rename),
            MessageHandler(ChatType.PRIVATE & TEXT & UpdateType.MESSAGE, write),
            MessageHandler(ToBot() & UpdateType.MESSAGE, Replies(REPLIES)),
            MessageHandler(ToBot() & UpdateType.EDITED_MESSAGE, Replies(NEWS)),
            MessageHandler(ATTACHED & ChatType.GROUPS & UpdateType.MESSAGE, take_attached),
            MessageHandler(ChatType.GROUPS | ChatType.PRIVATE, meet),
            CallbackQueryHandler(Presses(ACTIONS)),
            ChatMemberHandler(stand, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    return made
