"""A mirror of the rooms; each test says what somebody does and what then holds."""
