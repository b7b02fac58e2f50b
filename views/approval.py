"""Groups that ask to be let in, as an operator sees them there or in private."""

from models.glossary import Standing
from models.group import Group
from models.officer import Officer
from models.outbox import Markup
from models.stranger import Stranger
from views.buttons import button, keyboard
from views.regions import Button, Choice, rows, titled
from views.render import render, word


def request(
    stranger: Stranger, language: str, adder: Officer | None = None, *, here: bool
) -> tuple[str, Markup | None]:
    """What a chat that is not known is told `here`, or an operator of it; with buttons."""
    private = stranger.chat_id > 0
    text = render(
        "stranger", language, private=private, title=stranger.title, adder=adder, here=here
    )
    if private:
        return text, None
    kinds = [
        button(word("labels", kind, language), "ab", stranger.chat_id, kind, "", 0)
        for kind in Standing
    ]
    return text, keyboard(
        kinds, [button(word("labels", "decline", language), "an", stranger.chat_id)]
    )


def where(stranger: Stranger, role: Standing, choice: Choice, language: str) -> tuple[str, Markup]:
    """The question for which region the group is; with buttons."""

    def take(words: str, code: str) -> Button:
        return button(words, "ay", stranger.chat_id, role, code)

    def look(words: str, code: str, page: int) -> Button:
        return button(words, "ab", stranger.chat_id, role, code, page)

    words = word("labels", "back", language)
    out = look(words, choice.outer, 0) if choice.outer else None
    back = [out or button(words, "ap", stranger.chat_id)]
    text = render("approval_region", language, title=stranger.title, role=role)
    return text, keyboard(*rows(choice, language, take, look), back)


def approved(group: Group, place: str, operator: Officer, language: str) -> str:
    """What stands in place of the question from then on."""
    return render(
        "approved",
        language,
        group=group,
        place=titled(group.region, place, language),
        operator=operator,
    )


def declined(title: str, language: str, operator: Officer | None) -> str:
    """The same where an operator, or nobody within the day, wanted it."""
    return render("declined", language, title=title, operator=operator)
