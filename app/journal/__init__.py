"""The encrypted local store: drafts, outbox, recent profiles."""
