"""The sound side of one dialog: offers, answers, hold and retrieve (RFC 3264), and the RTP behind them."""

from collections.abc import Callable

from app.cli.demo import sdp
from app.cli.demo.log import CallLog
from app.cli.demo.loop import Host, Loop
from app.cli.demo.message import Message, reply
from app.cli.demo.resend import Resender
from app.cli.demo.sound import Sound

ABILITIES = ("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, UPDATE, INFO")
Send = Callable[[bytes, Host], None]


def contact(host: Host) -> tuple[str, str]:
    """Our Contact header."""
    return "Contact", f"<sip:pbx@{host[0]}:{host[1]}>"


class Media:
    """Lives in the loop's thread. `tell` hears held, retrieved and digits."""

    def __init__(self, loop: Loop, host: Host, speech: str, keep_audio: bool, tell: Callable[[str], None]) -> None:
        self._loop = loop
        self._host = host
        self._tell = tell
        self._sound = Sound(loop, host[0], speech, keep_audio, lambda digit: tell(f"digit {digit}"))
        self._version = 0
        self._holds = 0
        self._answering: Resender | None = None
        self._last_answer: tuple[int, bytes] = (0, b"")

    def offer(self) -> bytes:
        """Both laws, sending and receiving."""
        self._version += 1
        return sdp.write(self._host[0], self._sound.port, self._version, sdp.BOTH_LAWS)

    def answer_to(self, stream: sdp.Stream) -> bytes:
        """The law the other side prefers, in the direction that fits its own."""
        self._version += 1
        direction = sdp.answering(stream.direction)
        return sdp.write(self._host[0], self._sound.port, self._version, (stream.payload_type,), direction)

    def take(self, stream: sdp.Stream) -> None:
        """Talk to this stream from now on."""
        if stream.held and not self._sound.held:
            self._holds += 1
            self._tell("held")
        elif self._sound.held and not stream.held:
            self._tell("retrieved")
        self._sound.talk_to(stream)

    def on_offer(self, message: Message, source: Host, send: Send, gave_up: Callable[[], None]) -> None:
        """A re-INVITE or UPDATE; one without a body asks for our offer. `gave_up`: our 200 was never confirmed."""
        number = message.cseq[0]
        if number == self._last_answer[0]:
            send(self._last_answer[1], source)
            return
        stream = sdp.read(message.body)
        if message.body and stream is None:
            send(reply(message, 488, "Not Acceptable Here", source), source)
            return
        body = b""
        if stream is not None:
            body = self.answer_to(stream)
            self.take(stream)
        elif message.method == "INVITE":
            body = self.offer()
        typed = [("Content-Type", "application/sdp")] if body else []
        answer = reply(message, 200, "OK", source, headers=[contact(self._host), ABILITIES, *typed], body=body)
        self._last_answer = (number, answer)
        if message.method == "UPDATE":
            send(answer, source)
            return
        self._stop_answering()
        self._answering = Resender(self._loop, lambda: send(answer, source), gave_up)

    def on_ack(self, message: Message) -> None:
        """Our 200 arrived; with a body it answers the offer we made in it."""
        self._stop_answering()
        if message.body and (stream := sdp.read(message.body)) is not None:
            self.take(stream)

    def close(self, log: CallLog) -> None:
        """End the stream and write what was sent and heard into the log."""
        self._stop_answering()
        sound = self._sound
        sound.close()
        log.packets_sent, log.packets_received = sound.sent, sound.received
        log.level, log.peak, log.heard = sound.level, sound.peak, bytes(sound.heard)
        log.digits, log.holds = sound.digits, self._holds

    def _stop_answering(self) -> None:
        if self._answering is not None:
            self._answering.stop()
            self._answering = None
