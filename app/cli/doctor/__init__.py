"""`tellerline doctor`: is everything in order on this computer, and if not, what to do about it."""


def run(arguments: list[str]) -> int:
    """Check, tell, and return 1 when something is wrong."""
    from app.cli.doctor.command import run as run_checks

    return run_checks(arguments)
