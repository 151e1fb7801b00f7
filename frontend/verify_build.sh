#!/bin/sh
# Proves that the committed static/ is, byte for byte, what the sources build to.
set -eu
cd "$(dirname "$0")"
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
npm ci --silent
NODE_ENV=production npx vite build --outDir "$built/static" --emptyOutDir --logLevel warn
diff -r "$built/static" static
echo "static/ is what the sources build to"
