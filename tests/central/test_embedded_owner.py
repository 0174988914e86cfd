"""Who the embedded server runs as, and what root opens for it."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from app.central.embedded_owner import Owner


def test_the_owner_is_never_root() -> None:
    assert Owner().run_as().get("user") != 0
    assert Owner().names()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root has somebody else to run as")
def test_root_lets_the_owner_pass_but_not_look() -> None:
    with tempfile.TemporaryDirectory() as name:
        above = Path(name)
        (above / "data").mkdir()
        Owner().own(above / "data", above / "bin")
        mode = above.stat().st_mode
        assert mode & stat.S_IXOTH
        assert not mode & stat.S_IROTH
        assert (above / "data").stat().st_uid != 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="what anybody but root may do")
def test_others_own_it_themselves(tmp_path: Path) -> None:
    before = tmp_path.stat()
    Owner().own(tmp_path, tmp_path)
    assert tmp_path.stat().st_uid == before.st_uid == os.geteuid()
