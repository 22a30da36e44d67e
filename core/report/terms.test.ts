import { describe, expect, it } from 'vitest';
import { terms } from './terms';

const LIST = [
  '名词解释',
  '1.“双强”：指产业强、生态强。',
  '2.“三园”：指果园、茶园、菜园。',
  '3.“两山”：即绿水青山和金山银山。',
];

describe('the list of terms', () => {
  const told = (blocks: string[]) =>
    [...terms(blocks).values()].map(({ number, term, explanation }) => [number, term, explanation]);

  it.each<[string, string[], [number, string, string][]]>([
    [
      '1.“X”：指…',
      LIST,
      [
        [1, '“双强”', '产业强、生态强。'],
        [2, '“三园”', '果园、茶园、菜园。'],
        [3, '“两山”', '绿水青山和金山银山。'],
      ],
    ],
    [
      '[1]X：即…',
      ['注释：', '[1]六稳：即稳就业等。', '[2]六保：是指保居民就业等。'],
      [
        [1, '六稳', '稳就业等。'],
        [2, '六保', '保居民就业等。'],
      ],
    ],
    [
      '① X是指…',
      ['名词解释', '① 放管服是指简政放权。', '② 双随机：随机抽查。'],
      [
        [1, '放管服', '简政放权。'],
        [2, '双随机', '随机抽查。'],
      ],
    ],
    [
      'an entry over two lines',
      ['名词解释', '1.六稳：指稳就业、', '稳金融。', '2.六保：指保就业。'],
      [
        [1, '六稳', '稳就业、稳金融。'],
        [2, '六保', '保就业。'],
      ],
    ],
    [
      'without its heading, in brackets',
      ['[1]六稳：指稳就业。', '[2]六保：指保就业。', '[3]两山：即青山。'],
      [
        [1, '六稳', '稳就业。'],
        [2, '六保', '保就业。'],
        [3, '两山', '青山。'],
      ],
    ],
    [
      'a second count with other numbers',
      ['名词解释', '①六稳：指稳就业。', '②六保：指保就业。', '[1]两山：即青山。', '[2]三农：即农业。'],
      [
        [1, '六稳', '稳就业。'],
        [2, '六保', '保就业。'],
        [1, '两山', '青山。'],
        [2, '三农', '农业。'],
      ],
    ],
    [
      'furniture below it',
      [...LIST.slice(0, 3), '上一篇：清溪县统计公报'],
      [
        [1, '“双强”', '产业强、生态强。'],
        [2, '“三园”', '果园、茶园、菜园。'],
      ],
    ],
  ])('%s', (_, blocks, entries) => {
    expect(told(blocks)).toEqual(entries);
  });

  it('numbered tasks are no list of terms', () => {
    expect(told(['一、安排', '1.抓项目：投资增长7%。', '2.抓改革：优化环境。', '3.抓民生：办好十件实事。'])).toEqual(
      [],
    );
  });

  it('one that runs into the page’s foot ends', () => {
    const foot = Array.from({ length: 2000 }, (_, at) => `第${at}县政府工作报告`);
    expect(terms(['名词解释', '1.六稳：指稳就业', ...foot]).get(1)?.explanation.length).toBeLessThan(900);
  });
});
