"""Names as people type them."""

import pytest

from app.models.name_keys import NameKeys, name_keys


@pytest.mark.parametrize(
    ("name", "latin", "kind", "city", "keys"),
    [
        ("王小明", "Wang Xiaoming", "person", "", NameKeys("王小明", "小明", "wangxiaoming", "wxm", "wang xiaoming")),
        ("欧阳娜", "", "person", "", NameKeys("欧阳娜", "娜", "ouyangna", "oyn", "")),
        ("曾伟", "", "person", "", NameKeys("曾伟", "伟", "zengwei", "zw", "")),
        ("单丹", "", "person", "", NameKeys("单丹", "丹", "shandan", "sd", "")),
        ("周文杰", "Victoria Zhou", "person", "", NameKeys("周文杰", "文杰", "zhouwenjie", "zwj", "victoria zhou")),
        ("吕绿", "", "person", "", NameKeys("吕绿", "绿", "lvlv", "ll", "")),
        ("Robert Smith", "", "person", "", NameKeys("robert smith", "robert", "smithrobert", "rs", "smith robert")),
        ("ＡＮＮＡ  Ｌｉ", "", "person", "", NameKeys("anna li", "anna", "lianna", "al", "li anna")),
        ("Cher", "", "person", "", NameKeys("cher", "cher", "cher", "c", "cher")),
        (
            *("上海晨光贸易有限公司", "", "firm", "上海"),
            NameKeys("上海晨光贸易有限公司", "晨光", "shanghaichenguangmaoyiyouxiangongsi", "shcgmyyxgs", ""),
        ),
        (
            "Acme Trading Ltd",
            "",
            "firm",
            "",
            NameKeys("acme trading ltd", "", "acmetradingltd", "atl", "acme trading ltd"),
        ),
    ],
)
def test_keys(name: str, latin: str, kind: str, city: str, keys: NameKeys) -> None:
    assert name_keys(name, latin, kind, city) == keys
