"""The command line: `tellerline desk, demo, central, bench, doctor`."""
