import { SaxesParser } from 'saxes';
import { Unreadable } from './outcome';

/** An element with its own text, by local names: prefixes and namespaces are the writers' affair. */
export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Text directly in it. */
  text: string;
}

const DEEPEST = 200;
const MOST_ELEMENTS = 5_000_000;

/**
 * Reads an XML document as a tree. A document type declaration is refused before anything in it can act: no entity is
 * defined, none expands, nothing is fetched. Unknown entities are an error, as in any document without a type.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: XmlElement[] = [root];
  let count = 0;
  parser.on('error', () => {
    throw new Unreadable('import_notXml');
  });
  parser.on('doctype', () => {
    throw new Unreadable('import_xmlDoctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST || ++count > MOST_ELEMENTS) throw new Unreadable('import_xmlTooDeep');
    const element: XmlElement = {
      name: localName(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (words: string) => {
    const into = open.at(-1);
    if (into && into !== root) into.text += words;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  // Before saxes, which reads the whole internal subset until it tells.
  if (/<!DOCTYPE/i.test(text.slice(0, Math.max(0, text.search(/<[^?!]/))))) throw new Unreadable('import_xmlDoctype');
  parser.write(text).close();
  const [document] = root.children;
  if (!document) throw new Unreadable('import_notXml');
  return document;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const childrenOf = ({ children }: XmlElement, ...names: string[]): XmlElement[] =>
  children.filter(({ name }) => names.includes(name));

export const childOf = ({ children }: XmlElement, name: string): XmlElement | undefined =>
  children.find((child) => child.name === name);
