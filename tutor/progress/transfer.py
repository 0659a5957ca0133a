"""Taking progress along: `tutor progress export FILE` on one machine, `tutor progress import FILE` on another."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tutor.language import Text, verbatim
from tutor.progress import progress_file
from tutor.progress.errors import WorkspaceError
from tutor.progress.events import LOCAL_LEARNER
from tutor.progress.notices import together
from tutor.progress.progress_file import ProgressFile, WorkFile
from tutor.progress.store import ProgressStore
from tutor.progress.workspace import Merged, Workspace

_EXPORTED: Final = Text(
    uz="{path} yozildi. Yozuvlar: {events}, ish fayllari: {work}.",
    en="Wrote {path}. Records: {events}, work files: {work}.",
)
_IMPORTED: Final = Text(
    uz="Yangi yozuvlar: {new} (oldindan bor edi: {known}). Yangi ish fayllari: {files}.",
    en="New records: {new} (here already: {known}). New work files: {files}.",
)
_REPLACED: Final = Text(
    uz="Fayldagi yangiroq ish olindi, eskisi {folder} papkasida saqlandi: {exercises}.",
    en="Newer work was taken from the file, and the old one is kept in {folder}: {exercises}.",
)
_KEPT: Final = Text(
    uz="Bu yerdagi ish yangiroq, fayldagisi {folder} papkasiga qoʻyildi: {exercises}.",
    en="The work here is newer, and the one from the file was put in {folder}: {exercises}.",
)
_LEFT_OUT: Final = Text(uz="Olinmadi: {exercise}. {why}", en="Left out: {exercise}. {why}")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written where; `left_out` says why a work file could not be read."""

    path: Path
    events: int
    work: int
    left_out: dict[str, Text] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """Return it as sentences."""
        return together(
            _EXPORTED.format(path=self.path, events=self.events, work=self.work), *_reasons(self.left_out)
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the file's events and of each exercise's work; `left_out` says why some was not written."""

    new_events: int
    known_events: int
    work: dict[str, Merged]
    copies: Path
    left_out: dict[str, Text] = field(default_factory=dict)

    def exercises(self, outcome: Merged) -> list[str]:
        """Return the exercises whose work had this outcome."""
        return [exercise for exercise, became in self.work.items() if became == outcome]

    @property
    def text(self) -> Text:
        """Return it as sentences."""
        new = self.exercises("new")
        sentences = [_IMPORTED.format(new=self.new_events, known=self.known_events, files=len(new))]
        for names, sentence in (
            (self.exercises("replaced"), _REPLACED),
            (self.exercises("kept"), _KEPT),
        ):
            if names:
                sentences.append(sentence.format(folder=self.copies, exercises=", ".join(names)))
        return together(*sentences, *_reasons(self.left_out))


def export_progress(
    store: ProgressStore, workspace: Workspace, path: Path, *, learner: str = LOCAL_LEARNER
) -> ExportReport:
    """Write everything that the learner did, and their work files, into one file.

    Raises:
        TransferError: the file cannot be written, or something that is no progress file is there.
        WorkspaceError: the workspace cannot be read at all.

    """
    work: list[WorkFile] = []
    left_out: dict[str, Text] = {}
    for exercise in workspace.exercises():
        try:
            stamp, source = workspace.stamp(exercise), workspace.read(exercise)
        except WorkspaceError as error:
            left_out[exercise] = error.text
            continue
        if stamp is not None and source is not None:
            work.append(WorkFile(exercise, source, stamp.modified_ns))
    events = store.history(learner)
    progress_file.write(path, ProgressFile(learner, work, events))
    return ExportReport(path, len(events), len(work), left_out)


def import_progress(
    store: ProgressStore,
    workspace: Workspace,
    path: Path,
    *,
    learner: str = LOCAL_LEARNER,
    starter: Callable[[str], str | None] = lambda _: None,
) -> ImportReport:
    """Add a progress file to what is here; doing it twice is doing it once.

    The events become `learner`'s and are marked as imported, since anyone could have written them. Work that
    differs from the file's is never lost: the newer one becomes the work file, the other a copy.

    Args:
        store: where the events go.
        workspace: where the work goes.
        path: the progress file.
        learner: whose progress it becomes.
        starter: gives an exercise's starter; a work file that is still the starter yields to any work.

    Raises:
        TransferError: the file cannot be read or is not right, and nothing was changed.

    """
    content = progress_file.read(path)
    new = store.record(*(replace(event, learner=learner, imported=True) for event in content.events))
    work: dict[str, Merged] = {}
    left_out: dict[str, Text] = {}
    for one in content.work:
        try:
            work[one.exercise] = workspace.merge(
                one.exercise, one.source, one.modified_ns, starter=starter(one.exercise)
            )
        except WorkspaceError as error:
            left_out[one.exercise] = error.text
    return ImportReport(new, len(content.events) - new, work, workspace.copies_folder, left_out)


def _reasons(left_out: dict[str, Text]) -> list[Text]:
    return [_LEFT_OUT.format(exercise=verbatim(exercise), why=why) for exercise, why in left_out.items()]
