"""What officers write, understood. Pure: no database, no Telegram, no clock."""
