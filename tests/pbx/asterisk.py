"""A real Asterisk of our own: its configuration from templates, its ports free ones, its files in one folder."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import platformdirs

from tests.pbx.certificates import Authority
from tests.pbx.ports import free_port, free_udp_range
from tests.pbx.tones import tone, write_wav
from tests.silence import SESSION_CHILDREN

TEMPLATES = Path(__file__).parent / "asterisk"
MAKER = Path(__file__).parent / "make-asterisk.sh"
START_S = 30.0

PROMPTS = {"language": 500, "account": 600, "pin": 700, "menu": 800}
"""Each prompt of the IVR is a tone of its own (Hz), so that a test hears where the call stands."""
MUSIC = 350
"""The music on hold, Hz."""


class NoAsterisk(Exception):
    """There is none on the PATH and none may be made; the text says why."""


def asterisk_root() -> Path:
    """The root of the file system that holds `asterisk`: `/`, or a folder made for it. Raises `NoAsterisk`."""
    if shutil.which("asterisk"):
        return Path("/")
    if os.geteuid() != 0:
        raise NoAsterisk("no Asterisk on the PATH, and only root can put one into a folder")
    # The user's real cache, not this run's throw-away home: the folder is made once.
    root = Path(
        os.environ.get("TELLERLINE_TEST_ASTERISK") or platformdirs.user_cache_path("tellerline-tests") / "asterisk"
    )
    root.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([str(MAKER), str(root)], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise NoAsterisk(f"an Asterisk could not be made in {root}: {done.stderr.strip()}")
    return root


class Asterisk:
    """One running PBX. `stop` and `start` again keep its ports: that is how a registrar goes away and comes back."""

    def __init__(self, root: Path, authority: Authority) -> None:
        self._root = root
        self.sip_port = free_port()
        self.tls_port = free_port()
        self.ami_port = free_port()
        rtp_first = free_udp_range(40)
        (root / "tmp").mkdir(exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="tellerline-pbx-", dir=root / "tmp"))
        self._inside = "/" + str(self.folder.relative_to(root))
        self._program = ["asterisk"] if root == Path("/") else ["chroot", str(root), "/usr/sbin/asterisk"]
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("etc", "db/keys", "spool", "run", "log", "cache", "keys", "prompts", "music"):
            (self.folder / name).mkdir(parents=True)
        values = {
            "FOLDER": self._inside,
            "SIP_PORT": self.sip_port,
            "TLS_PORT": self.tls_port,
            "AMI_PORT": self.ami_port,
            "RTP_FIRST": rtp_first,
            "RTP_LAST": rtp_first + 39,
        }
        # Files that may be empty, but whose absence Asterisk calls an error.
        for name in ("acl", "ccss", "cdr", "cel", "features", "pjproject", "stasis", "udptl"):
            (self.folder / "etc" / f"{name}.conf").touch()
        for template in TEMPLATES.glob("*.conf"):
            text = template.read_text()
            for name, value in values.items():
                text = text.replace(f"@{name}@", str(value))
            (self.folder / "etc" / template.name).write_text(text)
        for name, frequency in PROMPTS.items():
            write_wav(self.folder / "prompts" / f"{name}.wav", tone(frequency, 1.0))
        write_wav(self.folder / "music" / "music.wav", tone(MUSIC, 4.0))
        authority.write_server(self.folder / "keys/pbx.pem", self.folder / "keys/pbx.key", host="127.0.0.1")

    def start(self) -> None:
        """Start it and wait until it takes calls."""
        self._process = subprocess.Popen(
            [*self._program, "-f", "-C", f"{self._inside}/etc/asterisk.conf"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        SESSION_CHILDREN.add(self._process.pid)
        end = time.monotonic() + START_S
        control = self.folder / "run" / "asterisk.ctl"
        while not control.exists() and time.monotonic() < end and self._process.poll() is None:
            time.sleep(0.02)  # Asterisk tells nobody when its control socket stands
        if "fully booted" not in self.command("core waitfullybooted"):
            self.stop()
            raise RuntimeError(f"Asterisk did not start:\n{self.log()[-3000:]}")

    def stop(self) -> None:
        """Gone at once, without a farewell to anybody, as when the machine loses its power."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            (self.folder / "run" / "asterisk.ctl").unlink(missing_ok=True)

    def ensure_quiet(self) -> None:
        """Running, and with no call left from the test before."""
        if self._process is None:
            self.start()
        self.command("channel request hangup all")
        end = time.monotonic() + START_S
        while "0 active channels" not in self.command("core show channels count") and time.monotonic() < end:
            time.sleep(0.05)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, line: str) -> str:
        """What the Asterisk console answers to `line`; empty while there is no Asterisk."""
        done = subprocess.run(
            [*self._program, "-C", f"{self._inside}/etc/asterisk.conf", "-rx", line],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=START_S,
            check=False,
        )
        return done.stdout

    def log(self) -> str:
        path = self.folder / "log" / "messages"
        return path.read_text(errors="replace") if path.exists() else "(no log)"

    def contacts(self, agent: str) -> list[str]:
        """The addresses at which an agent's line is registered now."""
        lines = self.command(f"pjsip show aor {agent}").splitlines()
        return [line.split()[1] for line in lines if line.strip().startswith("Contact:") and f"{agent}/" in line]


if __name__ == "__main__":
    # Before the tests, because making one takes longer than a single test may.
    try:
        asterisk_root()
    except NoAsterisk as error:
        print(f"There will be no tests against a PBX: {error}")
