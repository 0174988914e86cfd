"""Where a journal may lie: a folder of its own, writable, on a disk of this machine."""

import os
import sys
from pathlib import Path

from app.journal.store import JournalOnNetwork, JournalUnwritable

# WAL needs memory shared between processes of one machine, and a network share may say "written" too early.
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "lustre", "ncpfs", "davfs"}
    | {"fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs2"}
)
_DRIVE_REMOTE = 4
"""GetDriveTypeW's answer for a network drive."""


def prepare_folder(folder: Path) -> None:
    """Make the folder for this user alone, or raise `JournalUnwritable` or `JournalOnNetwork`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise JournalUnwritable(
            f"The journal's folder {folder} cannot be written ({error.strerror}). Nothing was saved there yet. "
            "Give this user the right to write in it, or set desk.journal_dir to another folder on this machine."
        ) from None
    if on_network(folder):
        raise JournalOnNetwork(
            f"The journal's folder {folder} lies on a network drive, which may lose what was saved. "
            "Set desk.journal_dir to a folder on a disk of this machine."
        )


def on_network(folder: Path) -> bool:
    """True when the folder is known to lie on another machine; False when it does not or cannot be told."""
    if sys.platform == "win32":
        return _on_network_drive(folder)
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return False
    return filesystem_of(folder.resolve(), mounts.read_text(errors="replace")) in _NETWORK_TYPES


def filesystem_of(folder: Path, mounts: str) -> str:
    """The file system type of `folder` by the text of a mount table (fstab(5): fields by space, octal escapes)."""
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        # Of two mounts on one point the later one is seen.
        if folder.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = fields[2], len(point.parts)
    return found


if sys.platform == "win32":

    def _on_network_drive(folder: Path) -> bool:
        import ctypes

        anchor = os.path.splitdrive(folder.resolve())[0]
        if anchor.startswith("\\\\"):
            return True
        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor + "\\")) == _DRIVE_REMOTE
