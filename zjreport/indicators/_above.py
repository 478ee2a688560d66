"""The row above a header: what it says of the columns and nobody reads."""

from __future__ import annotations

from .columns import IDENTITY, column_of
from .tables import Table, cell_text

__all__ = ["unread_above"]

# Whether a text names a period does not hang on the year that completes it.
_ANY_YEAR = 2000


def unread_above(table: Table) -> list[str]:
    """The texts over the columns of figures in a row that heads the names (指标 | 利润总额) above the header.

    Such a row is no part of the header where it says nothing that is known of figures; what it says may
    still be what the figures are of.
    """
    at = table.header_row - table.sheet.first_row - 1
    if at < 0:
        return []
    texts = [text for cell in table.sheet.rows[at][table.left : table.right] if (text := cell_text(cell))]
    if not texts or column_of(texts[0]).field not in IDENTITY:
        return []
    columns = {text: column_of(text, _ANY_YEAR) for text in texts[1:]}
    return [text for text, column in columns.items() if not column.field and not column.period]
