#!/usr/bin/env bash
# Adds a migration of one name for all three databases: eng/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: eng/add-migration.sh NAME}
dotnet tool restore
for provider in Sqlite SqlServer PostgreSql; do
  project=src/Nomba.Iam.Infrastructure.Migrations.$provider
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations
done
