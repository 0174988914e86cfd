#!/bin/sh
# Installs the Debian packages of the groups named (run, test, bench) that are missing, if it may: as root, or by sudo
# without a password. Otherwise it prints the one line that does it, and stops with status 1.
set -eu
list=$(dirname "$0")/debian-packages.txt

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian or Ubuntu: please see to the counterparts of $list yourself." >&2
    exit 0
fi

here=" $(dpkg-query -W -f '${db:Status-Status}:${Package}\n' | sed -n 's/^installed://p' | tr '\n' ' ') "
installed() { case "$here" in *" $1 "*) true ;; *) false ;; esac; }
offered() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# Prints the entries of the list none of whose alternatives is installed. Asks nobody, so that a second run is fast.
lacking() {
    for group in "$@"; do
        sed -n "s/^$group[[:space:]][[:space:]]*\([^[:space:]#]*\).*/\1/p" "$list"
    done | while read -r entry; do
        found=
        for one in $(echo "${entry%\?}" | tr '|' ' '); do
            if installed "$one"; then found=1; fi
        done
        [ -n "$found" ] || echo "$entry"
    done
}

# Prints for each entry the first alternative that this release has; the first of all when it has none.
chosen() {
    for entry in "$@"; do
        choice=
        for one in $(echo "${entry%\?}" | tr '|' ' '); do
            if [ -z "$choice" ] && offered "$one"; then choice=$one; fi
        done
        first=${entry%%|*}
        if [ -n "$choice" ]; then echo "$choice"; elif [ "${entry%\?}" = "$entry" ]; then echo "$first"; fi
    done
}

entries=$(lacking "$@")
[ -n "$entries" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=
elif sudo -n true 2>/dev/null; then as_root="sudo -n"
else as_root=no; fi

# Without package lists apt knows no name at all, so nothing could be chosen.
if [ "$as_root" != no ] && ! offered libc6; then $as_root apt-get -qq update; fi
# shellcheck disable=SC2086 # a list of words
wanted=$(chosen $entries | tr '\n' ' ')
[ -n "${wanted% }" ] || exit 0
if [ "$as_root" = no ]; then
    echo "These packages are missing, and only an administrator may install them. Please run this line, then make again:" >&2
    echo "    sudo apt-get install --no-install-recommends $wanted" >&2
    exit 1
fi
echo "Installing: $wanted"
install="env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install"
# shellcheck disable=SC2086 # both are lists of words
$as_root $install $wanted >/dev/null || { $as_root apt-get -qq update && $as_root $install $wanted >/dev/null; }
