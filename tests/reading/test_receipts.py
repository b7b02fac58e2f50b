"""Where boxes arrived or left for, where a text names that beside the village they are from."""

import pytest

from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    ("text", "place", "receiver"),
    [
        ("PPS Kedungrejo tiba di PPK Cluring", "35.10.05.2002", "Cluring"),
        ("kotak PPS Kedungrejo diterima PPK Kec. Cluring", "35.10.05.2002", "Cluring"),
        ("PPS Kedungrejo tiba di PPK Muncar", "35.10.05.2002", "Muncar"),
        ("TPS 4 Tembokrejo tiba di PPS desa Kedungrejo", "35.10.05.2003", "Kedungrejo"),
        ("TPS 4 Kedungrejo tiba di PPS", "35.10.05.2002", None),
        ("TPS 4 tiba di PPS Kedungrejo", "35.10.05.2002", None),
        ("TPS 4 Kedungrejo tiba di PPS Kedungrejo", "35.10.05.2002", None),
        ("PPK Muncar tiba di PPS Kedungrejo", "35.10.05.2002", None),
        ("PPS Kedungrejo berangkat ke PPK Cluring", "35.10.05.2002", "Cluring"),
        ("PPS Kedungrejo brgkt PPK Kec. Cluring 32 ktk", "35.10.05.2002", "Cluring"),
        ("TPS 1-3 Kedungrejo menuju PPK Muncar", "35.10.05.2002", "Muncar"),
        ("PPS Kedungrejo berangkat ke PPK", "35.10.05.2002", None),
        ("PPS Kedungrejo Muncar berangkat ke PPK", "35.10.05.2002", None),
        ("PPK Bangorejo ke PPS Kebondalem 20 kotak", "35.10.02.2005", None),
    ],
)
def test_a_receiver_is_read(text: str, place: str, receiver: str | None) -> None:
    read = handoff(text)

    assert read.desa == place
    assert (read.receiver.name if read.receiver else None) == receiver
