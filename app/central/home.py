"""Where this user's embedded PostgreSQL lives, and how an agent is put into the address of a central database."""

from pathlib import Path

EMBEDDED = "embedded:"
"""The address of an agent at this user's own PostgreSQL: `embedded:anna`; its port is known once it runs."""


def embedded_folder() -> Path:
    """One per system user: the desk without a central database of its own, and `tellerline central`."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tellerline", appauthor=False)) / "central"


def url_for_agent(url: str, agent: str) -> str:
    """The settings' URL with the agent's role in it: who signs in is known only at the sign-in.

    Nothing is looked for yet: an address that is none is said by the store, at its first call.
    """
    if not url:
        return f"{EMBEDDED}{agent}"
    import sqlalchemy as sa

    try:
        return sa.make_url(url).set(username=agent).render_as_string(hide_password=False)
    except sa.exc.ArgumentError:
        return url


def embedded_url(agent: str) -> str:
    """The URL of an agent at this user's own PostgreSQL, which is started if need be. Raises EmbeddedError."""
    from app.central.embedded import EmbeddedError, EmbeddedServer

    server = EmbeddedServer(embedded_folder())
    if not (server.data / "PG_VERSION").exists():
        raise EmbeddedError(
            "No central database is set, and this computer has none of its own yet. Set central.url, or make one:"
            " tellerline central init, then tellerline central add-agent."
        )
    server.start()
    return server.url(agent)
