"""The language of a dump's text, where no markup states it."""

import pytest

from newsgen.importing.words.languages import detect

URDU = (
    "بندرگاہ کے حکام نے آج اعلان کیا کہ رات کی کشتی گیارہ ماہ کی مرمت کے بعد پیر سے دوبارہ چلے گی۔ "
    "ترجمان نے کہا کہ مسافر اس خبر سے خوش ہیں اور ایک گھنٹے میں تمام ٹکٹ فروخت ہو گئے۔"
)
ARABIC = (
    "أعلنت هيئة الميناء أن العبّارة ستعود إلى العمل بعد أحد عشر شهرا من أعمال الإصلاح التي بدأت في الرصيف القديم، "
    "وقال المتحدث إن هذا اليوم كان منتظرا من الركاب على جانبي الخليج، كما أن الرحلة الأولى في هذه السنة لا تذاكر لها "
    "بعد ساعة من الإعلان عن موعدها، وقد تأخرت الأعمال في الشتاء مع العواصف بين الرصيف والمنارة."
)
ENGLISH = "The ferry is back at the pier of the port, and it was booked out in an hour, as it said on Monday of that."


CHINESE = "渡轮将重新开航，乘客们很高兴，港口办公室今天宣布。"


@pytest.mark.parametrize(("text", "code"), [(URDU, "ur"), (ARABIC, "ar"), (ENGLISH, "en"), (CHINESE, "zh")])
def test_a_text_tells_its_language_by_its_script_and_its_smallest_words(text: str, code: str) -> None:
    found = detect([text])
    assert (found.code, found.sure) == (code, True)


def test_a_line_tells_none() -> None:
    assert detect(["Ferry sails"]).code == ""
