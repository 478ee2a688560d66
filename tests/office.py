"""LibreOffice with the faces of the tests alone: what it sets is the same on every machine.

The bundled faces stand in for those that themes name, Liberation for Times New Roman and Arial.  Whatever
else is installed is not seen, so that no page depends on it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from zjreport import resources

__all__ = ["LATIN", "Office", "lacking"]

#: A family that the tests want installed (Debian: fonts-liberation).
LATIN = "Liberation Serif"

_FAMILIES = {
    "ZJR Hei": ("微软雅黑", "黑体"),
    "ZJR Song": ("宋体",),
    "ZJR Title": ("方正小标宋简体",),
    "ZJR Fang": ("仿宋_GB2312", "仿宋"),
    "ZJR Kai": ("楷体_GB2312", "楷体"),
    LATIN: ("Times New Roman",),
    "Liberation Sans": ("Arial",),
}
_FACES = ("ZJRFang.ttf", "ZJRHei.ttf", "ZJRKai.ttf", "ZJRSong.ttf", "ZJRTitle.ttf")


def lacking() -> str:
    """What is not installed of what the tests need; empty where all is there."""
    for name in ("soffice", "fc-list"):
        if not shutil.which(name):
            return name
    return "" if _files_of(LATIN) else LATIN


class Office:
    """LibreOffice with a home of its own in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._home = folder / "home"
        self._fonts = folder / "fonts.conf"
        self._fonts.write_text(_settings(folder / "cache"), "utf-8")

    def convert(self, *files: Path, form: str, out: Path) -> list[Path]:
        """Files opened and saved in ``form``, such as ``pdf`` or ``docx:MS Word 2007 XML``."""
        command = [*self._program(self._home), "--convert-to", form, "--outdir", str(out), *map(str, files)]
        done = subprocess.run(
            command,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
        made = [out / f"{path.stem}.{form.partition(':')[0]}" for path in files]
        assert done.returncode == 0, done.stderr
        assert [path.name for path in made if not path.exists()] == [], done.stderr
        return made

    @contextmanager
    def listening(self) -> Iterator[str]:
        """LibreOffice at work until the context ends, and the name of the pipe that it listens at."""
        pipe = f"zjreport{uuid4().hex}"
        command = [*self._program(self._home.with_name("desk")), f"--accept=pipe,name={pipe};urp;"]
        with subprocess.Popen(
            [*command, "--norestore", "--nologo"],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as program:
            try:
                yield pipe
                program.wait(30)
            finally:
                program.terminate()

    def _program(self, home: Path) -> list[str]:
        return ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless"]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "FONTCONFIG_FILE": str(self._fonts)}


def _files_of(family: str) -> list[Path]:
    """Where a family is installed."""
    found = subprocess.run(
        ["fc-list", "--format", "%{file}\n", family], capture_output=True, encoding="utf-8", check=True
    )
    return [Path(line) for line in found.stdout.splitlines()]


def _settings(cache: Path) -> str:
    """The settings of fontconfig: where faces lie, and which stand in for which."""
    folders = {resources.font(face).parent for face in _FACES}
    folders |= {path.parent for path in _files_of(LATIN)}
    lines = [f"<dir>{folder}</dir>" for folder in sorted(folders)]
    lines += [f"<cachedir>{cache}</cachedir>"]
    lines += [_stands_in(face, name) for face, names in _FAMILIES.items() for name in names]
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
    return head + "<fontconfig>\n" + "\n".join(lines) + "\n</fontconfig>\n"


def _stands_in(face: str, name: str) -> str:
    test = f'<test name="family"><string>{name}</string></test>'
    edit = f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit>'
    return f'<match target="pattern">{test}{edit}</match>'
