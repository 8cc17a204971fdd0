"""Evidence on disk: whole or absent, under its hash, with names of our own."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.errors import StoreError
from mysteryshop.store.disk import host
from mysteryshop.store.files import EvidenceFolder, plain_name


def test_bytes_are_kept_once_under_their_hash_and_are_private(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path / "evidence")
    first, second = files.keep([b"proof", b"other"])
    assert first == hashlib.sha256(b"proof").hexdigest()
    assert files.keep([b"proof"]) == [first]
    assert files.read(first) == b"proof"
    assert files.read(second) == b"other"
    assert stat.S_IMODE(files.path(first).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "evidence" / "blobs").stat().st_mode) == 0o700
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_changed_bytes_are_an_error_and_missing_ones_are_none(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path)
    (digest,) = files.keep([b"proof"])
    files.path(digest).write_bytes(b"Proof")
    with pytest.raises(StoreError, match="no longer match"):
        files.read(digest)
    assert files.read("0" * 64) is None


def test_bytes_cut_short_by_a_crash_are_written_again(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path)
    (digest,) = files.keep([b"proof"])
    files.path(digest).write_bytes(b"pro")
    files.keep([b"proof"])
    assert files.read(digest) == b"proof"


def test_a_failing_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = EvidenceFolder(tmp_path)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left") as raised:
        files.keep([b"proof"])
    assert raised.value.tip is not None
    assert "free some space" in raised.value.tip
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_a_killed_process_was_writing_is_swept_away_and_nobody_elses(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path)
    (digest,) = files.keep([b"proof"])
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here, folder = host(), files.path(digest).parent
    parts = {
        name: folder / f".{digest[:16]}-{name}-0a0a0a.part"
        for name in (f"{here}-{ended.pid}", f"{here}-{os.getpid()}", "00000000-1", "11111111-1")
    }
    for part in parts.values():
        part.write_bytes(b"pro")
    os.utime(parts["11111111-1"], (1_000_000_000, 1_000_000_000))
    assert files.sweep() == 2
    assert [name for name, part in parts.items() if part.exists()] == [f"{here}-{os.getpid()}", "00000000-1"]
    assert files.read(digest) == b"proof"


def test_files_and_their_folder_are_flushed_before_keep_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = EvidenceFolder(tmp_path)
    flushed: list[str] = []
    real = os.fsync

    def watch(handle: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real(handle)

    monkeypatch.setattr(os, "fsync", watch)
    (digest,) = files.keep([b"proof"])
    assert any(name.endswith(".part") for name in flushed)
    assert flushed.index(str(files.path(digest).parent.resolve())) > 0
    assert str((tmp_path / "blobs").resolve()) in flushed


def test_a_shops_folder_shows_the_same_bytes(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path)
    one, two = files.keep([b"first attempt", b"second attempt"])
    assert files.link(one, "2026-w23", "harbor", "s1", "before.jpg") == "before.jpg"
    assert files.link(two, "2026-w23", "harbor", "s1", "before.jpg") == "before-2.jpg"
    assert files.link(one, "2026-w23", "harbor", "s1", "before.jpg") == "before.jpg"
    folder = tmp_path / "shops" / "2026-w23" / "harbor" / "s1"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "before.jpg": b"first attempt",
        "before-2.jpg": b"second attempt",
    }


def test_without_hard_links_a_symbolic_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = EvidenceFolder(tmp_path)
    (digest,) = files.keep([b"proof"])

    def none_here(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", none_here)
    assert files.link(digest, "w", "d", "s", "form.json") == "form.json"
    assert files.link(digest, "w", "d", "s", "form.json") == "form.json"
    shown = tmp_path / "shops" / "w" / "d" / "s" / "form.json"
    assert shown.is_symlink()
    assert shown.read_bytes() == b"proof"
    assert not shown.readlink().is_absolute()


@given(
    st.text(max_size=300) | st.sampled_from(["../../etc/passwd", "a/../b", "..", ".", "", "\0", "‮gpj.exe", "x" * 300, ".hidden"])
)
def test_names_stay_in_their_folder(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert len(plain) <= 100
    assert plain.isascii()
    assert not plain.startswith(".")
    assert Path(plain).name == plain


def test_only_a_hash_leads_to_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        EvidenceFolder(tmp_path).path("../" * 21 + "a")
