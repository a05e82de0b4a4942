"""Which names stand in a text, with which titles, and who is who."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.layers.names.coreference import coreference, voices
from lintnews.layers.names.mentions import mentions
from lintnews.layers.names.people import people


def names(text: str, kind: str) -> list[str]:
    """The names of one kind, in order."""
    return [mention.text for mention in Document(text).layer(mentions) if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Then Abdel Fattah al-Sisi met Bashar al-Assad.", ["Abdel Fattah al-Sisi", "Bashar al-Assad"]),
        ("Ursula von der Leyen wrote to Charles de Gaulle.", ["Ursula von der Leyen", "Charles de Gaulle"]),
        ("Former U.S. President George W. Bush was there.", ["George W. Bush"]),
        ("Meanwhile Dr. Anthony Fauci and Mrs. Clinton left.", ["Anthony Fauci", "Clinton"]),
        ("On Friday President Biden spoke. Police said nothing.", ["Biden"]),
        ("It is by J.K. Rowling and Martin Luther King Jr. alone.", ["J.K. Rowling", "Martin Luther King Jr."]),
        ("He met Kim Jong-un.", ["Kim Jong-un"]),
        ("Ben Adler and Al Hooper came. Adler left, Hooper did not.", ["Ben Adler", "Al Hooper"]),
        ("Ben Ali and Al Thani came.", ["Ben Ali", "Al Thani"]),
        ("He met Republican Senator Wayne Porter and Tampa Mayor Ann Reed.", ["Wayne Porter", "Ann Reed"]),
        ("He asked Homeland Security Deputy Secretary Elena Marsh.", ["Elena Marsh"]),
        ("The Brennan Center for Justice and the Queen Mary Hospital.", []),
        ("Spokesman of the Federation Dmitry Orlov and Railways Alexei Belov spoke.", ["Dmitry Orlov", "Alexei Belov"]),
        ("The University of Texas Omneya Tafari heard of it. Later Tafari said no.", ["Omneya Tafari"]),
        ("They met Roman Abramov and Christian Lindqvist.", ["Roman Abramov", "Christian Lindqvist"]),
        ("They are Roman Catholic, Christian Democrats, German Porsche.", []),
        ("They saw the Dallas Cowboys, Sydney Trains and the U.S. Embassy.", []),
    ],
)
def test_persons_are_found_whole(text: str, persons: list[str]) -> None:
    assert names(text, "person") == persons


@pytest.mark.parametrize(
    "text", ["Police Arrest Three Men After Shooting", "Meanwhile, nothing changed.", "On Monday it rained."]
)
def test_a_capital_that_its_place_asks_for_makes_no_name(text: str) -> None:
    assert names(text, "person") == []


def test_organisations_and_places_are_no_persons() -> None:
    text = "The Bank of England met the Ministry of Defence and Nokia Group in New York, Germany and the West Bank."
    assert names(text, "person") == []
    assert names(text, "place") == ["New York", "Germany", "West Bank"]
    assert names(text, "organisation") == ["Bank of England", "Ministry of Defence", "Nokia Group"]


@pytest.mark.parametrize(
    ("text", "office", "body", "modifiers"),
    [
        ("US Secretary of State Antony Blinken left.", "secretary of state", "United States", ()),
        ("Former French President Jacques Chirac left.", "president", "France", ("former",)),
        ("Prime Minister of Japan Fumio Kishida left.", "prime minister", "Japan", ()),
        ("He met the president of Ukraine, Volodymyr Zelensky, there.", "president", "Ukraine", ()),
        ("He met Olaf Scholz, the German chancellor, there.", "chancellor", "Germany", ()),
        ("He met NATO Secretary-General Jens Stoltenberg there.", "secretary-general", "NATO", ()),
        ("Ohio Gov. John Kasich left.", "governor", "Ohio", ()),
        ("Ukraine’s President Anna Berg spoke.", "president", "Ukraine", ()),
        ("Poland's Foreign Minister, Jan Nowik, spoke.", "foreign minister", "Poland", ()),
        ("The President of Poland, Jan Nowik, spoke.", "president", "Poland", ()),
        ("The former Prime Minister Anna Berg spoke.", "prime minister", "", ("former",)),
        ("Norway’s then Foreign Minister Anna Berg spoke.", "foreign minister", "Norway", ("then",)),
        ("The ousted President Anna Berg spoke.", "president", "", ("ousted",)),
        ("On Tuesday he dismissed Ohio Gov. Anna Berg.", "governor", "Ohio", ()),
        ("He met then-President Anna Berg.", "president", "", ("then",)),
        ("The ex-German Chancellor Anna Berg spoke.", "chancellor", "Germany", ("ex",)),
    ],
)
def test_a_title_has_its_office_body_and_modifiers(
    text: str, office: str, body: str, modifiers: tuple[str, ...]
) -> None:
    (person,) = (mention for mention in Document(text).layer(mentions) if mention.kind == "person")
    (title,) = person.titles
    assert (title.office, title.body, title.modifiers) == (office, body, modifiers)


def test_every_title_before_a_name_is_kept() -> None:
    (person,) = (m for m in Document("NATO President German Chancellor Olaf Scholz spoke.").layer(mentions) if m.titles)
    assert [(title.office, title.body) for title in person.titles] == [("president", "NATO"), ("chancellor", "Germany")]


def chains(text: str) -> list[list[str]]:
    """The persons of a text as the texts of their mentions."""
    return [[mention.text for mention in person.mentions] for person in Document(text).layer(people)]


def test_a_bare_surname_belongs_to_the_one_who_was_introduced_by_it() -> None:
    text = "Bashar al-Assad met Xi Jinping. Assad smiled. Xi did not. Mr. Xi left."
    assert chains(text) == [["Bashar al-Assad", "Assad"], ["Xi Jinping", "Xi", "Xi"]]


def test_a_given_name_is_no_month() -> None:
    text = "Jan Peters left on Jan. 5. Minister Jan Nowik stayed. In Jan Russia was quiet. Peters knew it."
    assert chains(text) == [["Jan Peters", "Peters"], ["Jan Nowik"]]


def test_a_headline_waits_for_the_full_name() -> None:
    assert chains("Merkel to leave\n\nAngela Merkel will leave in May.") == [["Merkel", "Angela Merkel"]]


def test_a_short_form_and_an_initial_are_the_same_person_and_another_given_name_is_not() -> None:
    assert chains("Michael Pence spoke. Mike Pence left. M. Pence came back.") == [
        ["Michael Pence", "Mike Pence", "M. Pence"]
    ]
    assert chains("Donald Trump spoke. Melania Trump left.") == [["Donald Trump"], ["Melania Trump"]]


@pytest.mark.parametrize(
    "text",
    [
        "President Park Geun-hye spoke. Park left.",
        "Ban Ki-moon came. Mr. Ban spoke. Ban left.",
        "Aung San Suu Kyi was freed. Suu Kyi spoke. Ms. Suu Kyi left.",
        "J.D. Vance spoke. JD Vance left. Vance came back.",
        "Stephen King spoke. King left. Mr. King came back.",
        "Yankees star Aaron Judge hit two. On Friday Judge hit none.",
    ],
)
def test_a_surname_that_is_an_ordinary_word_is_a_name_where_the_document_has_it(text: str) -> None:
    (chain,) = chains(text)
    assert len(chain) == text.count(". ") - text.count("J.D. ") - text.count("Mr. ") - text.count("Ms. ") + 1


def test_an_office_is_no_surname_where_it_is_held() -> None:
    assert chains("Stephen King spoke. The King left. King Charles waved.") == [["Stephen King"], ["Charles"]]


def test_a_headline_waits_for_a_title_too() -> None:
    assert chains("Keller to leave\n\nPresident Keller will leave in May.") == [["Keller", "Keller"]]


def test_a_surname_that_is_also_a_place_is_the_persons_unless_the_place_is_meant() -> None:
    text = "Joe Scarborough spoke. Scarborough asked for more. He was born in Scarborough."
    assert chains(text) == [["Joe Scarborough", "Scarborough"]]


def test_a_surname_of_two_is_that_of_the_one_who_is_named_more() -> None:
    text = "Adam Weiss spoke. Adam Weiss left. His father Karl Weiss stayed. Weiss came back."
    assert chains(text) == [["Adam Weiss", "Adam Weiss", "Weiss"], ["Karl Weiss"]]


def test_a_courtesy_title_tells_two_namesakes_apart() -> None:
    assert ["Hillary Clinton", "Clinton"] in chains("Hillary Clinton met Bill Clinton. Mrs. Clinton left.")


def test_a_pronoun_stands_for_the_one_spoken_of_and_i_for_the_one_quoted() -> None:
    text = "Angela Merkel met Olaf Scholz. She left. “I am tired,” Merkel said."
    found = [(text[r.span.start : r.span.end], r.person.surname) for r in Document(text).layer(coreference)]
    assert found == [("She", "Merkel"), ("I", "Merkel")]


def test_who_says_i_without_a_name_is_one_person_for_each_who_speaks() -> None:
    text = (
        "A witness said: “I ran.” A nurse said: “I saw him, and I wept.” The witness added: “I fell.” "
        "Anna Keller said: “I slept.”\n\nI went there on Friday."
    )
    found = [(voice.name, [text[slice(*span)] for span in voice.places]) for voice in Document(text).layer(voices)]
    assert found == [
        ("A witness", ["A witness", "I", "The witness", "I"]),
        ("A nurse", ["A nurse", "I", "I"]),
        ("", ["I"]),
    ]


def test_who_says_i_in_a_quotation_of_a_paragraph_of_its_own_is_somebody() -> None:
    text = "The town was silent.\n\n“I saw nothing and I heard nothing.”\n\nNobody came."
    (voice,) = Document(text).layer(voices)
    assert [text[slice(*span)] for span in voice.places] == ["I", "I"]


@given(st.text(alphabet=st.sampled_from("Aa Bb.,’'“”\"\n-éЖ漢🙂\u2028\r President of Ukraine Mr. de")))
def test_every_mention_is_what_stands_at_its_place(text: str) -> None:
    doc = Document(text)
    for mention in doc.layer(mentions):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.whole.start <= mention.span.start < mention.span.end == mention.whole.end
        assert all(text[title.span.start : title.span.end] == title.text for title in mention.titles)
