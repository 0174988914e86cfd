#!/bin/sh
# Puts a real Asterisk 20 or later into the folder named, with debootstrap (root only): Debian's from the suite forky
# (Debian 12 has none), Ubuntu's own from its release. About a minute and 500 MB, once. Prints nothing when it is there.
set -eu
folder=$1
[ ! -x "$folder/usr/sbin/asterisk" ] || exit 0
[ "$(id -u)" = 0 ] || { echo "Only root can put Asterisk into a folder." >&2; exit 1; }
. /etc/os-release
case "$ID" in
ubuntu) suite=$VERSION_CODENAME mirror=http://archive.ubuntu.com/ubuntu components=main,universe script=gutsy ;;
*) suite=forky mirror=http://deb.debian.org/debian components=main script=sid ;;
esac
echo "Making an Asterisk in $folder (once, about a minute) ..." >&2
# Beside its place first: a half-made folder must never look like a whole one.
building=$folder.building.$$
rm -rf "$building"
mkdir -p "$building"
trap 'rm -rf "$building"' EXIT INT TERM
# The script is named because an older debootstrap does not know a newer suite.
debootstrap --variant=minbase --components=$components --include=asterisk \
    "$suite" "$building" "$mirror" /usr/share/debootstrap/scripts/$script >"$folder.log" 2>&1 || {
    tail -n 5 "$folder.log" >&2
    exit 1
}
rm -rf "$building/var/cache/apt" "$building/var/lib/apt/lists" "$building/usr/share/doc"
# Another run may have been quicker; then ours goes away.
[ -e "$folder" ] || mv "$building" "$folder"
