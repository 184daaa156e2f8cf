/**
 * Text that a spreadsheet opens as text. What begins with a sign that starts a formula (full-width ones count as well, after
 * Excel has made them narrow) gets an apostrophe before it, which Excel and LibreOffice read as "this is text".
 */
export const spreadsheetText = (text: string): string => (/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text)
