"""The log of desk and phone: a rotating file in which no customer can be found.

Whatever is logged is scrubbed on its way to the file: long digits (numbers, accounts, birth dates), addresses with @,
Chinese characters (our own messages have none), and the values a database adds to its errors. A record given as an
argument is logged by its type's name only. Scrubbing is the second fence: the first is not to log such things at all.
"""

import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

MASK = "····"
_MAX_BYTES = 1_000_000
_BACKUPS = 5

_UUID = r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"
_DIGITS = r"\+?\d(?:[ \-()]{0,2}\d){5,}"
_ADDRESS = r"[^\s@:/<>\"'(=,]+@"
_CHINESE = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_DATABASE = r"(?m)^(DETAIL:|CONTEXT:|\[parameters:|\[SQL:|HINT:|LINE \d+:).*$"
_PERSONAL = re.compile(f"({_UUID})|{_ADDRESS}|{_DIGITS}|{_CHINESE}", re.IGNORECASE)


def scrub(text: str) -> str:
    """`text` without what could name a customer. UUIDs stay: they are ours, and lead from one line to another."""
    text = re.sub(_DATABASE, rf"\1 {MASK}", text)
    return _PERSONAL.sub(lambda match: match[1] or (f"{MASK}@" if match[0].endswith("@") else MASK), text)


class ScrubbedFormatter(logging.Formatter):
    """One line per record, UTC, with everything after the logger's name scrubbed."""

    converter = time.gmtime  # type: ignore[assignment]  # it may be called without an argument, typeshed forgets that

    def format(self, record: logging.LogRecord) -> str:
        message = _named(record).getMessage()
        if record.exc_info:
            message = f"{message}\n{self.formatException(record.exc_info)}"
        if record.stack_info:
            message = f"{message}\n{record.stack_info}"
        stamp = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{int(record.msecs):03d}Z"
        return f"{stamp} {record.levelname:<8} {record.name}: {scrub(message)}"


def _named(record: logging.LogRecord) -> logging.LogRecord:
    """The record with each struct among its arguments replaced by the name of its type."""
    if isinstance(record.args, tuple):
        arguments = tuple(_word(argument) for argument in record.args)
        return logging.LogRecord(record.name, record.levelno, "", 0, record.msg, arguments, None)
    return record


def _word(argument: Any) -> Any:
    return type(argument).__name__ if isinstance(argument, msgspec.Struct) else argument


class LogFile(msgspec.Struct, frozen=True, kw_only=True):
    """Where the log goes. `problem` is a sentence for a person when the folder cannot be written; then: stderr."""

    path: Path | None
    problem: str = ""


def log_folder(wanted: str = "") -> Path:
    """The folder of the settings, or this system's usual one."""
    import platformdirs

    return Path(wanted) if wanted else platformdirs.user_log_path("tellerline", appauthor=False)


def start_logs(folder: Path, name: str = "desk", level: int = logging.INFO) -> LogFile:
    """Send the root logger into `folder/name.log`. Each process has its own name: two cannot rotate one file."""
    root = logging.getLogger()
    root.setLevel(level)
    path = folder / f"{name}.log"
    handler: logging.Handler
    problem = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8")
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        problem = f"The log cannot be written in {folder} ({error.strerror}). Everything else works; set desk.log_dir."
    handler.setFormatter(ScrubbedFormatter())
    root.addHandler(handler)
    return LogFile(path=None if problem else path, problem=problem)


class CrashReporter:
    """Catches what nobody caught: into the log, and into a file of its own that can be sent to whoever keeps the desk.

    `told` is then called with the report's path (None if it could not be written); it may come from any thread.
    """

    def __init__(self, folder: Path, version: str, told: Callable[[Path | None], None] | None = None) -> None:
        self._folder = folder
        self._version = version
        self._told = told

    def install(self) -> None:
        sys.excepthook = self.report
        threading.excepthook = self._report_from_thread

    def report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None, thread: str = "main"
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        text = scrub("".join(traceback.format_exception(kind, error, trace)))
        logging.getLogger("crash").critical("uncaught in thread %s\n%s", thread, text)
        path = self._write(thread, text)
        if self._told:
            self._told(path)

    def _report_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        name = arguments.thread.name if arguments.thread else "unknown"
        self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback, name)

    def _write(self, thread: str, text: str) -> Path | None:
        head = f"Tellerline {self._version}, Python {platform.python_version()}, {platform.platform()}, thread {thread}"
        path = self._folder / time.strftime("crash-%Y%m%d-%H%M%S.txt", time.gmtime())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{head}\n\n{text}", encoding="utf-8")
        except OSError:
            return None
        return path


def hear_qt() -> None:
    """Send Qt's own messages into the log."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        logging.getLogger("qt").log(levels.get(kind, logging.WARNING), "%s", message or "")

    qInstallMessageHandler(hear)
