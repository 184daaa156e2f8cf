import type { PairedDomain, PairedFamily, View } from '../../../../analysis/index.ts'
import { suppressedWords } from '../../../../surveys/index.ts'
import type { ToldScript } from '../../told/toldFigure.ts'
import { classOf, levelOf } from './crossingScript.ts'
import { domainCondition } from '../domainCondition.ts'
import { lines, printLines } from '../meanLines.ts'
import { comment, rText } from '../rText.ts'
import { adjustLines, differenceLines, printTests, shareLines } from '../testLines.ts'

const paired = `
# Wanting an effect and having it: 0 does not want it, 1 expects none, 2 expects help, 3 has it; missing unless both are answered
paired <- function(effect) {
  wanted <- d[[paste0("desired_", effect)]]
  had <- d[[paste0("realised_", effect)]]
  ifelse(is.na(wanted), NA, ifelse(wanted == 0, 0, had + 1))
}
# Wants it and has it not
gap <- function(effect) {
  p <- paired(effect)
  ifelse(is.na(p), NA, as.numeric(p %in% 1:2))
}
effect_of <- function(column, effect, inside) {
  p <- paired(effect)
  for (answer in 0:3) show(column, paste("effect", effect, "answer", answer), share_of(p == answer, inside))
  show(column, paste("effect", effect, "wants it, has it not"), share_of(gap(effect) == 1, inside))
  show(column, paste("effect", effect, "gap"), figure_of(gap(effect), inside))
}
# The gap against zero
test_gap <- function(column, effect, inside) {
  r <- figure_of(gap(effect), inside)
  t <- r$value / r$se
  show_test(paste(column, effect), "gap", r$base, r$value, r$lower, r$upper, t, NA, df_of(r$base), 2 * pt(-abs(t), df_of(r$base)))
}`

/** The shares of one group and the tests of one family, as the page shows them. */
export function pairedScript(view: View, own: PairedDomain, family: PairedFamily, levels: readonly PairedDomain[]): ToldScript {
  const { by } = family
  const effects = own.effects.map(({ effect }) => effect)
  const activity = by === 'activity' || own.domain.startsWith('activity=')
  const column = rText(own.domain)
  const shown = own.effects.filter(({ wantsAndHas }) => wantsAndHas.share.kind !== 'suppressed')
  const hidden = own.effects.filter((one) => !shown.includes(one))
  const tested = shown.filter(({ gap }) => gap.kind === 'estimated')
  const groups = levels.map(({ domain }) => levelOf(by, domain.slice(by.length + 1))).join(', ')
  const compared = family.tests.filter(({ difference }) => difference.kind === 'estimated')
  return {
    variables: [...(activity ? ['q1_active'] : []), ...effects.map((effect) => `desired_${effect}`), ...effects.map((effect) => `realised_${effect}`)],
    lines: (language) => [
      ...shareLines,
      ...differenceLines(view),
      ...adjustLines,
      ...lines(paired),
      '',
      `inside <- ${domainCondition(own.domain)}`,
      ...(hidden.length > 0 ? comment(`${hidden.map(({ effect }) => effect).join(', ')}: ${suppressedWords[language]}`) : []),
      ...(shown.length > 0 ? [`for (effect in c(${shown.map(({ effect }) => effect).join(', ')})) effect_of(${column}, effect, inside)`] : []),
      ...(tested.length > 0 ? [`for (effect in c(${tested.map(({ effect }) => effect).join(', ')})) test_gap(${column}, effect, inside)`] : []),
      ...(compared.length > 0
        ? [
            `compared <- c(${compared.map(({ effect }) => effect).join(', ')})`,
            `for (effect in compared) difference(paste("${by}", effect), gap(effect), ${classOf(by)}, ${groups})`,
            `adjust(paste("${by}", compared))`,
          ]
        : []),
      '',
      ...printLines,
      ...(tested.length + compared.length > 0 ? printTests : []),
    ],
  }
}
