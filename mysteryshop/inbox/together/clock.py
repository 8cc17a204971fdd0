"""Letters by the hands of a clock: programs send on the hour, or each day at the same minute. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from mysteryshop.model import Shop

DAY, HALF_HOUR = 1_440, 30
LATE = 6
"""Minutes that a program's mails are under way behind the half hour at most."""
NEAR = 12
"""Minutes of the day that the mails of one schedule are apart at most."""
BY_MINUTE = {2: 1.9, 3: 2.4}
"""What it weighs that so many mails of different days or stores came at the same minute of the day (more: as three)."""
ON_TIME, MOST_ON_THE_HOUR = 0.65, 2.4
"""Part of a program's mails that come on the hour or half hour; and what it weighs at most that all did."""
PER_ODDS = 0.5
"""What each mail's odds (natural logarithm) weigh."""


def clock_points(came: Sequence[tuple[Shop, datetime]]) -> tuple[float, str]:
    """What the local times of these mails weigh as a clock's, above zero, and the words for it; (0, "") where they are anybody's.
    One store's mails of one day count once, for people answer two leads in one go; where the leads themselves were sent so, it
    says nothing."""
    first = {(shop.dealer.id, local.date()): (shop, _minute(local)) for shop, at in came if (local := _local(shop, at))}
    minutes = [minute for _, minute in first.values()]
    leads = [_minute(local) for shop, _ in first.values() if shop.sent_at and (local := _local(shop, shop.sent_at))]
    if len(minutes) < 2:
        return 0.0, ""
    if _spread(minutes) <= NEAR and not (leads and _spread(leads) <= NEAR):
        return BY_MINUTE[min(3, len(minutes))], "they come at the same minute of the day"
    if _on_the_hour(minutes) and not _on_the_hour(leads):
        chance = (max(minute % HALF_HOUR for minute in minutes) + 1) / HALF_HOUR
        points = len(minutes) * PER_ODDS * math.log(ON_TIME / chance)
        return min(MOST_ON_THE_HOUR, points), "all came on the hour or half hour"
    return 0.0, ""


def _local(shop: Shop, at: datetime) -> datetime | None:
    try:
        return at.astimezone(ZoneInfo(shop.dealer.timezone or ""))
    except (KeyError, ValueError, OSError):
        return None


def _minute(local: datetime) -> int:
    return 60 * local.hour + local.minute


def _on_the_hour(minutes: Sequence[int]) -> bool:
    return all(minute % HALF_HOUR <= LATE for minute in minutes)


def _spread(minutes: Sequence[int]) -> int:
    """How far the farthest is from the first, around the dial."""
    return max(min(abs(minutes[0] - one), DAY - abs(minutes[0] - one)) for one in minutes)
