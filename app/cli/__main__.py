"""`python -m app.cli` is `tellerline`, for programs that start it with their own interpreter."""

import sys

from app.cli.main import main

sys.exit(main())
