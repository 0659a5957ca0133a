"""Rules that explain an exception, and how the first that fits is found."""

import re
from collections.abc import Iterable

from tutor.grading.literal import literal
from tutor.language import Text

Rule = tuple[str, str, Text]
"""The exception's type, a pattern of its message (both regular expressions), the explanation; groups fill {0}, {1} …"""


def explained(rules: Iterable[Rule], error_type: str, message: str) -> Text | None:
    """Return the explanation of the first rule whose type and message pattern match, or None."""
    for types, pattern, text in rules:
        match = re.search(pattern, message, re.DOTALL)
        if match and re.fullmatch(types, error_type):
            groups = [literal(group or "") for group in match.groups()]
            return Text(uz=text.uz.format(*groups), en=text.en.format(*groups))
    return None
