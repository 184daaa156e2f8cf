import { companyKey, memberKey, type ExpectedMember, type ExpectedPerson } from '../mails/expectedMails.ts'

/** What the test itself did with one member. */
interface MemberEntry extends ExpectedMember {
  clusterName: string
  opened: boolean
  started: boolean
  complete: boolean
  optedOut: boolean
}

/** What the test itself did with one person. */
interface PersonEntry {
  readonly key: string
  readonly company: string
  readonly language: 'nl' | 'en'
  /** Names of the clusters whose questionnaires are with this person. */
  clusters: readonly string[]
  mails: number
  bounced: boolean
}

export interface Counts {
  readonly invited: number
  readonly opened: number
  readonly started: number
  readonly complete: number
  readonly bounced: number
  readonly optedOut: number
}

/**
 * The books that the test keeps beside the server: who was written to, who did what, and so who is to be reminded and
 * what the pages have to count. It reads nothing of the server.
 */
export class Ledger {
  readonly members = new Map<string, MemberEntry>()
  readonly people = new Map<string, PersonEntry>()

  constructor(members: readonly ExpectedMember[], people: ReadonlyMap<string, ExpectedPerson>, nameOf: (clusterId: string) => string) {
    for (const one of members) this.members.set(one.key, { ...one, clusterName: nameOf(one.clusterId), opened: false, started: false, complete: false, optedOut: false })
    for (const { key, company, language, clusterNames } of people.values()) this.people.set(key, { key, company, language, clusters: clusterNames, mails: 0, bounced: false })
  }

  member(company: string, clusterName: string): MemberEntry {
    const found = this.members.get(memberKey(company, clusterName))
    if (found === undefined) throw new Error(`no member ${company} in ${clusterName}`)
    return found
  }

  person(key: string): PersonEntry {
    const found = this.people.get(key)
    if (found === undefined) throw new Error(`nobody is ${key}`)
    return found
  }

  /** The questionnaires that still wait for a person. */
  waitingFor(key: string): string[] {
    const { company, clusters } = this.person(key)
    return clusters.filter((cluster) => !this.member(company, cluster).complete && !this.member(company, cluster).optedOut).sort()
  }

  /** Passed on: from here on the questionnaire of this cluster is with the colleague. */
  passOn(from: string, clusterName: string, to: { readonly key: string; readonly language: 'nl' | 'en' }): void {
    const former = this.person(from)
    former.clusters = former.clusters.filter((one) => one !== clusterName)
    this.people.set(to.key, { ...to, company: former.company, clusters: [clusterName], mails: 0, bounced: false })
  }

  /** Who has to get the next reminder: had so many mails, none came back, and something waits. */
  toRemind(mailsBefore: number, clusterName?: string): string[] {
    return [...this.people.values()]
      .filter(({ key, clusters, mails, bounced }) => mails === mailsBefore && !bounced && this.waitingFor(key).length > 0 && (clusterName === undefined || (clusters.includes(clusterName) && this.waitingFor(key).includes(clusterName))))
      .map(({ key }) => key)
      .sort()
  }

  counts(clusterName?: string): Counts {
    const among = [...this.members.values()].filter((one) => clusterName === undefined || one.clusterName === clusterName)
    const count = (is: (one: MemberEntry) => boolean) => among.filter(is).length
    return { invited: among.length, opened: count(({ opened }) => opened), started: count(({ started }) => started), complete: count(({ complete }) => complete), bounced: count((one) => this.#bounced(one)), optedOut: count(({ optedOut }) => optedOut) }
  }

  /** Nobody of the member could be reached, and some mail came back. */
  #bounced({ company, clusterName }: MemberEntry): boolean {
    const written = [...this.people.values()].filter((one) => companyKey(one.company) === companyKey(company) && one.clusters.includes(clusterName))
    return written.length > 0 && written.every(({ bounced }) => bounced)
  }
}
