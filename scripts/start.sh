#!/usr/bin/env bash
# npm start: builds the extension and opens a browser with it on an invented sample report.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh
export PATH="$PWD/node_modules/.bin:$PATH"
exec node scripts/start.ts
