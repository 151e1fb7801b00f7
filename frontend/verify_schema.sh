#!/bin/sh
# Proves that the committed src/gql/schema.d.ts is what the server's schema generates.
set -eu
cd "$(dirname "$0")"
generated=$(mktemp -d)
trap 'rm -rf "$generated"' EXIT
npx gql.tada generate-output --tsconfig src/gql/tsconfig.json --output "$generated/schema.d.ts" >/dev/null
diff "$generated/schema.d.ts" src/gql/schema.d.ts
echo "schema.d.ts is what the schema generates"
