"""/kebijakan: how incidents escalate, and how operators change it."""

import re

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from models.escalation import LEVELS, SECTOR, Policy
from models.glossary import Duty, Severity
from models.outbox import Owed
from models.refusals import NotYourDuty, UnclearPolicy
from views.policies import policies

SEVERITIES = {
    "rendah": Severity.LOW,
    "sedang": Severity.MEDIUM,
    "tinggi": Severity.HIGH,
    "kritis": Severity.CRITICAL,
} | {severity.value: severity for severity in Severity}

FIELDS = {
    "monitor": "acknowledge",
    "kabar": "news",
    "tangani": "handled",
    "ingatkan": "remind",
    "acknowledge": "acknowledge",
    "news": "news",
    "handled": "handled",
    "remind": "remind",
}

STEPS = (SECTOR, *LEVELS)

MINUTES = range(1, 1441)


async def tell_policies(update: Update, context: Context) -> None:
    """All policies; first changed, where an operator says how."""
    source = source_of(update)
    group = context.batch.group(source.chat_id)
    words = re.findall(r"\w+", told(source.text).casefold())
    if words:
        officer = context.batch.officer(source.officer_id)
        if officer is None or not officer.may(Duty.OPERATOR, group.region):
            raise NotYourDuty(Duty.OPERATOR)
        severity, changes = understood(words)
        Policy.change(context.session, severity, changes)
    text = policies(Policy.all(context.session), group.language)
    context.batch.add(Owed.reply(f"policies {update.update_id}", source, text))


def understood(words: list[str]) -> tuple[Severity, dict[str, int | str]]:
    """*tinggi monitor 3 tingkat kecamatan kabupaten*. Raises UnclearPolicy."""
    severity, rest = SEVERITIES.get(words[0]), words[1:]
    changes: dict[str, int | str] = {}
    levels = [word for word in rest if word in STEPS]
    numbers = [word for word in rest if word not in (*STEPS, "tingkat", "levels")]
    if levels:
        changes["levels"] = " ".join(levels)
    for name, minutes in zip(numbers[::2], numbers[1::2], strict=False):
        if name not in FIELDS or not minutes.isdecimal() or int(minutes) not in MINUTES:
            raise UnclearPolicy
        changes[FIELDS[name]] = int(minutes)
    if severity is None or not changes or len(numbers) % 2:
        raise UnclearPolicy
    return severity, changes
