import { archiveOf } from '../../../../server/exports/files/archive.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const frame = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="leden" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

const rowsOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row, down) => `<row r="${down + 1}">${row.map((text, across) => `<c r="${'ABC'[across]}${down + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')
const sheet = (content: string, prologue = '') => `${prologue}<worksheet xmlns="${main}"><sheetData>${content}</sheetData></worksheet>`

export function workbookWith(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  return archiveOf(Object.entries({ ...frame, ...parts }).map(([name, content]) => ({ name, content: Buffer.from(content) })))
}

const list = [['Bedrijf', 'E-mail'], ['Één NV', 'een@voorbeeld.be'], ['Twee BV', 'twee@voorbeeld.be']]
export const honestRows: readonly (readonly string[])[] = list
export const honestWorkbook = (): Buffer => workbookWith({ 'xl/worksheets/sheet1.xml': sheet(rowsOf(list)) })

/** Writes a number over a field of every entry in the directory at the end. */
function claiming(file: Buffer, bytes: number): Buffer {
  const changed = Buffer.from(file)
  for (let at = changed.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4, 'latin1')) changed.writeUInt32LE(bytes, at + 24)
  for (let at = changed.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = changed.indexOf('PK\x03\x04', at + 4, 'latin1')) changed.writeUInt32LE(bytes, at + 22)
  return changed
}

/** One large part that the directory names four hundred times. */
function overlapping(): Buffer {
  const file = workbookWith({ 'xl/worksheets/sheet1.xml': sheet(rowsOf(list)), 'xl/large.xml': `<a>${'0123456789abcdef'.repeat(16_384)}${Array.from({ length: 40_000 }, (_, number) => (number * 7919) % 10_007).join(' ')}</a>` })
  const begin = file.indexOf('PK\x01\x02', 0, 'latin1')
  const last = file.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const times = 400
  const tail = Buffer.from(file.subarray(end))
  const entries = Buffer.concat([file.subarray(begin, end), ...Array.from({ length: times }, () => file.subarray(last, end))])
  const count = file.readUInt16LE(end + 10) + times
  tail.writeUInt16LE(count, 8)
  tail.writeUInt16LE(count, 10)
  tail.writeUInt32LE(entries.length, 12)
  return Buffer.concat([file.subarray(0, begin), entries, tail])
}

const million = 1_000_000

/** Files that somebody hands in to do harm, or by a sad mistake; each with why it is refused. */
export function hostileFiles(): { readonly what: string; readonly name: string; readonly file: Buffer; readonly why: string }[] {
  const filler = Buffer.alloc(64 * 1024 * 1024, 0x20)
  const bomb = workbookWith({ 'xl/worksheets/sheet1.xml': Buffer.concat([Buffer.from(sheet('')), filler]) })
  const one = (what: string, name: string, file: Buffer | string, why: string) => ({ what, name, file: Buffer.from(file), why })
  const inSheet = (content: string, prologue = '') => workbookWith({ 'xl/worksheets/sheet1.xml': sheet(content, prologue) })
  const strings = (prologue: string, text: string) => workbookWith({ 'xl/worksheets/sheet1.xml': sheet(rowsOf(list)), 'xl/sharedStrings.xml': `${prologue}<sst xmlns="${main}"><si><t>${text}</t></si></sst>` })
  return [
    one('10 KB that claims 4 GB', 'leden.xlsx', claiming(inSheet(rowsOf(Array.from({ length: 900 }, (_, number) => [String((number * 7919) % 100_003), String((number * 104_729) % 99_991)]))), 0xffffffff), 'unpacksTooLarge'),
    one('1000:1', 'leden.xlsx', bomb, 'unpacksTooLarge'),
    one('1000:1 that claims a hundred bytes', 'leden.xlsx', claiming(bomb, 100), 'unpacksTooLarge'),
    one('overlapping entries', 'leden.xlsx', overlapping(), 'unpacksTooLarge'),
    one('a million rows of CSV', 'leden.csv', 'a\n'.repeat(million), 'tooManyRows'),
    one('a million rows in a sheet', 'leden.xlsx', inSheet('<row/>'.repeat(million)), 'unpacksTooLarge'),
    one('rows that go on behind a limit of the ratio', 'leden.xlsx', inSheet(Array.from({ length: 6_000 }, (_, number) => `<row><c r="A${number + 1}"><v>${(number * 7919) % 1_000_003}</v></c></row>`).join('')), 'tooManyRows'),
    one('one cell in the last row and column', 'leden.xlsx', inSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row>'), 'tooManyColumns'),
    one('one cell in the millionth row', 'leden.xlsx', inSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 'tooManyRows'),
    one('a column __proto__ in CSV', 'leden.csv', '__proto__,E-mail\nx,a@b.be\n', 'reservedName'),
    one('a column __proto__ in a sheet', 'leden.xlsx', inSheet(rowsOf([['__proto__', 'E-mail'], ['x', 'a@b.be']])), 'reservedName'),
    one('an external entity', 'leden.xlsx', inSheet(rowsOf([['&xxe;']]), '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'), 'declaresEntities'),
    one('entities of entities', 'leden.xlsx', strings('<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>', '&b;'), 'declaresEntities'),
    one('an external entity in UTF-16', 'leden.xlsx', workbookWith({ 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${sheet('', '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>')}`, 'utf16le') }), 'damaged'),
    one('macros by name', 'leden.xlsm', honestWorkbook(), 'withMacros'),
    one('macros by content', 'leden.xlsx', workbookWith({ 'xl/worksheets/sheet1.xml': sheet(rowsOf(list)), 'xl/vbaProject.bin': 'x' }), 'withMacros'),
    one('macros by type', 'leden.xlsx', workbookWith({ 'xl/worksheets/sheet1.xml': sheet(rowsOf(list)), '[Content_Types].xml': frame['[Content_Types].xml'].replace('spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main') }), 'withMacros'),
    one('a PDF called a workbook', 'leden.xlsx', '%PDF-1.7\n%âãÏÓ\n', 'otherKind'),
    one('a PDF called CSV', 'leden.csv', '%PDF-1.7\n%âãÏÓ\n', 'otherKind'),
    one('a program called CSV', 'leden.csv', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'otherKind'),
    one('a workbook called CSV', 'leden.csv', honestWorkbook(), 'otherKind'),
    one('an archive of something else', 'leden.xlsx', archiveOf([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]), 'otherKind'),
    one('a workbook of before 2007', 'leden.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'oldWorkbook'),
    one('a script', 'leden.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'otherKind'),
    one('half a workbook', 'leden.xlsx', honestWorkbook().subarray(0, 600), 'damaged'),
    one('a quote that is never closed', 'leden.csv', `Bedrijf,E-mail\n"${'x'.repeat(1_900_000)}`, 'cellTooLong'),
    one('one row of commas', 'leden.csv', ','.repeat(1_900_000), 'empty'),
    one('a row of many cells', 'leden.csv', `Bedrijf,E-mail\n${'x,'.repeat(500)}\n`, 'tooManyColumns'),
    one('nothing', 'leden.csv', '', 'empty'),
    one('3 MB', 'leden.csv', Buffer.alloc(3 * 1024 * 1024, 0x61), 'fileTooLarge'),
  ]
}
