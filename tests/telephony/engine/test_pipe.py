import multiprocessing
import queue

import msgspec

from app.telephony import commands, events
from app.telephony.engine.pipe import BEAT, CommandReader, EventWriter


def test_events_are_written_in_order_as_json() -> None:
    ours, theirs = multiprocessing.Pipe()
    writer = EventWriter(theirs)
    writer.start()
    told = [
        events.Answered(at_ns=1, call_id="a"),
        events.Ended(at_ns=2, call_id="a", code=200, reason="", side="local"),
    ]
    for event in told:
        writer.tell(event)
    writer.beat()
    writer.close()
    writer.join(5)
    decoder = msgspec.json.Decoder(events.AnyEvent)
    assert [decoder.decode(ours.recv_bytes()) for _ in told] == told
    assert ours.recv_bytes() == BEAT
    ours.close(), theirs.close()


def test_a_desk_that_is_gone_stops_the_writer_quietly() -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    writer = EventWriter(theirs)
    writer.start()
    writer.beat()
    writer.join(5)
    assert not writer.is_alive()
    theirs.close()


def test_commands_are_read_and_a_closed_pipe_means_quit() -> None:
    ours, theirs = multiprocessing.Pipe()
    taken: queue.SimpleQueue[commands.AnyCommand] = queue.SimpleQueue()
    CommandReader(theirs, taken.put).start()
    ours.send_bytes(msgspec.json.encode(commands.Answer(call_id="a")))
    assert taken.get(timeout=5) == commands.Answer(call_id="a")
    ours.close()
    assert taken.get(timeout=5) == commands.Quit()
    theirs.close()
