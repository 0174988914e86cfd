"""Sound devices, theme and language: a sheet beside the work, each choice obeyed at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from app.services.status import SoundStatus
from app.ui import sentences, style, words
from app.ui.level_meter import LevelMeter
from app.ui.panel import Panel
from app.ui.plain import one_line
from app.ui.words import word

LANGUAGES = ("en", "zh_CN")
THEMES = ("system", "light", "dark")


class Preferences(Panel):
    """`device_asked` says for what (`speaker`, `microphone`, `ringer`) and which; an empty name is the default."""

    device_asked = Signal(str, str)
    theme_asked = Signal(str)
    language_asked = Signal(str)

    def __init__(self, theme: str = "system", language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(400, parent)
        self._speaker, self._microphone, self._ringer = QComboBox(), QComboBox(), QComboBox()
        self._theme, self._language = QComboBox(), QComboBox()
        self._trouble = style.label(tone="attention")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._labels = [QLabel() for _ in range(5)]
        form = QFormLayout()
        form.setHorizontalSpacing(style.SPACE_L)
        form.setVerticalSpacing(style.SPACE_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._speaker_level, self._microphone_level = LevelMeter(), LevelMeter()
        meters = {self._speaker: self._speaker_level, self._microphone: self._microphone_level}
        boxes = (self._speaker, self._microphone, self._ringer, self._theme, self._language)
        for text, box in zip(self._labels, boxes, strict=True):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            text.setBuddy(box)
            form.addRow(text, box)
            if box in meters:
                form.addRow("", meters[box])
        self.body.addLayout(form)
        self.body.addWidget(self._trouble)
        for code in THEMES:
            self._theme.addItem("", code)
        for code in LANGUAGES:
            self._language.addItem(word(words.LANGUAGES, code), code)
        _choose(self._theme, theme)
        _choose(self._language, language)
        for use, box in (("speaker", self._speaker), ("microphone", self._microphone), ("ringer", self._ringer)):
            box.activated.connect(lambda _place, use=use, box=box: self.device_asked.emit(use, box.currentData() or ""))
        for box, asked in ((self._theme, self.theme_asked), (self._language, self.language_asked)):
            box.activated.connect(lambda _place, box=box, asked=asked: asked.emit(box.currentData()))
        self.show_devices((), ())
        self.say()

    def show_devices(self, outputs: tuple[str, ...], inputs: tuple[str, ...]) -> None:
        """The names of all devices there are now; what is chosen stays chosen while it is there."""
        for box, names in ((self._speaker, outputs), (self._microphone, inputs), (self._ringer, outputs)):
            chosen = box.currentData()
            box.clear()
            box.addItem(self.tr("System default"), "")
            for name in names:
                box.addItem(one_line(name, 80), name)
            _choose(box, chosen)

    def show_sound(self, status: SoundStatus) -> None:
        """Which devices are in use, and what is missing."""
        _choose(self._speaker, status.speaker)
        _choose(self._microphone, status.microphone)
        _choose(self._ringer, status.ringer)
        self._trouble.setText(word(sentences.SOUND, status.problem) if status.problem else "")
        self._trouble.setVisible(bool(status.problem))
        self.adjustSize()

    def show_levels(self, microphone: int, speaker: int) -> None:
        """Peaks of the last 200 ms of a call, 0..32767: does the headset hear the agent, and the agent the caller?"""
        self._microphone_level.show_peak(microphone)
        self._speaker_level.show_peak(speaker)

    def show_choice(self, theme: str, language: str) -> None:
        """The theme and language worn now, when they were chosen elsewhere."""
        _choose(self._theme, theme)
        _choose(self._language, language)

    def say(self) -> None:
        super().say()
        self.set_title(self.tr("Sound and look"))
        names = (self.tr("Speaker"), self.tr("Microphone"), self.tr("Ringer"), self.tr("Theme"), self.tr("Language"))
        for text, name in zip(self._labels, names, strict=True):
            text.setText(name)
        for meter, name in (
            (self._speaker_level, self.tr("What the caller says, during a call")),
            (self._microphone_level, self.tr("What the microphone hears, during a call")),
        ):
            meter.setAccessibleName(name)
            meter.setToolTip(name)
        for place, name in enumerate((self.tr("As the system"), self.tr("Light"), self.tr("Dark"))):
            self._theme.setItemText(place, name)
        for box in (self._speaker, self._microphone, self._ringer):
            box.setItemText(0, self.tr("System default"))


def _choose(box: QComboBox, value: str | None) -> None:
    place = box.findData(value or "")
    if place >= 0:
        box.setCurrentIndex(place)
