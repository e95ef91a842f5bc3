"""Measure sinorus as whole processes, beside bare Python and beside its neighbours: ``python -m benchmarks``."""
