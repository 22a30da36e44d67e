// Adds or changes a message in both locale files, keys kept in order:
//   node scripts/add-message.mjs key '中文' 'English' [key 中文 English …]
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const args = process.argv.slice(2);
if (args.length === 0 || args.length % 3 !== 0) {
  console.error("Use: node scripts/add-message.mjs key '中文' 'English' […]");
  process.exit(2);
}
for (const [locale, offset] of [
  ['zh_CN', 1],
  ['en', 2],
]) {
  const path = `public/_locales/${locale}/messages.json`;
  const messages = JSON.parse(readFileSync(path, 'utf8'));
  for (let i = 0; i < args.length; i += 3) messages[args[i]] = { message: args[i + offset] };
  const sorted = Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${path}.new`, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}
