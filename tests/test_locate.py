from lintnews.document import Document, Piece
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.linter.locate import results_of


def finding(
    span: tuple[int, int], *, rule: str = "names/drift", fixes: tuple[Fix, ...] = (), notes: tuple[Note, ...] = ()
) -> Finding:
    return Finding(Span(*span), rule, "said so", Severity.WARNING, notes, fixes)


def markup(source: str, *chunks: str) -> Document:
    """A document whose prose is the given chunks of a source, an empty line between them."""
    text, pieces, at = "", [], 0
    for chunk in chunks:
        text += "\n\n" if text else ""
        place = source.index(chunk, at)
        pieces.append(Piece(len(text), len(text) + len(chunk), place, place + len(chunk)))
        text += chunk
        at = place + len(chunk)
    return Document(text, source=source, pieces=tuple(pieces))


def test_results_come_in_the_order_of_places_rules_and_messages() -> None:
    doc = Document("one two three")
    found = [finding((4, 7)), finding((0, 3)), finding((0, 3), rule="dates/tense"), finding((0, 3))]
    assert [(r.region.start, r.rule) for r in results_of(doc, found, "a.txt")] == [
        (0, "dates/tense"),
        (0, "names/drift"),
        (4, "names/drift"),
    ]


def test_a_result_of_markup_stands_in_the_file_with_its_proof() -> None:
    doc = markup("<p>Blinken left.</p>\n<p>Blingen stayed.</p>", "Blinken left.", "Blingen stayed.")
    (result,) = results_of(doc, [finding((15, 22), notes=(Note(Span(0, 7), "here"),))], "a.html")
    assert (result.region.quote, result.region.line, result.region.column) == ("Blingen", 2, 4)
    assert (result.related[0].region.quote, result.related[0].region.column) == ("Blinken", 4)


def test_a_fix_that_would_lose_or_make_markup_is_not_offered() -> None:
    doc = markup("<p>the <b>the</b> end of R&amp;D</p>", "the ", "the", " end of R", "D")
    fixes = {
        "loses tags": Edit(Span(0, 11), "the"),
        "makes a tag": Edit(Span(0, 3), "<the"),
        "is plain": Edit(Span(0, 3), "The"),
    }
    assert doc.text.startswith("the \n\nthe")
    (result,) = results_of(
        doc, [finding((0, 3), fixes=tuple(Fix(title, (edit,)) for title, edit in fixes.items()))], "a"
    )
    assert [fix.title for fix in result.fixes] == ["is plain"]


def test_a_document_without_findings_needs_no_line_table() -> None:
    assert results_of(Document("x" * 10), [], "a.txt") == ()
