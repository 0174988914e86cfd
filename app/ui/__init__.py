"""Windows and widgets: they show values and ask; they hold no rule, no SQL and no SIP."""
