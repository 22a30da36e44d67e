import { traditional as table } from '../../../core/anchoring/traditional.data.ts';
import type { Random } from './random.ts';

/** What reprints put between a report's words. */
const advertisements = [
  '广告',
  '【热门推荐】更多公文写作范文请点击这里下载',
  '相关阅读：领导讲话稿精选一百篇，会员免费下载全文',
  '本文来源于网络，仅供学习参考，如有侵权请联系删除',
  '扫描二维码关注公众号，第一时间获取最新工作报告全文及解读',
  '限时优惠！开通年度会员立减50元，海量范文随心下载，扫码咨询客服',
];

export function advertisement(random: Random): string {
  return random.pick(advertisements);
}

export function noteMark(random: Random): string {
  const number = 1 + random.below(40);
  return random.pick([
    `[${number}]`,
    `〔${number}〕`,
    `［${number}］`,
    String.fromCharCode(0x2460 + (number % 20)),
    '¹',
  ]);
}

// The fold's own table the other way round: a simplified character may have several traditional ones.
const forms = new Map<string, string[]>();
{
  const count = table.length / 2;
  let from = 0;
  for (let at = 0; at < count; at++) {
    from += table.charCodeAt(at) - 0x100;
    const simplified = table.charAt(count + at);
    forms.set(simplified, [...(forms.get(simplified) ?? []), String.fromCharCode(from)]);
  }
}

/** A traditional form of the character, where it has one. */
export function traditionalOf(char: string, random: Random): string {
  const all = forms.get(char);
  return all ? random.pick(all) : char;
}
