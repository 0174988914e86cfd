"""The journal's tables. `PRAGMA user_version` counts the steps taken; a step once released never changes."""

from sqlcipher3 import dbapi2 as sqlcipher

from app.journal.store import JournalTooNew

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # A form that is open: its text as typed, and what was known of the call.
        """CREATE TABLE draft(
            form_id TEXT PRIMARY KEY, call_id TEXT NOT NULL, opened_at INTEGER NOT NULL,
            body TEXT NOT NULL, call_body TEXT NOT NULL) STRICT""",
        # What is on its way. `hash` chains each row to the one before it, over what never changes; `payload` is
        # erased some days after the receipt, the chain stays.
        """CREATE TABLE outbox(
            n INTEGER PRIMARY KEY AUTOINCREMENT, item_id TEXT NOT NULL UNIQUE, form_id TEXT, kind TEXT NOT NULL,
            schema_version INTEGER NOT NULL, payload TEXT, sha256 BLOB NOT NULL, saved_at INTEGER NOT NULL,
            prev BLOB NOT NULL, hash BLOB NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'confirmed', 'attention')),
            pending_since INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_try_at INTEGER,
            last_error TEXT NOT NULL DEFAULT '',
            confirmed_at INTEGER, received_at INTEGER, ack_system TEXT, ack_timeline TEXT) STRICT""",
        "CREATE INDEX outbox_pending ON outbox(n, pending_since, next_try_at) WHERE state = 'pending'",
        "CREATE INDEX outbox_attention ON outbox(n) WHERE state = 'attention'",
        "CREATE INDEX outbox_form ON outbox(form_id) WHERE form_id IS NOT NULL",
        # Where the chain begins, once its oldest rows are pruned.
        """CREATE TABLE chain_start(
            one INTEGER PRIMARY KEY CHECK (one = 1), n INTEGER NOT NULL, hash BLOB NOT NULL) STRICT""",
        "INSERT INTO chain_start VALUES (1, 0, zeroblob(32))",
        # Profiles this agent had on screen, one for each trust they were masked to.
        """CREATE TABLE profile(
            customer_id TEXT NOT NULL, trust INTEGER NOT NULL, seen_at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (customer_id, trust)) STRICT""",
        "CREATE INDEX profile_seen ON profile(seen_at)",
        """CREATE TABLE profile_number(
            e164 INTEGER NOT NULL, customer_id TEXT NOT NULL, PRIMARY KEY (e164, customer_id)) STRICT, WITHOUT ROWID""",
        # Small facts of the desk itself, and the bank's code tables.
        "CREATE TABLE fact(name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ),
)


def migrate(connection: sqlcipher.Connection) -> None:
    """Bring the tables to this program's version, each step in a transaction of its own.

    Raises `JournalTooNew` when a newer program was here: its rows are not ours to guess.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise JournalTooNew(
            "A newer Tellerline wrote the journal on this machine. Start that version; nothing was changed or lost."
        )
    for number, step in enumerate(STEPS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={number}")
            connection.execute("COMMIT")
        except sqlcipher.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
