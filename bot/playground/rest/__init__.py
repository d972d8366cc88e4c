"""Discord's REST API, version 10, as far as bots of this kind call it."""
