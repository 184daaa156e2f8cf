/** One provider has one name in the store, with or without a slash at its end. */
export const issuerName = (issuer: string): string => issuer.replace(/\/+$/, '')
