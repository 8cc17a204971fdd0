"""Many files flushed together are as safe as one by one."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from mysteryshop.errors import StoreError
from mysteryshop.store import disk
from mysteryshop.store.files import EvidenceFolder

MANY = [f"mail {number}".encode() for number in range(3 * disk.WORTH_IT)]


@pytest.fixture(params=["together", "one by one"])
def together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bool:
    whole: bool = request.param == "together"
    if whole and not disk.flushes_as_a_whole(tmp_path):
        pytest.skip("this file system is not flushed as a whole")
    monkeypatch.setattr(disk, "flushes_as_a_whole", lambda folder: whole)
    return whole


def test_many_files_are_all_whole_under_their_hash(tmp_path: Path, together: bool) -> None:
    files = EvidenceFolder(tmp_path)
    digests = files.keep([*MANY, MANY[0]])
    assert digests == [hashlib.sha256(data).hexdigest() for data in (*MANY, MANY[0])]
    assert [files.read(digest) for digest in digests] == [*MANY, MANY[0]]
    assert not list(tmp_path.rglob("*.part"))


def test_no_name_stands_before_its_bytes_are_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not disk.flushes_as_a_whole(tmp_path):
        pytest.skip("this file system is not flushed as a whole")
    real, seen = disk._flush_all, []

    def watch(folder: Path) -> None:
        names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
        seen.append((len(names), sum(name.endswith(".part") for name in names)))
        real(folder)

    monkeypatch.setattr(disk, "_flush_all", watch)
    EvidenceFolder(tmp_path).keep(MANY)
    assert seen == [(len(MANY), len(MANY)), (len(MANY), 0)]


def test_a_disk_that_fails_is_told_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    files = EvidenceFolder(tmp_path)

    def full(_handle: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*((disk, "_flush_all") if together else (os, "fsync")), full)
    with pytest.raises(StoreError, match="No space left"):
        files.keep(MANY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_where_faults_would_not_be_told_each_file_is_flushed_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.flushes_as_a_whole.cache_clear()
    monkeypatch.setattr(disk, "_kernel", lambda: (5, 4))
    assert not disk.flushes_as_a_whole(tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(disk, "_TELL_ALL", frozenset())
    assert not disk.flushes_as_a_whole(tmp_path / "absent")
    assert not disk.flushes_as_a_whole(tmp_path)
    disk.flushes_as_a_whole.cache_clear()
