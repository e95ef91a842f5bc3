"""How the traditions of sources are called where people read."""

from sinorus.model.vocabulary import NOT_CODED, OFFICIAL

NAMES = {
    "anglophone": "Anglophone",
    "european": "European",
    "russian": "Russian",
    "chinese": "Chinese",
    "indian": "Indian",
    "japanese": "Japanese",
    "other-asian": "Other Asian",
    "official-russian": "Official Russian",
    "official-chinese": "Official Chinese",
    "official-joint": "Official joint",
    NOT_CODED: "No tradition coded",
}
# The traditions that share a column of a table, under a heading that is short; official texts stand apart from others.
COLUMNS = {
    "Anglo": ("anglophone",),
    "Europe": ("european",),
    "Russia": ("russian",),
    "China": ("chinese",),
    "India": ("indian",),
    "Japan": ("japanese",),
    "Asia": ("other-asian",),
    "Official": OFFICIAL,
    "Others": (NOT_CODED,),
}
