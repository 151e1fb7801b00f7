#!/bin/sh
# A PostgreSQL server for one test run, in a temporary folder, on a port of its own of 127.0.0.1.
#
#   tests/postgresql.sh start   starts it and prints FOLDER and URL, one a line
#   tests/postgresql.sh stop FOLDER   stops it by its pid and removes the folder
#   tests/postgresql.sh run COMMAND...   starts it, runs the command with TEST_DATABASE_URL and TEST_ENGINE set, stops it
#
# The server refuses to be run by root: root hands over to the user "postgres" of Debian's package. Its data live as long as the run:
# in memory where there is /dev/shm (a database per test is then made in 15 ms instead of 250), without waiting for a disk anywhere.
set -eu

newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
PATH="$PATH:${newest:-/usr/lib/postgresql/bin}"

as_owner() { # runs a command as a user that PostgreSQL accepts
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups env "PATH=$PATH" HOME="$folder" "$@"; else "$@"; fi
}

free_port() { # the kernel's choice, given back at once
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
    if [ -w /dev/shm ]; then memory=/dev/shm; else memory=/tmp; fi
    folder=$(mktemp -d "${TMPDIR:-$memory}/medmatrix-postgresql.XXXXXX")
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    cd "$folder"
    port=$(free_port)
    as_owner initdb --pgdata="$folder/data" --username=medmatrix --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log"
    as_owner pg_ctl --pgdata="$folder/data" --log="$folder/server.log" --wait --silent \
        --options="-p $port -h 127.0.0.1 -k '$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start
    url="postgresql://medmatrix@127.0.0.1:$port/postgres"
}

stop() {
    folder=$1
    as_owner pg_ctl --pgdata="$folder/data" --mode=fast --wait --silent stop
    rm -rf "$folder"
}

case "${1:-}" in
start)
    start
    printf '%s\n%s\n' "$folder" "$url"
    ;;
stop)
    stop "$2"
    ;;
run)
    shift
    here=$(pwd)
    start
    trap 'stop "$folder"' EXIT
    trap 'exit 130' INT TERM
    cd "$here"
    TEST_DATABASE_URL=$url TEST_ENGINE=postgresql "$@"
    ;;
*)
    sed -n '2,7p' "$0" >&2
    exit 2
    ;;
esac
