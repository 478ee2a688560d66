"""Addresses that a text may link to: of the web and of mail, and nothing that runs or opens files."""

from __future__ import annotations

import re
from urllib.parse import quote

__all__ = ["address_of"]

_ADDRESS = re.compile(r"https?://[^\s/?#\\]+\S*|mailto:[^\s@\\]+@\S+", re.IGNORECASE)
# What stands in addresses as it is; all else is written in hexadecimal.
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def address_of(text: str) -> str:
    """The address as files hold it, in plain ASCII; empty for what is no http, https or mailto address.

    >>> address_of("https://www.stats.gov.cn/数据"), address_of("javascript:alert(1)")
    ('https://www.stats.gov.cn/%E6%95%B0%E6%8D%AE', '')
    >>> address_of("mailto:office@example.cn"), address_of("file:///etc/passwd")
    ('mailto:office@example.cn', '')
    """
    found = _ADDRESS.fullmatch(text.strip())
    return quote(found[0], safe=_KEPT, errors="replace") if found and found[0].isprintable() else ""
