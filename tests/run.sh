#!/usr/bin/env bash
# Runs every test: bash tests/run.sh [part of a project's name ...]
# Installs what tests need and lacks (Debian, where it may); what cannot be had is skipped by name. The last line is the count.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
results=$root/artifacts/test-results

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
install() {
  may_install || { echo "note: $1 is not here and may not be installed" >&2; return; }
  if [ ! -e "$root/artifacts/.apt-updated" ]; then
    mkdir -p "$root/artifacts"
    as_root apt-get update -qq >/dev/null && touch "$root/artifacts/.apt-updated"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1 || echo "note: $1 could not be installed" >&2
}

command -v chromium >/dev/null || install chromium
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql

# A PostgreSQL of our own: in a temporary directory, on a free loopback port, stopped by its own process id.
postgres_dir=""
stop_postgres() {
  [ -n "$postgres_dir" ] || return 0
  [ -f "$postgres_dir/data/postmaster.pid" ] && kill "$(head -n 1 "$postgres_dir/data/postmaster.pid")" 2>/dev/null
  as_root rm -rf "$postgres_dir" 2>/dev/null || rm -rf "$postgres_dir"
}
trap stop_postgres EXIT
start_postgres() {
  local bin port=$((20000 + RANDOM % 20000)) run=()
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || return 0
  if [ "$(id -u)" = 0 ]; then id postgres >/dev/null 2>&1 || return 0; run=(setpriv --reuid postgres --regid postgres --clear-groups); fi
  postgres_dir=$(mktemp -d)
  [ "$(id -u)" = 0 ] && chown postgres "$postgres_dir"
  "${run[@]}" "$bin/initdb" -D "$postgres_dir/data" -U postgres -A trust -E UTF8 --no-locale >/dev/null || return 0
  "${run[@]}" "$bin/pg_ctl" -D "$postgres_dir/data" -w -l "$postgres_dir/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_dir" start >/dev/null || return 0
  export NOMBA_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}
[ -n "${NOMBA_TEST_POSTGRES:-}" ] || start_postgres

# Each host in a test lives for seconds: code that is instrumented to be made faster later never is.
export DOTNET_TieredPGO=0

rm -rf "$results"; mkdir -p "$results"
dotnet build Nomba.Iam.sln -v quiet -nologo || { echo "the build failed" >&2; exit 1; }

passed=0; failed=0; skipped=0; broken=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  if [ $# -gt 0 ]; then
    wanted=0; for part in "$@"; do [[ $name == *"$part"* ]] && wanted=1; done
    [ $wanted = 1 ] || continue
  fi
  echo "== $name"
  trx=$results/$name.trx
  dotnet test "$project" --no-build --nologo -v quiet --logger "trx;LogFileName=$trx" >"$results/$name.log" 2>&1
  code=$?
  counters=$(grep -o '<Counters [^>]*>' "$trx" 2>/dev/null | head -n 1)
  if [ -z "$counters" ]; then echo "no results from $name:"; tail -n 40 "$results/$name.log"; broken=1; continue; fi
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  p=$(count passed); total=$(count total); executed=$(count executed)
  s=$((total - executed)); f=$((executed - p))
  passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
  echo "   $p passed, $f failed, $s skipped"
  if [ $f -gt 0 ] || [ $code -ne 0 ]; then
    [ $f -gt 0 ] || broken=1
    sed -n '/\[FAIL\]/,/^$/p;/Failed /,/^$/p' "$results/$name.log" | head -n 120
  fi
  if [ $s -gt 0 ]; then
    grep -o 'testName="[^"]*"[^>]*outcome="NotExecuted"' "$trx" | sed 's/testName="\([^"]*\)".*/   skipped: \1/'
    grep -o '<Message>[^<]*' "$trx" | sed 's/<Message>/   because: /' | sort -u
  fi
done

if [ $# -eq 0 ]; then
  echo "== the README's tour"
  if bash tests/readme.sh; then passed=$((passed + 1)); echo "   1 passed, 0 failed, 0 skipped"; else failed=$((failed + 1)); echo "   0 passed, 1 failed, 0 skipped"; fi
fi

if [ $# -eq 0 ]; then
  echo "== the OpenAPI documents, linted"
  bash tests/openapi.sh; code=$?
  case $code in
    0) passed=$((passed + 1)); echo "   1 passed, 0 failed, 0 skipped" ;;
    77) skipped=$((skipped + 1)); echo "   0 passed, 0 failed, 1 skipped"; echo "   skipped: the OpenAPI documents, linted"; echo "   because: npm is missing" ;;
    *) failed=$((failed + 1)); echo "   0 passed, 1 failed, 0 skipped" ;;
  esac
fi

if [ $# -eq 0 ]; then
  echo "== the benchmark's short form"
  # Judges no times, so the build that is there will do.
  if dotnet tests/Nomba.Iam.Benchmarks/bin/Debug/net10.0/Nomba.Iam.Benchmarks.dll short >"$results/benchmarks.log" 2>&1; then
    passed=$((passed + 1)); echo "   1 passed, 0 failed, 0 skipped"
  else
    failed=$((failed + 1)); tail -n 40 "$results/benchmarks.log"; echo "   0 passed, 1 failed, 0 skipped"
  fi
fi

[ $((passed + failed)) -gt 0 ] || { echo "no test ran" >&2; broken=1; }
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ] && [ $broken = 0 ]
