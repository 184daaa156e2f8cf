import { newId } from './describedCompany.ts'
import type { RegisterContact } from '../../../db/identity/register/registerRows.ts'
import type { ListedMember } from '../readMemberList.ts'

export interface PlannedContacts {
  readonly added: readonly RegisterContact[]
  readonly changed: readonly { readonly before: RegisterContact; readonly after: RegisterContact }[]
  /** The address of the row is one to which a mail came back, on this day. */
  readonly bouncedOn: string | null
}

const isSame = (one: RegisterContact, other: RegisterContact) => one.name === other.name && one.email === other.email && one.language === other.language

/**
 * Brings the contacts of a membership to what a row says. The first address of the row is that of the first contact;
 * further ones are added after it. Who is in the register and not in the row stays, and who is gone stays gone.
 */
export function planContacts(of: { readonly companyId: string; readonly membershipId: string }, contacts: readonly RegisterContact[], member: ListedMember): PlannedContacts {
  const added: RegisterContact[] = []
  const changed: PlannedContacts['changed'][number][] = []
  const [address, ...more] = member.addresses
  const withAddress = (wanted: string) => contacts.find(({ email }) => email?.toLowerCase() === wanted.toLowerCase())
  const first = contacts.find(({ goneAt }) => goneAt === null)
  const known = address === undefined ? first : (withAddress(address) ?? first)
  const fresh = (id: string, name: string | null, email: string | null): RegisterContact => ({ id, ...of, name, email, language: member.language ?? 'nl', bouncedAt: null, goneAt: null })
  let leading = known
  if (known !== undefined) {
    const email = address === undefined || known.email?.toLowerCase() === address.toLowerCase() ? known.email : address
    const after = { ...known, name: member.contact ?? known.name, email, language: member.language ?? known.language, bouncedAt: email === known.email ? known.bouncedAt : null }
    if (!isSame(known, after)) changed.push({ before: known, after })
  } else if (address !== undefined || member.contact !== null) {
    leading = fresh(newId(), member.contact, address ?? null)
    added.push(leading)
  }
  // In the order of their ids contacts are written to: what is derived from an id comes after it
  let place = contacts.length + added.length
  for (const one of more) if (withAddress(one) === undefined) added.push(fresh(`${leading!.id}.${++place}`, null, one))
  return { added, changed, bouncedOn: known?.bouncedAt != null && address !== undefined && known.email?.toLowerCase() === address.toLowerCase() ? known.bouncedAt.slice(0, 10) : null }
}
