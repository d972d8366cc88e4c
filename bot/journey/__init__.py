"""The journey as values and pure functions: marks, what became of sections, how far somebody is, what a change does.

Nothing here knows Discord or a database.
"""
