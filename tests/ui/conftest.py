"""What the tests of the screens share."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            # the screenless platform says at each window what it cannot do; that is no fault of ours
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
