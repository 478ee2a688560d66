"""Faces: read rightly, looked for in order, taken only where they hold a report's signs."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from zjreport import resources
from zjreport.errors import ThemeError
from zjreport.fonts import faces, installed, sfnt, stack
from zjreport.themes import Theme, load_theme

FILES = sorted(path.name for path in resources.font("").glob("*.ttf"))


def themed(*installed_names: str, bundled: str = "ZJRFang.ttf") -> Theme:
    theme = load_theme("official")
    role = msgspec.structs.replace(theme.font("body"), installed=installed_names, bundled=bundled)
    return msgspec.structs.replace(theme, fonts={**theme.fonts, "body": role})


@pytest.mark.parametrize("file", FILES)
def test_the_reader_agrees_with_fonttools(file: str) -> None:
    tools = pytest.importorskip("fontTools.ttLib")
    path = resources.font(file)
    theirs = tools.TTFont(path)
    order = theirs.getReverseGlyphMap()
    ours = sfnt.read(path)
    assert ours.cmap == {code: order[name] for code, name in theirs.getBestCmap().items()}
    assert ours.advances == [theirs["hmtx"][name][0] for name in theirs.getGlyphOrder()]
    plain = theirs["cmap"].getcmap(3, 1).cmap
    assert sfnt._subtable(ours.table("cmap"), _offset(ours, 3, 1)) == {c: order[n] for c, n in plain.items()}


def _offset(face: sfnt.Sfnt, platform: int, encoding: int) -> int:
    table = face.table("cmap")
    for number in range(int.from_bytes(table[2:4], "big")):
        entry = table[4 + 8 * number : 12 + 8 * number]
        if (int.from_bytes(entry[:2], "big"), int.from_bytes(entry[2:4], "big")) == (platform, encoding):
            return int.from_bytes(entry[4:], "big")
    raise LookupError


def test_a_role_takes_the_bundled_face_where_nothing_is_installed() -> None:
    assert stack(themed("不存在的字体"), "body").own.path.name == "ZJRFang.ttf"


def test_a_configured_file_goes_first() -> None:
    chosen = resources.font("ZJRKai.ttf")
    assert stack(themed(str(chosen)), "body").own.path == chosen


def test_a_face_without_hanzi_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"\0\1\0\0 not a font at all")
    monkeypatch.setattr(installed, "folders", lambda: (tmp_path,))
    installed._files.cache_clear()
    installed._families.cache_clear()
    try:
        assert installed.find("Broken") == (broken, 0)
        assert stack(themed("Broken"), "body").own.path.name == "ZJRFang.ttf"
    finally:
        installed._files.cache_clear()
        installed._families.cache_clear()


def test_faces_are_found_by_family_and_by_file_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "folders", lambda: (resources.font(""),))
    installed._files.cache_clear()
    installed._families.cache_clear()
    try:
        kai = resources.font("ZJRKai.ttf")
        assert installed.find("ZJR Kai") == (kai, 0)
        assert installed.find("zjrkai.TTF") == (kai, 0)
        assert installed.find("nothing") is None
    finally:
        installed._files.cache_clear()
        installed._families.cache_clear()


def test_signs_fall_back_face_by_face() -> None:
    body = stack(load_theme("official"), "body")
    assert body.face_for("国") is body.own
    fallback = body.face_for("①")
    assert fallback is not None
    assert fallback is not body.own
    assert body.face_for("😀") is None


def test_an_unknown_bundled_face_is_named() -> None:
    with pytest.raises(ThemeError, match="ZJRFong"):
        stack(themed(bundled="ZJRFong.ttf"), "body")


def test_cff_faces_are_refused() -> None:
    data = bytearray(resources.font("ZJRFang.ttf").read_bytes())
    place = data.index(b"glyf")
    data[place : place + 4] = b"CFF "
    with pytest.raises(sfnt.SfntError, match="outlines"):
        sfnt.Sfnt(bytes(data))


def test_every_face_is_loaded_once() -> None:
    theme = load_theme("official")
    assert stack(theme, "song").own is stack(theme, "song").own
    assert faces._bundled("ZJRSong.ttf") is stack(theme, "song").own
