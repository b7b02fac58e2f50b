"""Excerpts: the first of a long list, of which all are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

T_co = TypeVar("T_co", covariant=True)

MOST = 100
"""So many of a list are read: no message names more."""


@dataclass(frozen=True, slots=True)
class Excerpt(Generic[T_co]):
    """The first of a list; its length is that of the whole list."""

    first: Sequence[T_co] = ()
    count: int = 0

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.first)

    def __getitem__(self, span: slice) -> Sequence[T_co]:
        return self.first[span]

    @classmethod
    def of(cls, some: Sequence[T_co]) -> Self:
        """A list that is short enough to be told whole."""
        return cls(some, len(some))
