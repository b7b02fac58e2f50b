"""What is known and owed: all SQL and all rules."""
