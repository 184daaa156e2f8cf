import type { EffectFamily } from '../../../analysis/paired/effectFamily.ts'
import type { Text } from '../../ui/language/text.ts'

const numbers = (effects: readonly number[], and: string): string => (effects.length < 2 ? effects.join('') : `${effects.slice(0, -1).join(', ')} ${and} ${effects.at(-1)}`)

/** Which effects of a family differ, in a sentence. */
export function verdictOf({ tests, familySize }: Pick<EffectFamily<unknown>, 'tests' | 'familySize'>): Text {
  if (familySize === 0) return { nl: 'Geen enkel effect kan getoetst worden.', en: 'Not one effect can be tested.' }
  const found = tests.filter(({ holm }) => holm !== null && holm < 0.05).map(({ effect }) => effect)
  const made: Text = { nl: `${familySize} ${familySize === 1 ? 'toets' : 'toetsen'}, Holm`, en: `${familySize} ${familySize === 1 ? 'test' : 'tests'}, Holm` }
  if (found.length === 0) return { nl: `Geen enkel verschil is groter dan toeval verklaart (${made.nl}).`, en: `No difference is larger than chance explains (${made.en}).` }
  return {
    nl: `Meer verschil dan toeval verklaart: effect ${numbers(found, 'en')} (${made.nl}).`,
    en: `More difference than chance explains: effect ${numbers(found, 'and')} (${made.en}).`,
  }
}
