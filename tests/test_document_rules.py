"""What the examples cannot show of the rules on dates, languages, pronouns and repetition: degrees and surroundings."""

from __future__ import annotations

from datetime import date

import pytest

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.rule import Rule
from lintnews_rules.attribution.orphan_quote import OrphanQuote
from lintnews_rules.dates.impossible import Impossible
from lintnews_rules.dates.weekday import Weekday
from lintnews_rules.language.untranslated import Untranslated
from lintnews_rules.names.drift import Drift
from lintnews_rules.numbers.range import Range
from lintnews_rules.reference.pronoun import Pronoun
from lintnews_rules.repetition.headline import Headline
from lintnews_rules.repetition.paragraph import Paragraph
from lintnews_rules.repetition.sentence import Sentence
from lintnews_rules.repetition.word import Word
from lintnews_rules.titles.stacked import Stacked

LONG = "The survey was conducted for three television networks by one institute as voters arrived at selected places."
FILLER = "\n\n".join(("Talks begin", "It is cold.", "They are late.", "Nobody came.", "Rain fell."))


def found(rule: Rule, text: str, published: date | None = None) -> list[Finding]:
    return list(rule.check(Document(text, published=published)))


def quoted(text: str, finding: Finding) -> str:
    return text[finding.span.start : finding.span.end]


def test_a_sentence_that_comes_again_is_shown_with_its_first_place() -> None:
    text = f"{FILLER}\n\n{LONG} It rained.\n\nThen it snowed. {LONG}"
    (finding,) = found(Sentence(), text)
    assert quoted(text, finding) == LONG
    assert finding.span.start == text.rindex(LONG)
    assert [text[slice(*note.span)] for note in finding.notes] == [LONG]
    assert finding.severity is Severity.WARNING


def test_the_updates_of_a_running_report_may_repeat_one_another() -> None:
    text = f"{FILLER}\n\n3:10 p.m.\n\n{LONG} It rained.\n\n___\n\n2:45 p.m.\n\nThen it snowed. {LONG}"
    assert not found(Sentence(), text)
    assert not found(Paragraph(), text)


def test_a_quotation_may_be_quoted_again_and_is_a_note_where_it_follows_itself() -> None:
    said = "“We will not give up what we have worked for all these years.”"
    again = f"{FILLER}\n\nShe was firm. {said}\n\nHe left at noon. It rained.\n\n{said} That was all."
    assert not found(Sentence(), again)
    at_once = f"{FILLER}\n\nShe was firm. {said} {said} That was all."
    assert [finding.severity for finding in found(Sentence(), at_once)] == [Severity.NOTE]


def test_a_standfirst_may_take_a_paragraph_from_the_article() -> None:
    text = (
        f"Talks begin\n\n{LONG} It rained for hours after that.\n\n{FILLER}\n\n{LONG} It rained for hours after that."
    )
    assert [finding.severity for finding in found(Paragraph(), text)] == [Severity.NOTE]
    assert not found(Sentence(), text), "the sentences of a repeated paragraph are not counted again"


def test_a_headline_is_no_repeated_sentence_too() -> None:
    line = "The foreign ministers of both countries are meeting in Geneva on Friday"
    text = f"May 1, 2020\n\nDaily Post\n\n{line}\n\n{line}\n\nTalks begin at noon."
    assert len(found(Headline(), text)) == 1
    assert not found(Sentence(), text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("He met the the minister.", Severity.ERROR),
        ("He said: “We met the the minister.”", Severity.WARNING),
        ("She looked at at the years.", Severity.WARNING),
        ("The trust is is low.", Severity.WARNING),
    ],
)
def test_how_sure_a_doubled_word_is(text: str, severity: Severity) -> None:
    assert [finding.severity for finding in found(Word(), text)] == [severity]


def test_words_in_two_paragraphs_do_not_stand_beside_each_other() -> None:
    assert not found(Word(), "What they came for is the\n\nthe end.")


def test_a_weekday_without_a_year_needs_a_day_of_publication() -> None:
    text = "The talks begin on Monday, 8 December."
    assert not found(Weekday(), text)
    assert not found(Weekday(), text, published=date(2025, 12, 1))
    assert [finding.severity for finding in found(Weekday(), text, published=date(2023, 12, 1))] == [Severity.WARNING]


def test_the_day_of_publication_is_taken_from_the_top_of_the_page() -> None:
    text = "December 1, 2023\n\nTalks begin\n\nThey begin on Monday, 8 December."
    (finding,) = found(Weekday(), text)
    assert [text[slice(*note.span)] for note in finding.notes] == ["December 1, 2023"]


def test_a_date_that_somebody_says_is_only_a_warning() -> None:
    assert [f.severity for f in found(Impossible(), "He said: “It was May 35, as always.”")] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Il ministro ha dichiarato che non ci saranno nuove elezioni prima dell'estate.", "it"),
        ("Prezydent powiedział, że nie przyjmie nowych warunków w tej sprawie.", "pl"),
        ("O presidente disse que não vai aceitar novas condições.", "pt"),
        ("Ministr uvedl, že jednání budou pokračovat příští týden.", "cs"),
        ("Menteri mengatakan bahwa perundingan akan dilanjutkan minggu depan.", "id"),
        ("La réunion aura lieu à Bruxelles la semaine prochaine.", "fr"),
        ("Die Gespräche sollen nächste Woche fortgesetzt werden.", "de"),
    ],
)
def test_a_sentence_left_over_is_found_in_many_languages(sentence: str, language: str) -> None:
    text = f"He left the room at noon. {sentence} She stayed there."
    (finding,) = found(Untranslated(), text)
    assert quoted(text, finding) == sentence
    assert f"({language})" in finding.message
    assert finding.severity is Severity.ERROR


def test_a_phrase_inside_a_sentence_is_only_a_warning() -> None:
    text = "The mayor, selon plusieurs témoins de la scène, fled the town."
    (finding,) = found(Untranslated(), text)
    assert quoted(text, finding) == "selon plusieurs témoins de la scène"
    assert finding.severity is Severity.WARNING


def test_a_text_in_another_script_is_one_finding() -> None:
    text = "Талісман знайшли у лісі.\n\nЙого шукали три дні, з 3-го по 6-те травня."
    assert [quoted(text, finding) for finding in found(Untranslated(), text)] == [text.rstrip(".")]


def test_a_text_without_a_lexicon_is_not_judged() -> None:
    assert not list(Untranslated().check(Document("De minister wil niet reageren op vragen.", language="xx")))


def test_a_pronoun_is_let_alone_where_somebody_else_is_in_sight() -> None:
    assert found(Pronoun(), "Mr. Mahaney denied it. She added that it was late.")
    assert not found(Pronoun(), "His wife came. Mr. Mahaney denied it. She added that it was late.")
    assert not found(Pronoun(), "Ann Keller came. Mr. Mahaney denied it. She added that it was late.")


@pytest.mark.parametrize(
    ("day", "tense"), [(date(2022, 1, 19), "is"), (date(2022, 1, 20), "is"), (date(2022, 1, 21), "was")]
)
def test_a_weekday_of_the_day_of_publication_is_told_in_the_present(day: date, tense: str) -> None:
    (finding,) = found(Weekday(), "They met on Monday, January 20, 2022.", day)
    assert finding.message == f"2022-01-20 {tense} a Thursday"


@pytest.mark.parametrize("said", ["“We go on,” said Anna Keller.", "Anna Keller said: “We go on.”"])
def test_whoever_speaks_in_the_next_paragraph_says_the_quotation_before_it(said: str) -> None:
    text = "Talks begin\n\nIt rained.\n\nThe roads are closed.\n\n“Diplomacy is not dead.”\n\n"
    assert not found(OrphanQuote(), f"{text}{said}\n\nThe trains run.")
    assert len(found(OrphanQuote(), f"{text}The trains run.\n\nIt snowed.")) == 1


@pytest.mark.parametrize(("hour", "count"), [(24, 0), (25, 1)])
def test_hours_of_a_day_may_run_backwards_and_larger_numbers_may_not(hour: int, count: int) -> None:
    assert len(found(Range(), f"The museum had between {hour} and 7 people in it.")) == count


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("Gorzalan", "Korzalan", Severity.NOTE),
        ("Belmarovina", "Delmarovina", Severity.NOTE),  # letters that are seldom mistaken speak against it besides
        ("Gorzalan", "Gorzalen", Severity.WARNING),
    ],
)
def test_two_names_of_other_initials_that_both_come_again_and_nothing_joins_are_a_note(
    one: str, other: str, severity: Severity
) -> None:
    text = (
        f"The mill of {one} is old. Nobody works there. The mill of {other} is new. "
        f"Many people left {one} last year. The wind is strong near {other} today."
    )
    assert [finding.severity for finding in found(Drift(), text)] == [severity]


def test_a_third_spelling_of_a_name_is_the_second_proof_of_the_first_two() -> None:
    two = "Governor Anna Blinkenova spoke first. On Friday Blingenova left."
    assert [finding.severity for finding in found(Drift(), f"{two} It rained.")] == [Severity.WARNING]
    third = f"{two} Later Flinkenova slept at home."
    assert [finding.severity for finding in found(Drift(), third)] == [Severity.ERROR, Severity.ERROR]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("February 29, 2023", "February 2023 has 28 days"),
        ("February 30, 2023", "February 2023 has 28 days"),
        ("February 30, 2024", "February 2024 has 29 days"),
        ("30 February", "February has 29 days"),
        ("April 31, 2023", "April has 30 days"),
    ],
)
def test_a_february_is_told_with_the_year_that_its_length_hangs_on(day: str, says: str) -> None:
    assert [finding.message for finding in found(Impossible(), f"They met on {day}.")] == [says]


@pytest.mark.parametrize(
    ("offices", "severity"),
    [
        ("Polish President Ukrainian President", Severity.ERROR),  # of each there is one, and nobody holds both
        ("EU Commissioner French President", Severity.WARNING),
    ],
)
def test_two_offices_of_which_each_has_one_holder_are_an_error(offices: str, severity: Severity) -> None:
    text = f"It was {offices} Emmanuel Macron who came."
    assert [finding.severity for finding in found(Stacked(), text)] == [severity]
