"""The invented customers of the old banks: long and short names, "0" and "none", open and closed, closed for good."""

from typing import Any

from app.models.name_keys import name_keys


def customer_id(number: int) -> str:
    return f"0192f000-0000-7000-8000-{number:012d}"


WANG = customer_id(1)
HOUSEHOLD = "0192f000-0000-7000-8000-0000000000f1"
MANAGER = "0192f000-0000-7000-8000-0000000000e1"


def _customer(number: int, name: str, name_latin: str = "", kind: str = "person", **more: Any) -> dict[str, Any]:
    keys = name_keys(name, name_latin, kind)
    found_by = {name: getattr(keys, name) for name in ("name_norm", "given", "pinyin", "initials", "latin")}
    code = f"C9{number:07d}"
    known = {"id": customer_id(number), "code": code, "kind": kind, "name": name, "name_latin": name_latin}
    return known | found_by | more


def _phone(number: int, e164: int, kind: str = "mobile", relation: str = "holder") -> dict[str, Any]:
    rev8 = int(str(e164).zfill(8)[-8:][::-1])
    return {"e164": e164, "customer_id": customer_id(number), "kind": kind, "relation": relation, "rev8": rev8}


def _account(nth: int, number: int, kind: str, product: str, written: str, **more: Any) -> dict[str, Any]:
    key = f"0192f000-0000-7000-9000-{nth:012d}"
    return {"id": key, "customer_id": customer_id(number), "kind": kind, "product": product, "number": written} | more


ROWS: dict[str, list[dict[str, Any]]] = {
    "managers": [{"id": MANAGER, "name": "周敏 Zhou Min", "phone": "+86 20 8123 4567"}],
    "households": [{"id": HOUSEHOLD, "label": "王家"}],
    "customers": [
        _customer(
            1, "王小明", "Wang Xiaoming", tier="gold", tier_reason="300,000 on deposit", flags=["vip"], language="zh"
        )
        | {"manager_id": MANAGER, "household_id": HOUSEHOLD, "household_role": "holder", "born_on": "1985-03-12"}
        | {"customer_since": "2009-06-01", "certificate_kind": "ID", "certificate_tail": "123X"}
        | {"address": "广州市天河区体育东路 12 号 3 栋 1402", "city": "广州", "email": "wang@example.cn"},
        _customer(2, "李芳", "Li Fang", household_id=HOUSEHOLD, household_role="spouse", city="广州"),
        _customer(3, "欧阳娜娜", "Ouyang Nana", tier="silver", certificate_kind="ID", certificate_tail="0004"),
        _customer(4, "深圳市明达电子有限公司", "Shenzhen Mingda Electronics Co., Ltd.", "firm", city="深圳"),
        _customer(5, "Sean O'Brien", email="Sean.OBrien@example.ie", address="4 Quay Street", city="Galway"),
        _customer(6, "María del Carmen Núñez Álvarez", certificate_kind="passport", certificate_tail="0077"),
        _customer(7, "曾伟", "Zeng Wei", flags=["deceased"]),
        _customer(8, "单 ‘老’ 师; drop table\\", "Shan", remark='Says "0" and none are two things'),
    ],
    "phones": [
        _phone(1, 8613900010001) | {"verified": True},
        _phone(1, 862087654321, "home"),
        _phone(2, 8613900010001, "mobile", "spouse"),
        _phone(2, 8613900010002),
        _phone(3, 8613900010003),
        _phone(4, 8675586543210, "work", "company"),
        _phone(5, 353915550104),
        _phone(6, 34915550105),
        _phone(8, 6566123),
    ],
    "accounts": [
        _account(1, 1, "deposit", "savings", "6013820000010001", balance="300000.00", available="299500.00"),
        _account(2, 1, "card", "credit_card", "622200******1234", card_key="6222001234", balance="0.00")
        | {"available": "50000.00"},
        _account(3, 1, "loan", "mortgage", "8001000003", balance="812345.67", matures_on="2041-05-01"),
        _account(4, 3, "deposit", "savings", "6013820000030001", currency="JPY", balance="1000000.00"),
        _account(5, 3, "investment", "fund", "F-000-5"),
        _account(6, 4, "line", "working_capital", "8001000006", balance="-0.01", available="99999999999999999.99"),
        _account(7, 5, "deposit", "savings", "6013820000050001", balance="0.00", state="closed"),
        _account(8, 6, "insurance", "life", "P-77-8", balance="0.10"),
    ],
}
