"""Where a message can be found."""

SUPERGROUP = -1_000_000_000_000


def link(chat_id: int, message_id: int) -> str | None:
    """The address of a supergroup's message for its members; other chats have none."""
    if chat_id >= SUPERGROUP:
        return None
    return f"https://t.me/c/{SUPERGROUP - chat_id}/{message_id}"
