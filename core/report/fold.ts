/**
 * Folding for recognition: what reprints add or lose is taken away, so that one rule reads all of them. Positions do
 * not survive (`core/anchoring/fold` is the one that keeps them); lines do.
 */

// Lost no-break spaces arrive as ??, entities as &ensp; (reprints of county reports, whole sites of them).
const SPACES = /[^\S\n]+|\?{2,}|&(?:nbsp|ensp|emsp|thinsp);?|[\u200b\u200c\u200d]+/g;
const WIDE = /[０-９Ａ-Ｚａ-ｚ％]/g;
// Hijacked domains serve reports as 現(xiàn)在, 報(bào)告: the reading of a character in brackets after it.
const PINYIN = /[(（][a-zà-ÿāăēěīĭōŏūŭǎǐǒǔǖǘǚǜ'’·]{1,8}[)）]/g;
const TRADITIONAL =
  '會会報报縣县區区過过們们國国務务請请審审議议員员協协現现開开黨党團团聽听說说號号決决這这關关強强調调鎮镇鄉乡發发經经濟济產产業业總总結结劃划預预執执錄录實实記记訊讯長长進进當当圓圆滿满導导項项闡阐徵征見见數数訂订開开幕幕認认為为際际於于與与對对個个來来時时學学畫画歷历還还從从動动屆届東东張张陳陈劉刘楊杨趙赵黃黄吳吴孫孙馬马許许鄧邓龍龙寧宁漢汉慶庆雲云島岛濱滨陽阳陰阴蘇苏華华興兴義义鳳凤貴贵廣广蘭兰嶺岭橋桥灣湾豐丰樂乐榮荣羅罗鄭郑謝谢韓韩馮冯葉叶鐘钟譚谭陸陆錦锦銀银鐵铁滄沧瀋沈濟济紅红綠绿';
const simple = new Map<string, string>();
for (let at = 0; at < TRADITIONAL.length; at += 2) simple.set(TRADITIONAL.charAt(at), TRADITIONAL.charAt(at + 1));
const TELLING = /[會報縣區過們國務請審議]/;
const TRADITIONAL_ANY = new RegExp(`[${[...simple.keys()].join('')}]`, 'g');

/** Without spaces, with plain digits and, where the page is in traditional characters, the simplified ones that rules use. */
export function fold(text: string): string {
  const plain = text.replace(SPACES, '').replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  if (!TELLING.test(plain)) return plain;
  return plain.replace(PINYIN, '').replace(TRADITIONAL_ANY, (old) => simple.get(old) ?? old);
}
