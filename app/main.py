"""Start-up of the desk, told as a story."""
