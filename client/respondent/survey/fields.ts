/** The element that holds the radios or boxes of one question or one row. */
export const fieldId = (path: string): string => `antwoord-${path.replace('.', '-')}`

/** Puts the focus where an answer can be given, and that place in sight with its legend. */
export function focusField(path: string): void {
  const field = document.getElementById(fieldId(path))
  const input = field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input, textarea')
  if (!field || !input) return
  input.focus({ preventScroll: true })
  field.scrollIntoView({ block: field.offsetHeight < window.innerHeight * 0.8 ? 'center' : 'start' })
}
