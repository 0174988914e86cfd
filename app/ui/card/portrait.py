"""The head and the three figures of one profile, as texts ready to paint."""

from PySide6.QtCore import QObject

from app.models.records import Flag, LastScore, Money, Profile
from app.services.likely_topic import Topic
from app.ui.card.figures import Figure
from app.ui.card.header import Chip, HeaderText
from app.ui.card.lines import Lines, clean
from app.ui.format import moment, number, time_of_day
from app.ui.money import amount, figure
from app.ui.words import CHANNELS, FLAG_TONES, FLAGS, LANGUAGES, trust_word, word

DEPOSITS = frozenset({"deposit", "investment"})
CREDIT = frozenset({"card", "line"})
OWED = frozenset({"loan", "card", "line"})
MANAGER_KEY = "Ctrl+M"
ORDER = (Flag.FRAUD, Flag.DECEASED, Flag.VULNERABLE, Flag.PROTECTED, Flag.VIP)
"""What the agent must see first stands first."""


class Portrait(QObject):
    """Builds the painted texts of a profile; `lines` brings the bank's own words."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def header(self, profile: Profile, from_journal: bool, topic: Topic | None = None) -> HeaderText:
        customer = profile.customer
        reason = clean(profile.tier_reason)
        since = profile.customer_since
        return HeaderText(
            name=clean(customer.name) or (self.tr("Customer not shown") if profile.refused else ""),
            name_latin=clean(customer.name_latin),
            chips=tuple(
                Chip(
                    word(FLAGS, flag),
                    str(flag),
                    FLAG_TONES.get(str(flag), "wrap"),
                    clean(profile.flag_reasons.get(str(flag), "")),
                )
                for flag in ORDER
                if flag in customer.flags
            ),
            code=clean(customer.code),
            tier=self._lines.tier(customer.tier),
            tier_reason=reason,
            trust=trust_word(profile.trust),
            trust_role="ok" if profile.trust >= 2 else "secondary",
            manager=self._manager(profile),
            manager_key=MANAGER_KEY if profile.manager else "",
            manager_phone=number(clean(profile.manager_phone)),
            language=self._language(profile.language),
            reach=self._reach(profile),
            topic=self._topic(topic, profile) if topic else "",
            topic_why=self._why(topic) if topic else "",
            score=self._score(profile.satisfaction),
            since=self.tr("customer since {year}").format(year=since.year) if since else "",
            age=self._age(profile) if from_journal else "",
        )

    def looking(self) -> HeaderText:
        return HeaderText(name=self.tr("Looking for the customer…"), looking=True)

    def _manager(self, profile: Profile) -> str:
        if not profile.manager:
            return "" if profile.refused else self.tr("no manager")  # nobody told whether there is one
        return self.tr("Manager {name}").format(name=clean(profile.manager))

    def _language(self, code: str) -> str:
        if not code:
            return ""
        known = LANGUAGES.get(code.replace("-", "_")) or LANGUAGES.get(code.partition("-")[0].partition("_")[0])
        return self.tr("speaks {language}").format(language=known or clean(code))

    def _reach(self, profile: Profile) -> str:
        how = (word(CHANNELS, profile.preferred_channel) if profile.preferred_channel else "", profile.preferred_time)
        said = ", ".join(clean(part) for part in how if part)
        return self.tr("best reached: {how}").format(how=said) if said else ""

    def _score(self, last: LastScore | None) -> str:
        """Only a poor one needs the agent's eye."""
        if last is None or last.score * 2 >= last.best:
            return ""
        return self.tr("last rated {score} of {best}").format(score=last.score, best=last.best)

    def _topic(self, topic: Topic, profile: Profile) -> str:
        if topic.complaint:
            products = (one.product for one in profile.complaints if one.number == topic.complaint)
            about = self.tr("the open complaint, {product}").format(product=self._lines.product(next(products, "")))
        else:
            about = clean(topic.text) or self._lines.outcome(topic.code)
        return self.tr("Probably: {topic}").format(topic=about)

    def _why(self, topic: Topic) -> str:
        if topic.by_menu:
            chosen = self.tr("chosen at the IVR")
            return self.tr("{chosen}, asked before").format(chosen=chosen) if topic.contacts else chosen
        if topic.last_at is None:
            return ""
        when = moment(topic.last_at, self._lines.now())
        text = self.tr("{n} contacts, last {when}") if topic.contacts > 1 else self.tr("last contact {when}")
        return text.format(n=topic.contacts, when=when)

    def _age(self, profile: Profile) -> str:
        return self.tr("as of {time}, from this computer's memory").format(time=time_of_day(profile.as_of))

    def figures(self, profile: Profile | None) -> tuple[Figure, ...]:
        """The three figures; without a profile their places."""
        labels = (self.tr("Deposits"), self.tr("Credit available"), self.tr("Owed"))
        if profile is None:
            return tuple(Figure(label, spoken=self.tr("not known yet")) for label in labels)
        if profile.credit_grade:
            credit = self.tr("{label} · grade {grade}").format(label=labels[1], grade=clean(profile.credit_grade))
            labels = (labels[0], credit, labels[2])
        totals = profile.totals
        if profile.refused:
            return tuple(self._figure(label, None, masked=True) for label in labels)
        held = {account.kind for account in profile.accounts}
        values = ((totals.deposits, DEPOSITS), (totals.credit_available, CREDIT), (totals.owed, OWED))
        return tuple(
            # With no account listed nobody can tell whether there is one: masked is then the careful word.
            self._figure(label, money, totals.masked and (not held or bool(held & kinds)))
            for label, (money, kinds) in zip(labels, values, strict=True)
        )

    def _figure(self, label: str, money: Money | None, masked: bool) -> Figure:
        if masked:
            return Figure(label, state="masked", spoken=self.tr("masked"))
        if money is None:
            return Figure(label, state="none", spoken=self.tr("none"))
        return Figure(label, figure(money.amount, money.currency), money.currency, "value", amount(money))
