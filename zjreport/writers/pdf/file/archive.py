"""The archival form: PDF/A-2b, held against its rules before anybody gets to see it."""

from __future__ import annotations

import io
from typing import Any

from reportlab.pdfbase import pdfdoc

from ....errors import Problem, WriteError
from .srgb import srgb_profile

__all__ = ["CONFORMANCE", "declare_colours", "require_validator", "validate"]

#: Part and level of ISO 19005.
CONFORMANCE = "2B"


def require_validator() -> Any:
    """pikepdf's validator of PDF/A.

    Raises:
        WriteError: it is not installed.
    """
    try:
        from pikepdf import pdfa
    except ImportError as error:
        raise WriteError(
            "PDF/A files are validated with pikepdf before they are written, and it is not installed",
            code="archive.no-validator",
            hint="pip install 'zjreport[archive]'",
        ) from error
    return pdfa


def declare_colours(document: Any) -> None:
    """Say in a reportlab document that its colours are those of sRGB."""
    profile = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"N": 3}), content=srgb_profile(), filters=[pdfdoc.PDFZCompress]
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "profile"),
        }
    )
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = pdfdoc.PDFArray([intent])


def validate(data: bytes) -> None:
    """Hold a finished file against PDF/A-2b.

    Raises:
        WriteError: it is not, with a problem for each rule that it breaks.
    """
    report = require_validator().validate_written(io.BytesIO(data), CONFORMANCE.lower())
    if not report.passed:
        raise WriteError.collect(
            [
                Problem(
                    "archive.invalid",
                    f"the file would not be PDF/A-2b: {finding.message} ({finding.rule}, {finding.where})",
                    hint="build it without archive, and report this",
                )
                for finding in report.findings
            ]
        )
