import { companyKey } from '../mails/expectedMails.ts'
import type { ReadMail } from '../mails/receivedMail.ts'

/** Deals the people who got a mail, in the order of their names, to what they will do; nobody gets two parts. */
export function deal(mails: readonly ReadMail[]) {
  const free = new Map([...mails].sort((a, b) => (a.key < b.key ? -1 : 1)).map((mail) => [mail.key, mail]))
  const one = (is: (mail: ReadMail) => boolean): ReadMail => take(1, is)[0]!

  function take(count: number, is: (mail: ReadMail) => boolean = () => true): ReadMail[] {
    const fitting = [...free.values()].filter(is)
    // Spread over the alphabet, so over the clusters
    const step = Math.floor(fitting.length / count)
    if (step < 1) throw new Error(`${count} people are wanted, ${fitting.length} fit`)
    const taken = Array.from({ length: count }, (_, place) => fitting[place * step]!)
    for (const { key } of taken) free.delete(key)
    return taken
  }
  return { one, take, /** Everybody of these companies has a part. */ leave: (company: string) => [...free.values()].filter((mail) => companyKey(mail.company) === companyKey(company)).forEach(({ key }) => free.delete(key)) }
}
