"""When something was, as people say it: today 14:03, yesterday, 3 days ago, 12 May, 12 May 2025."""

from datetime import datetime
from typing import Final

from tutor.language import Text

_TODAY = Text(uz="bugun {time}", en="today {time}")
_YESTERDAY = Text(uz="kecha {time}", en="yesterday {time}")
_DAYS_AGO = Text(uz="{days} kun oldin", en="{days} days ago")
_THIS_YEAR = Text(uz="{day}-{month} {time}", en="{day} {month} {time}")
_EARLIER = Text(uz="{day}-{month} {year}", en="{day} {month} {year}")
_MONTHS: Final = (
    Text(uz="yanvar", en="Jan"),
    Text(uz="fevral", en="Feb"),
    Text(uz="mart", en="Mar"),
    Text(uz="aprel", en="Apr"),
    Text(uz="may", en="May"),
    Text(uz="iyun", en="June"),
    Text(uz="iyul", en="July"),
    Text(uz="avgust", en="Aug"),
    Text(uz="sentabr", en="Sept"),
    Text(uz="oktabr", en="Oct"),
    Text(uz="noyabr", en="Nov"),
    Text(uz="dekabr", en="Dec"),
)
_A_WEEK: Final = 7

WIDEST: Final = 16
"""Characters of the longest of these."""


def local_now() -> datetime:
    """Return the present moment, with the time zone of this computer."""
    return datetime.now().astimezone()


def when(at: datetime, now: datetime) -> Text:
    """Return in words when `at` was, seen from `now`; both with a time zone, told in that of `now`."""
    at = at.astimezone(now.tzinfo)
    days = (now.date() - at.date()).days
    time = f"{at:%H:%M}"
    if days == 0:
        return _TODAY.format(time=time)
    if days == 1:
        return _YESTERDAY.format(time=time)
    if 1 < days < _A_WEEK:
        return _DAYS_AGO.format(days=days)
    text = _THIS_YEAR if at.year == now.year else _EARLIER
    return text.format(day=at.day, month=_MONTHS[at.month - 1], time=time, year=at.year)
