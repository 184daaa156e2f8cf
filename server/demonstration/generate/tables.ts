import { batteries, type Answers } from './answers/answers.ts'
import type { Member } from './register/register.ts'

const effects = Array.from({ length: 11 }, (_, index) => index + 1)
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}_${index + 1}`)

const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.join(',')).join('\n') + '\n'

export const membersTable = (members: readonly Member[]): string =>
  table(
    ['member_id', 'cluster_id', 'call', 'embedding', 'employees', 'size', 'company', 'enterprise_number', 'founded', 'postal_code', 'contact', 'email', 'language'],
    members.map(({ id, cluster, size, company }) => [
      id, cluster.id, cluster.call, cluster.embedding, company.employees, size, company.name, company.enterpriseNumber,
      company.founded, company.postalCode, company.contact, company.email, company.language,
    ]),
  )

export const responsesTable = (responses: readonly Answers[]): string =>
  table(
    [
      'member_id', 'status', 'q1_active', 'q2_relevance',
      ...numbered('desired', effects.length), ...numbered('realised', effects.length), ...numbered('contribution', effects.length),
      ...numbered('strength', batteries.strength), ...numbered('benefit', batteries.benefit), 'competitive', ...numbered('priority', batteries.priority),
    ],
    responses.map((one) => [
      one.member, one.status, one.active ?? '', one.relevance ?? '',
      ...[...one.desired, ...one.realised, ...one.contribution, ...one.strength, ...one.benefit].map((code) => code ?? ''),
      one.competitive ?? '', ...one.priority.map((code) => code ?? ''),
    ]),
  )
