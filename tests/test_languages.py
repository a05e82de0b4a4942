"""The language of a text."""

from __future__ import annotations

import pytest

from lintnews.input.language_detection import language_of, stated_source_language

TEXTS = {
    "en": "The foreign ministers of both countries will meet in Geneva on Friday to talk about the crisis.",
    "de": "Die Außenminister der beiden Länder treffen sich am Freitag in Genf, um über die Krise zu sprechen.",
    "fr": "Les ministres des affaires étrangères des deux pays se voient vendredi à Genève pour parler de la crise.",
    "nl": "De ministers van Buitenlandse Zaken van beide landen ontmoeten elkaar vrijdag in Genève over de crisis.",
    "es": "Los ministros de Exteriores de los dos países se reúnen el viernes en Ginebra para hablar de la crisis.",
    "pt": "Os ministros dos Negócios Estrangeiros dos dois países encontram-se na sexta em Genebra sobre a crise.",
    "it": "I ministri degli Esteri dei due paesi si incontrano venerdì a Ginevra per parlare della crisi.",
    "ru": "Министры иностранных дел двух стран встретятся в пятницу в Женеве, чтобы обсудить кризис.",
    "uk": "Міністри закордонних справ двох країн зустрінуться в п’ятницю в Женеві, щоб обговорити кризу.",
    "zh": "两国外长将于星期五在日内瓦会晤，讨论危机问题。",
    "ja": "両国の外相は金曜日にジュネーブで会談し、危機について話し合う。",
    "el": "Οι υπουργοί Εξωτερικών των δύο χωρών συναντώνται την Παρασκευή στη Γενεύη.",
    "ar": "يجتمع وزيرا خارجية البلدين يوم الجمعة في جنيف لبحث الأزمة.",
    "fa": "وزیران خارجه دو کشور روز جمعه در ژنو دیدار می‌کنند تا درباره بحران گفتگو کنند.",
    "ur": "دونوں ممالک کے وزرائے خارجہ جمعہ کو جنیوا میں ملیں گے۔",
    "ko": "양국 외무장관은 금요일 제네바에서 만나 위기에 대해 논의한다.",
    "he": "שרי החוץ של שתי המדינות ייפגשו ביום שישי בז'נבה כדי לדון במשבר.",
    "bn": "দুই দেশের পররাষ্ট্রমন্ত্রী শুক্রবার জেনেভায় বৈঠক করবেন।",
    "bg": "Външните министри на двете страни ще се срещнат в петък в Женева, за да обсъдят кризата.",
    "sr": "Министри спољних послова двеју земаља састаће се у петак у Женеви и разговараће о кризи.",
    "sk": "Ministri zahraničných vecí oboch krajín sa v piatok stretnú v Ženeve, aby hovorili o kríze, ktorá trvá.",
    "hr": "Ministri vanjskih poslova dviju država sastat će se u petak u Ženevi kako bi razgovarali o krizi koja je.",
    "sl": "Zunanja ministra obeh držav se bosta v petek srečala v Ženevi, da bi govorila o krizi, ki še traja.",
    "lt": "Abiejų šalių užsienio reikalų ministrai penktadienį susitiks Ženevoje ir kalbės apie krizę, kuri yra gili.",
    "et": "Mõlema riigi välisministrid kohtuvad reedel Genfis, et rääkida kriisist, mis on sügav ja ei ole veel läbi.",
    "ca": "Els ministres d'Afers Estrangers dels dos països es trobaran divendres a Ginebra per parlar de la crisi.",
    "vi": "Bộ trưởng ngoại giao của hai nước sẽ gặp nhau vào thứ Sáu tại Genève để nói về cuộc khủng hoảng này.",
}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("expected", ["en", "de"])
def test_a_sentence_shows_its_language_whatever_was_expected(code: str, expected: str) -> None:
    assert language_of(TEXTS[code], expected) == code


def test_names_of_another_script_do_not_hide_the_language_of_the_sentence() -> None:
    assert language_of("The president, Xi Jinping (习近平), met Владимир Путин in the capital on Friday.") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "UN Secretary-General Antonio Guterres spoke in Geneva. UN envoy Maria Gomez answered.",
        "European Commission President Ursula von der Leyen was there.",
        "The coach Rafael van der Vaart saw what Manuel de la Torre had done.",
    ],
)
def test_names_are_words_of_no_other_language(text: str) -> None:
    assert language_of(text) in ("en", None)


def test_a_text_in_capitals_shows_its_language() -> None:
    assert language_of("DIE MINISTER DER BEIDEN LÄNDER TREFFEN SICH AM FREITAG IN GENF.") == "de"


@pytest.mark.parametrize("text", ["", "Geneva", "12:30", "Blinken Lavrov Geneva AFP Kyiv", "😀😀"])
def test_a_text_without_function_words_shows_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Translated from German by DeepL", "de"),
        ("(Translated from the French)", "fr"),
        ("This article was automatically translated from Dutch.", "nl"),
        ("This text was originally published in Ukrainian", "uk"),
        ("Translated from German by his wife, the book was a success.", None),
        ("He translated from Russian.", None),
    ],
)
def test_a_page_may_say_what_it_was_translated_from(line: str, code: str | None) -> None:
    assert stated_source_language(f"Two trains collide\n\n{line}\n\nNobody was hurt.") == code
