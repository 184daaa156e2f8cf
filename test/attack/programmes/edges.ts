import { effectNumbers } from '../../../analysis/index.ts'
import { seededRandom } from '../../../server/demonstration/generate/random.ts'
import { near, plausible, programme, statements, type Answering, type ClusterPlan, type Programme } from './programme.ts'

const cluster = (id: string, call: string, embedding: string, ko: number, mgo: number): ClusterPlan => ({
  id, call, embedding, sizes: [{ size: 'KO', members: Math.max(10, ko * 3), answers: ko }, { size: 'MGO', members: Math.max(8, mgo * 4), answers: mgo }],
})

/** Twelve clusters in which nothing is special, for the special ones to stand among. */
const ordinary: readonly ClusterPlan[] = [
  cluster('a', '1', 'zelfstandig', 22, 6), cluster('b', '1', 'gevestigd', 14, 4), cluster('c', '1', 'zelfstandig', 30, 9), cluster('d', '2', 'gevestigd', 17, 5),
  cluster('e', '2', 'zelfstandig', 11, 3), cluster('f', '1', 'gevestigd', 26, 7), cluster('g', '2', 'zelfstandig', 19, 8), cluster('h', '1', 'zelfstandig', 12, 2),
  cluster('i', '2', 'gevestigd', 24, 6), cluster('j', '1', 'zelfstandig', 16, 5), cluster('k', '2', 'zelfstandig', 13, 4), cluster('l', '1', 'gevestigd', 34, 11),
]

const questions: readonly string[] = [
  'q2_relevance', 'competitive',
  ...(['strength', 'benefit', 'priority'] as const).flatMap((battery) => Array.from({ length: statements[battery] }, (_, index) => `${battery}_${index + 1}`)),
  ...['desired', 'realised', 'contribution'].flatMap((axis) => effectNumbers.map((effect) => `${axis}_${effect}`)),
]

/** Everyone answers at one place of every scale. */
const atPlace = (place: number, active = 1): Record<string, number> => ({ q1_active: active, ...Object.fromEntries(questions.map((variable) => [variable, near(variable, place)])) })

const special = (name: string, clusters: readonly ClusterPlan[], of: (ordinarily: Answering) => Answering, itemNonresponse = 0): (() => Programme) => () => {
  const random = seededRandom(101)
  const all = [...ordinary, ...clusters]
  return programme(name, all, of(plausible(new Map(all.map(({ id }) => [id, random.normal()])), 0.8)), random, itemNonresponse)
}
const asUsual = (ordinarily: Answering): Answering => ordinarily
const tens = [5, 6, 9, 10, 12].map((count) => cluster(`x${count}`, '1', 'zelfstandig', count - 2, 2))

/** The cases in which rules on small numbers are known to break. */
export const edgeProgrammes: readonly (() => Programme)[] = [
  special('clusters of exactly 4, 5, 6, 9 and 10 answers', [
    cluster('n4', '1', 'zelfstandig', 3, 1), cluster('n5', '1', 'gevestigd', 4, 1), cluster('n6', '2', 'zelfstandig', 4, 2), cluster('n9', '2', 'gevestigd', 7, 2), cluster('n10', '1', 'zelfstandig', 9, 1),
  ], asUsual),
  special('unanimous clusters', tens, (ordinarily) => (company) => (company.cluster.id.startsWith('x') ? atPlace(company.cluster.id === 'x9' ? 0 : 1) : ordinarily(company))),
  special('a unanimous programme', [], () => () => atPlace(1)),
  special('one dissenter in each of some clusters', tens, (ordinarily) => {
    const seen = new Set<string>()
    return (company) => {
      if (!company.cluster.id.startsWith('x')) return ordinarily(company)
      const first = !seen.has(company.cluster.id)
      seen.add(company.cluster.id)
      return atPlace(first ? 0 : 1, 1)
    }
  }),
  special('one dissenter in a unanimous programme', [], () => ({ ordinal }) => atPlace(ordinal === 0 ? 0 : 1, ordinal === 0 ? 0 : 1)),
  special('a quarter of the items left blank', [cluster('n9', '2', 'gevestigd', 7, 2)], asUsual, 0.25),
  special('one huge cluster among small ones', [
    cluster('huge', '2', 'gevestigd', 180, 60), cluster('s5', '2', 'gevestigd', 4, 1), cluster('s6', '1', 'zelfstandig', 5, 1),
  ], asUsual),
  special('two clusters only in a call', [cluster('p', '3', 'zelfstandig', 9, 4), cluster('q', '3', 'gevestigd', 5, 1)], asUsual),
  special('a size class with one company', [{ ...cluster('solo', '1', 'zelfstandig', 9, 2), sizes: [{ size: 'GO', members: 1, answers: 1 }, { size: 'KO', members: 30, answers: 9 }] }], asUsual),
  special('everyone inactive', [cluster('n6', '2', 'zelfstandig', 4, 2)], (ordinarily) => (company) => ({ ...ordinarily(company), q1_active: 0 })),
  special('hardly an effect desired', [cluster('n5', '1', 'gevestigd', 4, 1)], (ordinarily) => (company) => {
    const said = ordinarily(company)
    return { ...said, ...Object.fromEntries(effectNumbers.map((effect) => [`desired_${effect}`, company.ordinal % 40 === effect ? said[`desired_${effect}`]! : 0])) }
  }),
]
