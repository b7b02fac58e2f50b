"""Faults of ours, as logs tell them: what and where, never with what people wrote."""

import traceback


def where(error: Exception) -> str:
    """The last steps that led to an error, the latest first: `total:32 < answer:7`."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
