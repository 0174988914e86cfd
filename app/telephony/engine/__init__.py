"""The child process: every pjsua2 object and every sound device live here, nothing else."""
