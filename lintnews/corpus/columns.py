"""The two schemas of an archive: the columns of articles that come in, and of what was found in them that goes out.

They are plain data, so that no library is needed to know them; `lintnews.arrow` makes Arrow schemas of them. Under one
`VERSION` no column is taken away, renamed or given another type; new ones may be added at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.records import NamedTuple

VERSION = 1
"""Of both schemas; every row that goes out says it."""

ARTICLE, FINDING, SUPPRESSED, PROBLEM = RECORDS = ("article", "finding", "suppressed", "problem")
"""The kinds of rows that go out: an article that was linted, a finding in it, one that somebody decided not to count,
something that went wrong."""

PARTITIONS = ("outlet", "engine", "language_pair", "month", "week")
"""What the tables of a run may be parted by, in folders."""

TYPES = {"string": "string", "int": "int32", "long": "int64", "boolean": "bool", "date": "date32[day]"}
"""The plain types, by their names in SQL, and in Arrow."""


class Column(NamedTuple):
    """A column of a schema."""

    name: str
    type: str
    """One of `TYPES`, or such as `array<struct<line:int,message:string>>`, as SQL says it."""
    meaning: str
    needed: bool = False
    """Of what comes in: whether there must be such a column. Of what goes out: whether every row has a value."""
    of: tuple[str, ...] = RECORDS
    """Of what goes out: the kinds of rows that it is filled in."""


ARTICLES = (
    Column("id", "string", "What the article is known by; a number will do. Each should be there once.", True),
    Column("text", "string", "The article. Bytes are decoded as those of a file are.", True),
    Column("source", "string", "The text that it was translated from."),
    Column("path", "string", "The file that it came from; patterns of paths in the configuration hold for it."),
    Column("url", "string", "Where it was published."),
    Column("outlet", "string", "Who published it."),
    Column("engine", "string", "The machine, the vendor or the desk that translated it."),
    Column("language_pair", "string", "The languages of source and text, such as `nl-en`."),
    Column("published", "date", "The day of publication; a time, or a text that begins with `2024-05-31`, will do."),
    Column("format", "string", "The suffix that says how the text is read, such as `html`. Without it: plain text."),
    Column("segments", "array<int>", "Four offsets for each aligned part: start, end in the text and the source."),
)
"""What comes in. Columns may stand in any order; those of other names are left alone."""

_PLACE = "begin_offset:int,end_offset:int,line_number:int,column_number:int"
_EVIDENCE = f"array<struct<{_PLACE},in_source:boolean,message:string,quote:string,context:string>>"
_FIXES = "array<struct<title:string,safe:boolean,edits:array<struct<begin_offset:int,end_offset:int,text:string>>>>"
_FOUND, _WRONG = (FINDING, SUPPRESSED), (PROBLEM,)

FINDINGS = (
    Column("schema_version", "int", "The version of this schema.", True),
    Column("record", "string", "What the row is: `article`, `finding`, `suppressed` or `problem`.", True),
    Column(
        "article", "string", "32 hexadecimal digits for id, path, text and source: the same in all rows of an article."
    ),
    Column("id", "string", "The article's id, as it came in."),
    Column("path", "string", "As it came in."),
    Column("url", "string", "As it came in."),
    Column("outlet", "string", "As it came in."),
    Column("engine", "string", "As it came in."),
    Column("language_pair", "string", "As it came in; else what text and source say."),
    Column("published", "date", "As it came in; else what the text says in its dateline."),
    Column("story", "string", "16 hexadecimal digits for the source: equal for two translations of one text."),
    Column("language", "string", "The language of the text, as it was told or found.", of=(ARTICLE,)),
    Column("words", "int", "Words of the article.", of=(ARTICLE,)),
    Column("findings", "int", "Findings in it that count.", of=(ARTICLE,)),
    Column("problems", "int", "Problems with it, whatever their level.", of=(ARTICLE,)),
    Column("is_read", "boolean", "Whether there was a text to look at.", of=(ARTICLE,)),
    Column("rule", "string", "The rule, as `family/name`.", of=_FOUND),
    Column("severity", "string", "`error`, `warning` or `note`.", of=_FOUND),
    Column("mqm", "string", "The error type of MQM, as `Dimension/Type`.", of=_FOUND),
    Column("message", "string", "What is seen, or what went wrong.", of=(*_FOUND, *_WRONG)),
    Column("begin_offset", "int", "Where it begins: code points into the text as it came in, from 0.", of=_FOUND),
    Column("end_offset", "int", "Where it ends; half-open.", of=_FOUND),
    Column(
        "line_number",
        "int",
        "The line that it begins in, from 1; of a record with a problem its number in the file.",
        of=(*_FOUND, *_WRONG),
    ),
    Column("column_number", "int", "The column that it begins in, from 1.", of=_FOUND),
    Column("quote", "string", "What stands there, cut in the middle where it is long.", of=_FOUND),
    Column("context", "string", "Its line, or a part of it; the place is marked with ⟦ ⟧.", of=_FOUND),
    Column("evidence", _EVIDENCE, "The places that prove it, in the text or in the source.", of=_FOUND),
    Column("fixes", _FIXES, "What would mend it.", of=_FOUND),
    Column(
        "fingerprint", "string", "32 hexadecimal digits, the same after edits elsewhere; once an article.", of=_FOUND
    ),
    Column("suppression", "string", "Where that was decided: `inline` or `side-file`.", of=(SUPPRESSED,)),
    Column("level", "string", "`error` (the article is not wholly judged), `warning` or `note`.", of=_WRONG),
    Column("reported_by", "string", "What the problem is of: a rule, a plugin, `lintnews`.", of=_WRONG),
)
"""What goes out: for each article a row of its own, then one for each finding, counted or not, and for each problem.

A problem of the run and not of an article (a plugin that cannot be imported) has no `article`.
"""

_ELSEWHERE = f"article:string,document:string,{_PLACE},message:string,quote:string,context:string"
ACROSS = (
    Column("schema_version", "int", "The version of this schema.", True),
    Column("rule", "string", "The rule, as `across/name`.", True),
    Column("severity", "string", "`error`, `warning` or `note`.", True),
    Column("mqm", "string", "The error type of MQM, as `Dimension/Type`.", True),
    Column("message", "string", "What is seen.", True),
    Column("article", "string", "The article that it stands in; the same 32 digits as in the other tables.", True),
    Column("document", "string", "Its name in the archive: the path of its file, `#`, and its id.", True),
    Column("begin_offset", "int", "Where it begins there: code points into its text, from 0.", True),
    Column("end_offset", "int", "Where it ends; half-open.", True),
    Column("line_number", "int", "The line that it begins in, from 1.", True),
    Column("column_number", "int", "The column that it begins in, from 1.", True),
    Column("quote", "string", "What stands there.", True),
    Column("context", "string", "Its line, or a part of it; the place is marked with ⟦ ⟧.", True),
    Column("evidence", f"array<struct<{_ELSEWHERE}>>", "The places in other articles that contradict it.", True),
    Column("fingerprint", "string", "32 hexadecimal digits for the rule, both articles and what they say.", True),
)
"""What the articles of a run contradict one another in: a row for each finding."""


def ddl(columns: tuple[Column, ...] = FINDINGS) -> str:
    """A schema as SQL says it, which is what Spark's `mapInArrow` wants: `schema_version INT, record STRING, …`."""
    return ", ".join(f"{column.name} {column.type}" for column in columns)


def columns_of(record: str) -> Iterator[Column]:
    """The columns that are filled in one kind of the rows that go out, but for `record`."""
    return (column for column in FINDINGS if record in column.of and column.name != "record")
