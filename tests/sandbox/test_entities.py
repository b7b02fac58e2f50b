import pytest

from sandbox.entities import commands, formatted
from sandbox.errors import ApiError


def spans(text: str) -> list[str]:
    """What the command entities cover, cut in UTF-16 as clients do."""
    units = text.encode("utf-16-le")
    return [
        units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in commands(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/handoff TPS 4", ["/handoff"]),
        ("/handoff@posko_bot TPS 4", ["/handoff@posko_bot"]),
        ("🗳🚨 /incident\nsegel rusak", ["/incident"]),
        ("izin Ndan, /handoff (lihat /status)", ["/handoff", "/status"]),
        ("/handoff, siap", ["/handoff"]),
        ("TPS 4/5 dan 1/2 kotak", []),
        ("https://t.me/c/1/2", []),
        ("//handoff /handoff/ /serah-terima", ["/serah"]),
        ("/ handoff", []),
        ("/laporañ", []),
        ("/handoff@ab", []),
        ("/" + "a" * 65, []),
    ],
)
def test_commands_are_found_where_telegram_finds_them(text: str, found: list[str]) -> None:
    assert spans(text) == found


def test_offsets_are_in_utf16_units() -> None:
    assert commands("🗳 /handoff") == [{"type": "bot_command", "offset": 3, "length": 8}]


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        (
            "<b>TPS</b> &lt;004&gt; &amp; &quot;PPS&quot; &#39;x&#39; &#x1F5F3;",
            "TPS <004> & \"PPS\" 'x' 🗳",
        ),
        ("2 > 1 && 3", "2 > 1 && 3"),
        ("&nbsp;&apos;", "&nbsp;&apos;"),
        ("<B>a</b><i>b</>", "ab"),
        ("<blockquote expandable>a</blockquote>", "a"),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍"),
        ('<pre><code class="language-python">x</code></pre>', "x"),
    ],
)
def test_html_is_read_as_telegram_reads_it(html: str, plain: str) -> None:
    assert formatted(html, "HTML")[0] == plain


def test_formats_nest_and_links_keep_their_address() -> None:
    source = '  🗳 <b>TPS <i>004</i></b> <a href="https://t.me/c/1/2?a&amp;b">#17</a>'

    assert formatted(source, "html") == (
        "🗳 TPS 004 #17",
        [
            {"type": "bold", "offset": 3, "length": 7},
            {"type": "italic", "offset": 7, "length": 3},
            {"type": "text_link", "url": "https://t.me/c/1/2?a&b", "offset": 11, "length": 3},
        ],
    )


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <table>", 'Unsupported start tag "table" at byte offset 3'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("kotak < 5", "Unclosed start tag at byte offset 6"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_its_place(html: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(html, "HTML")

    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_without_markup_a_text_is_taken_literally() -> None:
    assert formatted("a <b> &lt;", None) == ("a <b> &lt;", [])
