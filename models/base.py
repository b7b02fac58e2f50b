"""What all tables share: naming, UTC times, codes that sort alike on both databases."""

import enum
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, ParamSpec, TypeVar, cast

import orjson
from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    DateTime,
    Dialect,
    Enum,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    bindparam,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, MappedAsDataclass, Session
from sqlalchemy.types import TypeEngine, UserDefinedType

Number = BigInteger().with_variant(Integer, "sqlite")
"""A key that counts up: SQLite does so for INTEGER only."""

Code = String().with_variant(String(collation="C"), "postgresql")
"""A region's code; byte order, so that a region's members are one range of an index."""


class SQLiteMoment(UserDefinedType[str]):
    """A moment in UTC as SQLite keeps it: text that sorts, to the microsecond."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """As SQLAlchemy's own moments are called there."""
        return "DATETIME"


class UTCDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """On SQLite text, which we write and read ourselves: in half of the time."""
        return SQLiteMoment() if dialect.name == "sqlite" else self.impl_instance

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Refuse what has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        value = value.astimezone(UTC)
        return value.isoformat(" ", "microseconds")[:-6] if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Give SQLite's texts their zone."""
        return datetime.fromisoformat(f"{value}Z") if isinstance(value, str) else value


class Json(TypeDecorator[Any]):
    """Plain data as JSON text, byte for byte alike on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To text; nothing stays nothing."""
        return None if value is None else orjson.dumps(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """And back."""
        return None if value is None else orjson.loads(value)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A table's row."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: UTCDateTime,
        enum.StrEnum: Enum(
            enum.StrEnum,
            native_enum=False,
            length=24,
            values_callable=lambda choices: [choice.value for choice in choices],
        ),
    }

    unsaid: ClassVar[dict[str, Any]] = {}
    """What a row is written with where it does not say; without a key that is counted up."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Note the columns, once for all rows."""
        super().__init_subclass__(**kwargs)
        cls.unsaid = {
            column.key: getattr(column.default, "arg", None)
            for column in cls.__table__.columns
            if column.key != "id" or not column.autoincrement
        }


Given = ParamSpec("Given")
Row = TypeVar("Row", bound=Base)


def unwatched(table: Callable[Given, Row]) -> Callable[Given, Row]:
    """What makes rows that no session follows, as if they were loaded: a tenth of the cost."""
    kind = cast("type[Base]", table)
    new, unsaid = kind.__mapper__.class_manager.new_instance, kind.unsaid

    def make(*_: Given.args, **given: Given.kwargs) -> Row:
        row: Row = new()
        vars(row).update(unsaid, **given)
        return row

    return make


def inside(code: InstrumentedAttribute[str], region: str) -> ColumnElement[bool]:
    """Whether a place is the region or lies in it: one range, since "/" follows ".".

    Everything lies in the region "", the whole country.
    """
    if not region:
        return code >= ""
    return (code >= region) & (code < region + "/")


def among(name: str) -> BindParameter[Any]:
    """Many values, given when a statement is executed that is built once: building takes longer."""
    return bindparam(name, expanding=True)


AT_ONCE = 5000
"""Values in one query: databases take no more parameters than some 30,000."""


def batched(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """These numbers, as many at a time as a query may take."""
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))


def insert_once(session: Session, table: type[Base], **values: Any) -> bool:
    """Insert a row unless one with its key is there; whether this call inserted it."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    inserted = statement.returning(*table.__table__.primary_key)
    return session.connection().execute(inserted).first() is not None
