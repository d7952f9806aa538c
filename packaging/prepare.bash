# SPDX-License-Identifier: GPL-3.0-only
# Sourced by packaging/run and packaging/test: installs the Debian packages that they need.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# The packages of the groups $@, one a line.
packages_of() {
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' "$root/packaging/dependencies"
    done | sort -u
}

is_debian() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

# Prints the packages among $@ that are not installed.
missing_of() {
    local installed
    # dpkg-query fails when it does not know one of them, and still tells of the others.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(sed -n 's/^installed //p' <<<"$installed" | sort -u)
}

# Runs a command as root, without asking for a password where nobody could type one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ] && [ "${CI-}" != true ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null >&2
}

# Prints the packages among $@ that the configured archives do not have.
unknown_of() {
    local package
    for package in "$@"; do
        apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || printf '%s ' "$package"
    done
}

# Installs what is missing of the groups $@, and says so. Ends the script where it cannot.
require_packages() {
    local packages missing unknown
    mapfile -t packages < <(packages_of "$@")
    if ! is_debian; then
        fail "this is not Debian or a relative of it, so nothing can be installed here. Install" \
            "what packaging/dependencies lists under its names on this system, then build with:" \
            "cmake --preset release && cmake --build --preset release"
    fi
    mapfile -t missing < <(missing_of "${packages[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0

    say "Installing the Debian packages that are missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "only root can install packages, and there is no sudo. Run as root:" \
            "apt-get install --no-install-recommends ${missing[*]}"
    fi
    if [ "$(id -u)" -ne 0 ] && ! as_root true; then
        fail "sudo does not let this user install packages. Ask somebody who may to run:" \
            "apt-get install --no-install-recommends ${missing[*]}"
    fi
    apt update || say "The package lists could not be renewed; trying with those that are here."
    unknown=$(unknown_of "${missing[@]}")
    if [ -n "$unknown" ]; then
        fail "the package archives do not offer ${unknown% }. Either the network is down" \
            "(try: apt-get update), or this is neither Debian 12 nor 13."
    fi
    apt install --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install the packages; its reason stands above. If it could not" \
            "download them, check the network and start this again."
}
