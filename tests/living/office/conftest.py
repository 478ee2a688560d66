"""Files edited in LibreOffice as their authors do, and the same briefing composed once for all of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office
from zjreport import IndicatorSet
from zjreport.errors import Problem
from zjreport.living import renewal

WORD = "MS Word 2007 XML"
# LibreOffice's bindings belong to the Python of the system.
_PYTHON = "/usr/bin/python3"

# It runs under another Python, and cannot be imported here.
collect_ignore = ["typist.py"]

Step = Sequence[Any]
Typist = Callable[..., Path]


@pytest.fixture(scope="session")
def typist(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    """Edits a file: ``typist(path, step, …)`` gives the file that was saved."""
    out = tmp_path_factory.mktemp("typed")
    script = Path(__file__).with_name("typist.py")
    with (
        office.listening() as pipe,
        subprocess.Popen(
            [_PYTHON, str(script), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as desk,
    ):

        def edit(path: Path, *steps: Step, form: str = WORD, name: str = "typed.docx") -> Path:
            saved = out / f"{len(list(out.iterdir()))}-{name}"
            task = {"open": str(path), "save": {str(saved): form}, "steps": steps}
            assert desk.stdin is not None
            assert desk.stdout is not None
            desk.stdin.write(json.dumps(task) + "\n")
            desk.stdin.flush()
            answer = desk.stdout.readline()
            assert answer, "LibreOffice has gone"
            assert json.loads(answer) == ""
            return saved

        yield edit
        assert desk.stdin is not None
        desk.stdin.close()
        desk.wait(60)


@pytest.fixture(autouse=True, scope="module")
def _composed_once() -> Iterator[None]:
    """The same briefing over the same data is composed once: here the files are edited, not the data."""
    known: dict[tuple[str, int], tuple[_Written, tuple[Problem, ...], IndicatorSet]] = {}
    restored = renewal.restored

    @contextmanager
    def remembering(recipe: str) -> Iterator[Any]:
        with restored(recipe) as made:

            def compose(data: IndicatorSet) -> tuple[_Written, tuple[Problem, ...]]:
                key = (recipe, id(data))
                if key not in known:
                    document, refused = made.compose(data)
                    known[key] = (_Written(document.to_bytes("docx")), refused, data)
                return known[key][:2]

            yield _Remembered(made, compose)

    with pytest.MonkeyPatch.context() as patch:
        wrapped: Callable[[str], AbstractContextManager[Any]] = remembering
        patch.setattr(renewal, "restored", wrapped)
        yield


class _Written:
    """A document that was written already."""

    def __init__(self, word: bytes) -> None:
        self._word = word

    def to_bytes(self, form: str) -> bytes:
        assert form == "docx"
        return self._word


class _Remembered:
    """A restored briefing, composed by ``compose``."""

    def __init__(self, made: Any, compose: Callable[[IndicatorSet], Any]) -> None:
        self.briefing, self.frame, self.problems = made.briefing, made.frame, made.problems
        self.dress = made.dress
        self.compose = compose
