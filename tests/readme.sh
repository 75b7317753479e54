#!/usr/bin/env bash
# Runs the commands of the README's tour as they stand there, and checks what they print.
set -uo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}" $(cat "$work"/*.pid 2>/dev/null); do kill "$pid" 2>/dev/null; done
  rm -rf "$work"
}
trap finish EXIT

# The shell blocks of the tour, one after the other; the first starts the server and is what the next line does.
awk '/^## Five minutes/{on=1} /^## Protect an API/{on=0} on && /^```sh/{block=1; next} /^```/{block=0} on && block' README.md >"$work/tour.sh"
first=$(head -n 1 "$work/tour.sh")
[ "$first" = "dotnet run --project src/Nomba.Iam.Web" ] || { echo "the tour does not begin with the server: $first"; exit 1; }

export Iam__DataDirectory=$work/iam DataDirectory=$work/merchant
$first >"$work/server.log" 2>&1 &
pids+=($!)
for _ in $(seq 240); do grep -q '^READY' "$work/server.log" && break; sleep 0.5; done
grep -q '^READY' "$work/server.log" || { echo "the server did not start"; cat "$work/server.log"; exit 1; }
pgrep -P "${pids[0]}" >"$work/server.pid"

{
  grep -E '^ +export ' "$work/server.log"
  sed -n '2,$p' "$work/tour.sh" | awk -v logfile="$work/api.log" -v pid="$work/api.pid" '
    /MerchantApi &$/ {
      sub(/ &$/, " >" logfile " 2>\\&1 \\&"); print
      print "api=$!; echo $api >" pid
      print "for _ in $(seq 240); do grep -q ^READY " logfile " && break; sleep 0.5; done; pgrep -P $api >>" pid
      next
    }
    { print }'
} >"$work/script.sh"
bash "$work/script.sh" >"$work/output.txt" 2>&1

failed=0
expect() { grep -qF "$1" "$work/output.txt" || { echo "the tour did not print: $1"; failed=1; }; }
expect '{"code":"00","description":"Success","data":{"businessId":"'
expect '{"code":"00","description":"Success","data":{"amount":"1000000.00","currency":"NGN"'
expect 'HTTP/1.1 403 Forbidden'
expect 'error="insufficient_scope", scope="transfers:initiate"'
expect '"status":"suspended"'
expect 'HTTP/1.1 401 Unauthorized'
expect 'error="invalid_token"'
expect '{"error":"invalid_client","error_description":"The client credentials are not valid."}'

# What the server prints for pasting are lines of the tour.
printed=$(grep -E '^ +(Iam__|[A-Z]+=|curl )' "$work/server.log" | sed 's/^ *//')
[ -n "$printed" ] || { echo "the server prints no commands"; failed=1; }
while read -r line; do
  sed 's/ &$//' "$work/tour.sh" | grep -qxF -- "$line" || { echo "the server prints what is not in the tour: $line"; failed=1; }
done <<<"$printed"
[ $failed = 0 ] || sed 's/"\(access_token\|refresh_token\)":"[^"]*"/"\1":"…"/g' "$work/output.txt" | head -n 60
exit $failed
