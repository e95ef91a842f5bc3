"""The explorer: places to look at, the filters that lead there, and the desk that answers; screens stand on these."""
