"""/ekspor: the summary of the operation as a document, for commanders; noted who got it."""

import logging

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.schedule import admit_commander, commanded
from models.outbox import DOCUMENT, Owed
from models.refusals import UnknownFormat
from models.region import Region
from models.summary import Handed
from views.exports import export_caption, file_name

log = logging.getLogger(__name__)

FORMATS = {"": "pdf", "pdf": "pdf", "xlsx": "xlsx", "excel": "xlsx"}


async def hand_out(update: Update, context: Context) -> None:
    """Owe the summary of the group's region as it is when it is sent."""
    source = source_of(update)
    group = commanded(context, source.chat_id)
    admit_commander(context, group, source.officer_id)
    wanted = told(source.text).casefold()
    if wanted not in FORMATS:
        raise UnknownFormat(wanted)
    kind, now = FORMATS[wanted], context.batch.now
    name = Region.names(context.session, [group.region])[group.region]
    answer = Owed.reply(f"export {update.update_id}", source, export_caption(group, name, now))
    attachment = {
        "kind": kind,
        "region": group.region,
        "language": group.language,
        "zone": group.zone,
        "at": now.isoformat(),
        "name": file_name(group, now, kind),
    }
    context.batch.add(Owed.with_file(answer, DOCUMENT, attachment))
    context.batch.session.add(
        Handed(at=now, officer_id=source.officer_id, what=f"summary {kind}", region=group.region)
    )
    log.info("export %s of %s to %s", kind, group.region, source.officer_id)
