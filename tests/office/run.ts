import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Note } from '../../core/model';
import { beside } from '../beside';
import { all, readXml } from '../unit/formats/export-support';
import { formulas, ruler, sample, writeFiles } from './files';

/*
 * `npm run check:office`: what we export, opened by the programs that it is for. LibreOffice renders the document and
 * the workbook to PDF and gives their texts back; xmllint holds the REFI-QDA files to their schemas. The programs are
 * installed by apt where they are missing; where that is not allowed, that is a failure. The files and the pages as
 * pictures are left in .results/office, to be looked at.
 */

const folder = resolve('.results/office');
const schemas = beside('reference/refi-qda');
const tools = {
  soffice: 'libreoffice-writer libreoffice-calc',
  pdftotext: 'poppler-utils',
  xmllint: 'libxml2-utils',
  unzip: 'unzip',
};

let passed = 0;
let failed = 0;

function check(what: string, holds: boolean, found?: unknown): void {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}${holds || found === undefined ? '' : `: ${JSON.stringify(found)}`}`);
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

const has = (tool: string) => spawnSync('which', [tool]).status === 0;

function install(): void {
  const packages = Object.entries(tools).flatMap(([tool, names]) => (has(tool) ? [] : names.split(' ')));
  if (packages.length === 0) return;
  console.log(`installing ${packages.join(' ')}`);
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const apt = `${sudo}apt-get -qq update && ${sudo}env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends`;
  const { status } = spawnSync('bash', ['-c', `(${apt} ${packages.join(' ')}) > /dev/null`], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`apt could not install ${packages.join(' ')}: install them first`);
}

/**
 * With a profile of its own, so that an open LibreOffice does not answer instead. What is made the same way is made in
 * one go: most of the time it starts.
 */
function convert(files: string[], to: string, ...more: string[]): void {
  run('soffice', `-env:UserInstallation=file://${folder}/profile`, '--headless', ...more, '--convert-to', to, ...files);
}

const squeezed = (text: string) => text.replace(/\s/g, '');
const pagesOf = (pdf: string) => run('pdftotext', '-layout', pdf, '-').split('\f').slice(0, -1);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  install();
  await writeFiles(folder);
  convert(['docx.docx', 'docx-by-report.docx', 'xlsx.xlsx'], 'pdf');
  checkDocuments();
  checkWorkbook();
  checkCsv();
  checkProject();
  for (const pdf of ['docx', 'docx-by-report', 'xlsx'])
    run('pdftoppm', '-r', '60', '-png', `${pdf}.pdf`, `${pdf}-page`);
  console.log(`\npages as pictures in ${folder}`);
} catch (error) {
  check('all could be looked at', false, error instanceof Error ? error.message : String(error));
}
rmSync(resolve(folder, 'profile'), { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function checkDocuments(): void {
  for (const name of ['docx', 'docx-by-report']) {
    const info = run('pdfinfo', `${name}.pdf`);
    check(`${name}: pages are A4`, /Page size:\s+595\.\d+ x 841\.\d+/.test(info), info);
    const pages = pagesOf(`${name}.pdf`);
    const text = squeezed(pages.join('').replace(/— ?\d+ ?—/g, ''));
    const lost = sample.notes.filter(
      (note: Note) => note.trashed === undefined && !text.includes(squeezed(quoteOf(note))),
    );
    // A quotation over two pages has the page's number within; that one is taken out above.
    check(`${name}: every passage is on its pages`, lost.length === 0, lost.map(quoteOf));
    const contents = [...(pages[0] ?? '').matchAll(/^ *(\S.*?)\s?\.{5,}\s*(\d+)$/gm)].map(([, title = '', page]) => ({
      title: squeezed(title),
      page: Number(page),
    }));
    check(`${name}: has contents`, contents.length >= 6, pages[0]);
    let from = 1;
    for (const { title, page } of contents) {
      const found = pages.findIndex(
        (each, at) => at >= from && each.split('\n').some((line) => squeezed(line) === title),
      );
      check(`${name}: ${title} is on page ${page}`, found + 1 === page, found + 1);
      if (found > 0) from = found;
    }
    check(
      `${name}: pages are numbered, odd ones at the right`,
      pages.every((each, at) => numberOn(each) === at + 1),
      pages.map(numberOn),
    );
  }
  const rulers = run('pdftotext', '-layout', 'docx.pdf', '-')
    .split('\n')
    .filter((line) => /规{3}/.test(line))
    .map((line) => line.replace(/[^规]/g, '').length);
  check('docx: a line has 28 characters', rulers[1] === 28, { rulers, ruler: ruler.length });
  const fullest = Math.max(
    ...pagesOf('docx.pdf').map(
      (page) => page.split('\n').filter((line) => line.trim() && !/— ?\d+ ?—/.test(line)).length,
    ),
  );
  check('docx: a full page has 22 lines', fullest === 22, fullest);
}

function checkWorkbook(): void {
  // Every sheet in a file of its own, values as shown, all text quoted.
  convert(['xlsx.xlsx'], 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1');
  const sheets = readdirSync(folder).filter((name) => /^xlsx-.*\.csv$/.test(name));
  check('xlsx: LibreOffice opens four sheets', sheets.length === 4, sheets);
  const notes = readFileSync(resolve(folder, 'xlsx-摘录.csv'), 'utf8');
  for (const formula of formulas)
    check(`xlsx: ${JSON.stringify(formula)} is text`, notes.includes(`"${formula.replaceAll('"', '""')}"`));
  check('xlsx: a date is a date', /,2026-01-12,/.test(notes));
}

function checkCsv(): void {
  // 44: comma, 34: quotation mark, 76: UTF-8; as a reader would import it.
  convert(['csv.csv'], 'xlsx:Calc MS Excel 2007 XML', '--infilter=CSV:44,34,76,1,,0,false,true');
  const opened = unzipSync(readFileSync(resolve(folder, 'csv.xlsx')));
  const part = (path: string) => readXml(strFromU8(opened[path] ?? new Uint8Array()));
  check('csv: LibreOffice evaluates nothing', all(part('xl/worksheets/sheet1.xml'), 'f').length === 0);
  // A text in two scripts is kept in two runs.
  const texts = new Set(
    all(part('xl/sharedStrings.xml'), 'si').map((string) =>
      all(string, 't')
        .map(({ text }) => text)
        .join(''),
    ),
  );
  check(
    'csv: Chinese and characters beyond the BMP come out',
    [...texts].some((text) => text.includes('𠮷水灌区😀')),
  );
  for (const formula of formulas) {
    // In a cell LibreOffice keeps the line breaks, and the apostrophe as part of the text.
    check(`csv: ${JSON.stringify(formula)} is text`, texts.has(`'${formula}`));
  }
}

function checkProject(): void {
  run('unzip', '-o', '-q', 'qdpx.qdpx', '-d', 'qdpx');
  for (const [schema, file] of [
    ['Project.xsd', 'qdpx/project.qde'],
    ['Codebook.xsd', 'qdc.qdc'],
  ] as const) {
    const path = resolve(schemas, schema);
    if (!existsSync(path)) {
      console.log(`      ${file} is not held to ${path}, which is not there`);
      continue;
    }
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', path, file], {
      cwd: folder,
      encoding: 'utf8',
    });
    check(`${file} is valid against ${schema}`, status === 0, stderr);
  }
}

function quoteOf({ anchor }: Note): string {
  return anchor.quote.exact;
}

function numberOn(page: string): number {
  return Number(/— ?(\d+) ?—\s*$/.exec(page.trimEnd())?.[1]);
}
