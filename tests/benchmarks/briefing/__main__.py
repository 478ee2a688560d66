"""Print what the briefing costs: ours warm and cold, beside other programs, and how it grows.

Processor time, since machines are busy; and as ratios in one run, since machines differ.  Growth and
memory are taken in processes of their own.
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pikepdf

from . import rivals
from .ours import document

GROWTH = (1, 5, 20)
PAGES = 20


def main() -> None:
    """Compare, or with ``--copies`` measure one size in this process."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.briefing", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="runs of each program in one process")
    parser.add_argument("--alone", action="store_true", help="leave other programs out")
    parser.add_argument("--copies", type=int, help="only the briefing so many times over, once")
    arguments = parser.parse_args()
    if arguments.copies:
        _print_size(arguments.copies)
        return
    # First, while this process is small: a process takes its parent's peak of memory for its own.
    for copies in GROWTH:
        subprocess.run([sys.executable, "-m", __package__, "--copies", str(copies)], check=True)
    _compare(arguments.runs, alone=arguments.alone)


def _compare(runs: int, *, alone: bool) -> None:
    briefing = document()
    cases: dict[str, Callable[[], bytes]] = {"zjreport": lambda: briefing.to_bytes("pdf")}
    if not alone:
        cases["reportlab"] = lambda: rivals.reportlab_pdf(1)
        cases["WeasyPrint"] = lambda: rivals.weasyprint_pdf(1)
        cases["Typst"] = lambda: rivals.typst_pdf(1)
        pictures = min(_seconds(rivals.pictures) for _ in range(runs))
        sys.stdout.write(f"the 12 pictures alone, by matplotlib as SVG: {pictures:.3f} s\n")
    ours = 0.0
    for name, write in cases.items():
        try:
            cold, pages = _seconds(write), _pages(write())
        except ImportError as error:
            sys.stdout.write(f"{name:12} not installed ({error.name}): pip install --group bench\n")
            continue
        times = [_seconds(write) for _ in range(runs)]
        least, usual = min(times), statistics.median(times)
        if not ours and pages != PAGES:
            sys.exit(f"the briefing is meant to have {PAGES} pages and has {pages}: mend content.py")
        ours = ours or least
        sys.stdout.write(
            f"{name:12} {pages:4} pages  cold {cold:6.2f} s  warm {least:6.3f} s, median {usual:6.3f} s"
            f"  {least / ours:6.1f} x\n"
        )


def _print_size(copies: int) -> None:
    briefing = document(copies)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cold = _seconds(lambda: briefing.to_bytes("pdf"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    data = briefing.to_bytes("pdf")
    spent, pages = time.process_time() - start, _pages(data)
    sys.stdout.write(
        f"{pages:4} pages  cold {cold:6.2f} s  warm {spent:6.3f} s, {1000 * spent / pages:5.1f} ms a page"
        f"  {len(data) / 1024 / pages:5.1f} KB a page  peak {peak // 1024} MB, {before // 1024} before\n"
    )


def _seconds(write: Callable[[], bytes]) -> float:
    start = time.process_time()
    write()
    return time.process_time() - start


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
