"""Digests and their pictures as they were when somebody looked at them; all are sample data.

`python -m tests.views.test_golden` writes them anew: look at what changed before you keep it.
"""

from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.situations import Case, cases
from views.canvas import SMALLEST, Canvas, contrast
from views.digests import CAPTION, TEXT, digest
from views.drilling import VIEWS, drilled
from views.merging import TAG, seen
from views.picture import STAGE_COLOURS, drawn
from views.sheets import sheet

GOLDEN = Path("tests/golden")

CASES = cases()

ALIKE = 1.0
"""Of 255: how much the pixels may differ on the average, where letters are drawn otherwise."""

each = pytest.mark.parametrize("name", CASES)


def caption(case: Case) -> str:
    return digest(case.situation, case.group, case.slot, CAPTION)


def picture(case: Case) -> Canvas:
    return drawn(sheet(case.situation, case.group, case.slot, case.past))


@each
def test_a_digest_says_what_it_said_when_it_was_looked_at(name: str) -> None:
    assert unescape(TAG.sub("", caption(CASES[name]))) == (
        GOLDEN / f"{name}.txt"
    ).read_text().rstrip("\n")


@each
def test_a_picture_looks_as_it_did(name: str) -> None:
    made = Image.open(BytesIO(picture(CASES[name]).png())).convert("RGB")
    kept = Image.open(GOLDEN / f"{name}.png").convert("RGB")

    assert made.size == kept.size
    assert sum(ImageStat.Stat(ImageChops.difference(made, kept)).mean) / 3 < ALIKE


@each
def test_captions_and_messages_fit(name: str) -> None:
    case = CASES[name]

    assert seen(caption(case)) <= CAPTION
    assert seen(digest(case.situation, case.group, case.slot)) <= TEXT
    for view in VIEWS:
        assert seen(drilled(case.situation, case.group, view)) <= CAPTION


@each
def test_a_digest_fits_whatever_room_there_is_and_names_the_more_the_more_there_is(
    name: str,
) -> None:
    case = CASES[name]
    texts = [digest(case.situation, case.group, case.slot, room) for room in range(800, TEXT, 40)]

    assert all(seen(text) <= room for text, room in zip(texts, range(800, TEXT, 40), strict=True))
    assert [seen(text) for text in texts] == sorted(seen(text) for text in texts)


@each
def test_no_text_is_cut_or_leaves_the_picture(name: str) -> None:
    canvas = picture(CASES[name])

    for placed in canvas.placed:
        assert placed.text == placed.meant
        left, top, right, bottom = placed.box
        assert 0 <= left < right <= canvas.width
        assert 0 <= top < bottom <= canvas.y


@each
def test_texts_do_not_run_into_each_other(name: str) -> None:
    boxes = [placed.box for placed in picture(CASES[name]).placed]

    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            beside = one[2] <= other[0] or other[2] <= one[0]
            assert beside or one[3] <= other[1] or other[3] <= one[1]


@each
def test_every_text_can_be_read(name: str) -> None:
    for placed in picture(CASES[name]).placed:
        assert placed.face.size >= SMALLEST
        assert contrast(placed.face.ink, placed.face.ground) >= 4.5


def test_places_are_told_apart_without_colour() -> None:
    """By lightness, or by stripes: those on the way."""
    solid = [STAGE_COLOURS[name] for name in ("TPS", "PPS", "PPK", "KPU")]

    for one, other in pairwise(solid):
        assert contrast(one, other) >= 1.3


if __name__ == "__main__":
    for title, made in CASES.items():
        (GOLDEN / f"{title}.txt").write_text(unescape(TAG.sub("", caption(made))) + "\n")
        (GOLDEN / f"{title}.png").write_bytes(picture(made).png())
