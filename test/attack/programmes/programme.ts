import { addResponse, buildMemberRegister, codesOf, effectNumbers, emptyResponseMatrix, leftBlank, notAsked } from '../../../analysis/index.ts'
import { seededRandom } from '../../../server/demonstration/generate/random.ts'
import type { FillableResponseMatrix, MemberClasses, ResponseMatrix, StatementCounts } from '../../../analysis/index.ts'
import type { Random } from '../../../server/demonstration/generate/random.ts'

/** A wave of a programme that does not exist, for the attack to work on. */
export interface Programme {
  readonly name: string
  readonly matrix: ResponseMatrix
}

export interface ClusterPlan {
  readonly id: string
  readonly call: string
  readonly embedding: string
  /** Members of each size, and how many of them answer. */
  readonly sizes: readonly { readonly size: string; readonly members: number; readonly answers: number }[]
}

/** What one company answers; every answer may still be lost to item nonresponse. */
export type Answering = (company: { readonly cluster: ClusterPlan; readonly size: string; readonly random: Random; readonly ordinal: number }) => Record<string, number>

/** As many statements as the questionnaire has. */
export const statements = { strength: 5, benefit: 9, priority: 13 }

/** Fills a matrix by the plan: the members of each class in turn, the first of them answering; order says nothing, for all of a class are alike. */
export function programme(name: string, clusters: readonly ClusterPlan[], answering: Answering, random: Random, itemNonresponse = 0, counts: StatementCounts = statements): Programme {
  const rows: MemberClasses[] = []
  const respondents: { member: number; cluster: ClusterPlan; size: string }[] = []
  for (const cluster of clusters) {
    for (const { size, members, answers } of cluster.sizes) {
      for (let member = 0; member < members; member++) {
        if (member < answers) respondents.push({ member: rows.length, cluster, size })
        rows.push({ clusterId: cluster.id, call: cluster.call, size, embedding: cluster.embedding })
      }
    }
  }
  const matrix: FillableResponseMatrix = emptyResponseMatrix(buildMemberRegister(rows), counts, respondents.length)
  respondents.forEach(({ member, cluster, size }, ordinal) => {
    addResponse(matrix, member)
    const answers = answering({ cluster, size, random, ordinal })
    for (const [variable, code] of Object.entries(answers)) {
      const column = matrix.columns[variable]
      if (column) column[ordinal] = random.fraction() < itemNonresponse ? leftBlank : code
    }
    for (const effect of effectNumbers) {
      const desired = matrix.columns[`desired_${effect}`]![ordinal]!
      const asked = desired === 1 || desired === 2
      for (const axis of ['realised', 'contribution']) if (!asked) matrix.columns[`${axis}_${effect}`]![ordinal] = notAsked
    }
  })
  return { name, matrix }
}

/** A code of the variable's scale near a place 0..1 on it. */
export function near(variable: string, place: number): number {
  const codes = codesOf(variable)
  return codes[Math.max(0, Math.min(codes.length - 1, Math.round(place * (codes.length - 1))))]!
}

/** Answers that hang together: an active company is content, a content company sees effects, each cluster has its mood. */
export function plausible(moods: ReadonlyMap<string, number>, activeShare: number): Answering {
  return ({ cluster, size, random }) => {
    const active = random.fraction() < activeShare ? 1 : 0
    const mood = 0.55 + 0.12 * (moods.get(cluster.id) ?? 0) + (active ? 0.08 : -0.2) + (size === 'KO' ? 0.02 : -0.02) + 0.12 * random.normal()
    const about = (variable: string, shift: number, spread: number) => near(variable, mood + shift + spread * random.normal())
    const answers: Record<string, number> = { q1_active: active, q2_relevance: about('q2_relevance', 0.12, 0.18) }
    for (const effect of effectNumbers) {
      const wish = random.fraction() + 0.25 * (mood - 0.5) + (effect % 3 === 0 ? -0.15 : 0.05)
      answers[`desired_${effect}`] = wish < 0.5 ? 0 : wish < 0.75 ? 1 : 2
      answers[`realised_${effect}`] = about(`realised_${effect}`, 0.02, 0.3)
      answers[`contribution_${effect}`] = about(`contribution_${effect}`, 0, 0.25)
    }
    for (let k = 1; k <= statements.strength; k++) answers[`strength_${k}`] = about(`strength_${k}`, 0.05, 0.2)
    for (let k = 1; k <= statements.benefit; k++) answers[`benefit_${k}`] = about(`benefit_${k}`, 0.1, 0.2)
    for (let k = 1; k <= statements.priority; k++) answers[`priority_${k}`] = about(`priority_${k}`, 0.15, 0.2)
    const hope = mood + 0.25 * random.normal()
    answers['competitive'] = random.fraction() < 0.17 ? 9 : hope > 0.9 ? 1 : hope > 0.75 ? 2 : hope > 0.42 ? 3 : hope > 0.28 ? 4 : 5
    return answers
  }
}

/** A programme of 20 to 30 clusters of 18 to 200 members, of whom about a third answer: 576 companies on average. */
export function syntheticProgramme(seed: number): Programme {
  const random = seededRandom(seed * 7919 + 13)
  const moods = new Map<string, number>()
  const clusters: ClusterPlan[] = Array.from({ length: 20 + random.integer(11) }, (_, index) => {
    // Skewed to the small, as clusters are: the mean of 18 + 182 x^2.5 for x uniform is 70
    const members = 18 + Math.round(182 * random.fraction() ** 2.5)
    const small = Math.max(0.2, Math.min(0.95, 0.62 + 0.14 * random.normal()))
    const rate = 0.33 + 0.07 * random.normal()
    const ofSize = (size: string, count: number, share: number) => {
      let answers = 0
      for (let member = 0; member < count; member++) if (random.fraction() < share) answers++
      return { size, members: count, answers }
    }
    const id = `cluster-${String(index + 1).padStart(2, '0')}`
    moods.set(id, random.normal())
    const ko = Math.round(members * small)
    return {
      id,
      call: random.fraction() < 0.65 ? '1' : '2',
      embedding: random.fraction() < 0.55 ? 'zelfstandig' : 'gevestigd',
      sizes: [ofSize('KO', ko, rate * 1.2), ofSize('MGO', members - ko, rate * 0.65)],
    }
  })
  return programme(`seed ${seed}`, clusters, plausible(moods, 0.8), random, random.fraction() < 0.5 ? 0.03 : 0)
}

/**
 * A programme small enough to be released and attacked with every test run: a few clusters, one statement a battery, and
 * two effects; the others were not in the questionnaire.
 */
export function smallProgramme(seed: number, clusters: readonly ClusterPlan[], itemNonresponse = 0): Programme {
  const random = seededRandom(seed * 104729 + 7)
  const ordinarily = plausible(new Map(clusters.map(({ id }) => [id, random.normal()])), 0.75)
  const isAsked = (variable: string) => !/^(desired|realised|contribution)_/.test(variable) || /_[12]$/.test(variable)
  const answering: Answering = (company) => Object.fromEntries(Object.entries(ordinarily(company)).filter(([variable]) => isAsked(variable)))
  return programme(`small ${seed}`, clusters, answering, random, itemNonresponse, { strength: 1, benefit: 1, priority: 1 })
}
