"""The watch over silence catches what it should."""

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
import sys
sys.path.insert(0, {folder!r})
pytest_plugins = ["tests.silence"]
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> pytest.Pytester:
    folder = str(request.config.rootpath)
    pytester.makeconftest(CONFTEST.format(folder=folder))
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")
    return pytester


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("import logging; logging.getLogger('x').warning('hello')", "unexpected log line: WARNING x: hello"),
        ("noise.expect('never said')", "expected log line never came: never said"),
        (
            "import threading; threading.Thread(target=threading.Event().wait, daemon=True, name='stray').start()",
            "thread left over: stray",
        ),
        ("import subprocess; subprocess.Popen(['sleep', '20'])", "child process left over: * sleep 20"),
        ("from PySide6.QtCore import QTimer; qtbot.t = QTimer(); qtbot.t.start(9999)", "QTimer still running: *"),
    ],
)
def test_noise_fails(inner: pytest.Pytester, body: str, complaint: str) -> None:
    inner.makepyfile(f"def test_x(noise, qtbot, qapp):\n    globals()['keep'] = qtbot\n    {body}\n")
    result = inner.runpytest_subprocess("-p", "no:xdist", "-p", "no:cacheprovider", "-W", "ignore")
    result.stdout.fnmatch_lines([f"*{complaint}*"])
    result.assert_outcomes(passed=1, errors=1)


def test_a_qt_message_fails(inner: pytest.Pytester) -> None:
    inner.makepyfile("def test_x(qapp):\n    from PySide6.QtCore import qWarning\n    qWarning('odd')\n")
    result = inner.runpytest_subprocess("-p", "no:xdist", "-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)


def test_an_announced_line_passes(inner: pytest.Pytester) -> None:
    inner.makepyfile("def test_x(noise):\n    noise.expect('he.lo')\n    __import__('logging').warning('hello')\n")
    result = inner.runpytest_subprocess("-p", "no:xdist", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
