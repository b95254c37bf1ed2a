"""Where the store lies, and that nobody but its owner can read it, whatever the umask was.

The trap it guards: SQLite creates its file with the umask's mode, and the -wal and -shm files copy the mode of the file.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

STORE = "store.db"
BACKUPS = "backups"
COMPANIONS = ("-wal", "-shm")
CACHE = "cache"  # the compiled rule base, which may be there before the store
_OURS = frozenset({STORE, BACKUPS, CACHE, *(STORE + end for end in COMPANIONS)})
_OTHERS = 0o077


def private_folder(folder: Path) -> None:
    """Make the folder with mode 0700; one that exists is closed to others only if nothing but ours lies in it.

    A folder that holds other things (somebody's home, /tmp) is not ours to close; the files in it are 0600 all the same.
    """
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    elif {entry.name for entry in folder.iterdir()} <= _OURS:
        _close_to_others(folder)


def private_file(path: Path) -> None:
    """Make an empty file with mode 0600, or close the one that is there to others."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        _close_to_others(path)


def _close_to_others(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & _OTHERS:
        path.chmod(mode & ~_OTHERS)


def with_companions(path: Path) -> tuple[Path, ...]:
    """The file itself and its -wal and -shm."""
    return (path, *(path.with_name(path.name + end) for end in COMPANIONS))


def readable_by_others(path: Path) -> bool:
    """Whether anybody but the owner has any right on the file (always False on Windows)."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & _OTHERS)


def settle(path: Path) -> None:
    """Have the disk really hold the file or the folder's list of names."""
    if os.name != "posix" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups_in(folder: Path) -> list[Path]:
    """The backups the store made in its own folder, and the stores it put aside, newest first."""
    return sorted((folder / BACKUPS).glob("*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
