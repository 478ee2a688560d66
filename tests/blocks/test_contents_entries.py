"""What contents and bookmarks list, for every writer."""

from __future__ import annotations

from zjreport.blocks import Block, Heading, Panel, Paragraph
from zjreport.blocks.contents import Entry, entries
from zjreport.runs import as_runs, text_of


def panel(title: str, kicker: str = "过去一年", number: str = "") -> Panel:
    return Panel(as_runs(title), (), kicker=as_runs(kicker), number=number)


def listed(*blocks: Block, levels: int = 4) -> list[tuple[int, int, str]]:
    return [(entry.index, entry.level, text_of(entry.runs)) for entry in entries(blocks, levels)]


def test_headings_and_panels_are_listed_with_the_places_of_their_blocks() -> None:
    blocks = (
        Heading(as_runs("工作回顾"), number="一、"),
        Paragraph(as_runs("全年平稳。")),
        panel("更加宜居"),
        panel("更见成效"),
        Heading(as_runs("各项事业"), 2),
    )
    assert listed(*blocks) == [
        (0, 1, "一、工作回顾"),
        (2, 2, "更加宜居"),
        (3, 2, "更见成效"),
        (4, 2, "各项事业"),
    ]
    assert listed(*blocks, levels=1) == [(0, 1, "一、工作回顾")]


def test_a_kicker_that_not_all_panels_share_is_said() -> None:
    assert listed(panel("更加宜居"), panel("更见成效", "这一年")) == [
        (0, 2, "过去一年，更加宜居"),
        (1, 2, "这一年，更见成效"),
    ]
    assert listed(panel("更加宜居", number="（一）")) == [(0, 2, "（一）过去一年，更加宜居")]
    assert listed(panel("更加宜居", ""), panel("更见成效")) == [
        (0, 2, "更加宜居"),
        (1, 2, "过去一年，更见成效"),
    ]


def test_what_has_no_text_is_not_listed() -> None:
    assert listed(Heading(()), Heading(as_runs(" ")), Panel((), ())) == []
    assert listed(panel("", "过去一年"), panel("", "过去一年")) == [(0, 2, "过去一年"), (1, 2, "过去一年")]


def test_entries_keep_their_runs() -> None:
    heading = Heading(as_runs("2024年目标"), 3, "1.")
    (entry,) = entries([heading])
    assert entry == Entry(0, 3, (*as_runs("1."), *heading.runs), "1.")
