"""The command of Typer, with a help of our own, which refuses an option that stands where a value belongs."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from typer.core import TyperCommand

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote

# Its value may begin with a dash, which denies a word; only the whole name of an option is none.
SEARCH = "--search"
# The options of a command line by their names, such as --output and -o.
Options = Mapping[str, Any]


class Command(TyperCommand):
    """A command that takes no option for a value: Typer would take every word, and ``-o --json`` would name a file."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of a command line; BadUsage if an option stands where a value belongs."""
        # While TAB is pressed, the line is not finished.
        if not ctx.resilient_parsing:
            _refuse_options_as_values(args, _options(ctx))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, on one screen."""
        from sinorus.cli.help_page import page

        self.format_usage(ctx, formatter)
        # Typer leaves two columns free, of which one is enough.
        text = page(self, formatter.getvalue(), formatter.width + 1)
        formatter.buffer.clear()
        formatter.write(text)


class WordsCommand(Command):
    """A command whose words may begin with a dash, which denies them: `find oil -gas`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of a command line, in which only the whole name of an option is one."""
        return super().parse_args(ctx, denied_last(args, _options(ctx)))


def denied_last(words: Sequence[str], options: Options) -> list[str]:
    """Put words with a dash to the end, behind the sign that no option follows: Typer would read letters in them."""
    kept: list[str] = []
    denied: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            denied += rest
        elif word[0:1] == "-" and word[1:2] not in ("", "-") and word not in options:
            denied.append(word)
        else:
            kept += [word, *islice(rest, bool(open_option(word, options)))]
    return [*kept, "--", *denied] if denied else kept


def _options(context: Any) -> Options:
    """Return the options of a command, and those of the program such as --version."""
    own = {
        name: parameter
        for parameter in context.command.get_params(context)
        if parameter.param_type_name == "option"
        for name in parameter.opts
    }
    return own if context.parent is None else {**_options(context.parent), **own}


def _refuse_options_as_values(words: Sequence[str], options: Options) -> None:
    rest = iter(words)
    for word in rest:
        # Whatever comes behind it is an argument.
        if word == "--":
            return
        if name := open_option(word, options):
            value = next(rest, "")
            if value.partition("=")[0] in options if name == SEARCH else _is_option(value, options):
                raise BadUsage(_refusal(name, value, options[name]))


def open_option(word: str, options: Options) -> str:
    """Return the name of the option in a word whose value is the next word; empty if there is none.

    Short options may stand together in a word, and what follows the first that takes a value is its value.
    """
    names = [word] if word.startswith("--") else [f"-{letter}" for letter in word[1:] if word[0] == "-"]
    taking = [place for place, name in enumerate(names) if _takes_value(name, options)]
    return names[-1] if names and taking[:1] == [len(names) - 1] else ""


def _is_option(word: str, options: Options) -> bool:
    """Say whether a word is an option, or one with its value, as in --format=json or -ofile."""
    return word.partition("=")[0] in options or _takes_value(word[:2], options)


def _takes_value(name: str, options: Options) -> bool:
    return name in options and not options[name].is_flag


def _refusal(name: str, value: str, option: Any) -> str:
    ways = [f"{option.opts[0]}={value}"] + [f"./{value}"] * (option.metavar in ("FILE", "DIR"))
    wanted = " or ".join(map(quote, ways))
    return f"{name} needs a value, and {quote(value)} is an option; if it is meant as the value, write {wanted}"
