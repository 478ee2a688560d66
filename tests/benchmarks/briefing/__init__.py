"""The cost of one work item: a Chinese briefing of 20 pages with 12 charts and 8 tables, as PDF.

Run it with ``python -m tests.benchmarks.briefing``; ``--help`` tells what it compares.  WeasyPrint and
Typst come with ``pip install --group bench``; WeasyPrint wants Debian's ``libpango-1.0-0``,
``libpangoft2-1.0-0`` and ``libharfbuzz-subset0`` besides.
"""
