"""What people ask, in words, with the commands that answer: what `sinorus help` prints."""

import textwrap

# What people ask, each with a command that answers it.
QUESTIONS = {
    "What is known of …?": "sinorus find huawei",
    "When did …?": "sinorus find nixon visit --records event",
    "What happened in …?": "sinorus timeline --during 1969",
    "What happened on this day?": "sinorus today",
    "Who is …?": 'sinorus show "Xi Jinping"',
    "Who says …?": "sinorus claims --theme sanctions",
    "Do they agree?": "sinorus compare --theme sanctions",
    "Did it come true?": "sinorus check --type predictive",
    "Is it wrong?": "sinorus check --verdict contradicted",
    "What drives it?": "sinorus drivers --theme energy",
    "What led to it?": "sinorus trace nixon-visit-china-1972",
    "What changed?": "sinorus change --at 2014-03",
    "How many?": "sinorus timeline --kind veto --count-by decade",
    "How much?": "sinorus series trade-total",
    "How does it look?": "sinorus chart --theme energy",
    "How is it cited?": "sinorus cite nixon-visit-china-1972",
}

_MORE = (
    "Words alone are a question too: `sinorus energy 2014`. `sinorus help COMMAND` shows what a command can do, "
    "`sinorus help options` the options that all share, and `sinorus --help` all commands."
)


def questions(width: int) -> str:
    """Write the questions with their commands for a page of so many columns."""
    room = max(map(len, QUESTIONS)) + 2
    lines = [f"  {question:<{room}}{command}" for question, command in QUESTIONS.items()]
    return "\n".join(["What do you want to know?", "", *lines, "", *textwrap.wrap(_MORE, width), ""])
