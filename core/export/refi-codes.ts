import type { CodeNode } from './code-tree';
import { attributes, xmlText } from './xml';

/** `<Codes>…</Codes>` of REFI-QDA 1.5, alike in projects and codebooks; '' without codes, an empty one is invalid. */
export const codesElement = (codes: readonly CodeNode[]): string =>
  codes.length === 0 ? '' : `<Codes>\n${codes.map(codeElement).join('')}</Codes>\n`;

function codeElement({ guid, name, colour, codable, description, children }: CodeNode): string {
  const head = attributes({ guid, name, isCodable: String(codable), color: colour });
  const inner =
    (description ? `<Description>${xmlText(description)}</Description>` : '') + children.map(codeElement).join('');
  return inner ? `<Code${head}>${inner}</Code>\n` : `<Code${head}/>\n`;
}
