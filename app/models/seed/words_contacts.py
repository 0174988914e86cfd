"""What past contacts by every channel say, with how often each comes up."""

from typing import NamedTuple

from app.models.seed.words import NOTES


class ContactKind(NamedTuple):
    weight: int
    channel: str
    direction: str
    queue: str
    disposition: str
    subject: str
    note_zh: str
    note_en: str


QUEUE_OF = {"enquiry": "bank-service", "security": "cards", "sales": "wealth", "complaint": "complaints"}


def _calls() -> tuple[ContactKind, ...]:
    return tuple(
        ContactKind(
            *(5, "phone", "out" if code.startswith("sales") else "in"),
            *(QUEUE_OF.get(code.split(".", maxsplit=1)[0], "bank-service"), code, ""),
            *texts,
        )
        for code, texts in NOTES.items()
    )


CONTACTS = (
    *_calls(),
    ContactKind(6, "sms", "out", "", "", "到期提醒", "您的定期存款将于近日到期。", "Your time deposit matures soon."),
    ContactKind(6, "sms", "out", "", "", "生日祝福", "祝您生日快乐!", "Happy birthday from your bank."),
    ContactKind(3, "sms", "in", "", "enquiry.balance", "", "回复 YE 查询余额。", "Replied BAL for the balance."),
    ContactKind(3, "email", "in", "", "enquiry.product", "理财产品说明书", "索取说明书。", "Asks for the prospectus."),
    ContactKind(3, "email", "out", "", "service.statement", "电子账单", "已发送电子账单。", "Statement sent."),
    ContactKind(2, "letter", "out", "", "service.statement", "季度对账单", "寄出对账单。", "Statement posted."),
    ContactKind(1, "letter", "in", "", "service.details", "地址变更", "书面申请变更地址。", "New address by letter."),
    ContactKind(1, "fax", "in", "corporate", "follow_up.documents", "授权书", "传真授权书。", "Faxed a letter."),
    ContactKind(2, "visit", "out", "", "sales.interested", "拜访", "上门拜访,了解经营情况。", "Business is good."),
    ContactKind(4, "branch", "in", "", "service.limit", "柜面业务", "柜面办理额度调整。", "Limit changed."),
    ContactKind(3, "branch", "in", "", "enquiry.branch", "", "预约周六到网点办理。", "Appointment for Saturday."),
    ContactKind(5, "chat", "in", "bank-service", "enquiry.e_banking", "", "在线指导转账。", "Shown how to transfer."),
    ContactKind(3, "chat", "in", "cards", "service.card_activated", "", "在线激活新卡。", "New card activated."),
)

AGENTS = (
    ("mei", "周梅"),
    ("tom", "Tom Baker"),
    ("fang", "方晓兰"),
    ("jin", "金晨"),
    ("he.yun", "何云"),
    ("qian", "钱立新"),
    ("sue", "Sue Larsen"),
    ("lu.bo", "陆波"),
    ("dong", "董雪"),
    ("ravi", "Ravi Iyer"),
)
"""Those who have left: their names stand under past contacts, and none of them can sign in."""
