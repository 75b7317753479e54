#!/usr/bin/env bash
# Takes the pictures of docs/dashboard.md anew, light and dark: bash eng/screenshots.sh. Needs Chromium; say where in CHROMIUM.
set -euo pipefail
cd "$(dirname "$0")/.."
export NOMBA_GALLERY=1
exec dotnet run --project tests/Nomba.Iam.EndToEnd.Tests -- -class '*GalleryTests'
