import type { Level } from '../model';
import { cities } from './cities';

export interface Place {
  /** The place itself: 满城区. Empty where only its level is told: 我代表县人民政府. */
  name: string;
  /** What is named above it: 保定市. */
  within?: string;
  level?: Level;
}

const MUNICIPALITIES = /^(?:北京|上海|天津|重庆)市?$/;
const PROVINCES =
  /^(?:河北|山西|辽宁|吉林(?!市)|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)(?=..)/;
// A name may be masked on reprints: **县, XX镇, 某乡.
const N = '[\\u4e00-\\u9fa5*＊×xX]';
// 县, 自治县, 新区, 开发区, 工业园, 科技城. Lazily from the outside in; a unit whose name would be empty sends the match back: 沙市区, 杭州市.
const CHAIN = new RegExp(
  `^(${N}{2,7}?(?:省|自治区))?(${N}{1,12}?(?:市|自治州|地区|盟))?(${N}{1,18}?(?:[县旗市区]|业园|[技新]城))?(${N}{1,8}?(?:镇|乡|苏木|街道))?$`,
);
const ZONE = /(?:(?:开发|高新|经开|产业|园|示范|保税|试验|度假|管理|合作|工业|集聚|集中|风景|名胜)区|业园|[技新]城)$/;
// What is left of a place where only its kind is said.
const BARE =
  /^(?:我|本|全)?(?:[省市县区州旗镇乡盟]|乡镇|自治[区州县旗]|城区|地区|林区|新区|街道|国务院|行署|(?:经济|技术|高新|产业)*(?:开发区|园区|示范区)|高新区|经开区)$/;
// 新区 are zones under a committee; two have a congress of their own.
const NEW_AREA = /(?<!浦东|滨海)新区$/;

// Who speaks, around the place: 中国人民政治协商会议第十一届XX市委员会常务委员会, 余姚市第十七届人民代表大会常务委员会.
const BEFORE = /^在?(?:中国人民政治协商会议|政协|中国共产党|中共|中国(?=..))?(?:第.{1,4}届)?/;
const AFTER =
  /(?:人民政府|政府|行政公署|行署|管委会|管理委员会|办事处|人民法院|人民检察院|第?[一二三四五六七八九十]{1,4}届.*|(?:人民代表大会|人大|政协)?(?:委员会|常务委员会|常委会)*)$/;

/** The level of a place by its name: a 市 is a city where it is in the list of cities, else of county level. */
export function levelOf(name: string): Level | undefined {
  if (/^(?:中华人民共和国|全国|国务院)$/.test(name)) return 'national';
  if (/(?:省|自治区)$/.test(name) || MUNICIPALITIES.test(name)) return 'province';
  if (ZONE.test(name) || NEW_AREA.test(name)) return 'zone';
  if (/(?:州|盟|地区)$/.test(name)) return 'city';
  if (/市$/.test(name)) return cities.includes(name.slice(0, -1)) || /^[*＊×xX某]+市$/.test(name) ? 'city' : 'county';
  if (/(?:县|旗|区)$/.test(name)) return 'county';
  return /(?:镇|乡|苏木|街道)$/.test(name) ? 'town' : undefined;
}

/** 保定市满城区 → 满城区 within 保定市; 县 → a level alone; undefined where it is no place. */
export function placeOf(written: string): Place | undefined {
  if (/^(?:第.{1,4}届)?中央委员会$/.test(written)) return { name: '中华人民共和国', level: 'national' };
  const text = written.replace(BEFORE, '').replace(AFTER, '');
  if (/^(?:中华人民共和国(?:国务院)?|国务院|全国|最高)$/.test(text))
    return { name: '中华人民共和国', level: 'national' };
  if (BARE.test(text)) return { name: '', ...bareLevel(text) };
  const plain = /(?:省|自治区)/.test(text) ? text : text.replace(PROVINCES, '');
  const province = plain === text ? '' : text.slice(0, text.length - plain.length);
  const units = CHAIN.exec(plain)?.slice(1).filter(Boolean) ?? [];
  if (units.length === 0) {
    const name = /^[\u4e00-\u9fa5]{2,3}州$/.test(plain) ? plain : MUNICIPALITIES.test(plain) ? `${plain}市` : '';
    return name ? { name, ...named(levelOf(name)) } : undefined;
  }
  const name = units.at(-1) ?? '';
  const within = province + units.slice(0, -1).join('');
  return { name, ...(within ? { within } : {}), ...named(levelOf(name)) };
}

function bareLevel(text: string): { level?: Level } {
  const last = text.at(-1) ?? '';
  if (text === '自治区' || last === '省') return { level: 'province' };
  if (/^(?:行署|地区)$/.test(text) || last === '州' || last === '盟') return { level: 'city' };
  if (/(?:开发区|园区|示范区|高新区|经开区|新区)$/.test(text)) return { level: 'zone' };
  if (/[镇乡]$|街道$/.test(text)) return { level: 'town' };
  // 市 alone may be of three levels.
  return last === '市' ? {} : { level: 'county' };
}

const named = (level: Level | undefined): { level?: Level } => (level ? { level } : {});

// Words that end a sentence's run-up to a name rather than begin the name; ends of words that are no name: 园区, 社区.
const NOT_NAME = /[全各我本该市省县区和与是在为到使对了的这年月日中级个上下建向动让将把进新老]/;
const RUN_UP = /(?:代表|[由经受从给据按请及至向])$/;
const NO_AREA = /[园范发社景片街校灾库矿牧林小治军战特辖郊业险护]$/;
const REGIONS = '锡林郭勒盟 兴安盟 阿拉善盟 大兴安岭地区 阿里地区 塔城地区 阿勒泰地区 喀什地区 和田地区 阿克苏地区';

/**
 * The place that a text speaks of, where its head says no more than 市 or 县: of the known cities and of the names that
 * stand before 市 or 县, the one that is named most, twice at least. Reads what it is given: give it a bounded piece.
 */
export function mostNamed(text: string, unit: string): string | undefined {
  const names = new Map<string, number>();
  const known = /盟|行署|地区/.test(unit) ? REGIONS.split(' ') : unit === '市' ? cities : [];
  for (const name of known) {
    const short = name.replace(/盟$|地区$/, '');
    names.set(short === name ? `${name}市` : name, text.split(short).length - 1);
  }
  const before = new RegExp(`([\\u4e00-\\u9fa5]{1,6})(?=${unit})`, 'g');
  for (const { 1: run = '' } of unit === '行署' ? [] : text.matchAll(before)) {
    for (const length of [2, 3]) {
      const name = run.slice(-length);
      if (
        name.length < length ||
        NOT_NAME.test(name) ||
        RUN_UP.test(name) ||
        (unit === '区' && NO_AREA.test(name)) ||
        known.includes(name)
      )
        continue;
      names.set(name + unit, (names.get(name + unit) ?? 0) + 1);
    }
  }
  let best: string | undefined;
  for (const [name, count] of names) {
    const most = best ? (names.get(best) ?? 0) : 1;
    // Of equals the longer: 阿荣旗, not 荣旗.
    if (count > most || (best && count === most && name.length > best.length && name.endsWith(best))) best = name;
  }
  return best;
}
