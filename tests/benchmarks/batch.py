"""What a batch costs: thirteen cities against one, in one process and in two; wall time and peak memory.

Run it with ``python tests/benchmarks/batch.py`` from the checkout.  A briefing of topics, a table, a ranking
and a chart is made for the cities of the quarterly example, into Word and PDF.  Whatever did nothing better
than to build one after the other would take 13 times as long as one build.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "examples" / "quarterly" / "data"
BRIEFING = f"""
title: "{{{{ area }}}}经济运行简报"
period: 2024-Q1
register: statistics
theme: official
catalogue: {DATA}/catalogue.csv
data: [{DATA}/cities.csv]
sections:
  - kind: topics
    title: 主要领域运行情况
    items:
      - {{topic: gdp, parts: [level, growth]}}
      - {{topic: industry, parts: [growth]}}
      - {{topic: investment, parts: [growth]}}
      - {{topic: consumption, parts: [level, growth]}}
      - {{topic: trade, parts: [level, growth]}}
  - {{kind: indicator-table, title: 主要指标, indicators: [gdp, retail, trade, deposits, loans]}}
  - {{kind: ranking, title: 各市地区生产总值增速, indicator: gdp}}
  - {{kind: chart, chart: combination, title: 地区生产总值及增速, indicators: [gdp], last: 8}}
"""
# The cost of a process is told by itself, its children's beside it.
SCRIPT = """
import json, resource, sys, time, warnings
import zjreport
if __name__ == "__main__":
    warnings.simplefilter("ignore", zjreport.ZjreportWarning)
    briefing, out, areas, jobs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    start = time.perf_counter()
    cities = [area for area in zjreport.Briefing.load(briefing).read()[0].areas if area[0] != "全"][:areas]
    reading = time.perf_counter() - start
    zjreport.batch(briefing, out, areas=cities, jobs=jobs)
    wall = time.perf_counter() - start - reading
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(json.dumps([wall, *peaks]))
"""
CASES = {"1 city": (1, 1), "4 cities": (4, 1), "13 cities": (13, 1), "13 cities, two processes": (13, 2)}


def main() -> None:
    """Print each case, and its ratio to one city."""
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "script.py"
        script.write_text(SCRIPT, encoding="utf-8")
        briefing = Path(folder) / "briefing.yaml"
        briefing.write_text(BRIEFING, encoding="utf-8")
        for name, (areas, jobs) in CASES.items():
            arguments = [str(briefing), str(Path(folder) / "out"), str(areas), str(jobs)]
            done = subprocess.run([sys.executable, script, *arguments], check=True, capture_output=True)
            wall, peak, children = json.loads(done.stdout)
            first = first or wall
            memory = f"{peak / 1024:5.0f} MB, each worker up to {children / 1024:.0f} MB"
            sys.stdout.write(f"{name:26} {wall:6.2f} s  {wall / first:5.1f} x  {memory}\n")


if __name__ == "__main__":
    main()
