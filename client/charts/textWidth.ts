/** Advance widths of Inter at weight 560, in thousandths of the font size, for the letters that differ much from the rest. */
const widths: Readonly<Record<string, number>> = {
  ' ': 282, '.': 325, ',': 325, ':': 325, ';': 325, "'": 325, '’': 300, '|': 355, '!': 315, '(': 375, ')': 375, '-': 465, '/': 375, '·': 315,
  i: 260, j: 260, l: 260, f: 390, t: 375, r: 395, I: 280, J: 580,
  m: 900, w: 840, M: 920, W: 1015, '%': 1000, '+': 675, '=': 675, '…': 940, '≥': 840,
}

/** Not smaller than the width in pixels that the browser gives this text, so that a box of this width holds it. */
export function textWidth(text: string, fontSize: number): number {
  let thousandths = 0
  for (const letter of text) thousandths += widths[letter] ?? (letter >= 'A' && letter <= 'Z' ? 775 : letter >= '0' && letter <= '9' ? 665 : 625)
  return (thousandths * fontSize) / 1000
}
