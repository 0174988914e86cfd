"""The other half of the floor of `memory`: pjsua2 as the phone starts it, and Qt's sound, both doing nothing."""

import sys

import pjsua2 as pj
from PySide6.QtCore import QCoreApplication
from PySide6.QtMultimedia import QMediaDevices


def main() -> int:
    application = QCoreApplication([])
    devices = QMediaDevices(application)
    devices.audioOutputs()
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.logConfig.level = 0
    config.logConfig.consoleLevel = 0
    endpoint.libInit(config)
    endpoint.audDevManager().setNullDev()
    endpoint.libStart()
    print(0, flush=True)
    sys.stdin.readline()
    endpoint.libDestroy()
    return 0


if __name__ == "__main__":
    sys.exit(main())
