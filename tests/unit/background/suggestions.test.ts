import { beforeEach, expect, test, vi } from 'vitest';
import { excerptTypes, policyAreas } from '../../../core/codebook';
import weights from '../../../core/codebook/suggest-weights.data.json';
import { everything, request } from '../kept';
import { newWorld, sender } from './world';

const areaNamed = (slug: string) => policyAreas.codes.find((code) => code.slug === slug)?.id ?? '';
const [agri, tech, educ] = ['AGRI', 'TECH', 'EDUC'].map(areaNamed) as [string, string, string];

/** How many notes have been learned from. */
const lessons = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../core/codebook/learn', async (original) => {
  const real = await original<typeof import('../../../core/codebook/learn')>();
  const learn: typeof real.learn = (...lesson) => {
    lessons.count++;
    real.learn(...lesson);
  };
  return { ...real, learn };
});

beforeEach(() => {
  newWorld();
  vi.stubGlobal('fetch', async (address: string) => {
    const data = address.includes('weights') ? weights : [policyAreas, excerptTypes];
    return new Response(JSON.stringify(data));
  });
});
const load = async () => ({
  ...(await import('../../../entrypoints/background/page-service')),
  ...(await import('../../../entrypoints/background/library-service')),
  ...(await import('../../../entrypoints/background/kept')),
});

test('for a note’s picker: what its words speak of, then the areas used last, then the codebook’s; not its own', async () => {
  const { pageService, libraryService } = await load();
  const service = pageService(sender);
  const [grain, other] = [request(), request({ areas: [tech, educ] })];
  await service.addNote(grain);
  await service.addNote(other);

  const likely = await service.likely(grain.note);
  expect(likely).toHaveLength(9);
  expect(likely[0]).toBe(agri);
  expect(likely.indexOf(tech)).toBeLessThan(likely.indexOf(educ));
  // Popup and library ask the same; by now the notes have taught what this reader chooses.
  const ofOther = await libraryService().likely(other.note);
  expect(ofOther).not.toContain(tech);
  expect(ofOther).toHaveLength(9);
});

test('what is asked writes nothing; of a note that has gone nothing is likely', async () => {
  const { pageService, reading } = await load();
  const service = pageService(sender);
  const asked = request();
  await service.addNote(asked);
  const before = await reading(everything);
  const suggested = await service.suggest({ text: '新建高标准农田2.6万亩，粮食总产量达到31.4万吨。', headings: [] });
  expect(suggested[0]?.code).toBe(agri);
  await service.likely(asked.note);
  expect(await reading(everything)).toEqual(before);
  expect(await service.likely(request().note)).toEqual([]);
  await expect(service.likely('1; drop')).rejects.toThrow();
});

test('what a reader chose is learned; it is not used while that is off, and no more once it was forgotten', async () => {
  const { pageService, libraryService } = await load();
  const service = pageService(sender);
  const library = libraryService();
  const passage = { text: '继续新建高标准农田3万亩', headings: [] };
  /** What is learned is learned behind the answers: of two that are asked one after the other the second knows. */
  const comesFirst = (area: string) =>
    vi.waitFor(async () => expect((await service.suggest(passage))[0]?.code).toBe(area), 10_000);
  await comesFirst(agri);
  for (const exact of ['新建高标准农田2.6万亩', '继续新建高标准农田', '高标准农田再上台阶', '建成高标准农田5万亩'])
    await service.addNote(request({ anchor: { quote: { exact, prefix: '', suffix: '' } }, areas: [educ] }));
  await comesFirst(educ);

  await library.changeSettings({ learn: false });
  await comesFirst(agri);
  expect(await library.learned()).toEqual([]);
  await library.changeSettings({ learn: true });
  await comesFirst(educ);

  await library.changeSettings({ learnSince: new Date(Date.now() + 1000).toISOString() });
  await comesFirst(agri);
  expect(await library.learned()).toEqual([]);
});

test('of very many notes each new one is learned from by itself; one without an area teaches nothing', async () => {
  const { pageService, libraryService, reading } = await load();
  const { noteOf } = await import('../kept');
  const service = pageService(sender);
  const first = request({ areas: [tech] });
  await service.addNote(first);
  await reading(async (db) => {
    const note = await noteOf(db, first.note);
    const { store, done } = db.transaction('notes', 'readwrite');
    for (let made = 0; made < 520; made++) void store.put({ ...note, id: crypto.randomUUID() });
    await done;
  });
  const learnedBy = async (areas: string[]) => {
    await service.addNote(request({ areas }));
    lessons.count = 0;
    await libraryService().learned();
    return lessons.count;
  };
  expect(await learnedBy([educ]), 'the newest').toBe(500);
  expect(await learnedBy([educ])).toBe(1);
  expect(await learnedBy([])).toBe(0);
  expect(await learnedBy([educ])).toBe(1);
});
