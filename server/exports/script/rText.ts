import { spreadsheetText } from '../files/spreadsheetText.ts'

/** A text constant of R. The data file holds a level as a spreadsheet may open it, so the script asks for it in that spelling. */
export const rText = (text: string): string => JSON.stringify(spreadsheetText(text).replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' '))

/** Lines of comment of at most about 110 signs, whatever stands in the text. */
export function comment(text: string): string[] {
  const lines: string[] = []
  let line = '#'
  for (const word of text.split(/[\s\u0000-\u001f\u007f\u2028\u2029]+/).filter((one) => one !== '')) {
    if (line.length + word.length > 110 && line !== '#') {
      lines.push(line)
      line = '#'
    }
    line += ` ${word}`
  }
  return [...lines, line]
}
