"""The databases that tests get."""

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, inspect

from tests.postgres import PostgresServer


def tables(url: str) -> list[str]:
    engine = create_engine(url)
    try:
        return inspect(engine).get_table_names()
    finally:
        engine.dispose()


def create_table(url: str) -> None:
    engine = create_engine(url)
    Table("boxes", metadata := MetaData(), Column("id", Integer))
    metadata.create_all(engine)
    engine.dispose()


def test_a_fresh_database_is_empty(database_url: str) -> None:
    assert tables(database_url) == []


def test_two_fresh_databases_are_separate(postgres: PostgresServer) -> None:
    first, second = postgres.fresh_url(), postgres.fresh_url()

    create_table(first)

    assert tables(first) == ["boxes"]
    assert tables(second) == []


def test_a_copy_has_what_its_template_has(postgres: PostgresServer) -> None:
    template = postgres.fresh_url()
    create_table(template)

    assert tables(postgres.fresh_url(template)) == ["boxes"]
