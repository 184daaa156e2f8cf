import { followLink } from '../../../db/identity/mails/links/invitationLink.ts'
import type { Invitation } from '../../../db/identity/waves/invitation.ts'
import { hashToken } from '../../access/tokens.ts'
import { waveStateFor } from '../../access/waveState.ts'
import type { Language } from '../../api/language.ts'
import type { ClosedDoor } from '../../pages/closedDoor.ts'
import { isLanguage } from '../../pages/preferredLanguage.ts'
import type { Service } from '../../service.ts'
import type { VisitContext } from '../../visit.ts'
import { wrongLinks } from './wrongLinks.ts'

/** The invitation behind a link, or why it stays closed. */
export interface Door {
  readonly invitation?: Invitation
  readonly door?: ClosedDoor
  readonly released?: boolean
}

/** The chosen language, else that of the invitation. */
export function languageOf(context: VisitContext, invitation: Invitation): Language {
  if (isLanguage(context.req.query('taal'))) return context.get('language')
  return isLanguage(invitation.language) ? invitation.language : 'nl'
}

/** What stands behind the personal link of a member at this moment. */
export function doors(service: Service): (context: VisitContext, token: string) => Promise<Door> {
  const wrong = wrongLinks(service)
  return async (context, token) => {
    if (await wrong.mustWait(context)) return { door: { kind: 'tooManyAttempts' } }
    const link = await followLink(service.store.kysely, hashToken(token))
    if (link === undefined || link.invitation.revokedAt !== null) return { door: { kind: (await wrong.count(context)) ? 'tooManyAttempts' : 'unknownLink' } }
    const { invitation } = link
    const { cluster, wave, startedAt, completedAt } = invitation
    if (link.passedOn) return { invitation, door: { kind: 'passedOn', clusterName: cluster.name } }
    switch (waveStateFor(wave, startedAt, service.now())) {
      case 'open':
        return { invitation }
      case 'draft':
      case 'planned':
        return { invitation, door: { kind: 'notOpenYet', clusterName: cluster.name, opensAt: wave.opensAt } }
      case 'released':
      case 'archived':
        return { invitation, released: true, door: { kind: 'closed', clusterName: cluster.name, closedAt: wave.closesAt, complete: completedAt !== null, results: `/r/${token}?taal=${languageOf(context, invitation)}` } }
      default:
        return { invitation, door: { kind: 'closed', clusterName: cluster.name, closedAt: wave.closesAt, complete: completedAt !== null } }
    }
  }
}
