"""A form on the table: what it offers, its card, and the report that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from handlers.context import Context
from handlers.drafts import stations_of
from handlers.handoff import take_down
from handlers.incident import record_incident
from handlers.messages import told
from handlers.presses import Press
from models.draft import Draft, Kind, Question
from models.evidence import Evidence, Subject
from models.form import Form, FormState
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.outbox import Markup, Owed
from models.refusals import FormClosed, NotYours, StaleButton
from models.region import Region
from models.source import Source
from reading.behalf import read_behalf
from views.forms import Offer, form_card, in_words, lapsed_card


@dataclass(frozen=True, slots=True)
class Desk:
    """A form on the table: shown anew after each answer, and turned into a report at last."""

    context: Context
    form: Form
    group: Group

    @classmethod
    def of(cls, press: Press, context: Context) -> Self:
        """The form that a button belongs to. Raises StaleButton, NotYours, FormClosed."""
        number = press.about[0] if press.about else ""
        if not number.isdecimal() or len(number) > 18:
            raise StaleButton
        form = Form.locked(context.session, int(number))
        if form is None or not Owed.stands_in(context.session, form.key, press.chat_id):
            raise StaleButton
        if form.officer_id != press.officer_id:
            raise NotYours
        if not form.is_open(context.batch.now):
            raise FormClosed
        return cls(context, form, context.batch.group(press.chat_id))

    def card(self) -> tuple[str, Markup]:
        """The card as it should stand now."""
        officer = self.context.batch.officer(self.form.officer_id)
        return form_card(self.form, self.offer(self.form.draft), self.group, officer)

    def show(self, draft: Draft) -> None:
        """Let the card ask what comes next."""
        self.form.answer(draft, self.context.batch.now)
        Owed.rewrite(self.context.session, self.form.key, *self.card())

    def close(self) -> None:
        """Give it up, as its author wishes."""
        self.form.state = FormState.CANCELLED
        officer = self.context.batch.officer(self.form.officer_id)
        text = lapsed_card(self.form, self.group, officer)
        Owed.rewrite(self.context.session, self.form.key, text)

    def send(self) -> None:
        """Record what it has become as the report of its author's message."""
        context, draft, source = self.context, self.form.draft, self.source
        context.batch.asked.add((source.chat_id, source.message_id))
        if draft.kind is Kind.HANDOFF:
            report = draft.handoff(self.offer(draft).place or "")
            earlier = Handoff.of_message(context.session, source)
            keep = partial(Evidence.join_message, context.batch, source)
            take_down(context, self.group, source, report, earlier, keep)
            context.batch.write()
        else:
            before = Incident.of_message(context.session, source)
            incident = record_incident(context, self.group, source, draft.incident(), before)
            Evidence.join_message(context.batch, source, Subject("incident", incident.number))

    @property
    def source(self) -> Source:
        """The author's message, with the words that replies added to it."""
        draft, behalf = self.form.draft, read_behalf(self.form.text)
        source = self.form.source
        if behalf:
            source = source._replace(behalf=behalf.name, channel=behalf.channel)
        words = draft.words
        if not (words or told(source.text)):
            words = in_words(draft, self.group.language)
        return source._replace(text=f"{source.text} {words}".strip()) if words else source

    def offer(self, draft: Draft) -> Offer:
        """What the next question's buttons may say."""
        gazetteer = self.context.gazetteer(self.group.region)
        place = gazetteer.place(draft.place).name if draft.place else None
        return Offer(
            places=self._places(draft) if draft.question is Question.PLACE else (),
            stations=stations_of(draft.place, self.context) if draft.place else (),
            lot=self._lot(draft),
            place=place,
            within=gazetteer.place(draft.within).name,
        )

    def _places(self, draft: Draft) -> Sequence[tuple[str, str]]:
        gazetteer = self.context.gazetteer(self.group.region)
        if draft.choices:
            above = [gazetteer.place(code.rpartition(".")[0]).name for code in draft.choices]
            return [
                (code, f"{gazetteer.place(code).name} · {name}")
                for code, name in zip(draft.choices, above, strict=True)
            ]
        return Region.children(self.context.batch.session, draft.within)

    def _lot(self, draft: Draft) -> int:
        if draft.place is None:
            return 0
        batch = self.context.batch
        boxes = batch.manifest.of(batch.session, draft.place, draft.stations)
        return sum(draft.elections is None or box.election in draft.elections for box in boxes)
