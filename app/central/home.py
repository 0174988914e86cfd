"""Where this user's embedded PostgreSQL lives, and how an agent is put into the address of a central database."""

from pathlib import Path


def embedded_folder() -> Path:
    """One per system user: the demo, the desk without a central database of its own, and `tellerline central`."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tellerline", appauthor=False)) / "central"


def url_for_agent(url: str, agent: str) -> str:
    """The settings' URL with the agent's role in it: who signs in is known only at the sign-in."""
    import sqlalchemy as sa

    return sa.make_url(url).set(username=agent).render_as_string(hide_password=False)
