"""The demo that plays by itself: one call from the ring to the central database, watched from outside the desk."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.cli.demo.bank import LINE, DemoBank
from app.cli.demo.line import DemoLine
from app.cli.demo.log import CallLog
from app.cli.demo.play import NOTE
from app.cli.demo.screen import virtual_screen
from app.cli.demo.stories import KNOWN
from app.models.demo_people import WANG
from app.models.records import TrustLevel

CALL_PATIENCE_S = 45.0
DISPOSITION = "security.card_lost"
CLOCK_SLACK = timedelta(seconds=2)


def play_one_call(bank: DemoBank, folder: Path, language: str = "en") -> int:
    """Play it, leave pictures and a timeline in `folder`, and look in the database. Exit status."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    began = datetime.now(UTC)
    with DemoLine(("127.0.0.1", 0), {LINE: bank.line_password}) as line, virtual_screen() as environment:
        settings = bank.write_settings(line.address[1], folder / "journal")
        command = [sys.executable, "-m", "app.cli.demo.play", str(folder), str(settings), language]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as desk:
            try:
                log = _run(desk, line, bank)
                status = desk.wait(CALL_PATIENCE_S)
            except (TimeoutError, subprocess.TimeoutExpired):
                desk.kill()
                print("The desk did not answer in time.")
                return 1
    if status or log is None:
        print("The desk did not play the call to its end.")
        return 1
    write_timeline(folder, log)
    faults = look_in_the_database(bank, folder, began, log)
    for fault in faults:
        print(f"WRONG  {fault}")
    print(f"Pictures and the timeline are in {folder.absolute()}")
    return 1 if faults else 0


def _run(desk: "subprocess.Popen[str]", line: DemoLine, bank: DemoBank) -> CallLog | None:
    if desk.stdin is None or desk.stdout is None:
        return None
    desk.stdin.write(json.dumps(bank.desk_secrets) + "\n")
    desk.stdin.flush()
    for said in desk.stdout:
        if said.strip() == "ready":
            return line.call(KNOWN, timeout_s=CALL_PATIENCE_S)
    return None


def write_timeline(folder: Path, log: CallLog) -> None:
    """What the caller saw, the desk's events and the player's marks on one clock: milliseconds after the INVITE."""
    start = log.invite_sent_ns or 0
    seen = [("caller: INVITE sent", log.invite_sent_ns), ("caller: 180 received", log.ringing_ns)]
    seen += [("caller: answered", log.answered_ns), ("caller: call over", log.ended_ns)]
    rows = [(name, at) for name, at in seen if at is not None]
    marks = json.loads((folder / "marks.json").read_text("utf-8"))
    rows += [(f"screen: {mark['step']}", mark["monotonic_ns"]) for mark in marks]
    for text in (folder / "events.jsonl").read_text("utf-8").splitlines():
        event = json.loads(text)
        if event["call_id"]:
            rows.append((f"desk: {event['step']}", event["monotonic_ns"]))
    lines = [f"{(at - start) / 1e6:10.1f} ms  {name}" for name, at in sorted(rows, key=lambda row: row[1])]
    (folder / "timeline.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def look_in_the_database(bank: DemoBank, folder: Path, began: datetime, log: CallLog) -> list[str]:
    """What is not as it should be with the interaction in the central database; nothing if all is well."""
    number = (folder / "interaction.txt").read_text("utf-8")
    with bank.administrator() as connection:
        row = (
            connection.execute(
                sa.text(
                    "select c.code, i.agent, i.trust, i.disposition, i.note, i.ring_at, i.answered_at, i.ended_at,"
                    " i.talk_ms"
                    " from crm.interactions i left join crm.customers c on c.id = i.customer_id"
                    " where i.id = cast(:number as uuid)"
                ),
                {"number": number},
            )
            .mappings()
            .one_or_none()
        )
    return [f"no interaction {number} in the central database"] if row is None else _faults(dict(row), began, log)


def _faults(row: dict[str, Any], began: datetime, log: CallLog) -> list[str]:
    faults = []
    wanted_values = {"code": WANG.code, "agent": "anna", "trust": TrustLevel.VERIFIED, "disposition": DISPOSITION}
    for name, wanted in (*wanted_values.items(), ("note", NOTE)):
        if row[name] != wanted:
            faults.append(f"{name} is {row[name]!r}, not {wanted!r}")
    instants = [row["ring_at"], row["answered_at"], row["ended_at"]]
    if None in instants or instants != sorted(instants):
        faults.append(f"ring, answer and end are not in order: {instants}")
    elif not began - CLOCK_SLACK <= instants[0] <= instants[-1] <= datetime.now(UTC) + CLOCK_SLACK:
        faults.append(f"the call did not happen between {began} and now: {instants}")
    talked_ms = ((log.ended_ns or 0) - (log.answered_ns or 0)) / 1e6
    if abs((row["talk_ms"] or 0) - talked_ms) > 500:
        faults.append(f"talked {row['talk_ms']} ms by the record, {talked_ms:.0f} ms by the caller's clock")
    return faults
