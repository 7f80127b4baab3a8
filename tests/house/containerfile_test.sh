#!/bin/sh
# containerfile_test.sh SOURCE WORK EBB
#
# Runs the steps of SOURCE/Containerfile in a bare Debian root that mmdebstrap makes in the folder WORK, then asks the program in
# it for a result and compares the result with that of EBB, the program built here. So the file cannot become wrong unnoticed.
# Exit code 77 says that the test was not run, and the last line says why.
set -eu
source=$1 work=$2 ebb=$3

skip() {
  echo "not run: $*"
  exit 77
}

[ "$(id -u)" = 0 ] || skip "a root file system can be made by root only"
command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
unshare --mount --pid --fork true 2>/dev/null || skip "this system does not allow new mount namespaces"
. /etc/os-release
[ "${ID-} ${VERSION_CODENAME-}" = "debian bookworm" ] || skip "this system is not Debian 12, so its mirror may be another"

# The mirror, and the settings with which apt reaches it, are those of this system.
mkdir -p "$work"
root=$work/root
sources=$(find /etc/apt/sources.list /etc/apt/sources.list.d -type f \( -name '*.list' -o -name 'debian.sources' \) 2>/dev/null || true)
apt-config dump Acquire >"$work/apt.conf"
apt-get update --error-on=any >"$work/update.log" 2>&1 || skip "no mirror can be reached"
rm -rf "$root"
trap 'rm -rf "$root"' EXIT
mmdebstrap --quiet --variant=minbase --aptopt="$work/apt.conf" bookworm "$root" $sources
cp /etc/resolv.conf "$root/etc/resolv.conf"

# Runs a command in the root, in the folder that WORKDIR names.
folder=/
inside() {
  unshare --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root sh -c 'cd "$0" && "$@"' "$folder" "$@" </dev/null
}

program=
while read -r instruction rest; do
  case $instruction in
    '' | '#'*) ;;
    FROM) [ "$rest" = debian:12 ] ;;
    COPY)
      [ "${rest% *}" = . ]
      mkdir -p "$root${rest#. }"
      tar -C "$source" --anchored $(sed 's#^#--exclude=./#' "$source/.dockerignore") -c . | tar -C "$root${rest#. }" -x
      ;;
    RUN) inside sh -c "$rest" ;;
    WORKDIR) folder=$rest && mkdir -p "$root$folder" ;;
    ENTRYPOINT) program=${rest#'["'} && program=${program%'"]'} ;;
    *) echo "this test does not know the instruction $instruction" && exit 1 ;;
  esac
done <"$source/Containerfile"

scenario=scenarios/isw-2025-01-uncertain.toml
cp "$source/$scenario" "$root$folder/mine.toml"
cp "$source/$scenario" "$work/mine.toml"
(cd "$work" && "$ebb" run mine.toml --json --quiet) >"$work/here.json"
inside "$program" run mine.toml --json --quiet >"$work/there.json"
cmp "$work/here.json" "$work/there.json"
echo "the program in the container gives the same bytes as the program here"
