"""Certificates: only what was earned, the same in every form, whole whatever the name, and honest when altered."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.certificate.contents import COURSE, Contents, Passed
from tutor.certificate.earned import certified, missing, scopes
from tutor.certificate.from_events import progress_of
from tutor.certificate.name import MOST_CELLS, BadNameError, cells, cleaned
from tutor.certificate.page import day, page
from tutor.certificate.saving import CertificateError, load, save
from tutor.certificate.svg import as_svg, read_svg
from tutor.certificate.text import WIDTH, as_text, read_text
from tutor.certificate.verifying import verify
from tutor.cli.ascii_text import to_ascii
from tutor.course.manifest import LessonEntry, Manifest, Part
from tutor.language import LANGUAGES, Language, Text
from tutor.progress.events import Event
from tutor.progress.store import ProgressStore

HOSTILE = [
    "<script>alert('1')</script>",
    'A & "B" &amp; ]]>',
    "</text></svg>",
    "Oʻgʻil Gʻaniyev",
    "王小明",
    "x" * 60,
    "سارة",
]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    course = tmp_path_factory.mktemp("course")
    lessons = {"one": ["a", "b-2"], "two": ["c"], "empty": []}
    for lesson, exercises in lessons.items():
        for exercise in exercises:
            (course / lesson / exercise).mkdir(parents=True)
            (course / lesson / exercise / "starter.py").touch()
    entries = {lesson: LessonEntry(lesson, Text(uz=f"{lesson} <uz>", en=f"{lesson} & en")) for lesson in lessons}
    parts = (
        Part("first", Text(uz="Birinchi", en="First"), (entries["one"], entries["empty"])),
        Part("second", Text(uz="Ikkinchi", en="Second"), (entries["two"],)),
    )
    return Manifest(course, Text(uz="Tarmoqlar", en="Networks"), parts)


def contents(name: str = "Malika Yoʻldosheva", scope: str = COURSE) -> Contents:
    exercises = ["a", "b-2", "c"] if scope == COURSE else ["c"]
    passed = (Passed(one, date(2026, 5, 4) + timedelta(n), n, n == 1, n == 2) for n, one in enumerate(exercises))
    return Contents(name, scope, "0.1.0", tuple(passed))


def words_of(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_stands_in_both_forms_and_is_read_back(manifest: Manifest, name: str, language: Language) -> None:
    certificate = contents(cleaned(name))
    words = page(certificate, manifest, language)
    svg, text = as_svg(words, certificate, language), as_text(words, certificate, language)
    assert name in words_of(svg)
    assert not [one for one in ET.fromstring(svg).iter() if "script" in str(one.tag)]
    assert read_svg(svg) == (certificate, language)
    assert read_text(text) == (certificate, language)
    assert read_text(to_ascii(text)) == (certificate, language)
    assert name in text
    assert max(cells(line) for line in text.split("\n")) <= WIDTH
    assert to_ascii(text).isascii()


@given(st.text(max_size=80))
def test_whatever_is_typed_as_a_name_is_one_safe_line_or_refused(typed: str) -> None:
    try:
        name = cleaned(typed)
    except BadNameError:
        return
    assert cleaned(name) == name
    assert 0 < cells(name) <= MOST_CELLS
    assert name.isprintable() or "\u200c" in name or "\u200d" in name
    ET.fromstring(f"<a>{name.replace('&', '').replace('<', '').replace('>', '')}</a>")


def test_it_says_all_numbers_and_no_titles_of_others(manifest: Manifest) -> None:
    whole = page(contents(), manifest, "en")
    assert whole.statement == "has completed the course “Networks”"
    assert dict(whole.numbers) == {
        "Lessons": "3", "Exercises passed": "3", "Hints used": "3", "Solutions seen first": "1",
    }  # fmt: skip
    assert whole.imported == "1 of 3 results were imported from a file."
    assert whole.date == "6 May 2026"
    part = page(contents(scope="second"), manifest, "uz")
    assert part.statement == "“Tarmoqlar” kursining “Ikkinchi” qismini tugatdi"
    assert part.lessons == (("Ikkinchi", ("two <uz>",)),)
    assert part.imported == ""
    assert day(date(2026, 5, 4), "uz") == "2026-yil 4-may"


def test_what_was_altered_is_told(manifest: Manifest) -> None:
    certificate = contents()
    words = page(certificate, manifest, "en")
    for form in (as_svg(words, certificate, "en"), as_text(words, certificate, "en")):
        assert verify(form, manifest, to_ascii).good
        assert verify(to_ascii(form), manifest, to_ascii).good
        for old, new in (
            ("6 May", "7 May"),
            ("Malika", "Salima"),
            ("2026-05-04", "2026-05-03"),
            ("Networks", "Nets"),
        ):
            if old in form:
                assert not verify(form.replace(old, new), manifest, to_ascii).good, (old, form[:40])
    other = replace(manifest, parts=manifest.parts[:1])
    found = verify(as_text(words, certificate, "en"), other, to_ascii)
    assert not found.good
    assert "--course" in found.sentences[0].en


@pytest.mark.parametrize("garbage", ["", "<svg/>", "{}", "nn-tutor-certificate 1 course 0.1.0 en\nnull", "\0" * 99])
def test_what_is_no_certificate_is_refused_and_never_overwritten(garbage: str, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text(garbage, encoding="utf-8")
    with pytest.raises(CertificateError, match="no certificate"):
        load(path)
    with pytest.raises(CertificateError, match="left alone"):
        save(path, "something")
    assert path.read_text(encoding="utf-8") == garbage


def test_it_is_earned_when_everything_is_passed_and_agrees_with_the_file_of_events(
    manifest: Manifest, tmp_path: Path
) -> None:
    course, first, second = scopes(manifest)
    began = datetime(2026, 5, 4, 12, tzinfo=UTC)
    passed = [
        replace(
            Event.attempt(one, "", {"passed": True}, lesson=None), at=began + timedelta(days=n), imported=one == "c"
        )
        for n, one in enumerate(("a", "b-2", "c"))
    ]
    others = [
        replace(Event.solution("a", lesson=None), at=began - timedelta(days=1)),
        replace(Event.solution("c", lesson=None), at=began + timedelta(days=9)),
        *(replace(Event.hint("b-2", number, lesson=None), at=began) for number in (1, 2, 2)),
    ]
    store = ProgressStore.open(tmp_path)
    store.record(*passed[:2], *others)
    assert missing(course, store.summary("local")) == {"two": ["c"]}
    assert missing(first, store.summary("local")) == {}
    assert list(missing(second, store.summary("local"))) == ["two"]
    store.record(passed[2])
    own = certified(course, "A", store.summary("local"), store.summary("local", imported=False))
    store.close()
    assert own.passed == (
        Passed("a", date(2026, 5, 4), 0, True, False),
        Passed("b-2", date(2026, 5, 5), 2, False, False),
        Passed("c", date(2026, 5, 6), 0, False, True),
    )
    events = [*passed, *others]
    progress = progress_of(events), progress_of(events, imported=False)
    assert certified(course, "A", *progress) == own
    drawn = as_svg(page(own, manifest, "uz"), own, "uz")
    agrees = verify(drawn, manifest, to_ascii, progress)
    assert agrees.good
    assert "agrees with the progress file" in agrees.sentences[-1].en
    boast = replace(own, passed=tuple(replace(one, hints=0) for one in own.passed))
    differs = verify(as_svg(page(boast, manifest, "uz"), boast, "uz"), manifest, to_ascii, progress)
    assert not differs.good
    assert differs.sentences[-1].en.endswith("Different: b-2.")
