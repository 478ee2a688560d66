"""Files appear whole or not at all, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjreport.errors import WriteError
from zjreport.staging import write_all


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_all_and_leaves_nothing_else(tmp_path: Path) -> None:
    paths = [tmp_path / "甲.docx", tmp_path / "deep" / "乙.pdf"]
    assert write_all({paths[0]: b"a", paths[1]: b"b"}) == tuple(paths)
    assert [path.read_bytes() for path in paths] == [b"a", b"b"]
    assert listing(tmp_path) == ["deep", "甲.docx"]
    assert listing(tmp_path / "deep") == ["乙.pdf"]


def test_replaces_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    write_all({target: b"new"})
    assert target.read_bytes() == b"new"
    assert listing(tmp_path) == ["a.docx"]


def test_long_chinese_names(tmp_path: Path) -> None:
    target = tmp_path / f"{'镇' * 80}.docx"
    write_all({target: b"a"})
    assert target.read_bytes() == b"a"


def test_a_folder_in_the_way_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "a.docx").write_bytes(b"old")
    with pytest.raises(WriteError, match=r"b\.pdf") as error:
        write_all({tmp_path / "a.docx": b"new", tmp_path / "b.pdf": b"new"})
    assert error.value.hint
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert listing(tmp_path) == ["a.docx", "b.pdf"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(outside)
    with pytest.raises(WriteError, match="link"):
        write_all({folder / "a.pdf": b"new"})
    assert outside.read_bytes() == b"mine"


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError):
        write_all({tmp_path / "file" / "a.pdf": b"new"})


@pytest.mark.parametrize("existed", [True, False])
def test_what_was_replaced_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existed: bool
) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.pdf"
    if existed:
        first.write_bytes(b"old")
    second.write_bytes(b"open elsewhere")
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target) == second and ".former" not in self.name:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(WriteError, match=r"b\.pdf cannot be written: Permission denied"):
        write_all({first: b"new", second: b"new"})
    assert first.exists() is existed
    assert not existed or first.read_bytes() == b"old"
    assert second.read_bytes() == b"open elsewhere"
    assert listing(tmp_path) == (["a.docx", "b.pdf"] if existed else ["b.pdf"])
