"""What the bank knows of the demo's named people, written by hand: everybody and every number is invented."""

from datetime import date
from typing import NamedTuple


class Facts(NamedTuple):
    gender: str
    occupation: str
    certificate_kind: str
    certificate: str
    address: str
    second_address: str
    email: str
    preferred_channel: str
    preferred_time: str
    flag_reason: str = ""


class Tie(NamedTuple):
    """`other` is a customer's code, or the name of somebody who is none."""

    kind: str
    other: str
    note: str = ""
    phone: str = ""


class Offer(NamedTuple):
    kind: str
    product: str
    title: str
    reason: str
    stage: str
    amount: int
    probability: int


class Letter(NamedTuple):
    """A contact by another channel than the telephone."""

    days_ago: int
    channel: str
    direction: str
    subject: str
    note: str


FACTS = {
    "C00000001": Facts(
        *(
            "m",
            "软件工程师",
            "ID",
            "310105198403121015",
            "上海市长宁区天山路 18 弄 6 号 902 室",
            "上海市浦东新区科苑路 88 号 4 楼",
        ),
        *("wang.xiaoming@mail.example", "phone", "18:00 以后"),
    ),
    "C00000002": Facts(
        *("f", "小学教师", "ID", "330106199207301021", "杭州市西湖区文三路 259 号 3 幢 501 室", ""),
        *("lixuemei92@mail.example", "sms", "周末"),
    ),
    "C00000003": Facts(
        *("m", "纺织厂厂长", "ID", "320508197111051033", "苏州市姑苏区平江路 71 号", "苏州市吴江区盛泽镇工业园 12 号"),
        *("chen.gq@work.example", "phone", "工作日上午"),
    ),
    "C00000004": Facts(
        *("f", "会计", "ID", "320508197302181041", "苏州市姑苏区平江路 71 号", ""),
        *("lin.lihua@mail.example", "email", ""),
    ),
    "C00000005": Facts(
        *("", "", "licence", "91310105MA1FW00053", "上海市长宁区仙霞路 300 号 15 层", "上海市青浦区华新镇仓储路 9 号"),
        *("office@mingyuan.example", "email", "工作日"),
    ),
    "C00000006": Facts(
        *("m", "个体经营", "ID", "320102198809011054", "南京市玄武区珠江路 435 号 706 室", ""),
        *("zhaozy@mail.example", "phone", "", "账户近期多次向陌生账户转账,疑似被骗,转账前请核实"),
    ),
    "C00000007": Facts(
        *("f", "退休教师", "ID", "11010219410523106X", "北京市西城区展览馆路 12 号院 4 号楼 201", ""),
        *("", "letter", "9:30 到 11:00", "年长,听力不便,请放慢语速;曾遭电信诈骗"),
    ),
    "C00000008": Facts(
        *(
            "m",
            "Investor",
            "HKID",
            "A800008(4)",
            "Flat 32A, 8 Old Peak Road, Mid-Levels, Hong Kong",
            "深圳市福田区深南大道 4011 号",
        ),
        *(
            "v.zhou@mail.example",
            "email",
            "not before 10:00",
            "私人银行客户,专属团队服务",
        ),
    ),
}

TIES = {
    "C00000001": (Tie("spouse", "C00000100"), Tie("contact", "王建民", "父亲,紧急联系人", "+8613700137101")),
    "C00000002": (Tie("child", "C00000101"), Tie("sibling", "李雪松"), Tie("beneficiary", "C00000101", "人寿险受益人")),
    "C00000003": (
        Tie("spouse", "C00000004"),
        Tie("guarantor", "C00000005", "流动资金贷款保证人"),
        Tie("employer", "盛泽永新纺织厂"),
    ),
    "C00000004": (Tie("accountant", "C00000005"), Tie("contact", "林国栋", "弟弟")),
    "C00000005": (
        Tie("legal_representative", "C00000104"),
        Tie("director", "C00000104"),
        Tie("accountant", "C00000004", "兼职会计,可查询对账"),
        Tie("shareholder", "上海明远投资管理中心", "持股 60%"),
    ),
    "C00000006": (Tie("spouse", "C00000105"),),
    "C00000007": (
        Tie("child", "C00000106"),
        Tie("power_of_attorney", "C00000106", "委托书有效至 2028 年,限查询与挂失"),
        Tie("guardian", "C00000106"),
    ),
    "C00000008": (Tie("child", "C00000107"), Tie("ward", "C00000107"), Tie("contact", "Margaret Ho", "assistant")),
}

OFFERS = {
    "C00000001": (
        Offer("opportunity", "wealth", "定期到期转理财", "定期存款本月到期,愿意了解稳健型理财", "offered", 200_000, 60),
        Offer("lead", "life", "家庭保障规划", "去年结婚,尚无寿险", "open", 50_000, 30),
    ),
    "C00000002": (Offer("lead", "consumer_loan", "装修贷款", "来电咨询过装修贷款利率", "contacted", 150_000, 40),),
    "C00000003": (Offer("opportunity", "business_loan", "设备更新贷款", "厂房扩建", "offered", 2_000_000, 50),),
    "C00000004": (Offer("opportunity", "fund", "基金定投", "活期余额较高", "won", 120_000, 100),),
    "C00000005": (
        Offer("opportunity", "credit_line", "授信额度续期", "循环额度三个月内到期", "contacted", 5_000_000, 70),
        Offer("opportunity", "fx_deposit", "结汇与外币存款", "出口收汇增长", "open", 800_000, 40),
    ),
    "C00000006": (Offer("opportunity", "gold_card", "金卡升级", "刷卡金额达到金卡标准", "lost", 0, 0),),
    "C00000007": (Offer("opportunity", "pension", "养老险", "关心长期护理", "lost", 100_000, 0),),
    "C00000008": (
        Offer(
            "opportunity",
            "wealth",
            "Mandate",
            "large foreign-currency deposits",
            "offered",
            9_000_000,
            60,
        ),
        Offer(
            "lead",
            "life",
            "Life cover",
            "daughter starts university abroad",
            "contacted",
            3_000_000,
            30,
        ),
    ),
}

LETTERS = {
    "C00000001": (
        Letter(3, "sms", "out", "到期提醒", "您的定期存款将于本月到期。"),
        Letter(26, "branch", "in", "柜面业务", "到网点打印流水,用于签证。"),
        Letter(48, "email", "in", "理财产品说明书", "索取稳健型理财说明书,已发送。"),
        Letter(140, "chat", "in", "", "在线咨询手机银行转账限额。"),
    ),
    "C00000002": (
        Letter(9, "chat", "in", "", "在线询问装修贷款所需材料。"),
        Letter(30, "sms", "out", "生日祝福", "祝您生日快乐!"),
        Letter(210, "branch", "in", "", "柜面重置密码。"),
    ),
    "C00000003": (
        Letter(12, "visit", "out", "走访", "厂里订单饱满,计划明年更新 20 台织机。"),
        Letter(75, "letter", "out", "季度对账单", "寄出对账单。"),
    ),
    "C00000004": (
        Letter(15, "email", "out", "基金定投方案", "发送三个方案。"),
        Letter(90, "branch", "in", "", "签约基金定投。"),
    ),
    "C00000005": (
        Letter(6, "visit", "out", "贷后走访", "库存周转正常,应收账款略有增加。"),
        Letter(33, "fax", "in", "授权书", "更换经办人授权书。"),
        Letter(61, "letter", "out", "询证函", "年审询证函已回复。"),
    ),
    "C00000006": (
        Letter(2, "sms", "out", "风险提示", "请勿向陌生账户转账,谨防诈骗。"),
        Letter(45, "branch", "in", "", "柜面修改预留电话,已核身。"),
    ),
    "C00000007": (
        Letter(20, "letter", "in", "来信", "来信感谢客服耐心讲解养老金到账时间。"),
        Letter(58, "branch", "in", "", "由儿子陪同办理存折补登。"),
    ),
    "C00000008": (
        Letter(5, "email", "out", "Portfolio review", "Quarterly review sent; asks for a meeting in May."),
        Letter(19, "visit", "out", "Dinner", "Met in Central; interested in a mandate, wants fees in writing."),
        Letter(80, "chat", "in", "", "Asked the limit for transfers to Hong Kong."),
    ),
}

SECTIONS = {
    "C00000003": {
        "profile": "苏州盛泽纺织厂经营者,从业 20 年",
        "bank_credit": "本行住房贷款与个人经营额度各一笔",
        "payment_record": "近 24 个月无逾期",
        "judgement": "收入稳定,资产清晰",
        "advice": "维持现有额度",
    },
    "C00000005": {
        "profile": "2006 年成立,进出口贸易,员工 46 人",
        "owners": "上海明远投资管理中心 60%,顾明远 40%",
        "management": "法定代表人顾明远,同业经历 22 年",
        "finances": "上年收入 1.32 亿元,资产负债率 48%,流动比率 1.6",
        "bank_credit": "两家银行授信合计 1,200 万元,余额 640 万元",
        "payment_record": "近 36 个月无逾期",
        "visits": "每季走访,最近一次库存与账面相符",
        "related_parties": "与青浦仓储公司有租赁往来",
        "public_record": "无诉讼、无处罚",
        "judgement": "主营清晰,第一还款来源可靠",
        "advice": "建议额度 500 万元,追加应收账款质押",
    },
    "C00000008": {
        "profile": "Private investor, Hong Kong and Shenzhen",
        "finances": "Financial assets above CNY 9 million with this bank",
        "payment_record": "No arrears",
        "judgement": "Prime",
        "advice": "Raise the card limit on request",
    },
}
"""Credit evaluations by section."""

SIGNED_ON = date(2023, 5, 10)
