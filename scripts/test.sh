#!/usr/bin/env bash
# npm test: everything that must hold before a change lands. The last line says how many checks passed and failed.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh --tests
export PATH="$PWD/node_modules/.bin:$PATH"
exec node scripts/test.ts
