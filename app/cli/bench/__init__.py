"""`tellerline bench`: figures with floors taken in the same run; a missed goal is an exit status."""

from app.cli.bench.command import run as run
