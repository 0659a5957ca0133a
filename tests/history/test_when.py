from datetime import UTC, datetime, timedelta, timezone

import pytest

from tutor.history.when import WIDEST, when

NOW = datetime(2026, 5, 4, 14, 3, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("before", "uz", "en"),
    [
        (timedelta(0), "bugun 14:03", "today 14:03"),
        (timedelta(hours=14), "bugun 00:03", "today 00:03"),
        (timedelta(hours=15), "kecha 23:03", "yesterday 23:03"),
        (timedelta(days=2), "2 kun oldin", "2 days ago"),
        (timedelta(days=6), "6 kun oldin", "6 days ago"),
        (timedelta(days=7), "27-aprel 14:03", "27 Apr 14:03"),
        (timedelta(days=200), "16-oktabr 2025", "16 Oct 2025"),
        (timedelta(days=-1), "5-may 14:03", "5 May 14:03"),
    ],
)
def test_when_something_was(before: timedelta, uz: str, en: str) -> None:
    told = when((NOW - before).astimezone(UTC), NOW)
    assert (told.uz, told.en) == (uz, en)


def test_no_moment_is_told_in_more_cells_than_the_column_has() -> None:
    for days in range(-800, 800, 9):
        told = when(NOW - timedelta(days=days, minutes=211), NOW)
        assert max(len(told.uz), len(told.en)) <= WIDEST
