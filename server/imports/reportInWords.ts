import type { Wave } from '../../db/identity/waves/wave.ts'
import type { MembersReport } from './importMembers.ts'
import type { ResponsesReport } from './importResponses.ts'

const period = (wave: Wave): string => `${wave.opensAt} to ${wave.closesAt}, questionnaire ${wave.questionnaireVersion}${wave.synthetic ? ', synthetic' : ''}`

function table(rows: readonly (readonly [name: string, count: number])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, count]) => `  ${name.padEnd(width)}  ${String(count).padStart(6)}\n`).join('')
}

/** What an import of a register did, for a terminal. */
export function membersReportInWords(path: string, { wave, waveIsNew, openBeside, plan }: MembersReport): string {
  const notes = [
    ...(openBeside === undefined ? [] : [`The wave is a draft, because wave ${openBeside.id} is open until ${openBeside.closesAt}: the data steward opens it on the page Golven, once that one is closed.`]),
    ...(plan.otherDescriptions > 0 ? [`Rows that describe a company otherwise than an earlier row: ${plan.otherDescriptions}; the earlier row counts.`] : []),
    ...(plan.otherClasses.length > 0
      ? [`Clusters with another call or embedding than in the store: ${plan.otherClasses.join(', ')}; this wave keeps what the file says.`]
      : []),
  ]
  return (
    `${path}: ${plan.rows.added + plan.rows.changed + plan.rows.unchanged} members of wave ${wave.id} (${waveIsNew ? 'new, ' : ''}${period(wave)})\n` +
    table([
      ['rows added', plan.rows.added],
      ['rows changed', plan.rows.changed],
      ['rows unchanged', plan.rows.unchanged],
      ['clusters added', plan.newClusters.length],
      ['companies added', plan.newCompanies.length],
      ['companies changed', plan.changedCompanies.length],
      ['memberships added', plan.newMemberships.length],
      ['contacts added', plan.newContacts.length],
      ['contacts changed', plan.changedContacts.length],
      ['invitations added', plan.newInvited.length],
    ]) +
    notes.map((note) => `${note}\n`).join('')
  )
}

/** What an import of coded answers did. */
export function responsesReportInWords(path: string, { wave, added, unchanged, closedWave }: ResponsesReport): string {
  return (
    `${path}: ${added.complete + added.partial + unchanged} responses of wave ${wave.id} (${period(wave)})\n` +
    table([
      ['complete responses added', added.complete],
      ['partial responses added', added.partial],
      ['responses unchanged', unchanged],
    ]) +
    (closedWave ? 'The wave is closed from now on: its answers come from this file.\n' : '')
  )
}
