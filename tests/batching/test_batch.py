"""Batches: each briefing is of its area and period, all appear or none, whoever makes them."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import zjreport as zj
from zjreport.batching import running
from zjreport.batching import work as working

AREAS = ["东州区", "西州区", "南州区"]


def text(path: Path) -> str:
    """All text, figures in their controls included."""
    return "".join(piece.text for piece in docx.Document(str(path)).element.body.iter(qn("w:t")))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_briefing_is_of_its_area(briefing: Path, tmp_path: Path) -> None:
    outcomes = zj.batch(briefing, tmp_path / "out", ["docx"], areas=AREAS)
    assert [(outcome.area, outcome.period, outcome.problems) for outcome in outcomes] == [
        (area, None, ()) for area in AREAS
    ]
    said = ["产值61.2亿元，同比增长5.4%", "产值48.9亿元，同比下降1.2%", "产值37.0亿元，同比增长3.8%"]
    for outcome, words in zip(outcomes, said, strict=True):
        (path,) = outcome.paths
        assert path.name == f"briefing-{outcome.area}.docx"
        assert f"{outcome.area}规模以上工业{words}" in text(path)
        about = docx.Document(str(path)).core_properties
        assert (about.title, about.author) == (f"{outcome.area}简报", f"{outcome.area}统计局")


def test_a_briefing_of_a_batch_is_the_one_that_is_built_alone(briefing: Path, tmp_path: Path) -> None:
    (outcome,) = zj.batch(briefing, tmp_path / "batch", areas=["西州区"], periods=["2024-H1"])
    alone = zj.build(briefing, tmp_path / "alone", area="西州区", period="2024-H1")
    assert [path.suffix for path in outcome.paths] == [".docx", ".pdf"]
    assert [path.read_bytes() for path in outcome.paths] == [path.read_bytes() for path in alone]


def test_areas_and_periods_are_multiplied_and_repetitions_count_once(briefing: Path, tmp_path: Path) -> None:
    outcomes = zj.batch(
        briefing,
        tmp_path / "out",
        ["docx"],
        areas=["西州区", "东州区", "西州区"],
        periods=["2024-H1", "2024-Q1", "2024年一季度"],
    )
    assert [path.stem for outcome in outcomes for path in outcome.paths] == [
        "briefing-西州区-2024-H1",
        "briefing-西州区-2024-Q1",
        "briefing-东州区-2024-H1",
        "briefing-东州区-2024-Q1",
    ]


def test_all_areas_are_those_of_the_data_in_its_order(briefing: Path, tmp_path: Path) -> None:
    with (briefing.parent / "counties.csv").open("a", encoding="utf-8") as rows:
        rows.write("产值,全市,2024年一季度,147.1,亿元,3.0\n")
    outcomes = zj.batch(briefing, tmp_path / "out", ["docx"], all_areas=True)
    assert [outcome.area for outcome in outcomes] == AREAS


# -- failing -------------------------------------------------------------------------------------------


def test_one_that_fails_leaves_nothing_and_all_problems_are_told(briefing: Path, tmp_path: Path) -> None:
    with pytest.raises(zj.ZjreportError) as caught:
        zj.batch(briefing, tmp_path / "a" / "b", areas=AREAS, periods=["2024-Q1", "2023-Q1", "2024-H1"])
    told = [problem.place.briefing for problem in caught.value.problems]
    assert told == ["东州区 2023-Q1", "西州区 2023-Q1", "南州区 2023-Q1", "南州区 2024-H1"]
    assert str(caught.value.problems[-1]).startswith("南州区 2024-H1, briefing.yaml, section 工业, line ")
    assert not (tmp_path / "a").exists()


def test_what_was_there_before_stays_where_one_fails(briefing: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    old = tmp_path / "out" / "briefing-东州区.docx"
    old.write_bytes(b"old")
    with pytest.raises(zj.ZjreportError):
        zj.batch(briefing, tmp_path / "out", ["docx"], areas=AREAS, periods=["2024-H1"])
    assert contents(tmp_path / "out") == {old.name: b"old"}


def test_the_others_are_written_where_that_is_asked_for(briefing: Path, tmp_path: Path) -> None:
    outcomes = zj.batch(
        briefing, tmp_path / "out", ["docx"], areas=AREAS, periods=["2024-H1"], keep_going=True
    )
    assert [len(outcome.paths) for outcome in outcomes] == [1, 1, 0]
    assert [problem.code for problem in outcomes[2].problems] == ["refused.data"]
    assert sorted(contents(tmp_path / "out")) == [
        "briefing-东州区-2024-H1.docx",
        "briefing-西州区-2024-H1.docx",
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"areas": ["东洲区"]}, "area.unknown"),
        ({"areas": [""]}, "area.unknown"),
        ({"areas": []}, "batch.empty"),
        ({"periods": []}, "batch.empty"),
        ({"periods": ["次年"]}, "period.invalid"),
        ({"areas": ["东州区"], "formats": ["odt"]}, "writer.unknown"),
    ],
)
def test_wrong_use_is_told_before_anything_is_made(
    options: dict, code: str, briefing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working.Kit, "make", lambda *_: pytest.fail("a briefing was made"))
    with pytest.raises(zj.ZjreportError) as caught:
        zj.batch(briefing, tmp_path / "out", **options)
    assert caught.value.code == code
    assert not (tmp_path / "out").exists()


def test_an_unknown_area_names_the_nearest(briefing: Path, tmp_path: Path) -> None:
    with pytest.raises(zj.ZjreportError, match="did you mean “东州区”"):
        zj.batch(briefing, tmp_path / "out", areas=["东洲区", "西州区"])


# -- warnings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_warnings_tell_whose_they_are(jobs: int, briefing: Path, tmp_path: Path) -> None:
    briefing.write_text(briefing.read_text("utf-8").replace('"{{ area }}简报"', "东州区简报"), "utf-8")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        zj.batch(briefing, tmp_path / "out", ["docx"], areas=AREAS, jobs=jobs)
    ours = [str(one.message) for one in told if issubclass(one.category, zj.ZjreportWarning)]
    assert [message.partition(":")[0] for message in ours] == ["西州区", "南州区"]
    assert all("the title “东州区简报” names 东州区" in message for message in ours)


# -- workers -------------------------------------------------------------------------------------------


class Counting(Executor):
    """Works at once, and knows how many results nobody has asked for yet."""

    def __init__(self) -> None:
        self.waiting = self.most = self.calls = 0

    def submit(self, function: Callable, /, *arguments: object, **options: object) -> Future:
        self.calls += 1
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        counter = self

        class Asked(Future):
            def result(self, timeout: float | None = None) -> object:
                counter.waiting -= 1
                return super().result(timeout)

        future = Asked()
        future.set_result(function(*arguments, **options))
        return future


def test_whoever_makes_them_the_files_are_the_same(briefing: Path, tmp_path: Path) -> None:
    zj.batch(briefing, tmp_path / "one", areas=AREAS)
    zj.batch(briefing, tmp_path / "two", areas=AREAS, jobs=2)
    with ThreadPoolExecutor(3) as threads:
        zj.batch(briefing, tmp_path / "three", areas=AREAS, executor=threads)
        assert threads.submit(len, "left open").result() == 9
    assert len(contents(tmp_path / "one")) == 6
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_only_a_few_results_are_held_at_a_time(
    briefing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zjreport.batching.running._processors", lambda: 1)
    rows = [f"产值,{chr(0x4E00 + n)}州区,2024年一季度,{n + 1}.0,亿元,1.0" for n in range(12)]
    (briefing.parent / "counties.csv").write_text(
        "\n".join(["指标,地区,时期,数值,单位,同比", *rows]), "utf-8"
    )
    monkeypatch.setattr(working.Kit, "make", lambda self, job: {"docx": job.label.encode()})
    executor = Counting()
    outcomes = zj.batch(briefing, tmp_path / "out", ["docx"], all_areas=True, executor=executor)
    assert executor.calls == len(outcomes) == 12
    assert executor.most <= 2
    assert [outcome.paths[0].read_text("utf-8") for outcome in outcomes] == [one.area for one in outcomes]


def test_data_is_read_once(briefing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, times = zj.Briefing.read, []
    monkeypatch.setattr(zj.Briefing, "read", lambda *given: times.append(1) or read(*given))
    zj.batch(briefing, tmp_path / "out", ["docx"], areas=AREAS)
    assert len(times) == 1


@pytest.mark.parametrize(("briefings", "workers"), [(1, 1), (13, 1), (16, 2), (31, 3), (500, 4)])
def test_processes_are_started_where_that_pays(
    briefings: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_processors", lambda: 4)
    assert running._workers_for(briefings, None) == workers
    assert running._workers_for(briefings, 3) == min(3, briefings)


def test_a_worker_that_dies_is_told(briefing: Path, tmp_path: Path) -> None:
    class Dying(Executor):
        def submit(self, *_: object, **__: object) -> Future:
            future: Future = Future()
            future.set_exception(BrokenExecutor())
            return future

    with pytest.raises(zj.ZjreportError) as caught:
        zj.batch(briefing, tmp_path / "out", ["docx"], areas=AREAS, executor=Dying())
    assert caught.value.code == "batch.worker-lost"
    assert not (tmp_path / "out").exists()


def test_a_section_that_cannot_travel_is_told(tmp_path: Path) -> None:
    class Own(zj.Section, frozen=True, kw_only=True):
        """A section that only this function knows."""

        kind = "own"

        def render(self, context: zj.Context) -> list[zj.Block]:
            return []

    rows = tmp_path / "rows.csv"
    rows.write_text("指标,地区,时期,数值,单位\n产值,甲区,2024,1,亿元\n产值,乙区,2024,1,亿元\n", "utf-8")
    own = zj.Briefing(title="简报", period="2024", sections=(Own(),), data=(rows,))
    with pytest.raises(zj.ZjreportError) as caught:
        zj.batch(own, tmp_path / "out", ["docx"], all_areas=True, jobs=2)
    assert caught.value.code == "batch.bound"
    assert len(zj.batch(own, tmp_path / "out", ["docx"], all_areas=True)) == 2
    gc.collect()


def test_progress_names_how_far_it_is(briefing: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    zj.batch(briefing, tmp_path, ["docx"], areas=AREAS, progress=lambda *step: told.append(step))
    assert told == [("briefing", 0, 3), ("briefing", 1, 3), ("briefing", 2, 3), ("", 3, 3)]
