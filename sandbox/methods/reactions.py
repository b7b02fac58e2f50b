"""setMessageReaction, answerCallbackQuery."""

from sandbox.errors import bad_request
from sandbox.methods.access import chat_of
from sandbox.parameters import Parameters
from sandbox.world import World

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤️‍🔥 🌚 🌭 "
    "💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 "
    "🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂️ 🤷 🤷‍♀️ 😡"
)
ALLOWED = frozenset(_EMOJI.split())


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """True; the bot's one reaction is set, or taken away where none is given. Raises ApiError."""
    chat = chat_of(world, parameters)
    message_id = parameters.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to react not found")
    emoji = _emoji(parameters)
    world.flood.reaction(world.clock.now())
    if emoji is None:
        world.reactions.pop((chat.id, message_id), None)
    elif chat.reactions_restricted or emoji not in ALLOWED:
        raise bad_request("REACTION_INVALID")
    else:
        world.reactions[chat.id, message_id] = emoji
    return True


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """True; a query is answered once. Raises ApiError."""
    query = parameters.text("callback_query_id")
    if query not in world.presses_waiting:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.presses_waiting.discard(query)
    world.presses_answered[query] = {
        "text": parameters.text("text"),
        "show_alert": parameters.flag("show_alert"),
    }
    return True


def _emoji(parameters: Parameters) -> str | None:
    """The one emoji asked for, None for none. Raises ApiError."""
    reactions = parameters.array("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return str(reactions[0].get("emoji", "")) if reactions else None
