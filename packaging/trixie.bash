# SPDX-License-Identifier: GPL-3.0-only
# Sourced by packaging/test: a chroot of Debian 13 and a way to run commands of the project in it.

# The chroot outlives a build folder and serves every clone of this user: it also holds what its
# compiler has cached.
trixie=${XDG_CACHE_HOME:-$HOME/.cache}/amt-kiosk/trixie

require_root() {
    [ "$(id -u)" -eq 0 ] ||
        fail "'trixie' needs root, since it makes a chroot and mounts into it: sudo packaging/test trixie"
}

make_trixie() {
    [ ! -d "$trixie" ] || return 0
    say "Making a chroot of Debian 13 in $trixie"
    mkdir -p "$(dirname "$trixie")"
    # An interrupted attempt leaves no chroot that can be used.
    rm -rf "$trixie.unfinished"
    mmdebstrap --mode=root --variant=apt trixie "$trixie.unfinished" >&2 ||
        fail "the chroot could not be made; the reason of mmdebstrap stands above"
    # Packages must not start their services: their ports may be taken by this machine's own.
    printf '#!/bin/sh\nexit 101\n' >"$trixie.unfinished/usr/sbin/policy-rc.d"
    chmod 755 "$trixie.unfinished/usr/sbin/policy-rc.d"
    mkdir "$trixie.unfinished/project"
    mv "$trixie.unfinished" "$trixie"
}

# Runs the command $@ in the chroot, in this project, which only its build folder is writable of:
# that is build/trixie out here. Mounts and processes end with the command.
in_trixie() {
    mkdir -p "$root/build/trixie"
    cp --dereference /etc/resolv.conf "$trixie/etc/resolv.conf"
    # shellcheck disable=SC2016 # the inner shell expands them
    unshare --mount --pid --fork --kill-child bash -euc '
        mount -t proc proc "$trixie/proc"
        mount --rbind /dev "$trixie/dev"
        mount -t tmpfs tmpfs "$trixie/tmp"
        mount --bind "$root" "$trixie/project"
        mount --bind "$root/build/trixie" "$trixie/project/build"
        mount -o remount,bind,ro "$trixie/project"
        exec chroot "$trixie" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH="$PATH" \
            TERM="${TERM-dumb}" CCACHE_DIR=/var/cache/ccache \
            sh -c "cd /project && exec \"\$@\"" sh "$@"' bash "$@"
}

test_on_trixie() {
    make_trixie
    export root trixie
    in_trixie packaging/test quick
}
