# The set-up that ./run and ./test share. They source this file with $root set to the checkout's folder.
# It writes to stderr only, and only when there is something to do.

build=$root/build/release

# Draws over the current line of a terminal. Elsewhere it writes nothing. Without a text it leaves the line empty.
draw() { [ ! -t 2 ] || printf '\r\033[K%s' "$*" >&2; }

say() {
  draw
  printf '%s\n' "$*" >&2
}

fail() {
  say "error: $*"
  exit 3
}

stop_by_signal() {
  say "interrupted. Run the same command again to go on from here."
  exit "$1"
}

# Prints the packages that packages.txt lists and that dpkg does not know as installed. With $more_packages set, its list too.
missing_packages() {
  wanted=$(sed 's/#.*//' "$root/packages.txt" ${more_packages:+"$more_packages"})
  present=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p')
  printf '%s\n' $wanted | grep -vxF "$present" | tr '\n' ' '
}

# Runs a command as root. Its output goes to a log. What it writes to descriptor 3 goes to stdout.
as_root() {
  if [ "$(id -u)" = 0 ]; then become_root=; else become_root=sudo; fi
  $become_root env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/sbin:/sbin" sh -c 'exec "$@" 3>&1 >&2' as_root "$@" \
    2>>"$build/apt.log" 9>&- </dev/null
}

# Waits for another package manager that is at work.
apt_get() {
  as_root apt-get -y -o DPkg::Lock::Timeout=600 "$@"
}

# `apt-get update` itself does not wait for the lock on its lists.
update_package_lists() {
  for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
    apt_get update && return
    grep -q 'Could not get lock' "$build/apt.log" || return
    sleep 5
  done
}

# Reads apt's lines, as in "dlstatus:7:41.5:Retrieving file 7 of 60" and "pmstatus:g++:63.1:Unpacking g++", and draws them.
show_apt_progress() {
  while IFS=: read -r kind item percent words; do
    case $kind in
      dlstatus) draw "downloading packages: ${percent%%.*} %" ;;
      pmstatus) draw "installing packages: ${percent%%.*} %" ;;
    esac
  done
}

# An installation that was interrupted is finished first; apt refuses to do anything before that.
install_packages() {
  apt_get install --no-install-recommends --no-remove -o APT::Status-Fd=3 "$@" && return
  grep -q 'dpkg --configure -a' "$build/apt.log" && as_root dpkg --configure -a &&
    apt_get install --no-install-recommends --no-remove -o APT::Status-Fd=3 "$@"
}

install_missing_packages() {
  if ! command -v dpkg-query >/dev/null; then
    [ -e "$build/build.ninja" ] || say "This is not a Debian system, so nothing is installed. ebb needs what packages.txt lists."
    return 0
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    say "installing $(echo $missing | wc -w) Debian packages: $missing"
  elif command -v sudo >/dev/null; then
    say "installing $(echo $missing | wc -w) Debian packages with sudo, which may ask for your password: $missing"
  else
    fail "packages are missing, you are not root, and there is no sudo. Ask an administrator to run:
apt-get install --no-install-recommends $missing"
  fi
  : >"$build/apt.log"
  draw "reading the lists of packages"
  update_package_lists
  install_packages $missing | show_apt_progress
  draw
  missing=$(missing_packages)
  [ -n "$missing" ] || { installed=yes && return 0; }
  grep -vE '^(Waiting for|Reading|Building|Hit:|Get:|Ign:|Err:|Selecting|Preparing|Unpacking|Setting up)' "$build/apt.log" |
    awk '!seen[$0]++' | tail -n 30 >&2
  fail "packages are still missing: $missing
apt's messages are above. Is there a network? Do the files in /etc/apt name a mirror of Debian 12?"
}

tested_on() {
  system=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME-}")
  say "ebb is tested on Debian 12 on x86-64. This is ${system:-another system} on $(uname -m)."
}

# Configures where there is no build yet, where packages were installed just now or the presets have changed, or where the
# checkout was moved. The build has no tests if it was configured before Catch2 was there.
is_configured() {
  [ -e "$build/build.ninja" ] && [ -z "${installed-}" ] && [ ! "$root/CMakePresets.json" -nt "$build/build.ninja" ] &&
    { [ -z "${more_packages-}" ] || [ -e "$build/tests/CTestTestfile.cmake" ]; }
}

configure() {
  if grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    is_configured && return
    fresh=
  else
    fresh=--fresh
  fi
  draw "preparing the build"
  (cd "$root" && cmake --preset release $fresh) >"$build/configure.log" 2>&1 9>&- && touch "$build/build.ninja" && return
  draw
  cat "$build/configure.log" >&2
  tested_on
  fail "the build could not be prepared. CMake's messages are above."
}

# Reads ninja's lines, as in "[37/112 48.2] Building …", and draws them. The last line is "exit CODE".
show_build_progress() {
  while IFS= read -r line; do
    case $line in
      *"Re-checking globbed directories"*) ;;
      "["*"/"*" "*"] "*)
        counts=${line#?} && counts=${counts%%]*} && seconds=${counts#* }
        steps=${counts%% *} && draw "building: ${steps%/*} of ${steps#*/} steps, ${seconds%%.*} s"
        ;;
      "exit "*) status=${line#exit } ;;
    esac
  done
  draw
  return "${status:-1}"
}

# build_targets TARGET…: builds them in build/release. One build at a time runs in a checkout.
build_targets() {
  { mkdir -p "$build" && [ -w "$build" ]; } 2>/dev/null ||
    fail "cannot write to $build. ebb is built inside its own folder: use a copy in a folder that you can write to."
  trap 'stop_by_signal 130' INT
  trap 'stop_by_signal 143' TERM
  exec 9>"$build/.lock"
  flock --nonblock 9 || { say "waiting for another build in this folder"; flock 9; }
  started=$(date +%s)
  if [ "$1" = all ]; then product="ebb and its tests" sign=$build/tests/test_house; else product=ebb sign=$build/ebb; fi
  [ -e "$sign" ] && first= || first=yes
  install_missing_packages
  configure
  [ -z "$first" ] || say "building $product (a few minutes, the first time only)"
  { NINJA_STATUS='[%f/%t %e] ' cmake --build "$build" --target "$@" 2>&1 9>&- </dev/null; echo "exit $?"; } |
    tee "$build/build.log" | show_build_progress || {
    grep -v '^\[[0-9]*/[0-9]*' "$build/build.log" >&2 || true
    tested_on
    fail "the build failed. The compiler's messages are above."
  }
  [ -z "$first" ] || say "ready after $(($(date +%s) - started)) s"
  exec 9>&-
}
