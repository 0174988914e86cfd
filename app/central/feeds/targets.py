"""What an extract can fill: the targets a mapping may name, with their fields."""

from app.central.feeds.target import Field, Target


def _text(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, column=name) for name in names)


def _dates(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, "date", column=name) for name in names)


def _money(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, "decimal", column=name) for name in names)


def _rate(name: str) -> Field:
    return Field(name, "decimal", column=name, about="per cent", digits=(3, 6))


KEY = Field("key", "key", needed=True, about="the record's own key in its system")
CUSTOMER = Field("customer", "key", needed=True, about="the key of the customer in its system")
ACCOUNT = Field("account", "key", needed=True, about="the key of the account in its system")
CONTRACT = Field("contract", "key", needed=True, about="the key of the contract in its system")
MANAGER = Field("manager", "key", about="staff number of the relationship manager")
_ACCOUNT_KINDS = ("deposit", "card", "loan", "line", "investment", "insurance")
_SUMS = _money("balance", "available", "blocked", "arrears", "credit_limit", "next_payment")
_HOLDING = (
    *_text("currency", "state", "branch_code"),
    *_SUMS,
    _rate("interest_rate"),
    Field("days_past_due", "integer", column="days_past_due"),
    *_dates("opened_on", "matures_on", "next_payment_on", "last_movement_on"),
)
RELATION_KINDS = (
    *("spouse", "parent", "child", "sibling", "guardian", "ward", "accountant", "power_of_attorney"),
    *("legal_representative", "director", "shareholder", "contact", "employer", "guarantor", "beneficiary"),
)

TARGETS: tuple[Target, ...] = (
    Target(
        name="codes",
        about="a code table of the bank: kind, code, and what it is called",
        table="codes",
        ids="natural",
        primary=("kind", "code"),
        fields=(
            Field("kind", needed=True, column="kind", about="the name of the table: small letters and _"),
            Field("code", needed=True, column="code"),
            Field("label_en", needed=True, column="label_en"),
            Field("label_zh", needed=True, column="label_zh"),
            Field("group_code", column="group_code"),
            Field("position", "integer", column="position"),
        ),
        provenance=False,
        when_closed="",
    ),
    Target(
        name="code_maps",
        about="what a system's codes mean here; mappings use it by `table`",
        table="code_maps",
        ids="natural",
        primary=("source", "kind", "source_code"),
        fields=(
            Field("kind", needed=True, column="kind", about="the name of the system's code table"),
            Field("source_code", needed=True, column="source_code"),
            Field("code", needed=True, column="code"),
        ),
        provenance=False,
    ),
    Target(
        name="branches",
        about="the branch tree",
        table="branches",
        ids="natural",
        primary=("code",),
        fields=(
            Field("code", needed=True, column="code"),
            Field("parent_code", column="parent_code", about="empty for the root"),
            Field("name", needed=True, column="name"),
            Field("name_latin", column="name_latin"),
        ),
        provenance=False,
        when_closed="",
    ),
    Target(
        name="departments",
        about="the bank's departments",
        table="departments",
        ids="natural",
        primary=("code",),
        fields=(
            Field("code", needed=True, column="code"),
            Field("name", needed=True, column="name"),
            *_text("parent_code", "branch_code"),
        ),
        provenance=False,
        when_closed="",
    ),
    Target(
        name="staff",
        about="the bank's people and their posts; those marked become relationship managers",
        table="staff",
        ids="natural",
        primary=("staff_number",),
        fields=(
            Field("staff_number", needed=True, column="staff_number"),
            Field("name", needed=True, column="name"),
            *_text("department_code", "post", "phone", "email", "agent"),
            Field("active", "yes_no", column="active"),
            Field("is_manager", "yes_no", about="a relationship manager: offered on cards, called back"),
            Field("branch_code", about="the manager's branch"),
        ),
        provenance=False,
        when_closed="active",
    ),
    Target(
        name="customers",
        about="the customer master: persons and firms, matched to those who are here by the rules of [[match]]",
        table="customers",
        ids="own",
        fields=(
            KEY,
            Field("kind", needed=True, column="kind", among=("person", "firm")),
            Field("name", needed=True, column="name"),
            *_text("name_latin", "gender", "language", "tier", "occupation", "industry", "branch_code"),
            *_text("address", "city", "email", "preferred_channel", "preferred_time"),
            *_dates("born_on", "customer_since"),
            Field("is_staff", "yes_no", column="is_staff", about="one of the bank's own people"),
            Field("certificate_kind", column="certificate_kind", about="ID, passport, licence, ..."),
            Field("certificate_number", about="whole: kept to find and recognise; the card shows four digits"),
            Field("certificate_valid_until", "date"),
            Field("mobile", "phone", about="also a key of the rule name_phone, as the next two"),
            Field("home_phone", "phone"),
            Field("work_phone", "phone"),
            MANAGER,
        ),
        when_closed="",
    ),
    Target(
        name="phones",
        about="telephone numbers of customers",
        table="phones",
        ids="natural",
        primary=("e164", "customer_id"),
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("number", "phone", needed=True, column="e164"),
            *_text("kind", "relation"),
            Field("verified", "yes_no", column="verified"),
            *_dates("since"),
        ),
    ),
    Target(
        name="emails",
        about="mail addresses of customers",
        table="emails",
        ids="natural",
        primary=("customer_id", "email"),
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("email", needed=True, column="email"),
            *_text("kind"),
            Field("verified", "yes_no", column="verified"),
        ),
    ),
    Target(
        name="addresses",
        about="addresses of customers; `home` and `office` are shown on the card",
        table="addresses",
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("address", needed=True, column="address"),
            *_text("kind", "city", "postal_code", "country"),
            *_dates("since"),
        ),
    ),
    Target(
        name="certificates",
        about="further certificates of customers",
        table="certificates",
        ids="natural",
        primary=("kind", "number", "customer_id"),
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("kind", needed=True, column="kind"),
            Field("number", needed=True, column="number"),
            *_dates("valid_until"),
        ),
    ),
    Target(
        name="relations",
        about="who is what to a customer: spouse, legal representative, contact person, ...",
        table="relations",
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("kind", needed=True, column="kind", among=RELATION_KINDS, about="what the other is to the customer"),
            Field("other", "key", about="the other's key in the system of the customers, if it is one"),
            *_text("other_name", "other_phone", "note"),
            *_dates("since", "until"),
        ),
    ),
    Target(
        name="groups",
        about="groups of firms",
        table="groups",
        fields=(
            KEY,
            Field("label", needed=True, column="label"),
            Field("kind", column="kind", among=("group", "club", "association")),
        ),
    ),
    Target(
        name="group_members",
        about="who belongs to a group",
        table="group_members",
        ids="natural",
        primary=("group_id", "customer_id"),
        refers=("customer", "group"),
        fields=(KEY, CUSTOMER, Field("group", "key", needed=True, about="the key of the group"), *_text("role")),
    ),
    Target(
        name="accounts",
        about="what customers hold: deposits, cards, loans, lines, investments, insurance",
        table="accounts",
        refers=("customer",),
        when_closed="state",
        fields=(
            KEY,
            CUSTOMER,
            Field("kind", needed=True, column="kind", among=_ACCOUNT_KINDS),
            Field("product", needed=True, column="product"),
            Field("number", needed=True, column="number", about="a card's is masked before it leaves this computer"),
            Field("contract", "key", about="the key of the contract behind it"),
            *_HOLDING,
        ),
    ),
    Target(
        name="balances",
        about="figures of accounts that another extract brought",
        table="accounts",
        ids="update",
        refers=("account",),
        when_closed="",
        fields=(KEY, ACCOUNT, *_HOLDING),
    ),
    Target(
        name="freezes",
        about="frozen amounts, one row each: an account's are added up to what is blocked",
        table="accounts",
        ids="own",
        refers=("account",),
        fields=(
            KEY,
            ACCOUNT,
            Field("amount", "decimal", needed=True),
            Field("until", "date", about="a freeze that ended before the as-of date counts no more"),
        ),
    ),
    Target(
        name="account_owners",
        about="who else owns or uses an account",
        table="account_owners",
        ids="natural",
        primary=("account_id", "customer_id"),
        refers=("customer", "account"),
        fields=(
            KEY,
            CUSTOMER,
            ACCOUNT,
            Field(
                "role",
                column="role",
                among=("holder", "joint", "authorised", "guarantor", "beneficiary", "insured"),
            ),
            _rate("share"),
        ),
    ),
    Target(
        name="contracts",
        about="contracts of credit",
        table="contracts",
        refers=("customer",),
        when_closed="state",
        fields=(
            KEY,
            CUSTOMER,
            Field("number", needed=True, column="number"),
            Field("kind", needed=True, column="kind"),
            *_text("product", "currency", "state", "branch_code"),
            *_money("amount", "used"),
            *_dates("signed_on", "matures_on"),
            MANAGER,
        ),
    ),
    Target(
        name="drawdowns",
        about="due bills (借据) of contracts",
        table="drawdowns",
        refers=("contract",),
        when_closed="state",
        fields=(
            KEY,
            CONTRACT,
            Field("number", needed=True, column="number"),
            *_text("currency", "state"),
            *_money("amount", "outstanding", "arrears"),
            _rate("interest_rate"),
            *_dates("drawn_on", "due_on"),
        ),
    ),
    Target(
        name="guarantees",
        about="guarantees and collateral of contracts",
        table="guarantees",
        refers=("contract",),
        when_closed="state",
        fields=(
            KEY,
            CONTRACT,
            Field("kind", column="kind", among=("guarantee", "mortgage", "pledge", "deposit")),
            Field("guarantor", "key", about="the guarantor's key, if it is a customer"),
            *_text("guarantor_name", "object", "currency", "state"),
            *_money("value"),
            *_dates("valued_on", "valid_until"),
        ),
    ),
    Target(
        name="credit_evaluations",
        about="credit evaluations and finances of customers; `sections.NAME` may be any aspect or figure",
        table="credit_evaluations",
        refers=("customer",),
        fields=(
            KEY,
            CUSTOMER,
            Field("grade", needed=True, column="grade"),
            Field("score", "decimal", column="score", digits=(7, 2)),
            *_money("advised_limit"),
            *_text("currency", "evaluator", "judgement"),
            Field("evaluated_on", "date", needed=True, column="evaluated_on"),
            *_dates("valid_until"),
        ),
    ),
)
"""In the order in which they are loaded: what others refer to comes first."""

FREE_FIELDS = {"credit_evaluations": "sections."}
"""Target -> beginning of field names that the mapping may choose."""


def target_named(name: str) -> Target | None:
    return next((target for target in TARGETS if target.name == name), None)


def place_of(name: str) -> int:
    """The place of a target in the order of loading."""
    return next(place for place, target in enumerate(TARGETS) if target.name == name)
