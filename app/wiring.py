"""Every connection between floors, in one list."""
