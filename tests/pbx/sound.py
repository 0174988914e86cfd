"""A sound server of our own, with a headset, a second loudspeaker and a microphone that nobody can hear.

What is played to the headset can be recorded, and what the microphone hears can be played: a test hears what the agent
hears, and speaks as the agent.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.pbx.tones import Samples, tone

RATE = 16000
START_S = 15.0


class SoundServer:
    """A PulseAudio with null sinks. It runs as `nobody` where we are root, because it will not serve root."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tellerline-sound-"))
        self.address = f"unix:{self.folder}/native"
        self.environment = {**os.environ, "PULSE_SERVER": self.address, "PULSE_COOKIE": str(self.folder / "cookie")}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.folder.chmod(0o755)
        home = self.folder / "home"
        home.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, user)
            shutil.chown(home, user)
        script = "\n".join(
            (
                f"load-module module-native-protocol-unix socket={self.folder}/native auth-anonymous=1",
                "load-module module-null-sink sink_name=headset sink_properties=device.description=Headset",
                "load-module module-null-sink sink_name=loud sink_properties=device.description=Loudspeaker",
                "load-module module-null-sink sink_name=voice sink_properties=device.description=Voice",
                (
                    "load-module module-remap-source source_name=mic master=voice.monitor"
                    " source_properties=device.description=Microphone"
                ),
                "set-default-sink headset",
                "set-default-source mic",
                "",
            )
        )
        (home / "start.pa").write_text(script)
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
             "-F", str(home / "start.pa")],
            user=user if os.geteuid() == 0 else None,
            env={"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + START_S
        while "mic" not in self._pactl("list", "short", "sources"):
            if time.monotonic() > end or self._process.poll() is not None:
                self.stop()
                raise RuntimeError("PulseAudio did not start")
            time.sleep(0.05)  # it tells nobody when it is ready

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def unplug(self, sink: str) -> None:
        """Take a device away, as when a headset is pulled."""
        for line in self._pactl("list", "short", "modules").splitlines():
            if f"sink_name={sink} " in line:
                self._pactl("unload-module", line.split()[0])

    def plug(self, sink: str, name: str) -> None:
        self._pactl(
            "load-module", "module-null-sink", f"sink_name={sink}", f"sink_properties=device.description={name}"
        )

    def record(self, sink: str, seconds: float) -> Samples:
        """What `sink` plays during the next `seconds`, mono at `RATE`."""
        arguments = ["--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20"]
        process = subprocess.Popen(
            ["parec", f"--device={sink}.monitor", *arguments], env=self.environment, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        try:
            data = process.stdout.read(int(seconds * RATE) * 2)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
        return np.frombuffer(data, np.int16)

    def speak(self, frequency: float, seconds: float) -> subprocess.Popen[bytes]:
        """Play a tone into the microphone, beginning now; the caller waits for the player or ends it."""
        samples = self.folder / f"tone-{frequency}.raw"
        samples.write_bytes(tone(frequency, seconds, RATE).tobytes())
        return subprocess.Popen(
            ["pacat", "--device=voice", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=40",
             str(samples)],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _pactl(self, *arguments: str) -> str:
        done = subprocess.run(["pactl", *arguments], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout
