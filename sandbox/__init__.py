"""A Telegram on this machine, and a scripted election night."""
