"""A server of the Model Context Protocol, by which language models ask; only `server` and `wire` need the SDK."""
