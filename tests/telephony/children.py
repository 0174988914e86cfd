"""What a phone process may turn out to be, without pjsua2: run in place of the real one. Importable by name."""

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.telephony import commands, events

_decoder = msgspec.json.Decoder(commands.AnyCommand)


def tell(connection: Connection, event: events.Event) -> None:
    connection.send_bytes(msgspec.json.encode(event))


def obedient(connection: Connection) -> None:
    """Registers, rings for a dialled call, and leaves when told to."""
    tell(connection, events.Started(at_ns=1, version="child", codecs=()))
    while True:
        match _decoder.decode(connection.recv_bytes()):
            case commands.Register() as register:
                port = register.account.local_port
                told = events.RegistrationChanged(
                    at_ns=1, registered=True, code=200, reason=str(port), registrar=register.account.registrar
                )
                tell(connection, told)
            case commands.Dial() as dial:
                tell(connection, events.Dialled(at_ns=1, call_id=dial.call_id, target=dial.number))
            case commands.ChooseSound():
                nothing = events.SoundChanged(
                    at_ns=1, outputs=(), inputs=(), speaker=None, microphone=None, ringer=None
                )
                tell(connection, nothing)
            case commands.Quit():
                return


def logging_there(connection: Connection, log_folder: Path, log_name: str) -> None:
    """Tells where it was told to keep its log."""
    tell(connection, events.Started(at_ns=1, version=str(log_folder / log_name), codecs=()))
    while not isinstance(_decoder.decode(connection.recv_bytes()), commands.Quit):
        pass


def deaf(connection: Connection) -> None:
    """Hangs: says nothing and does not leave."""
    tell(connection, events.Started(at_ns=1, version="child", codecs=()))
    time.sleep(60)


def talking_rubbish(connection: Connection) -> None:
    """Taken over by a stranger: sends what is no event, and stays."""
    connection.send_bytes(b'{"type":"Started","version":[')
    time.sleep(60)


def talking_no_utf8(connection: Connection) -> None:
    """A string that is no text."""
    connection.send_bytes(b'{"type":"Started","at_ns":1,"version":"\xff\xfe","codecs":[]}')
    time.sleep(60)


def talking_too_deep(connection: Connection) -> None:
    """Brackets in brackets, deeper than any decoder goes."""
    connection.send_bytes(b'{"type":"Started","at_ns":1,"more":' + b"[" * 100_000)
    time.sleep(60)


def talking_of_what_is_none(connection: Connection) -> None:
    """Good JSON, but no event."""
    connection.send_bytes(b'{"type":"Obey","command":"all"}')
    time.sleep(60)


def talking_in_bad_types(connection: Connection) -> None:
    """An event with a number too large for any clock, and a word where a number belongs."""
    connection.send_bytes(b'{"type":"LevelsMeasured","at_ns":' + b"9" * 5_000 + b',"microphone":"x","speaker":1}')
    time.sleep(60)


def endless(connection: Connection) -> None:
    """Sends a frame without bound."""
    connection.send_bytes(b" " * (2 << 20))
    time.sleep(60)


def stillborn(connection: Connection) -> None:
    """Dies at its start, each time."""
    os._exit(7)
