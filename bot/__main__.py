"""`python -m bot`: the same as the console script ``waymark``."""

from bot.cli import main

main()
