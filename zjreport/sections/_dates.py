"""Dates as official papers print them: year, month and day in full, in digits, without leading zeros."""

from __future__ import annotations

import re

__all__ = ["is_date", "plain_date"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATE = re.compile(r"\S{4}年\S{1,2}月(?:\S{1,3}日)?")
_PADDED = re.compile(r"(?<=[年月])0(?=[1-9][月日])")


def plain_date(text: str) -> str:
    """The date in a text, as it is to be printed.

    >>> plain_date("2024-04-20"), plain_date("2024年04月05日"), plain_date("二〇二四年")
    ('2024年4月20日', '2024年4月5日', '二〇二四年')
    """
    text = _ISO.sub(lambda found: "{}年{}月{}日".format(*map(int, found.groups())), text)
    return _PADDED.sub("", text)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else.

    >>> is_date("2024年4月20日"), is_date("2024-04-20"), is_date("二〇二四年四月"), is_date("市政府")
    (True, True, True, False)
    """
    return bool(_DATE.fullmatch(plain_date(text.strip())))
