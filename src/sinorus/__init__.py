"""Explore the history and the drivers of the relationship between Russia and China.

What is public is named in `__all__`; docs/python.md lists it and says what is promised of it. Nothing of it is loaded
before it is first used.
"""

__version__ = "0.2.0"

# Type checkers take this name for true. To import it from `typing` would cost three quarters of bare Python.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from sinorus import dates
    from sinorus.api.chart import Chart
    from sinorus.api.dataset import Dataset, open
    from sinorus.api.record import Record
    from sinorus.api.records import Records
    from sinorus.api.rows import Rows
    from sinorus.api.warning import DataWarning
    from sinorus.base.errors import BadData, BadDate, BadUsage, CannotAccess, SinorusError, UnknownId
else:
    # In which module a public name stands; a name that is a module itself leads to itself.
    _MODULES = {
        "BadData": "sinorus.base.errors",
        "BadDate": "sinorus.base.errors",
        "BadUsage": "sinorus.base.errors",
        "CannotAccess": "sinorus.base.errors",
        "Chart": "sinorus.api.chart",
        "DataWarning": "sinorus.api.warning",
        "Dataset": "sinorus.api.dataset",
        "Record": "sinorus.api.record",
        "Records": "sinorus.api.records",
        "Rows": "sinorus.api.rows",
        "SinorusError": "sinorus.base.errors",
        "UnknownId": "sinorus.base.errors",
        "dates": "sinorus.dates",
        "open": "sinorus.api.dataset",
    }

    def __getattr__(name):
        """Load what a public name stands for. A type checker does not see this, so that it finds a slip."""
        import sys
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module 'sinorus' has no attribute {name!r}", name=name, obj=sys.modules[__name__])
        module = import_module(_MODULES[name])
        globals()[name] = module if _MODULES[name] == f"sinorus.{name}" else getattr(module, name)
        return globals()[name]

    def __dir__():
        return sorted({*globals(), *__all__})


__all__ = [
    "BadData",
    "BadDate",
    "BadUsage",
    "CannotAccess",
    "Chart",
    "DataWarning",
    "Dataset",
    "Record",
    "Records",
    "Rows",
    "SinorusError",
    "UnknownId",
    "dates",
    "open",
]
