"""Which steps of a lesson a learner means: by number, or by words of their titles in either language."""

from collections.abc import Sequence

from tutor.course.search.words import grade, wanted, words
from tutor.language import LANGUAGES, Text


def matching_steps(titles: Sequence[Text], typed: str) -> list[int]:
    """Return the positions of the steps that fit; 1 fits the first, the tenth and so on, nothing fits all."""
    typed = typed.strip()
    if typed.isdecimal():
        return [index for index in range(len(titles)) if str(index + 1).startswith(str(int(typed)))]
    asked = wanted(typed)
    if not asked:
        return [] if typed else list(range(len(titles)))
    folded = [[f" {' '.join(words(title[language]))} " for language in LANGUAGES] for title in titles]
    return [
        index for index, texts in enumerate(folded) if any(all(grade(text, one) for one in asked) for text in texts)
    ]
