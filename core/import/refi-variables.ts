import { columns, levels } from '../export/words';
import { guidOf } from '../guid';
import type { Level, ReportFacts } from '../model';
import { childOf, childrenOf, type XmlElement } from './xml';

type Variable = 'title' | 'place' | 'level' | 'year' | 'date' | 'session' | 'speaker' | 'address';
const variables: readonly Variable[] = ['title', 'place', 'level', 'year', 'date', 'session', 'speaker', 'address'];

export type SourceFacts = Partial<ReportFacts> & { url?: string };

/**
 * What variables tell of a source, its own and those of cases that it belongs to. A variable is known by the GUID that
 * our export gives it, or by its name in either language.
 */
export function factsIn(project: XmlElement): (source: XmlElement) => SourceFacts {
  const meaning = new Map<string, Variable>();
  for (const variable of childrenOf(childOf(project, 'Variables') ?? project, 'Variable')) {
    const id = guidIn(variable, 'guid');
    const name = variable.attributes.get('name')?.trim().toLowerCase() ?? '';
    const known = variables.find(
      (each) =>
        guidOf('quanyue', 'variable', each) === id ||
        [columns[each].zh, columns[each].en].some((word) => word === name),
    );
    if (known) meaning.set(id, known);
  }
  const factsAt = (holder: XmlElement): SourceFacts => {
    const facts: SourceFacts = {};
    for (const value of childrenOf(holder, 'VariableValue')) {
      const variable = meaning.get(guidIn(childOf(value, 'VariableRef'), 'targetGUID'));
      const words = value.children.find(({ name }) => name.endsWith('Value'))?.text.trim();
      if (variable && words) Object.assign(facts, factOf(variable, words));
    }
    return facts;
  };
  const ofCases = new Map<string, SourceFacts>();
  for (const each of childrenOf(childOf(project, 'Cases') ?? project, 'Case')) {
    const facts = factsAt(each);
    for (const ref of childrenOf(each, 'SourceRef')) {
      const id = guidIn(ref, 'targetGUID');
      ofCases.set(id, { ...ofCases.get(id), ...facts });
    }
  }
  return (source) => ({ ...ofCases.get(guidIn(source, 'guid')), ...factsAt(source) });
}

function factOf(variable: Variable, words: string): SourceFacts {
  switch (variable) {
    case 'place':
      return { region: words };
    case 'address':
      return { url: words };
    case 'level': {
      const level = levelNames.find((each) => Object.values(levels[each]).some((name) => name === words));
      return level ? { level } : {};
    }
    case 'year':
      return /^-?\d{1,6}$/.test(words) ? { year: Number(words) } : {};
    default:
      return { [variable]: words };
  }
}

const levelNames: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'zone'];

/** A reference or id without its braces, in small letters: programs differ. */
export const guidIn = (element: XmlElement | undefined, attribute: string): string =>
  element?.attributes
    .get(attribute)
    ?.trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase() ?? '';
