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
// Lazily from the outside in; a unit whose name would be empty sends the match back: 沙市区, 杭州市.
const CHAIN = new RegExp(
  `^(${N}{2,7}?(?:省|自治区))?(${N}{1,12}?(?:市|自治州|地区|盟))?(${N}{1,11}?(?:自治县|县|自治旗|旗|林区|特区|新区|开发区|高新区|园区|市|区))?(${N}{1,8}?(?:镇|乡|苏木|街道))?$`,
);
const ZONE = /(?:开发区|高新区|高新技术产业区|园区|示范区|保税区|试验区|度假区|管理区|合作区)$/;
// What is left of a place where only its kind is said.
const BARE = /^(?:我|本|全)?(?:[省市县区州旗镇乡盟]|自治[区州县旗]|城区|国务院|行署)$/;

/** The level of a place by its name: a 市 is a city where it is in the list of cities, else of county level. */
export function levelOf(name: string): Level | undefined {
  if (/^(?:中华人民共和国|全国|国务院)$/.test(name)) return 'national';
  if (/(?:省|自治区)$/.test(name) || MUNICIPALITIES.test(name)) return 'province';
  if (ZONE.test(name)) return 'zone';
  if (/(?:州|盟|地区)$/.test(name)) return 'city';
  if (/市$/.test(name))
    return cities.includes(` ${name.slice(0, -1)} `) || /^[*＊×xX某]+市$/.test(name) ? 'city' : 'county';
  if (/(?:县|旗|区)$/.test(name)) return 'county';
  return /(?:镇|乡|苏木|街道)$/.test(name) ? 'town' : undefined;
}

/** 保定市满城区 → 满城区 within 保定市; 县 → a level alone; undefined where it is no place. */
export function placeOf(written: string): Place | undefined {
  const text = written
    .replace(/^(?:中国|中共|政协)(?=..)/, '')
    .replace(/(?:人民政府|政府|行政公署|行署|管委会|管理委员会|人大|委员会)$/, '');
  if (/^(?:中华人民共和国(?:国务院)?|国务院|全国)$/.test(text)) return { name: '中华人民共和国', level: 'national' };
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
  if (text === '行署' || last === '州' || last === '盟') return { level: 'city' };
  if (last === '镇' || last === '乡') return { level: 'town' };
  // 市 alone may be of three levels.
  return last === '市' ? {} : { level: 'county' };
}

const named = (level: Level | undefined): { level?: Level } => (level ? { level } : {});

// Words that end a sentence's run-up to a name rather than begin the name.
const NOT_NAME = /[全各我本该市省县区和与是在为到使对了的这年月日中级个上下建向动让将把进新老]/;
const REGIONS = '锡林郭勒盟 兴安盟 阿拉善盟 大兴安岭地区 阿里地区 塔城地区 阿勒泰地区 喀什地区 和田地区 阿克苏地区';

/**
 * The place that a text speaks of, where its head says no more than 市 or 县: the city named most often, or the county
 * named at least twice. Reads what it is given: give it a bounded piece.
 */
export function mostNamed(text: string, unit: string): string | undefined {
  const counts = new Map<string, number>();
  if (/盟|行署|地区/.test(unit)) {
    for (const region of REGIONS.split(' ')) counts.set(region, text.split(region.replace(/盟|地区$/, '')).length - 1);
  } else if (unit === '市') {
    for (const city of cities.trim().split(' ')) counts.set(`${city}市`, text.split(city).length - 1);
  } else if (/[县区旗镇乡州]/.test(unit)) {
    for (const { 1: run = '' } of text.matchAll(new RegExp(`([\\u4e00-\\u9fa5]{2,6})(?=${unit})`, 'g')))
      for (const length of [1, 2, 3]) {
        const name = run.slice(-length);
        if (name.length === length && !NOT_NAME.test(name)) counts.set(name + unit, (counts.get(name + unit) ?? 0) + 1);
      }
  }
  let best: string | undefined;
  for (const [name, count] of counts) {
    const most = best ? (counts.get(best) ?? 0) : 1;
    // Of equals the longer: 黄山区, not 山区.
    if (count > most || (best && count === most && name.length > best.length && name.endsWith(best))) best = name;
  }
  return best;
}
