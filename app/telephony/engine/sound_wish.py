"""When the ring tone plays and when the voice devices are open, derived from the calls."""

from collections.abc import Iterable
from typing import Protocol

from app.telephony.engine.sound_link import CarryVoice, Ring, SoundLink


class Sounding(Protocol):
    """A call as far as the sound cares."""

    let_in: bool
    incoming: bool
    answered: bool


class SoundWish:
    """The ring tone plays while a call rings and nobody talks; the devices are open while somebody does."""

    def __init__(self, link: SoundLink) -> None:
        self._link = link
        self._silenced = False
        self._ringing = False
        self._voiced = False

    def silence(self) -> None:
        """No ring tone until the next call."""
        self._silenced = True

    def unsilence(self) -> None:
        self._silenced = False

    def update(self, calls: Iterable[Sounding]) -> None:
        """Ask for what changed."""
        let_in = [call for call in calls if call.let_in]
        voiced = any(
            call.answered or not call.incoming for call in let_in
        )  # early media of a dialled call is heard too
        ringing = not voiced and not self._silenced and any(call.incoming for call in let_in)
        if ringing != self._ringing:
            self._ringing = ringing
            self._link.ask(Ring(ringing))
        if voiced != self._voiced:
            self._voiced = voiced
            self._link.ask(CarryVoice(voiced))
