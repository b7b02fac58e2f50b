"""Time to rows, rows to Telegram."""
