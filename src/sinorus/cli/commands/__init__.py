"""One module a command: it reads options, asks, and shows.

A command module imports at its top only what its signature needs; the body imports the rest, so that a run pays for
no more than what it does.
"""
