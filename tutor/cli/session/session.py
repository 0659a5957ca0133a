"""The session itself: a line is read, its word is found and carried out, and the next line is read."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tutor import paths
from tutor.cli.context import Context
from tutor.cli.dispatch import carry_out
from tutor.cli.errors import OK, ReaderGoneError
from tutor.cli.parser import parse
from tutor.cli.picture_mode import PictureMode
from tutor.cli.session.place import Place
from tutor.cli.session.reader import Reader
from tutor.cli.session.vocabulary import WORDS
from tutor.cli.session.words import found, nearest
from tutor.cli.session.work import Work
from tutor.cli.telling import told
from tutor.language import Language, Text
from tutor.progress.events import LOCAL_LEARNER
from tutor.progress.store import ProgressStore
from tutor.settings import file as settings
from tutor.tui.progress_keeper import ProgressKeeper

Act = Callable[["Session", str], None]

_UNKNOWN = Text(
    uz="“{word}” degan soʻz yoʻq. Barcha soʻzlar: yordam", en="There is no word “{word}”. All the words: help"
)
_DID_YOU_MEAN = Text(
    uz="“{word}” degan soʻz yoʻq. Balki: {nearest}?", en="There is no word “{word}”. Did you mean: {nearest}?"
)
_SEVERAL = Text(
    uz="“{word}” bilan bir nechta soʻz boshlanadi: {names}.", en="Several words begin with “{word}”: {names}."
)
_INTERRUPTED = Text(uz="Toʻxtatildi.", en="Stopped.")
_BYE = Text(uz="Hammasi saqlandi. Xayr!", en="Everything is saved. Goodbye!")
_SHOWN: Final = 40


class Session:
    """A conversation with one learner.

    Attributes:
        place: where the learner is.
        question: which of a quiz's questions is asked now, by its position; all were asked where there is none.
        right: how many of the questions before it were answered rightly this time.

    """

    def __init__(self, context: Context, actions: Mapping[str, Act]) -> None:
        self.context = replace(context, pictures=PictureMode.IN_WORDS)
        self.console = context.console
        self.place = Place(context, ProgressKeeper(lambda: ProgressStore.open(paths.home()), LOCAL_LEARNER))
        self.question = self.right = 0
        self.reader = Reader(self.console, self._names)
        self._actions = actions
        self._works: dict[str, Work] = {}
        self._over = False

    @property
    def language(self) -> Language:
        """Return the language that is spoken."""
        return self.console.language

    def say(self, text: Text) -> None:
        """Write a sentence, wrapped at words."""
        self.console.paragraph(text[self.language])

    def run(self) -> int:
        """Converse until the learner leaves or there are no more lines; return the exit code."""
        try:
            while not self._over:
                try:
                    line = self.reader.ask(self._prompt())
                except EOFError:
                    self.console.line()
                    break
                except KeyboardInterrupt:
                    self.console.line()
                    continue
                self.obey(line)
            self.say(_BYE)
        finally:
            self.place.keeper.close()
        return OK

    def end(self) -> None:
        """Let the conversation end after this line."""
        self._over = True

    def obey(self, line: str) -> None:
        """Carry out one line; whatever goes wrong is told, and the conversation goes on."""
        first, _, rest = line.strip().partition(" ")
        if not first:
            return
        try:
            if first[0].isdecimal():  # a number alone answers or ticks
                first, rest = self._what_a_number_means(), line
            self._act(first, rest)
        except KeyboardInterrupt:
            self.console.line()
            self.say(_INTERRUPTED)
        except (ReaderGoneError, SystemExit):
            raise
        except Exception as error:
            if self.context.debug:
                traceback.print_exc()
            self.console.error(told(error)[0])

    def command(self, *arguments: str) -> int:
        """Carry out a command as `tutor` would from the shell, and return its exit code."""
        try:
            return carry_out(self.context, parse(list(arguments), self.console))
        except SystemExit as done:  # its help was asked for, and has been shown
            return int(done.code or OK)

    def remember_language(self, language: Language) -> None:
        """Let the next start speak it, too."""
        settings.change(paths.home(), {"language": language})

    def draw(self, *, pictures: bool) -> None:
        """Draw plots and figures from now on, or tell them in words alone."""
        self.context = replace(self.context, pictures=PictureMode.BOTH if pictures else PictureMode.IN_WORDS)

    def work(self) -> Work | None:
        """Return the program of the step; it remembers what was changed since the session began."""
        work = self.place.work()
        return self._works.setdefault(str(work.path), work) if work is not None else None

    def _act(self, typed: str, rest: str) -> None:
        words = found(typed, WORDS.values(), self.language)
        shown = typed[:_SHOWN]
        if len(words) == 1:
            self._actions[words[0].id](self, rest.strip("\r\n"))
        elif words:
            self.say(_SEVERAL.format(word=shown, names=", ".join(word.name[self.language] for word in words)))
        elif near := nearest(typed, WORDS.values(), self.language):
            self.say(_DID_YOU_MEAN.format(word=shown, nearest=", ".join(near)))
        else:
            self.say(_UNKNOWN.format(word=shown))

    def _what_a_number_means(self) -> str:
        kind = self.place.step.kind if self.place.step else "lessons"
        return {"quiz": "answer", "checklist": "tick", "lessons": "open"}.get(kind, "go")

    def _prompt(self) -> str:
        place = self.place
        if place.lesson is None or place.entry is None:
            return "tutor> "
        return f"{place.entry.id} {place.index + 1}/{len(place.lesson.steps)}> "

    def _names(self) -> list[str]:
        names = [self.console.say(word.name) for word in WORDS.values()]
        return [*names, *(entry.id for entry in self.place.manifest.lessons)]
