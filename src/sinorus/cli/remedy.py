"""What a person meant by a command line that is refused: the line that runs when it is pasted into a shell."""

import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import typer

from sinorus.base.text import is_plain, quote
from sinorus.base.wording import join, near
from sinorus.cli.app import COMMANDS, app_for
from sinorus.cli.command import WordsCommand, denied_last
from sinorus.cli.extra_words import in_options
from sinorus.cli.near_options import ALONE, NEAR_OPTIONS, NEAR_VERSION

Line = list[str]
# The options of the program itself.
PROGRAM = ("--version", "--help", "--install-completion", "--show-completion")
# A line is mended step by step, a fault at a time.
_STEPS = 10
# More commands than these are not listed.
_FEW = 6
# Longer lines, in words or characters, are not repeated in a message.
_WORDS, _LONGEST = 40, 300


class Fault(NamedTuple):
    """What is wrong with a line: an option that its command has not, words that are too many, or anything else."""

    option: str = ""
    extra: tuple[str, ...] = ()


def explain(words: Line) -> str:
    """Say what is wrong with a line that Typer refused, and what is meant by it; empty where Typer says it as well."""
    if words[0] not in COMMANDS:
        return _explain_start(words)
    fault = _fault(words)
    if fault and fault.option:
        return _explain_option(words, fault.option)
    if fault and fault.extra:
        return _explain_extra(words, fault.extra)
    return ALONE.get(words[0], "") if len(words) == 1 else ""


def _explain_start(words: Line) -> str:
    """Say of a line that begins with an option which line is meant."""
    option = words[0].partition("=")[0]
    if line := meant(words):
        problem = "options stand behind a command" if len(line.split()) > 2 else f"there is no option {quote(option)}"
        return f"{problem}; write {line}"
    names = near(option.strip("-"), [name.removeprefix("--") for name in PROGRAM])
    hint = (
        f"did you mean {' or '.join(f'--{name}' for name in names)}?"
        if names
        else "`sinorus --help` shows what there is"
    )
    return f"there is no option {quote(option)} before a command; {hint}" if option not in PROGRAM else ""


def _explain_option(words: Line, option: str) -> str:
    """Say that a command has not an option, and which one is meant, or which commands have it."""
    problem = f"{words[0]} has no option {quote(option)}"
    if line := meant(words):
        return f"{problem}; write {line}"
    if names := _near(option, _options(words[0])):
        return f"{problem}; did you mean {' or '.join(names)}?"
    having = [command for command in COMMANDS if option in _options(command)]
    return f"{problem}; {_having(words[0], having)}"


def _having(command: str, others: Line) -> str:
    """Say which other commands have an option, or where the options of this one are listed."""
    if not others or len(others) > _FEW:
        return f"`sinorus {command} --help` shows what there is"
    return f"{join(others)} {'has' if len(others) == 1 else 'have'} it"


def _explain_extra(words: Line, extra: tuple[str, ...]) -> str:
    """Say that words are too many, and which options are meant by them."""
    problem = f"{quote(' '.join(extra))} stands behind no option of {words[0]}"
    question = f" or {pasted(['find', *extra])}" if words == ["timeline", *extra] else ""
    line = meant(words)
    return (
        f"{problem}; write {line}{question}" if line else f"{problem}; `sinorus {words[0]} --help` shows what there is"
    )


def meant(words: Line) -> str:
    """Write the command line that is meant, in backticks, as a shell takes it; empty where it cannot be known."""
    if len(words) > _WORDS or sum(map(len, words)) > _LONGEST:
        return ""
    mended = (_mended(line) for line in _candidates(words))
    return pasted(next((line for line in mended if line), []))


def pasted(line: Line) -> str:
    """Write a command line in backticks, as a shell takes it; empty where it is too long or not to be seen."""
    text = f"`sinorus {' '.join(map(_quoted, line))}`"
    return text if line and is_plain(text) and len(text) <= _LONGEST else ""


def _quoted(word: str) -> str:
    """Quote a word for a shell, in double quotes where these do, as all shells know them."""
    if shlex.quote(word) == word:
        return word
    return shlex.quote(word) if set(word) & set('"$`\\!%') else f'"{word}"'


def _candidates(words: Line) -> Iterator[Line]:
    """Yield lines with a command in front that may be meant: with one that stands on the line, or one that fits."""
    if words[0] in COMMANDS:
        yield words
        return
    if words[0] in NEAR_VERSION and len(words) == 1:
        yield ["--version"]
        return
    for at, word in enumerate(words):
        if word in COMMANDS:
            yield [word, *words[:at], *words[at + 1 :]]
    yield from (["find", *words], ["timeline", *words])
    # `date` takes every word.
    yield from (line for command in COMMANDS if command != "date" and _fault(line := [command, *words]) is None)


def _mended(line: Line) -> Line | None:
    """Return a line without its faults; None where one of them cannot be mended."""
    for _ in range(_STEPS):
        if line[0] not in COMMANDS or (fault := _fault(line)) is None:
            return line
        options = _options(line[0])
        if fault.option:
            mended = _with_option(line, fault.option, options)
        else:
            mended = in_options(line, fault.extra, options) if fault.extra else None
        if mended is None:
            return None
        line = mended
    return None


@cache
def _command(name: str) -> Any:
    """Return the command of Typer of a name."""
    group: Any = typer.main.get_command(app_for([name]))
    return group.commands[name]


def _options(name: str) -> Mapping[str, Any]:
    """Return the options of a command under all their names."""
    own = (parameter for parameter in _command(name).params if parameter.param_type_name == "option")
    return {name: option for option in own for name in option.opts}


def _fault(line: Line) -> Fault | None:
    """Return what is wrong with a line before any of its values is looked at; None where nothing is."""
    command = _command(line[0])
    settings = {**command.context_settings, "help_option_names": ["-h", "--help"]}
    context = command.context_class(command, info_name=line[0], **settings)
    words = line[1:]
    if isinstance(command, WordsCommand):
        options = _options(line[0])
        if other := next((word for word in words if word in NEAR_OPTIONS and word not in options), ""):
            return Fault(option=other)
        words = denied_last(words, options)
    try:
        values, extra, _ = command.make_parser(context).parse_args(words)
    except typer.TyperException as error:
        return Fault(option=getattr(error, "option_name", "") if hasattr(error, "possibilities") else "")
    if extra:
        return Fault(extra=tuple(extra))
    missing = any(value.required and values.get(value.name) in (None, ()) for value in command.params)
    return Fault() if missing else None


def _with_option(line: Line, option: str, options: Mapping[str, Any]) -> Line | None:
    """Return a line with the option that is meant by one that its command has not; None where that is not known."""
    at = next(at for at, word in enumerate(line) if word.partition("=")[0] == option or word[:2] == option)
    if line[:2] == ["cite", "--query"] and line[2] in COMMANDS and option in _options(line[2]):
        return _in_one_word(line, options)
    value = [text] if (text := line[at].removeprefix(option).removeprefix("=")) else []
    unit = line[at + 2 : at + 3]
    if option == "--last" and unit and unit[0].rstrip("s") in ("year", "month", "day", "decade"):
        return [*line[:at], "--during", f"last {line[at + 1]} {unit[0]}", *line[at + 3 :]]
    near_options = NEAR_OPTIONS.get(option, ())
    if line[0] == "find" and "--search" in (option, *near_options):
        return [*line[:at], *value, *line[at + 1 :]]
    meant = next((words for words in map(str.split, near_options) if words[0] in (*options, "--help")), None)
    if not meant:
        meant = _near(option, options)[:2]
        if len(meant) != 1:
            return None
    takes_value = getattr(options.get(meant[-1]), "is_flag", True) is False
    return [*line[:at], *meant, *(value if takes_value else []), *line[at + 1 :]]


def _in_one_word(line: Line, options: Mapping[str, Any]) -> Line:
    """Return a line of ``cite --query`` with the question in one word, which ends at an option that ``cite`` has."""
    end = next((at for at, word in enumerate(line) if at > 2 and word in options), len(line))
    return [*line[:2], shlex.join(line[2:end]), *line[end:]]


def _near(option: str, options: Mapping[str, Any]) -> Line:
    """Return the options for which one may be a slip."""
    names = near(option.strip("-"), [name.removeprefix("--") for name in options if name.startswith("--")])
    return [f"--{name}" for name in names]
