#!/usr/bin/env bash
# Makes a fresh clone ready: packages, and the programs that the tests drive. Safe to run again; quick when all is there.
#   scripts/setup.sh            packages and a Chromium
#   scripts/setup.sh --tests    also Firefox, Chinese fonts, xmllint
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -d node_modules/wxt ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Installing packages …"
  npm ci --no-audit --no-fund --loglevel=error
fi

wanted=(chromium:chromium)
[ "${1:-}" = "--tests" ] && wanted+=(firefox-esr:firefox-esr xmllint:libxml2-utils)
missing=()
for pair in "${wanted[@]}"; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
# Without it Chinese text is drawn as empty boxes.
fc-list ':lang=zh' 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk)
# Debian keeps the browsers' own languages apart: without these an extension speaks English only.
if command -v dpkg >/dev/null; then
  languages=(chromium-l10n)
  [ "${1:-}" = "--tests" ] && languages+=(firefox-esr-l10n-zh-cn)
  for package in "${languages[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing ${missing[*]} from Debian …"
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif [ "${1:-}" = "--tests" ] || { ! command -v google-chrome >/dev/null && [ -z "${CHROMIUM_PATH:-}" ]; }; then
  echo "Please install: ${missing[*]} (Debian's names), then run this again." >&2
  echo "A browser elsewhere? Name it: CHROMIUM_PATH=/path/to/chrome FIREFOX_PATH=/path/to/firefox" >&2
  exit 1
fi
