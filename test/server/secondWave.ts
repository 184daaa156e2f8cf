import type Database from 'better-sqlite3'
import { codebook, leftBlank, notAsked } from '../../surveys/index.ts'
import { seededRandom } from '../bench/generatedWave.ts'

interface Row { invitation: string; coded: Buffer; answers: string }
interface Invited { id: string; cluster_id: string; call: string; embedding: string; size: string }

const { variables } = codebook('2020.1')

/** Some relevance, and some of the effects that were expected to come, have moved a step up. */
function moved(coded: Buffer, random: () => number): Buffer {
  const next = Buffer.from(coded)
  variables.forEach(({ name }, place) => {
    const code = next[place]!
    if (code === leftBlank || code === notAsked) return
    if (name === 'q2_relevance' && code < 4 && random() < 0.3) next[place] = code + 1
    if (/^realised_/.test(name) && code < 2 && random() < 0.4) next[place] = code + 1
  })
  return next
}

/**
 * Gives the open wave answers: of three in five members who answered the closed one, moved a step, and of fifty others.
 * Tells the running server that the wave changed.
 */
export function fillOpenWave(database: Database.Database, closed: string, open: string): { both: number; others: number } {
  const random = seededRandom(2026)
  const rows = database
    .prepare(`select invitation.membership_id as member, response.coded, response.answers from response join response_link on response_link.response_id = response.id join invitation on invitation.id = response_link.invitation_id where response.wave_id = ? and response.status = 'complete' order by invitation.member_id`)
    .all(closed) as (Row & { member: string })[]
  const invitations = new Map((database.prepare('select membership_id, id, cluster_id, call, embedding, size from invitation where wave_id = ? order by member_id').all(open) as (Invited & { membership_id: string })[]).map((one) => [one.membership_id, one]))
  const insertResponse = database.prepare(`insert into response (wave_id, id, cluster_id, call, embedding, size, status, revision, submission_revision, submission_digest, page, coded, answers) values (?, ?, ?, ?, ?, ?, 'complete', 1, null, null, null, ?, ?)`)
  const insertLink = database.prepare('insert into response_link (invitation_id, response_id) values (?, ?)')
  let made = 0
  const add = (invited: Invited, row: Row) => {
    const id = `second-${String(Math.floor(random() * 1e9)).padStart(9, '0')}-${++made}`
    insertResponse.run(open, id, invited.cluster_id, invited.call, invited.embedding, invited.size, moved(row.coded, random), row.answers)
    insertLink.run(invited.id, id)
  }
  const answeredBefore = new Set(rows.map(({ member }) => member))
  const again = rows.filter(() => random() < 0.6)
  const others = [...invitations].filter(([member]) => !answeredBefore.has(member)).map(([, invited]) => invited).filter((_, place) => place % 13 === 0).slice(0, 50)
  database.transaction(() => {
    for (const row of again) add(invitations.get(row.member)!, row)
    others.forEach((invited, place) => add(invited, rows[(place * 5) % rows.length]!))
    database.prepare('update wave set mark = ? where id = ?').run(`filled-${made}`, open)
  })()
  return { both: again.length, others: others.length }
}
