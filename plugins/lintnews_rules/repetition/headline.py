"""`repetition/headline`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule
from lintnews_rules.repetition.repeats import repeats


class Headline(Rule):
    """The headline stands twice.

    A page has a title and a headline. When an article is taken from the web both end up in its text, and the reader
    meets one line twice before the story begins.

    A first sentence that repeats the headline is a custom of some newsrooms, and only a note.

    Not found: a headline that comes again in quite other words.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Addition", since="0.1")

    VALID = (
        "Ministers meet in Geneva on Friday\n\nBoth foreign ministers will meet in Geneva on Friday at noon.",
        "Storm hits the coast of Spain\n\nStorm hits the coast of Spain and Portugal as thousands of people flee",
        "Storm hits the coast\n\nMore than 40 homes were destroyed.\n\nStorm warning\n\nThe storm is moving north.",
    )
    INVALID = (
        Invalid(
            "Ministers meet in Geneva on Friday\n\n⟦Ministers meet in Geneva on Friday⟧\n\nTalks begin at noon.",
            says="the headline stands twice",
        ),
        Invalid(
            "Both ministers meet in Geneva on Friday - Post.net\n\n⟦Both ministers meet in Geneva on Friday⟧\n\n"
            "Talks begin at noon.",
            says="nearly the same words",
        ),
        Invalid(
            "Ministers of Norway meet in Bonn on Friday\n\n⟦Ministers of Norway to meet on Friday in Bonn⟧\n\n"
            "Talks begin at noon.",
            says="nearly the same words",
        ),
        Invalid(
            "Who can put out the fire? Mayor ‘hopes’ for rain in May\n\n⟦Who can put out the fire Mayor hopes for⟧\n\n"
            "He said so on Monday.",
            says="nearly the same words",
        ),
        Invalid(
            "Ministers meet in Geneva on Friday\n\n⟦Ministers meet in Geneva on Friday.⟧\n\nTheir talks begin at noon.",
            says="the first sentence repeats the headline",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for repeat in doc.layer(repeats).headlines:
            first, again = (doc.text[span.end - 1] for span in (repeat.first, repeat.again))
            if again in ".!?…" and again != first:
                message, severity = "the first sentence repeats the headline", Severity.NOTE
            elif repeat.alike < 1:
                message, severity = "the headline comes again in nearly the same words", Severity.WARNING
            else:
                message, severity = "the headline stands twice", Severity.ERROR
            yield self.finding(repeat.again, message, notes=[Note(repeat.first, "first here")], severity=severity)
