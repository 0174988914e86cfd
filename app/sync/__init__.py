"""From the journal to the central database and back: a pure core, threads only at its edge."""
