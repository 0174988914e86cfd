"""Who may be shown how much: one table, which the central database, its fake and the desk are all held to."""

from typing import NamedTuple

from app.models.demo_people import CHEN, LI, LIN, SHARED_NUMBER, UNKNOWN_NUMBER, WANG
from app.models.records import TrustLevel

NONE, NUMBER, IVR, VERIFIED = TrustLevel


class Case(NamedTuple):
    """What a call brings, and how much of each candidate it may show, by customer code."""

    number: str
    claim: str
    said: TrustLevel
    """The call's own level, as far as the desk knows before anybody was looked up."""
    shown: dict[str, TrustLevel]


_GROUPED = " ".join(WANG.accounts[0][n : n + 4] for n in range(0, 16, 4))

CASES = {
    "the number alone, whatever the IVR checked": Case(WANG.numbers[0], "", IVR, {WANG.code: NUMBER}),
    "the number alone": Case(WANG.numbers[0], "", NUMBER, {WANG.code: NUMBER}),
    "a number nobody vouches for": Case(WANG.numbers[0], "", NONE, {WANG.code: NONE}),
    "a claim nobody knows": Case(WANG.numbers[0], "999", IVR, {WANG.code: NUMBER}),
    "number and claim agree": Case(WANG.numbers[0], WANG.accounts[0], IVR, {WANG.code: IVR}),
    "they agree and nothing was checked": Case(WANG.numbers[0], WANG.accounts[0], NUMBER, {WANG.code: NUMBER}),
    "the claim comes in groups": Case(WANG.numbers[0], _GROUPED, IVR, {WANG.code: IVR}),
    "the claim alone": Case("", LI.code, IVR, {LI.code: IVR}),
    "the claim from a number nobody knows": Case(UNKNOWN_NUMBER, LI.accounts[0], IVR, {LI.code: IVR}),
    "more than anybody grants yet": Case(WANG.numbers[0], WANG.code, VERIFIED, {WANG.code: IVR}),
    "more than anybody grants yet, by number": Case(WANG.numbers[0], "", VERIFIED, {WANG.code: NUMBER}),
    "several on one number": Case(SHARED_NUMBER, "", IVR, {CHEN.code: NUMBER, LIN.code: NUMBER}),
    "several, and a claim nobody knows": Case(SHARED_NUMBER, "999", IVR, {CHEN.code: NUMBER, LIN.code: NUMBER}),
    "several, and the claim is one of them": Case(SHARED_NUMBER, LIN.accounts[0], IVR, {LIN.code: IVR}),
    "a contradiction": Case(WANG.numbers[0], LI.accounts[0], IVR, {LI.code: NONE, WANG.code: NONE}),
    "nobody": Case(UNKNOWN_NUMBER, "999", IVR, {}),
}
