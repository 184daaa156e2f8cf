/** What a provider calls a person: printable, without a blank. */
export const isSubject = (text: string): boolean => /^[\x21-\x7E]{1,255}$/.test(text)

/** An OVO code of the Flemish government, or an enterprise number without dots. */
export const isOrganisation = (text: string): boolean => /^(OVO\d{6}|\d{10})$/.test(text)

/** It stands on pages and in mails: one line. */
export const isShownName = (text: string): boolean => text.length > 0 && text.length <= 200 && !/\p{Cc}/u.test(text)
