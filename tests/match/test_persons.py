"""Names of persons side by side."""

import pytest

from screener.match.compare import compare_names
from screener.match.persons import person_score, sound_of

ALERT = ("exact", "strong", "possible")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("PUTIN, Vladimir Vladimirovich", "Vladimir Putin"),
        ("PUTIN, Vladimir Vladimirovich", "Putin V.V."),
        ("Qassem Soleimani", "SOLEYMANI, Kasem"),
        ("ABD AL-SALAM, Muhammad", "Mohammad Abdulsalam"),
        ("Кудряков, Дмитрий", "KUDRYAKOV, Dmitry"),
        ("GUBAREV, Yevgeny", "Evgenii Gubarev"),
        ("DRYL, Hleb Uladzimiravich", "DRIL, Gleb Vladimirovich"),
        ("Yousef Nejad, Abbas", "YOUSEFNEJAD, Abbas"),
        ("Dr. Hamid Khorramdel", "KHORRAMDEL, Hamid"),
    ],
)
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert compare_names(a, b).band in ALERT
    assert compare_names(b, a).band in ALERT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SIDOROV, Ivan Petrovich", "SIDOROV, Ivan Sergeevich"),
        ("KANG, Song Nam", "JANG, Sung Nam"),
        ("WANG, Mingjing", "WANG, Mingming"),
        ("POURFARZANEH, Hassan", "POURFARZANEH, Hossein"),
        ("WAZIR, Malang", "JAN, Malang"),
        ("AHMAD, Ali", "AHMAD, Omar"),
        ("PUTIN, Vladimir", "PUTINA, Lyudmila"),
    ],
)
def test_two_persons_with_a_word_in_common(a: str, b: str) -> None:
    assert compare_names(a, b).band not in ALERT


def test_a_word_in_common_is_no_person_and_what_differs_is_said() -> None:
    assert person_score("Putin", "PUTIN, Vladimir") == (0.0, ())
    score, differs = person_score("Ivan Petrovich Sidorov", "Ivan Sergeevich Sidorov")
    assert score < 76
    assert differs == ("extra: petrovich / sergeevich",)


def test_spellings_of_one_sound_meet() -> None:
    assert {sound_of(word) for word in ("yevgeniy", "evgenii", "yevgeny")} == {"evgeni"}
