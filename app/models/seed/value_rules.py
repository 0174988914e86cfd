"""What the value of a customer is reckoned with, until the bank sets its own: rates, and the floors of the tiers."""

from typing import NamedTuple


class ValueRate(NamedTuple):
    kind: str
    code: str
    rate: str
    label_en: str
    label_zh: str


VALUE_RATES = (
    # Margin a year on what stands on (or is owed by) accounts of a kind.
    ValueRate("contribution", "deposit", "0.018", "Margin on deposits", "存款利差"),
    ValueRate("contribution", "card", "0.085", "Margin on cards", "信用卡收益"),
    ValueRate("contribution", "loan", "0.022", "Margin on loans", "贷款利差"),
    ValueRate("contribution", "line", "0.026", "Margin on credit lines", "授信额度收益"),
    ValueRate("contribution", "investment", "0.008", "Fees on investments", "理财手续费"),
    ValueRate("contribution", "insurance", "0.012", "Fees on insurance", "保险手续费"),
    # What one contact costs, by channel, and keeping one account for a year.
    ValueRate("cost", "phone", "18", "A call", "每通电话"),
    ValueRate("cost", "branch", "45", "A talk at a branch", "每次网点接待"),
    ValueRate("cost", "visit", "180", "A visit", "每次拜访"),
    ValueRate("cost", "letter", "9", "A letter", "每封信函"),
    ValueRate("cost", "email", "6", "An e-mail", "每封邮件"),
    ValueRate("cost", "chat", "7", "A chat", "每次在线会话"),
    ValueRate("cost", "sms", "0.1", "A text message", "每条短信"),
    ValueRate("cost", "account", "12", "Keeping an account for a year", "每个账户年维护"),
    # VI = K * sum(p_i * N_i) / (M * C): K, and what collecting a fact costs where no contact tells.
    ValueRate("vi", "K", "1", "Factor K", "系数 K"),
    ValueRate("vi", "collecting", "12", "Collecting once, on average", "平均每次采集成本"),
    # Years with the bank, and profit a year, that count as full marks.
    ValueRate("seven", "years", "10", "Years for full marks", "满分年限"),
    ValueRate("seven", "profit", "20000", "Profit a year for full marks", "满分年利润"),
)


class TierRule(NamedTuple):
    """Whoever reaches one of the two floors (in the bank's own currency; None: not by this way) has the tier."""

    tier: str
    position: int
    assets_from: str | None
    profit_from: str | None
    reason: str


TIER_RULES = (
    TierRule("standard", 0, None, None, ""),
    TierRule("silver", 1, "50000", "2000", "资产 5 万元以上"),
    TierRule("gold", 2, "200000", "6000", "资产 20 万元以上"),
    TierRule("platinum", 3, "500000", "15000", "资产 50 万元以上"),
    TierRule("diamond", 4, "2000000", "50000", "资产 200 万元以上"),
    TierRule("private", 5, "6000000", "150000", "金融资产 600 万元以上"),
)
