"""The modules of the engine in reading order: chapters as headings, under them the files and their lengths."""

from textual.content import Content
from textual.widgets.option_list import Option

from tutor.source.contents import CHAPTERS, MODULES, Chapter, Module
from tutor.tui.bilingual import follow_language, say
from tutor.tui.widgets.choice_list import ChoiceList

_NAME = max(len(module.name) for module in MODULES)


class ModuleList(ChoiceList):
    """Chooses a module; the id of an option is the module's name."""

    def __init__(self) -> None:
        super().__init__(id="modules")

    def on_mount(self) -> None:
        """Fill the list, and follow the language."""
        for chapter in CHAPTERS:
            self.add_option(Option(self._heading(chapter), disabled=True))
            self.add_options(Option(_line(module), id=module.name) for module in chapter.modules)
        self.choose(MODULES[0].name)
        follow_language(self, self._write_headings)

    @property
    def chosen(self) -> str | None:
        """Return the name of the highlighted module."""
        option = self.highlighted_option
        return option.id if option else None

    def choose(self, name: str) -> None:
        """Highlight a module, if it is in the list."""
        if any(module.name == name for module in MODULES):
            self.highlighted = self.get_option_index(name)

    def _write_headings(self) -> None:
        index = 0
        for chapter in CHAPTERS:
            self.replace_option_prompt_at_index(index, self._heading(chapter))
            index += 1 + len(chapter.modules)

    def _heading(self, chapter: Chapter) -> Content:
        return Content(say(self, chapter.title))


def _line(module: Module) -> Content:
    return Content.assemble(f" {module.name:<{_NAME}} ", (f"{module.length:>4}", "$muted"))
