"""What learners are told when the database cannot be used: what happened, where their attempts go, what to do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tutor.language import Text
from tutor.progress.trouble import TroubleKind

_WHAT: Final[Mapping[TroubleKind, tuple[Text, Text]]] = {
    "damaged": (
        Text(
            uz="Natijalar bazasi {place} buzilgan va uni chetga olib qoʻyib boʻlmadi.",
            en="The progress database {place} is damaged, and it could not be moved out of the way.",
        ),
        Text(
            uz="Diskda joy borligini va papkaga yozish mumkinligini tekshiring.",
            en="Check that the disk has space and that its folder can be written.",
        ),
    ),
    "gone": (
        Text(
            uz="Natijalar bazasi {place} dastur ishlayotgan paytda koʻchirildi yoki oʻchirildi.",
            en="The progress database {place} was moved or deleted while the tutor was running.",
        ),
        Text(uz="Tutorni qayta ishga tushiring.", en="Start the tutor again."),
    ),
    "locked": (
        Text(
            uz="Natijalar bazasi {place} boshqa dastur tomonidan band qilingan.",
            en="Another program is holding the progress database {place}.",
        ),
        Text(
            uz="Tutorning boshqa oynalarini va bazani ochgan dasturlarni yoping.",
            en="Close other windows of the tutor, and programs that have opened the database.",
        ),
    ),
    "full": (
        Text(
            uz="Diskda joy qolmagan, natijalar bazasi {place} ga yozib boʻlmadi.",
            en="The disk is full, so the progress database {place} could not be written.",
        ),
        Text(uz="Diskda joy boʻshating.", en="Free some space on the disk."),
    ),
    "read-only": (
        Text(
            uz="Natijalar bazasi {place} ga yozish mumkin emas.",
            en="The progress database {place} cannot be written.",
        ),
        Text(
            uz="Fayl va papkaning ruxsatlarini tekshiring yoki TUTOR_HOME bilan boshqa papkani tanlang.",
            en="Check the permissions of the file and its folder, or choose another folder with TUTOR_HOME.",
        ),
    ),
    "newer": (
        Text(
            uz="Natijalar bazasi {place} tutorning yangiroq versiyasida yaratilgan, unga tegilmadi.",
            en="The progress database {place} was made by a newer version of the tutor, and was left as it is.",
        ),
        Text(uz="Tutorni yangilang.", en="Update the tutor."),
    ),
    "foreign": (
        Text(
            uz="{place} tutorning natijalar bazasi emas, unga tegilmadi.",
            en="{place} is not a progress database of the tutor, and was left as it is.",
        ),
        Text(
            uz="Uni boshqa joyga koʻchiring yoki TUTOR_HOME bilan boshqa papkani tanlang.",
            en="Move it somewhere else, or choose another folder with TUTOR_HOME.",
        ),
    ),
    "unreachable": (
        Text(
            uz="Natijalar bazasi serveri {place} bilan bogʻlanib boʻlmadi.",
            en="The database server {place} cannot be reached.",
        ),
        Text(
            uz="Server ishlayotganini, tarmoqni va TUTOR_DATABASE_URL dagi nom hamda parolni tekshiring.",
            en="Check that the server runs, the network, and the name and password in TUTOR_DATABASE_URL.",
        ),
    ),
    "no-driver": (
        Text(
            uz="{place} bilan ishlash uchun Python paketi yetishmayapti.",
            en="The Python package for {place} is missing.",
        ),
        Text(
            uz="Uni oʻrnating: pip install 'psycopg[binary]'",
            en="Install it: pip install 'psycopg[binary]'",
        ),
    ),
    "bad-url": (
        Text(
            uz="TUTOR_DATABASE_URL dagi manzil tushunarsiz.",
            en="The address in TUTOR_DATABASE_URL cannot be understood.",
        ),
        Text(
            uz="Uni shu koʻrinishda yozing: postgresql://nom:parol@server/baza",
            en="Write it like this: postgresql://name:password@server/database",
        ),
    ),
    "failed": (
        Text(
            uz="Natijalar bazasi {place} ishlamadi: {reason}.",
            en="The progress database {place} failed: {reason}.",
        ),
        Text(
            uz="Diskni tekshiring va tutorni qayta ishga tushiring.",
            en="Check the disk, then start the tutor again.",
        ),
    ),
}

_IN_JOURNAL: Final = Text(
    uz="Urinishlaringiz {journal} fayliga yozilmoqda; baza ochilgach, ular oʻz-oʻzidan bazaga oʻtadi.",
    en="Your attempts are written to {journal}; they move into the database by themselves when it opens again.",
)
_IN_MEMORY: Final = Text(
    uz="Diskka hech narsa yozib boʻlmayapti: urinishlaringiz faqat xotirada turibdi, tutor yopilsa, ular yoʻqoladi.",
    en="Nothing can be written to the disk: your attempts are in memory only and are lost when the tutor closes.",
)
_EARLIER_HIDDEN: Final = Text(
    uz="Ilgarigi natijalaringiz shunga qadar koʻrinmaydi.",
    en="What you did earlier is not shown until then.",
)
_REPLACED: Final = Text(
    uz="Natijalar bazasi buzilgan edi. U oʻchirilmadi, {aside} nomi bilan saqlab qoʻyildi va yangi baza ochildi. "
    "Undan oʻqib olingan yozuvlar soni: {salvaged}. Ish fayllaringiz joyida. Zaxira nusxangiz boʻlsa, uni "
    "`tutor progress import` bilan qoʻshing.",
    en="The progress database was damaged. It was not deleted but kept as {aside}, and a new one was begun. "
    "Records that could be read from it: {salvaged}. Your work files are untouched. If you have an exported "
    "copy, add it with `tutor progress import`.",
)
_UNREADABLE: Final = Text(
    uz="Jurnaldagi ayrim satrlar buzilgan edi, ular {aside} faylida saqlandi. Qolganlari bazaga oʻtkazildi.",
    en="Some lines of the journal were damaged and are kept in {aside}. The others are in the database.",
)
_STUCK: Final = Text(
    uz="{journal} jurnali oʻqilmadi, undagi urinishlar hali bazada emas. Faylning ruxsatlarini tekshiring.",
    en="The journal {journal} could not be read, so its attempts are not in the database yet. Check the "
    "permissions of the file.",
)


def without_database(
    kind: TroubleKind, place: str, reason: str, *, journal: Path | None, earlier_shown: bool
) -> Text:
    """Say that the tutor runs without its database.

    Args:
        kind: why.
        place: where the database is.
        reason: why, in the words of the system.
        journal: where events go; None where they stay in memory.
        earlier_shown: whether earlier progress could be read.

    """
    what, advice = _WHAT[kind]
    where = _IN_JOURNAL.format(journal=journal) if journal else _IN_MEMORY
    sentences = [what.format(place=place, reason=reason or kind), where]
    if not earlier_shown:
        sentences.append(_EARLIER_HIDDEN)
    return together(*sentences, advice)


def replaced(aside: Path, salvaged: int) -> Text:
    """Say that a damaged database was put aside and what was read from it."""
    return _REPLACED.format(aside=aside, salvaged=salvaged)


def unreadable_lines(aside: Path) -> Text:
    """Say that lines of the journal could not be read."""
    return _UNREADABLE.format(aside=aside)


def journal_stuck(journal: Path) -> Text:
    """Say that the journal could not be merged."""
    return _STUCK.format(journal=journal)


def together(*texts: Text) -> Text:
    """Return the sentences one after the other."""
    return Text(uz=" ".join(text.uz for text in texts), en=" ".join(text.en for text in texts))
