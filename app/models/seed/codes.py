"""The code tables a call centre of a bank starts with; the bank changes them later. Rows already there are kept."""

from typing import NamedTuple

SYSTEM_GROUP = "system"
"""Outcomes that no agent chooses: the desk sets them."""


class CodeRow(NamedTuple):
    kind: str
    code: str
    group: str
    label_en: str
    label_zh: str
    needs_task: bool = False


def _rows(kind: str, group: str, *entries: tuple[str, str, str] | tuple[str, str, str, bool]) -> list[CodeRow]:
    return [CodeRow(kind, entry[0], group, *entry[1:]) for entry in entries]


CODES: tuple[CodeRow, ...] = (
    *_rows(
        "disposition_group",
        "",
        ("enquiry", "Enquiry", "咨询查询"),
        ("service", "Service done", "业务办理"),
        ("security", "Loss and fraud", "挂失与防诈"),
        ("complaint", "Complaint", "投诉"),
        ("sales", "Sales and leads", "营销与商机"),
        ("follow_up", "Follow-up", "后续跟进"),
        ("no_contact", "No conversation", "未能通话"),
        (SYSTEM_GROUP, "Set by the system", "系统记录"),
    ),
    *_rows(
        "disposition",
        "enquiry",
        ("enquiry.balance", "Balance or transactions", "余额与明细查询"),
        ("enquiry.card_bill", "Card bill", "信用卡账单查询"),
        ("enquiry.rates", "Rates and fees", "利率与费用咨询"),
        ("enquiry.loan", "Loan progress or repayment", "贷款进度与还款咨询"),
        ("enquiry.product", "Product information", "产品咨询"),
        ("enquiry.branch", "Branch, hours, appointment", "网点与预约咨询"),
        ("enquiry.e_banking", "Mobile or online banking", "手机银行与网银咨询"),
    ),
    *_rows(
        "disposition",
        "service",
        ("service.details", "Contact details changed", "客户资料变更"),
        ("service.limit", "Limit changed", "额度调整"),
        ("service.instalment", "Instalments arranged", "分期办理"),
        ("service.card_activated", "Card activated", "卡片激活"),
        ("service.pin_reset", "PIN or password reset", "密码重置"),
        ("service.statement", "Statement sent", "账单补寄"),
        ("service.transferred", "Passed to the specialist", "转接专席"),
    ),
    *_rows(
        "disposition",
        "security",
        ("security.card_lost", "Card reported lost or stolen", "卡片挂失"),
        ("security.disputed", "Transaction disputed", "交易争议登记", True),
        ("security.fraud_suspected", "Fraud suspected, account protected", "疑似诈骗,已保护账户", True),
        ("security.frozen", "Account frozen or unfrozen", "账户冻结或解冻"),
    ),
    *_rows(
        "disposition",
        "complaint",
        ("complaint.resolved", "Complaint settled in the call", "投诉当场解决"),
        ("complaint.opened", "Complaint opened", "投诉已受理", True),
        ("complaint.chased", "Asked about an open complaint", "投诉进度查询"),
    ),
    *_rows(
        "disposition",
        "sales",
        ("sales.interested", "Interested, manager calls back", "有意向,客户经理回访", True),
        ("sales.sold", "Product taken up", "成功办理产品"),
        ("sales.declined", "Not interested", "暂无意向"),
        ("sales.new_prospect", "New prospect", "新增潜在客户", True),
    ),
    *_rows(
        "disposition",
        "follow_up",
        ("follow_up.callback", "Callback promised", "承诺回电", True),
        ("follow_up.documents", "Waiting for documents", "等待客户补充资料", True),
        ("follow_up.back_office", "Passed to the back office", "转后台处理", True),
    ),
    *_rows(
        "disposition",
        "no_contact",
        ("no_contact.dropped", "Line dropped", "通话中断"),
        ("no_contact.wrong_number", "Wrong number", "拨错号码"),
        ("no_contact.silent", "Nobody spoke", "无人应答"),
        ("no_contact.nuisance", "Nuisance call", "骚扰电话"),
    ),
    *_rows(
        "disposition",
        SYSTEM_GROUP,
        ("system.missed", "Missed call", "未接来电"),
        ("system.rejected", "Call rejected", "已拒接来电"),
        ("UNWRAPPED", "Wrap-up not finished", "话后处理未完成"),
    ),
    *_rows(
        "product",
        "deposit",
        ("current", "Current account", "活期账户"),
        ("savings", "Savings account", "活期储蓄"),
        ("time_deposit", "Time deposit", "定期存款"),
        ("fx_deposit", "Foreign-currency deposit", "外币存款"),
    ),
    *_rows(
        "product", "card", ("credit_card", "Credit card", "信用卡"), ("gold_card", "Gold credit card", "金卡信用卡")
    ),
    *_rows(
        "product",
        "loan",
        ("mortgage", "Home loan", "个人住房贷款"),
        ("consumer_loan", "Consumer loan", "个人消费贷款"),
        ("business_loan", "Business loan", "企业流动资金贷款"),
    ),
    *_rows("product", "line", ("credit_line", "Revolving credit line", "循环授信额度")),
    *_rows("product", "investment", ("fund", "Fund", "基金"), ("wealth", "Wealth management product", "理财产品")),
    *_rows("product", "insurance", ("life", "Life insurance", "人寿险"), ("pension", "Pension plan", "养老险")),
    *_rows("product", "channel", ("e_banking", "Mobile and online banking", "手机银行与网上银行")),
    *_rows("product", "", ("other", "Something else", "其他")),
    *_rows(
        "tier",
        "",
        ("standard", "Standard", "普通客户"),
        ("silver", "Silver", "银卡客户"),
        ("gold", "Gold", "金卡客户"),
        ("platinum", "Platinum", "白金客户"),
        ("diamond", "Diamond", "钻石客户"),
        ("private", "Private banking", "私人银行客户"),
    ),
    *_rows(
        "queue",
        "",
        ("bank-service", "Bank service", "综合服务"),
        ("cards", "Cards", "信用卡服务"),
        ("loans", "Loans", "贷款服务"),
        ("private-banking", "Private banking", "私人银行"),
        ("wealth", "Wealth", "理财服务"),
        ("corporate", "Corporate", "对公服务"),
        ("complaints", "Complaints", "投诉受理"),
    ),
)

RATES: tuple[tuple[str, str], ...] = (
    ("CNY", "1"),
    ("USD", "7.10"),
    ("EUR", "7.75"),
    ("HKD", "0.91"),
    ("GBP", "9.05"),
    ("JPY", "0.047"),
)
"""What one unit is worth in CNY: invented, fixed."""
