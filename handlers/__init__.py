"""Telegram's updates to rows: read, record, owe an answer."""
