/** The page's style: paper, ink, one vermilion, the areas' colours in a narrow mark; on paper without the contents' links. */
export const htmlStyle = `:root {
  --paper: #fcfbf8;
  --ink: #22201c;
  --soft: #6b665d;
  --line: #e4dfd5;
  --red: #b5342a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1d1c1a;
    --ink: #e8e4dc;
    --soft: #a39d92;
    --line: #3a3733;
    --red: #e0796f;
  }
}
body {
  max-width: 44em;
  margin: 0 auto;
  padding: 3em 1.5em 6em;
  background: var(--paper);
  color: var(--ink);
  font: 16px/1.75 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.7em; line-height: 1.4; }
h2 { margin: 2.5em 0 1em; font-size: 1.2em; }
section > h2 { padding-bottom: 0.4em; border-bottom: 1px solid var(--line); }
header p, nav span, .facts, .source { color: var(--soft); }
nav h2 { margin-top: 1.5em; font-size: 1em; }
nav ol { columns: 16em; margin: 0; padding-left: 2.2em; }
a { color: inherit; text-decoration-color: var(--red); text-underline-offset: 0.2em; }
aside { margin: 1em 0; padding: 0.1em 1.2em; border: 1px solid var(--line); }
aside h2 { margin: 0.6em 0 0; font-size: 1em; }
aside p { margin: 0.4em 0 0.6em; }
article { margin: 0 0 2em; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1em; border-left: 3px solid var(--red); }
article > blockquote p { margin: 0; font-family: "Songti SC", SimSun, "Noto Serif CJK SC", serif; font-size: 1.06em; }
.comment, .facts, .source { margin: 0.5em 0 0 19px; }
.comment > * { margin: 0.5em 0 0; }
.comment > :first-child { margin-top: 0; }
.comment :is(ul, ol) { padding-left: 1.6em; }
.comment blockquote { border-color: var(--line); }
.comment pre { white-space: pre-wrap; }
.facts, .source { font-size: 0.86em; }
.area { margin-right: 0.6em; padding-left: 0.5em; border-left: 0.5em solid var(--area, var(--line)); color: var(--ink); }
@page { size: A4; margin: 25mm 22mm; }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  a { text-decoration: none; }
  h2 { break-after: avoid; }
  .area { print-color-adjust: exact; }
}
`;
