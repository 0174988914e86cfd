"""The codes of the pages behind the card as words; see `words.py` for how the tables are used."""

from PySide6.QtCore import QCoreApplication

from app.ui.mark import QT_TRANSLATE_NOOP
from app.ui.words import Table

OWNER_ROLES: Table = {
    "holder": QT_TRANSLATE_NOOP("words", "Holder"),
    "joint": QT_TRANSLATE_NOOP("words", "Joint holder"),
    "authorised": QT_TRANSLATE_NOOP("words", "Authorised"),
    "guarantor": QT_TRANSLATE_NOOP("words", "Guarantor"),
    "beneficiary": QT_TRANSLATE_NOOP("words", "Beneficiary"),
    "insured": QT_TRANSLATE_NOOP("words", "Insured"),
}

GUARANTEE_KINDS: Table = {
    "guarantee": QT_TRANSLATE_NOOP("words", "Guarantee"),
    "mortgage": QT_TRANSLATE_NOOP("words", "Mortgaged"),
    "pledge": QT_TRANSLATE_NOOP("words", "Pledged"),
    "deposit": QT_TRANSLATE_NOOP("words", "Margin deposit"),
}

IS_OTHERS: Table = {
    "spouse": QT_TRANSLATE_NOOP("words", "Spouse"),
    "parent": QT_TRANSLATE_NOOP("words", "Parent"),
    "child": QT_TRANSLATE_NOOP("words", "Child"),
    "sibling": QT_TRANSLATE_NOOP("words", "Brother or sister"),
    "guardian": QT_TRANSLATE_NOOP("words", "Guardian"),
    "ward": QT_TRANSLATE_NOOP("words", "In their care"),
    "accountant": QT_TRANSLATE_NOOP("words", "Accountant"),
    "power_of_attorney": QT_TRANSLATE_NOOP("words", "Has power of attorney"),
    "legal_representative": QT_TRANSLATE_NOOP("words", "Legal representative"),
    "director": QT_TRANSLATE_NOOP("words", "Director"),
    "shareholder": QT_TRANSLATE_NOOP("words", "Shareholder"),
    "contact": QT_TRANSLATE_NOOP("words", "Contact person"),
    "employer": QT_TRANSLATE_NOOP("words", "Employer"),
    "guarantor": QT_TRANSLATE_NOOP("words", "Guarantor"),
    "beneficiary": QT_TRANSLATE_NOOP("words", "Beneficiary"),
}
"""What the other is to this customer."""

THIS_IS: Table = {
    "spouse": QT_TRANSLATE_NOOP("words", "Spouse"),
    "parent": QT_TRANSLATE_NOOP("words", "Child"),
    "child": QT_TRANSLATE_NOOP("words", "Parent"),
    "sibling": QT_TRANSLATE_NOOP("words", "Brother or sister"),
    "guardian": QT_TRANSLATE_NOOP("words", "In their care"),
    "ward": QT_TRANSLATE_NOOP("words", "Guardian"),
    "accountant": QT_TRANSLATE_NOOP("words", "Keeps the books for"),
    "power_of_attorney": QT_TRANSLATE_NOOP("words", "Gave power of attorney"),
    "legal_representative": QT_TRANSLATE_NOOP("words", "Legal representative of"),
    "director": QT_TRANSLATE_NOOP("words", "Director of"),
    "shareholder": QT_TRANSLATE_NOOP("words", "Shareholder of"),
    "contact": QT_TRANSLATE_NOOP("words", "Contact person of"),
    "employer": QT_TRANSLATE_NOOP("words", "Employs"),
    "guarantor": QT_TRANSLATE_NOOP("words", "Stands guarantee for"),
    "beneficiary": QT_TRANSLATE_NOOP("words", "Benefits from"),
}
"""The same relation read from its other end: what this customer is to the other."""

GROUP_ROLES: Table = {
    "parent": QT_TRANSLATE_NOOP("words", "Parent company"),
    "subsidiary": QT_TRANSLATE_NOOP("words", "Subsidiary"),
    "member": QT_TRANSLATE_NOOP("words", "Member"),
}

STAGES: Table = {
    "open": QT_TRANSLATE_NOOP("words", "Open"),
    "contacted": QT_TRANSLATE_NOOP("words", "Contacted"),
    "offered": QT_TRANSLATE_NOOP("words", "Offered"),
    "won": QT_TRANSLATE_NOOP("words", "Won"),
    "lost": QT_TRANSLATE_NOOP("words", "Lost"),
}

DUE_KINDS: Table = {
    "deposit": QT_TRANSLATE_NOOP("words", "Deposit"),
    "card": QT_TRANSLATE_NOOP("words", "Card"),
    "loan": QT_TRANSLATE_NOOP("words", "Loan"),
    "line": QT_TRANSLATE_NOOP("words", "Credit line"),
    "investment": QT_TRANSLATE_NOOP("words", "Investment"),
    "insurance": QT_TRANSLATE_NOOP("words", "Insurance"),
    "payment": QT_TRANSLATE_NOOP("words", "Payment"),
    "contract": QT_TRANSLATE_NOOP("words", "Contract"),
    "drawdown": QT_TRANSLATE_NOOP("words", "Due bill"),
}
"""What comes due, in one word."""

EDIT_FIELDS: Table = {
    "language": QT_TRANSLATE_NOOP("words", "Speaks"),
    "preferred_channel": QT_TRANSLATE_NOOP("words", "Best reached by"),
    "preferred_time": QT_TRANSLATE_NOOP("words", "Best time"),
    "occupation": QT_TRANSLATE_NOOP("words", "Occupation"),
    "email": QT_TRANSLATE_NOOP("words", "E-mail"),
    "address": QT_TRANSLATE_NOOP("words", "Address"),
    "city": QT_TRANSLATE_NOOP("words", "City"),
}
"""What may be changed in place."""

CREDIT_SECTIONS: Table = {
    "profile": QT_TRANSLATE_NOOP("words", "Profile"),
    "owners": QT_TRANSLATE_NOOP("words", "Owners"),
    "management": QT_TRANSLATE_NOOP("words", "Management"),
    "finances": QT_TRANSLATE_NOOP("words", "Finances"),
    "bank_credit": QT_TRANSLATE_NOOP("words", "Credit with banks"),
    "payment_record": QT_TRANSLATE_NOOP("words", "Payment record"),
    "visits": QT_TRANSLATE_NOOP("words", "Visits"),
    "related_parties": QT_TRANSLATE_NOOP("words", "Related parties"),
    "public_record": QT_TRANSLATE_NOOP("words", "Public record"),
    "judgement": QT_TRANSLATE_NOOP("words", "Overall judgement"),
    "advice": QT_TRANSLATE_NOOP("words", "Advice on the limit"),
}

SEVEN: Table = {
    "profiling": QT_TRANSLATE_NOOP("words", "Profiling"),
    "persistency": QT_TRANSLATE_NOOP("words", "Persistency"),
    "profitability": QT_TRANSLATE_NOOP("words", "Profitability"),
    "performance": QT_TRANSLATE_NOOP("words", "Performance"),
    "prospecting": QT_TRANSLATE_NOOP("words", "Prospecting"),
    "product": QT_TRANSLATE_NOOP("words", "Product"),
    "promotion": QT_TRANSLATE_NOOP("words", "Promotion"),
}

SEVEN_FORMULAS: Table = {
    "profiling": QT_TRANSLATE_NOOP("words", "kinds of facts known, of all kinds"),
    "persistency": QT_TRANSLATE_NOOP("words", "years with the bank, of the years for full marks"),
    "profitability": QT_TRANSLATE_NOOP("words", "profit a year, of the profit for full marks"),
    "performance": QT_TRANSLATE_NOOP("words", "100 less the share in arrears and the days past due"),
    "prospecting": QT_TRANSLATE_NOOP("words", "the likeliest open offer"),
    "product": QT_TRANSLATE_NOOP("words", "kinds of product held, of six"),
    "promotion": QT_TRANSLATE_NOOP("words", "offers won, of those decided; 0 without consent to marketing"),
}

INPUTS: Table = {
    "points_known": QT_TRANSLATE_NOOP("words", "Kinds of facts known"),
    "points": QT_TRANSLATE_NOOP("words", "Kinds of facts"),
    "years": QT_TRANSLATE_NOOP("words", "Years with the bank"),
    "full_years": QT_TRANSLATE_NOOP("words", "Years for full marks"),
    "profit": QT_TRANSLATE_NOOP("words", "Profit a year"),
    "full_profit": QT_TRANSLATE_NOOP("words", "Profit for full marks"),
    "arrears": QT_TRANSLATE_NOOP("words", "In arrears"),
    "owed": QT_TRANSLATE_NOOP("words", "Owed"),
    "days_past_due": QT_TRANSLATE_NOOP("words", "Days past due"),
    "open_offers": QT_TRANSLATE_NOOP("words", "Open offers"),
    "likeliest": QT_TRANSLATE_NOOP("words", "Likeliest of them, percent"),
    "kinds": QT_TRANSLATE_NOOP("words", "Kinds of product held"),
    "of_kinds": QT_TRANSLATE_NOOP("words", "Kinds of product"),
    "won": QT_TRANSLATE_NOOP("words", "Offers won"),
    "lost": QT_TRANSLATE_NOOP("words", "Offers lost"),
    "marketing_consent": QT_TRANSLATE_NOOP("words", "Consent to marketing"),
    "K": QT_TRANSLATE_NOOP("words", "K, the bank's factor"),
    "M": QT_TRANSLATE_NOOP("words", "M, times collected"),
    "C": QT_TRANSLATE_NOOP("words", "C, cost of collecting once"),
}

ANSWERS: Table = {
    "yes": QT_TRANSLATE_NOOP("words", "yes"),
    "no": QT_TRANSLATE_NOOP("words", "no"),
    "unknown": QT_TRANSLATE_NOOP("words", "not known"),
}

POINTS: Table = {
    "phones": QT_TRANSLATE_NOOP("words", "Telephone numbers"),
    "addresses": QT_TRANSLATE_NOOP("words", "Addresses"),
    "emails": QT_TRANSLATE_NOOP("words", "E-mail addresses"),
    "certificates": QT_TRANSLATE_NOOP("words", "Certificates"),
    "consents": QT_TRANSLATE_NOOP("words", "Consents"),
    "relations": QT_TRANSLATE_NOOP("words", "Relations"),
    "credit": QT_TRANSLATE_NOOP("words", "Credit evaluations"),
    "holdings": QT_TRANSLATE_NOOP("words", "Holdings"),
}

COSTS: Table = {
    "phone": QT_TRANSLATE_NOOP("words", "Calls"),
    "branch": QT_TRANSLATE_NOOP("words", "Talks at a branch"),
    "visit": QT_TRANSLATE_NOOP("words", "Visits"),
    "letter": QT_TRANSLATE_NOOP("words", "Letters"),
    "email": QT_TRANSLATE_NOOP("words", "E-mails"),
    "chat": QT_TRANSLATE_NOOP("words", "Chats"),
    "sms": QT_TRANSLATE_NOOP("words", "Text messages"),
    "account": QT_TRANSLATE_NOOP("words", "Accounts kept"),
}

NOT_SEEN: Table = {
    "protected": QT_TRANSLATE_NOOP("words", "This customer is protected. Ask the owner or your team lead to share it."),
    "staff": QT_TRANSLATE_NOOP("words", "This is one of the bank's own people. Another desk sees this page."),
    "vip": QT_TRANSLATE_NOOP("words", "This customer belongs to the VIP desk, which sees this page."),
    "branch": QT_TRANSLATE_NOOP("words", "This customer belongs to another branch, which sees this page."),
    "gone": QT_TRANSLATE_NOOP("words", "The centre no longer knows this customer."),
    "role": QT_TRANSLATE_NOOP("words", "Your role does not include customers."),
    "reason": QT_TRANSLATE_NOOP("words", "This customer is protected: open it with a reason."),
    "unreachable": QT_TRANSLATE_NOOP("words", "The centre does not answer. This page comes by itself when it is back."),
}
"""Why a page is not there, and what to do."""
NOT_SEEN_ELSE = QT_TRANSLATE_NOOP("words", "This page cannot be shown now. Open another and come back to try again.")


def not_seen(code: str) -> str:
    """Why this customer, or this page, is not shown, in one sentence."""
    return QCoreApplication.translate("words", NOT_SEEN.get(code, NOT_SEEN_ELSE))


CLOSED_HEADINGS: Table = {
    "protected": QT_TRANSLATE_NOOP("words", "◆ Protected customer"),
    "reason": QT_TRANSLATE_NOOP("words", "◆ Protected customer"),
    "staff": QT_TRANSLATE_NOOP("words", "◆ One of the bank's own people"),
    "vip": QT_TRANSLATE_NOOP("words", "◆ A customer of the VIP desk"),
    "branch": QT_TRANSLATE_NOOP("words", "◆ A customer of another branch"),
    "role": QT_TRANSLATE_NOOP("words", "◆ Not for your role"),
    "gone": QT_TRANSLATE_NOOP("words", "◆ No longer here"),
}
CLOSED_ELSE = QT_TRANSLATE_NOOP("words", "◆ Not shown now")

CLOSED_TEXTS: Table = {
    "protected": QT_TRANSLATE_NOOP(
        "words",
        "The owner, those it is shared with and their team leads open this card. You open it on a call with this"
        " customer. Without a call, ask the owner or your team lead to share it with you.",
    ),
    "reason": QT_TRANSLATE_NOOP(
        "words", "You have a call on, so a reason opens this card. It stands in the record, with your name."
    ),
    "staff": QT_TRANSLATE_NOOP(
        "words",
        "Another team serves the bank's own people. Pass the call on, or leave a task for that team. Your notes are"
        " saved to this customer all the same.",
    ),
    "vip": QT_TRANSLATE_NOOP(
        "words",
        "The VIP desk serves this customer. Pass the call on, or leave a task for the desk. Your notes are saved to"
        " this customer all the same.",
    ),
    "branch": QT_TRANSLATE_NOOP(
        "words",
        "Another branch serves this customer. Pass the call on, or leave a task for the branch. Your notes are saved"
        " to this customer all the same.",
    ),
    "role": QT_TRANSLATE_NOOP("words", "Your role does not include customers. Your team lead can say who helps."),
    "gone": QT_TRANSLATE_NOOP(
        "words",
        "The centre no longer knows this customer; the record may be in the recycle bin. Ctrl+K searches again.",
    ),
}
CLOSED_TEXT_ELSE = QT_TRANSLATE_NOOP(
    "words", "The centre does not show this card now. Wait a little and open it again. Your notes are safe."
)


def closed_heading(code: str) -> str:
    """What kind of customer it is whose card stays closed."""
    return QCoreApplication.translate("words", CLOSED_HEADINGS.get(code, CLOSED_ELSE))


def closed_text(code: str) -> str:
    """Who opens such a card, and what to do."""
    return QCoreApplication.translate("words", CLOSED_TEXTS.get(code, CLOSED_TEXT_ELSE))
