import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { encodeExcelText } from './xml-text.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * What stands before the rows of the sheet part. So many first columns are text: a number of 18 digits that is typed there keeps its last
 * ones, which Excel would make zeros of.
 */
export function sheetOpen(textColumns: number): string {
  const columns =
    textColumns === 0
      ? ''
      : `<cols><col min="1" max="${textColumns}" width="20" style="${TEXT_STYLE}" customWidth="1"/></cols>`
  return `${HEAD}<worksheet xmlns="${MAIN}">${columns}<sheetData>`
}
/** The place of the format 「@」 among the cell formats of our styles. */
export const TEXT_STYLE = 1
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`
/** What stands after them. */
export const SHEET_CLOSE = '</sheetData></worksheet>'

/** The part of the sheet at that place. */
export function sheetPartName(place: number): string {
  return `xl/worksheets/sheet${place + 1}.xml`
}

/** The parts of a workbook beside the sheets themselves, by name (ECMA-376 part 1, 12.3). */
export function fixedParts(sheetNames: readonly string[]): [name: string, xml: string][] {
  const each = (xml: (place: number, name: string) => string) =>
    sheetNames.map((name, place) => xml(place, name)).join('')
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${each((place) => `<Override PartName="/${sheetPartName(place)}" ContentType="${TYPE}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((place, name) => `<sheet name="${nameOfSheet(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`)}<Relationship Id="rId${sheetNames.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ]
}

/** Excel refuses a workbook whose sheet name is empty, over 31 characters, or has one of `[]:*?/\`. */
function nameOfSheet(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\]|^'|'$/g, ' ').trim()
  return encodeExcelText(allowed === '' ? 'Sheet1' : beginningOf(allowed, 31))
}
