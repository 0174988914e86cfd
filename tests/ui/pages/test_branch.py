from hypothesis import given
from hypothesis import strategies as st

from app.ui.pages.branch import LINE_COLUMNS, LONGEST, details, paragraph


def test_details_without_a_value_are_left_out() -> None:
    assert [row.spoken for row in details(("Branch", "Jing'an"), ("From", ""))] == ["Branch: Jing'an"]


def test_a_paragraph_is_broken_between_words_and_named_once() -> None:
    rows = paragraph("What happened", "charged twice " * 12)
    assert len(rows) > 1
    assert [row.cells[0].text for row in rows] == ["What happened", *[""] * (len(rows) - 1)]
    assert " ".join(row.cells[1].text for row in rows) == ("charged twice " * 12).strip()


def test_chinese_needs_no_spaces_and_counts_twice() -> None:
    rows = paragraph("", "客户说明被重复扣款" * 12)
    assert max(len(row.cells[1].text) for row in rows) == LINE_COLUMNS // 2


def test_no_text_is_no_row() -> None:
    assert paragraph("What happened", "  ") == ()


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    rows = paragraph("", text)
    told = "".join(row.cells[1].text for row in rows)
    assert sorted(told.replace(" ", "")) == sorted("".join(detail_text(text)).replace(" ", ""))


def detail_text(text: str) -> str:
    from app.ui.plain import one_line

    return one_line(text, LONGEST)
