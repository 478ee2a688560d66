"""What the demo costs: processor time of whole processes, as ratios to a bare interpreter in one run.

Run it with ``python tests/benchmarks/demo.py``.  Machines differ and are noisy, so the ratios count:
of importing zjreport, of importing what the writers rest on, and of the demo in each format.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
CASES = {
    "python": ["-c", ""],
    "import zjreport": ["-c", "import zjreport"],
    "import docx, reportlab, matplotlib": [
        "-c",
        "import docx, reportlab.pdfgen.canvas, matplotlib.backends.backend_agg",
    ],
    "demo, Word": ["-m", "zjreport", "demo", "--format", "docx", "--out"],
    "demo, PDF": ["-m", "zjreport", "demo", "--format", "pdf", "--out"],
    "demo, both": ["-m", "zjreport", "demo", "--out"],
}


def seconds(arguments: list[str]) -> float:
    """User and system time of one process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the median of each case and its ratio to a bare interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        cases = {
            name: [*arguments, folder] if arguments[-1] == "--out" else arguments
            for name, arguments in CASES.items()
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(RUNS + 1):
            for name, arguments in cases.items():
                times[name].append(seconds(arguments))
    # The first round compiles bytecode and fills caches.
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    for name, median in medians.items():
        sys.stdout.write(f"{name:36} {median:6.2f} s  {median / medians['python']:6.1f} x\n")


if __name__ == "__main__":
    main()
