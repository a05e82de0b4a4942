"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.layers.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "The chancellor said no. | German voters said yes.",
        "It is in No. 5. | Nos. 6 and 7 are empty.",
        "Mr. Berg met Lt. Gen. Mark O’Brien in St. Louis. | They talked.",
        "George W. Bush met J. K. Rowling. | She smiled.",
        "He lives in the U.S. with Anna. | He left the U.S. | The others stayed.",
        "It rose by 2.5 percent. | Why? | Nobody knows!",
        "“We go.” | “We stay,” said Berg.",
        "He waited … and left. | Then he came back.",
        "He left on Jan. 5. | On Feb. 6 he was back.",
        "The talks failed\n\n| Nobody knows why",
        "Julie founded Sample.com. | Anna left it for the U.S. Senate.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    doc = Document(text.replace("| ", ""))
    assert [doc.text[start:end] for start, end in doc.layer(sentences)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "هل وصل القطار؟ |نعم. |وقد تأخر."),
        ("de", "Sie ging. |»Wir warten«, sagte er. |»Gut.« |Er ging."),
        ("fr", "« Le train arrive. » |Le chef a dit : « Enfin ! » |« Où ? » demande-t-il."),
        ("hi", "ट्रेन आज सुबह आई। |क्या वह देर से आई? |नहीं।"),
        ("ja", "列車は朝に着いた。|「遅れはない」と駅長は話した。|（写真は駅提供）"),
        ("ja", "駅長は「遅れはない。」と話した。|◆駅の歴史は長い。|『駅の本』も出た。"),
        ("zh", "列车早上到站。|《车站报》作了报道。|“没有晚点。”站长说。"),
    ],
)
def test_sentences_end_in_other_scripts(language: str, text: str) -> None:
    doc = Document(text.replace("|", ""), language=language)
    assert [doc.text[start:end] for start, end in doc.layer(sentences)] == [one.strip() for one in text.split("|")]
