"""`python -m opsdesk`: the same as the command `opsdesk`."""

from opsdesk.cli import main

main()
