"""`facts/conversion`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.conversions import conversions
from lintnews.layers.facts.durations import wrong_lengths
from lintnews.rule import Invalid, Meta, Rule


class Conversion(Rule):
    """A measure or a sum of money is not what stands behind it in another unit or currency.

    A number was changed or a unit was mixed up in translation: 18 kilometres are not 25 miles. The reader cannot know
    which of the two is right.

    Not found: currencies whose rate has been anything in the last decades; conversions outside of brackets.
    """

    meta = Meta(
        severity=Severity.ERROR, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "The island is 18 kilometres (11 miles) away, and it was 35 °C (95 °F) in the shade.",
        "The house cost 350,000 euros (about $400,000). It rose by 2 degrees Celsius (3.6 degrees Fahrenheit).",
        "It measures 80 by 60 cm (31 by 24 inches).",
        "It is 141 minutes long, more than two hours. He got 3 years, 6 months.",
        "It weighs 610 kilograms (1,345 pounds) and measures 80 cm (2.6 feet).",
    )
    INVALID = (
        Invalid("The flat has ⟦50 square metres (540 square metres⟧).", says="are said to be the same"),
        Invalid("The island is ⟦18 kilometres (25 miles⟧) away.", says="18 km make about 11 miles"),
        Invalid("It measures 80 by ⟦60 centimetres (31 by 42 inches⟧).", says="60 cm make about 24 inches"),
        Invalid("The film is ⟦141 minutes long, more than three hours⟧.", says="“more than three hours”"),
        Invalid("It took ⟦half a year, eight months⟧.", says="“half a year” and “eight months”"),
        Invalid("It was ⟦35 °C (75 °F⟧) in the shade.", says="make about 95 °F"),
        Invalid("The damage is put at ⟦30 million euros (about 3 million dollars⟧).", says="at any rate since 1999"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(conversions):
            if one.is_right:
                continue
            if one.first.measures[0].dimension == "money":
                says = "is no such sum at any rate since 1999"
            elif one.first.unit == one.second.unit:
                says = f"{one.first.value:,g} and {one.second.value:,g} {one.name} are said to be the same"
            else:
                says = f"{one.first.value:,g} {one.first.unit} make about {(one.low + one.high) / 2:,.0f} {one.name}"
            notes = [Note(one.first.span, "in one unit"), Note(one.second.span, "in the other")]
            severity = Severity.WARNING if one.first.unit == one.second.unit else None
            yield self.finding((one.first.span.start, one.second.span.end), says, notes=notes, severity=severity)
        for first, second in doc.layer(wrong_lengths):
            said, again = (doc.text[slice(*one.span)] for one in (first, second))
            notes = [Note(first.span, "in one unit"), Note(second.span, "in the other")]
            message = f"“{said}” and “{again}” are said to be the same"
            place = (first.span.start, second.span.end)
            yield self.finding(place, message, notes=notes, severity=Severity.WARNING)
