"""The playground in lines: settings by number, training by epochs, and what the pictures show in words."""

import asyncio
from typing import Final

from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, CommandError
from tutor.cli.session.playground_training import Training
from tutor.cli.session.playground_words import PLAYGROUND_WORDS
from tutor.cli.session.reader import Reader
from tutor.cli.session.words import found
from tutor.cli.telling import told
from tutor.figures.neurons import Neurons
from tutor.figures.weights import Weights
from tutor.language import Text, ascii_apostrophes
from tutor.playground.advice import advice
from tutor.playground.challenges import CHALLENGES
from tutor.playground.client import PlaygroundDied
from tutor.playground.options import Option, options
from tutor.playground.plane import plane
from tutor.playground.programs import LIBRARIES
from tutor.playground.saving import save_program
from tutor.playground.settings import Settings

EPOCHS: Final = 100
MOST_EPOCHS: Final = 5000
_SIDE: Final = 12
"""Places along each side of a neuron's picture, as the engine's process sends it."""

_TURNS: Final = 1000
"""No setting has more values."""

_WELCOME = Text(
    uz="Tajriba maydoni: kichik tarmoq oʻrganadi. oʻqit: oʻqitish; sozlamalar; yordam: barcha soʻzlar.",
    en="The playground: a small network learns. train: train it; settings; help: all the words.",
)
_UNKNOWN = Text(
    uz="Bunday soʻz yoʻq: “{word}”. Barcha soʻzlar: yordam", en="There is no word “{word}”. All the words: help"
)
_NUMBER = Text(uz="1 dan {most} gacha raqam yozing.", en="Type a number from 1 to {most}.")
_VALUES = Text(uz="{name}: mumkin boʻlgan qiymatlar: {values}.", en="{name} can be: {values}.")
_ACCURACY = Text(
    uz="{epoch}-epoxa. Yoʻqotish {loss}. Aniqlik: oʻqitish {training} %, sinov {test} %.",
    en="Epoch {epoch}. Loss {loss}. Accuracy: training {training} %, test {test} %.",
)
_R2 = Text(
    uz="{epoch}-epoxa. Yoʻqotish {loss}. R²: oʻqitish {training}, sinov {test}.",
    en="Epoch {epoch}. Loss {loss}. R²: training {training}, test {test}.",
)
_NO_CHALLENGE = Text(uz="Topshiriqlar tugadi.", en="There are no more challenges.")
_SAVED = Text(uz="Saqlandi. Ishga tushirish: python {path}", en="Saved. To run it: python {path}")
_LIBRARY = Text(uz="numpy yoki torch deb yozing.", en="Write numpy or torch.")


class PlaygroundLines:
    """One playground, talked to in lines."""

    def __init__(self, context: Context) -> None:
        self._context, self._console = context, context.console
        self._reader = Reader(self._console, self._names)
        self._training = Training()
        self._challenge = 0

    def run(self) -> None:
        """Converse until the learner leaves or there are no more lines.

        Raises:
            CommandError: the computing process has ended.

        """
        with asyncio.Runner() as runner:
            try:
                runner.run(self._training.until(lambda frame: True, asked=lambda: None))
                self._say(_WELCOME)
                self._tell()
                while self._converse(runner):
                    pass
            except PlaygroundDied as death:
                raise CommandError(death.text, COULD_NOT_RUN) from death
            finally:
                runner.run(self._training.client.close())

    def _converse(self, runner: asyncio.Runner) -> bool:
        """Read a line and carry it out; return whether to go on."""
        try:
            line = self._reader.ask("playground> ").strip()
        except (EOFError, KeyboardInterrupt):
            self._console.line()
            return False
        first, _, rest = line.partition(" ")
        if not first:
            return True
        words = found(first, PLAYGROUND_WORDS.values(), self._console.language)
        if len(words) != 1:
            self._say(_UNKNOWN.format(word=first[:40]))
            return True
        if words[0].id == "quit":
            return False
        try:
            runner.run(self._obey(words[0].id, rest.split()))
        except KeyboardInterrupt:
            self._console.line()
        except (CommandError, OSError) as error:
            self._console.error(told(error)[0])
        return True

    async def _obey(self, word: str, rest: list[str]) -> None:
        match word:
            case "train":
                await self._train(_whole(rest[0] if rest else str(EPOCHS), MOST_EPOCHS))
            case "settings":
                for number, option in enumerate(options(self._training.settings), 1):
                    name, value = (text[self._console.language] for text in (option.name, option.value))
                    self._console.line(f"{number}. {name}: {value}")
            case "more" | "less":
                await self._take(self._option(rest).turned(1 if word == "more" else -1))
            case "set":
                await self._set(self._option(rest), " ".join(rest[1:]))
            case "picture":
                self._picture()
            case "neuron":
                await self._look(rest)
            case "challenge":
                await self._next_challenge()
            case "restart":
                await self._training.until(
                    lambda frame: frame["epoch"] == 0, asked=lambda: self._training.client.ask("reset")
                )
                self._tell()
            case "save":
                self._save(rest)
            case "help":
                for each in PLAYGROUND_WORDS.values():
                    names = f"{each.name[self._console.language]} {each.follows[self._console.language]}".rstrip()
                    self._console.paragraph(f"{names}: {each.about[self._console.language]}")

    async def _train(self, epochs: int) -> None:
        until = self._training.frame["epoch"] + epochs

        def ask() -> None:
            for _ in range(epochs):
                self._training.client.ask("step")

        await self._training.until(lambda frame: frame["epoch"] >= until, asked=ask)
        self._tell()

    async def _take(self, settings: Settings) -> None:
        """Take other settings, and wait until they are in force."""
        wanted = settings.as_json()
        await self._training.until(
            lambda frame: frame["settings"] == wanted, asked=lambda: self._training.client.set(settings)
        )
        self._tell()

    async def _set(self, option: Option, value: str) -> None:
        """Turn a knob until it stands at a value; without one, or with none that exists, tell what there is."""
        known: dict[str, Settings] = {}
        shown: dict[str, None] = {}
        for turns in range(-_TURNS, _TURNS + 1):
            settings = option.turned(turns)
            text = next(one.value for one in options(settings) if one.id == option.id)
            shown[text[self._console.language]] = None
            for word in text.as_dict().values():
                known[ascii_apostrophes(word).casefold()] = settings
        asked = ascii_apostrophes(value).casefold()
        if asked in known:
            await self._take(known[asked])
        else:
            values = list(shown) if len(shown) <= 20 else [*list(shown)[:3], "…", list(shown)[-1]]
            self._say(_VALUES.format(name=option.name, values=", ".join(values)))

    async def _look(self, rest: list[str]) -> None:
        layers = self._training.settings.layers
        neuron = None
        if rest:
            layer = _whole(rest[0], len(layers))
            neuron = [layer - 1, _whole(rest[1] if len(rest) > 1 else "", layers[layer - 1]) - 1]
        await self._training.until(
            lambda frame: frame["focus"] == neuron, asked=lambda: self._training.client.ask("focus", neuron=neuron)
        )
        self._picture()

    async def _next_challenge(self) -> None:
        self._challenge = (self._challenge + 1) % (len(CHALLENGES) + 1)
        if not self._challenge:
            self._say(_NO_CHALLENGE)
            return
        beginning = CHALLENGES[self._challenge - 1].beginning

        def ask() -> None:
            self._training.client.set(beginning)
            self._training.client.ask("reset")

        wanted = beginning.as_json()
        await self._training.until(lambda frame: frame["settings"] == wanted and frame["epoch"] == 0, asked=ask)
        self._tell()

    def _save(self, rest: list[str]) -> None:
        library = next((known for known in LIBRARIES if [known] == rest), None)
        if library is None:
            raise CommandError(_LIBRARY, BAD_INPUT)
        assert self._training.points is not None
        folder = self._context.workspace.folder.parent / "playground"
        epochs, language = self._training.frame["epoch"], self._console.language
        path = save_program(folder, library, self._training.settings, self._training.points, epochs, language)
        self._say(_SAVED.format(path=path))

    def _tell(self) -> None:
        """Say how far training has come, how the challenge stands, and what happens now."""
        frame = self._training.frame
        form = _R2 if self._training.settings.is_regression else _ACCURACY
        loss = self._training.losses[-1][1] if self._training.losses else None
        shown = [_score(frame[name], self._training.settings.is_regression) for name in ("score", "test_score")]
        self._say(
            form.format(
                epoch=frame["epoch"], loss="—" if loss is None else f"{loss:.4g}", training=shown[0], test=shown[1]
            )
        )
        if self._challenge:
            challenge = CHALLENGES[self._challenge - 1]
            self._say(challenge.told(done=challenge.is_met(frame)))
        if frame["epoch"]:
            self._say(advice(self._training.settings, frame, self._training.losses))

    def _picture(self) -> None:
        frame = self._training.frame
        assert self._training.points is not None
        marked = (frame["focus"][0], frame["focus"][1]) if frame["focus"] else None
        pictures = (
            plane(frame, self._training.points, self._training.settings),
            Neurons(frame["neurons"], _SIDE, marked),
            Weights(frame["weights"]),
        )
        for picture in pictures:
            self._console.paragraph(picture.describe(self._console.language))

    def _option(self, rest: list[str]) -> Option:
        known = options(self._training.settings)
        return known[_whole(rest[0] if rest else "", len(known)) - 1]

    def _say(self, text: Text) -> None:
        self._console.paragraph(text[self._console.language])

    def _names(self) -> list[str]:
        return [self._console.say(word.name) for word in PLAYGROUND_WORDS.values()]


def _whole(text: str, most: int) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most:
        return int(text)
    raise CommandError(_NUMBER.format(most=most), BAD_INPUT)


def _score(value: float | None, is_regression: bool) -> str:
    if value is None:
        return "—"
    return f"{value:.3f}" if is_regression else f"{100 * value:.0f}"
