"""Tagged PDFs, read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tagged_pdf import TaggedPdf


@pytest.fixture
def read_tags() -> Callable[[bytes], TaggedPdf]:
    return TaggedPdf
