"""Tellerline, the agent desktop for bank call centres."""

__version__ = "0.1.0"
