#!/usr/bin/env bash
# Lints the OpenAPI documents that the built host serves. Exits with 77 where npm is missing.
set -uo pipefail
cd "$(dirname "$0")/.."
command -v npm >/dev/null || exit 77
work=$(mktemp -d)
server=""
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"; }
trap finish EXIT

export Iam__DataDirectory=$work/iam ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_CONTENTROOT=$PWD/src/Nomba.Iam.Web ASPNETCORE_URLS=http://127.0.0.1:0
dotnet src/Nomba.Iam.Web/bin/Debug/net10.0/Nomba.Iam.Web.dll >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do grep -q '^READY' "$work/server.log" && break; kill -0 "$server" 2>/dev/null || break; sleep 0.5; done
grep -q '^READY' "$work/server.log" || { echo "the server did not start"; cat "$work/server.log"; exit 1; }
address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/server.log" | head -n 1)

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
(cd eng/openapi && npm ci --no-audit --no-fund --silent) || { echo "the linter could not be installed"; exit 1; }
for document in v1 v1-3.0; do
  rules=redocly.yaml
  [ $document = v1 ] || rules=redocly-3.0.yaml
  curl -fsS "$address/openapi/$document.json" >"$work/$document.json" || { echo "$document.json is not served"; exit 1; }
  (cd eng/openapi && npx --no-install redocly lint --config "$rules" --max-problems 500 --format stylish "$work/$document.json") >"$work/lint.txt" 2>&1 \
    || { cat "$work/lint.txt"; exit 1; }
done
