"""Alembic: one revision for each change of a table."""
