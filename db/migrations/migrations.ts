import { auditTrail } from './auditTrail.ts'
import { erasures } from './erasures.ts'
import { factCorrections } from './factCorrections.ts'
import { fieldworkMails } from './fieldworkMails.ts'
import { firstRooms } from './firstRooms.ts'
import { membersGone } from './membersGone.ts'
import { register } from './register.ts'
import { releases } from './releases.ts'
import { roomsApart } from './roomsApart.ts'
import { savedCrossings } from './savedCrossings.ts'
import { signIn } from './signIn.ts'
import { standardTables } from './standardTables.ts'
import { waveStates } from './waveStates.ts'
import { tenureOfInvitation, tenureOfResponse } from './tenure.ts'
import type { Migration } from './migration.ts'

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [firstRooms, savedCrossings, auditTrail, signIn, waveStates, roomsApart, erasures, tenureOfInvitation, tenureOfResponse, standardTables, releases, register, fieldworkMails, membersGone, factCorrections]
