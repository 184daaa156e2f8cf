const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day in Brussels at an instant, YYYY-MM-DD. */
export const brusselsDayOf = (instant: Date): string => days.format(instant)
