#!/bin/sh
# Makes .venv in the checkout: a Python 3.11 or 3.12 that really runs, the locked packages with their hashes checked,
# and the checkout itself. TELLERLINE_PYTHON names a Python of one's own choice.
set -eu
cd "$(dirname "$0")/.."

# A pyenv shim may stand on PATH for a version that is not installed: believe only what runs.
runs() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' >/dev/null 2>&1; }
python=
for one in ${TELLERLINE_PYTHON:-} python3.12 python3.11 python3 /usr/bin/python3.12 /usr/bin/python3.11 /usr/bin/python3; do
    if runs "$one"; then python=$one; break; fi
done
if [ -z "$python" ]; then
    echo "No Python 3.11 or 3.12 was found. Debian 12 and Ubuntu 24.04 have one: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi

# Debian and Ubuntu keep the part that puts pip into a new environment in a package of its own.
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ]; then as_root=
    elif sudo -n true 2>/dev/null; then as_root="sudo -n"
    else
        echo "Python cannot make environments yet. Please run this line, then make again:" >&2
        echo "    sudo apt-get install --no-install-recommends $package" >&2
        exit 1
    fi
    install="env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install"
    # shellcheck disable=SC2086 # a list of words
    $as_root $install "$package" >/dev/null || { $as_root apt-get -qq update && $as_root $install "$package" >/dev/null; }
fi

# An environment whose Python went away or is too old is made anew; a good one is only brought up to date.
runs .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
pip=".venv/bin/python -m pip --disable-pip-version-check --quiet install"
$pip --require-hashes --only-binary :all: -r requirements.lock
# "compat" leaves a plain path behind; the other way costs 11 ms at each start.
$pip --no-deps --no-build-isolation --no-index --config-settings editable_mode=compat -e .
touch .venv/made
echo "Ready: .venv/bin/tellerline --help"
