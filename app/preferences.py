"""What this person chose on this computer: theme, language, sound devices. Not settings: the desk writes it itself."""

from pathlib import Path

from PySide6.QtCore import QSettings

from app.telephony.account import SoundChoice


class PreferenceFile:
    """An INI file in the user's configuration folder; an unreadable one counts as empty."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, name: str, default: str = "") -> str:
        return str(self._file.value(name, default))

    def put(self, name: str, value: str) -> bool:
        """Keep a choice; False when the file cannot be written: then it holds as long as the program runs."""
        self._file.setValue(name, value)
        self._file.sync()
        return self._file.status() is QSettings.Status.NoError

    def sound(self, by_settings: SoundChoice) -> SoundChoice:
        """The devices chosen here come first, then the site's patterns."""
        return SoundChoice(
            speaker=self._patterns("speaker") + by_settings.speaker,
            microphone=self._patterns("microphone") + by_settings.microphone,
            ringer=self._patterns("ringer") + by_settings.ringer,
        )

    def _patterns(self, name: str) -> tuple[str, ...]:
        import re

        chosen = self.get(f"sound/{name}")
        return (f"^{re.escape(chosen)}$",) if chosen else ()
