import { textWidth } from '../../charts/textWidth.ts'

/** Text in lines that fit the width; a word that is longer than a line stands on its own. */
export function inLines(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}
