"""Files that are made without a name, so that one that is not finished is never seen and never left."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from gwreport.errors import GwReportError


def writable(path: str | os.PathLike[str]) -> Path:
    """The file that a name of an output stands for, links followed.

    Raises ``OSError`` for a folder, a read-only file and a link that leads to itself.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        message = "is a directory; expected the name of a file to write"
        raise IsADirectoryError(errno.EISDIR, message, os.fspath(path))
    # the superuser may write what nobody is to write: the mode says what the owner wants
    if not (mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, "is read-only; left as it is", os.fspath(path))
    return target


def refuse_an_input(output: str | None, inputs: Iterable[str]) -> None:
    """Raises ``GwReportError`` where an output, a name or standard output, is also one of the inputs."""
    try:
        found = Path(output).stat() if output not in (None, "-") else os.fstat(1)
    except OSError:
        return
    if not stat.S_ISREG(found.st_mode):
        return
    for name in inputs:
        with suppress(OSError, ValueError):
            if os.path.samestat(Path(name).stat(), found):
                raise GwReportError(f"{name}: is both input and output; give the output another name")


class UnfinishedFile:
    """A file in the making: without a name where the system has such files, else under a hidden one.

    ``path`` is where to write it. It takes the name and mode of ``target`` by :meth:`publish`; without that
    nothing is left of it after :meth:`discard`, and of one without a name nothing is left in any case, even
    where the process is killed.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._descriptor = _unnamed(target.parent)
        if self._descriptor is None:
            self.path = _free_name(target)
            try:
                self.path.touch(exist_ok=False)
            except OSError as error:  # of the file that was asked for, not of a name that nobody knows
                raise type(error)(error.errno, error.strerror, os.fspath(target)) from None
        else:
            self.path = Path(f"/proc/self/fd/{self._descriptor}")

    def publish(self) -> None:
        """Put the file, with all that was written, in the place of its target."""
        with self.path.open("rb") as made:
            os.fsync(made.fileno())  # or a power cut may leave the name without the content
        with suppress(FileNotFoundError):
            self.path.chmod(stat.S_IMODE(self.target.stat().st_mode))
        named = self.path if self._descriptor is None else self._named()
        try:
            named.replace(self.target)
        except BaseException:
            named.unlink(missing_ok=True)
            raise

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._descriptor is None:
            self.path.unlink(missing_ok=True)
        else:
            with suppress(OSError):
                os.close(self._descriptor)

    def _named(self) -> Path:
        """The file under a hidden name, for the moment before it takes its own."""
        name = _free_name(self.target)
        folder = os.open(name.parent, os.O_RDONLY)
        try:
            os.link(self.path, name.name, dst_dir_fd=folder)  # follows the link in /proc to the file itself
        except OSError:
            shutil.copyfile(self.path, name)
            shutil.copymode(self.path, name)
        finally:
            os.close(folder)
        return name


def _unnamed(folder: Path) -> int | None:
    """An open file without a name in a folder; None where the system or the file system has none."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, os.O_RDWR | flag, 0o666)
    except OSError:
        return None


def _free_name(target: Path) -> Path:
    """A hidden name beside a target that is short, however long that of the target is."""
    names = (target.with_name(f".gwreport-{os.getpid()}-{number}.part") for number in count())
    return next(name for name in names if not name.exists())
