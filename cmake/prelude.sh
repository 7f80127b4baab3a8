# The set-up that ./run and ./test share; they source it with $root, the checkout's folder, set.
# Speaks on stderr only, and only when there is something to do.

build=$root/build/release

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 3
}

# What packages.txt, and the list $more_packages where there is one, name and dpkg does not know as installed.
missing_packages() {
  wanted=$(sed 's/#.*//' "$root/packages.txt" ${more_packages:+"$more_packages"})
  present=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p')
  printf '%s\n' $wanted | grep -vxF "$present" | tr '\n' ' '
}

# Runs apt-get as root, in silence unless it fails. Another package manager at work is waited for.
as_root_apt_get() {
  if [ "$(id -u)" = 0 ]; then
    become_root=
  elif command -v sudo >/dev/null; then
    become_root=sudo
  else
    fail "not root and no sudo here. Have an administrator install:" "$(missing_packages)"
  fi
  $become_root env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/sbin:/sbin" \
    apt-get -y -o DPkg::Lock::Timeout=600 "$@" >"$build/apt.log" 2>&1 9>&- </dev/null
}

# apt counts the seconds that it waits, a line each.
show_end_of() { grep -v '^Waiting for cache lock' "$1" | tail -n 30 >&2; }

# `apt-get update` itself does not wait for the lock on its lists.
update_package_lists() {
  for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
    as_root_apt_get update && return
    grep -q 'Could not get lock' "$build/apt.log" || break
    sleep 5
  done
  show_end_of "$build/apt.log"
  fail "the list of packages could not be read; see apt's words above (network? /etc/apt/sources.list?)"
}

install_missing_packages() {
  if ! command -v dpkg-query >/dev/null; then
    [ -e "$build/build.ninja" ] || say "not a Debian system: what packages.txt lists must be here already"
    return 0
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  say "installing Debian packages: $missing"
  update_package_lists
  as_root_apt_get install --no-install-recommends --no-remove $missing && return
  show_end_of "$build/apt.log"
  fail "the packages could not be installed; see apt's words above"
}

# Configures where there is no build yet, where the presets have changed, or where the checkout has been moved.
configure() {
  if grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    [ -e "$build/build.ninja" ] && [ ! "$root/CMakePresets.json" -nt "$build/build.ninja" ] && return
    fresh=
  else
    fresh=--fresh
  fi
  say "configuring (release)"
  (cd "$root" && cmake --preset release $fresh) >"$build/configure.log" 2>&1 9>&- && touch "$build/build.ninja" && return
  cat "$build/configure.log" >&2
  fail "cmake could not configure the build; see above"
}

# Ninja's lines in, on a terminal one line of progress out. The last line is the exit code.
show_progress() {
  while IFS= read -r line; do
    case $line in
      "["*"/"*"]"*) [ ! -t 2 ] || printf '\r\033[Kbuilding %s' "${line%%]*}]" >&2 ;;
      "exit "*) status=${line#exit } ;;
    esac
    drawn=1
  done
  [ -z "${drawn-}" ] || [ ! -t 2 ] || printf '\r\033[K' >&2
  return "${status:-1}"
}

# build_targets TARGET…: the release build of these, one at a time in a checkout.
build_targets() {
  { mkdir -p "$build" && [ -w "$build" ]; } 2>/dev/null || fail "cannot write to $build (is it another user's?)"
  exec 9>"$build/.lock"
  flock --nonblock 9 || { say "waiting for another build in this checkout"; flock 9; }
  install_missing_packages
  configure
  [ -e "$build/ebb" ] || say "building (release; the first time takes some minutes)"
  { cmake --build "$build" --target "$@" 2>&1 9>&- </dev/null; echo "exit $?"; } | tee "$build/build.log" | show_progress || {
    grep -v '^\[[0-9]*/[0-9]*\]' "$build/build.log" >&2 || true
    fail "the build failed; see the compiler's words above"
  }
  exec 9>&-
}
