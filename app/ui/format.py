"""Times, ages, days and telephone numbers as an agent reads them, in the language that is set (`QLocale()`).

Clocks are 24 hours and local; the program's own instants are aware UTC datetimes.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.ui.mark import QT_TRANSLATE_NOOP
from app.ui.words import NONE


def _said(text: str, **values: object) -> str:
    return QCoreApplication.translate("format", text).format(**values)


def running(seconds: float) -> str:
    """A running time: `0:37`, `12:31`, `1:02:03`. Less than nothing counts as nothing."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def duration(seconds: int | None) -> str:
    """A finished length of time: `42 s`, `3 min 20 s`, `1 h 5 min`; a dash for none."""
    if seconds is None:
        return NONE
    if seconds < 60:
        return _said(QT_TRANSLATE_NOOP("format", "{s} s"), s=seconds)
    if seconds < 3600:
        return _said(QT_TRANSLATE_NOOP("format", "{m} min {s} s"), m=seconds // 60, s=seconds % 60)
    return _said(QT_TRANSLATE_NOOP("format", "{h} h {m} min"), h=seconds // 3600, m=seconds % 3600 // 60)


def age(at: datetime, now: datetime) -> str:
    """How long ago: `just now`, `9 s ago`, `12 min ago`, `3 h ago`, `5 days ago`."""
    seconds = max(0, int((now - at).total_seconds()))
    for limit, unit, text in (
        (5, 1, QT_TRANSLATE_NOOP("format", "just now")),
        (60, 1, QT_TRANSLATE_NOOP("format", "{n} s ago")),
        (3600, 60, QT_TRANSLATE_NOOP("format", "{n} min ago")),
        (86400, 3600, QT_TRANSLATE_NOOP("format", "{n} h ago")),
        (2 * 86400, 86400, QT_TRANSLATE_NOOP("format", "yesterday")),
    ):
        if seconds < limit:
            return _said(text, n=seconds // unit)
    return _said(QT_TRANSLATE_NOOP("format", "{n} days ago"), n=seconds // 86400)


def time_of_day(at: datetime) -> str:
    """`10:42`, local."""
    local = at.astimezone()
    return f"{local.hour}:{local.minute:02}"


def day(on: date, today: date) -> str:
    """`12 Nov`, with the year if it is not this one; in Chinese `11月12日`."""
    if on.year == today.year:
        pattern = QCoreApplication.translate("format", QT_TRANSLATE_NOOP("format", "d MMM"))
    else:
        pattern = QCoreApplication.translate("format", QT_TRANSLATE_NOOP("format", "d MMM yyyy"))
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def moment(at: datetime, now: datetime) -> str:
    """When it was, as short as it is clear: `10:42` today, `yesterday 10:42`, `12 Nov 10:42`, then the day alone."""
    local, here = at.astimezone(), now.astimezone()
    days = (here.date() - local.date()).days
    if days == 0:
        return time_of_day(at)
    if days == 1:
        return _said(QT_TRANSLATE_NOOP("format", "yesterday {time}"), time=time_of_day(at))
    if 0 < days < 7:
        return f"{day(local.date(), here.date())} {time_of_day(at)}"
    return day(local.date(), here.date())


def weekday(on: date) -> str:
    """`Fri`, `周五`."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "ddd")


def due(on: date, today: date) -> str:
    """`due today`, `due tomorrow`, `due Fri`, `due 12 Nov`, `3 days overdue`."""
    days = (on - today).days
    if days < -1:
        return _said(QT_TRANSLATE_NOOP("format", "{n} days overdue"), n=-days)
    if days == -1:
        return _said(QT_TRANSLATE_NOOP("format", "due yesterday"))
    if days == 0:
        return _said(QT_TRANSLATE_NOOP("format", "due today"))
    if days == 1:
        return _said(QT_TRANSLATE_NOOP("format", "due tomorrow"))
    return _said(QT_TRANSLATE_NOOP("format", "due {day}"), day=weekday(on) if days < 7 else day(on, today))


def due_tone(on: date, today: date) -> str:
    """The tone that goes with `due`: wrong when overdue, attention today and tomorrow, quiet later."""
    days = (on - today).days
    return "wrong" if days < 0 else "attention" if days <= 1 else "quiet"


def number(text: str, e164: int | None = None) -> str:
    """A telephone number grouped as its country writes it; what is no number is given back as it came."""
    digits = str(e164) if e164 is not None else text.strip().removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        return text
    if e164 is None and not text.strip().startswith("+"):
        return _fours(digits) if len(digits) > 6 else digits
    if digits.startswith("86") and len(digits) == 13 and digits[2] == "1":
        return f"+86 {digits[2:5]} {digits[5:9]} {digits[9:]}"
    return _international(digits)


def _fours(digits: str) -> str:
    """Fours from the right, the rest in front: 13800138000 -> 138 0013 8000."""
    head = len(digits) % 4
    groups = [digits[:head]] if head else []
    return " ".join(groups + [digits[i : i + 4] for i in range(head, len(digits), 4)])


def _international(digits: str) -> str:
    import phonenumbers  # late: its tables are not needed for the first window, nor for a mainland mobile number

    try:
        parsed = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return "+" + digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
