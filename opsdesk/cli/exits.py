"""Exit codes beside those that the desk's errors bring (2 bad input, 3 the store can't be used)."""

FINDINGS = 1
"""Everything worked, and something was found that stands in the way."""
BAD_USAGE = 2
INTERRUPTED = 130
READER_GONE = 141
"""What a program gets that writes to a pipe nobody reads any more."""
