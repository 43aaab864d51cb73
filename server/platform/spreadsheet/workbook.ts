import { posix } from 'node:path'
import type { CellMeaning } from './cell-value.ts'
import { createSharedStrings, scanSharedStrings } from './shared-strings.ts'
import { isBuiltInDateFormat, isDateFormat } from './sheet-date.ts'
import { SheetFault } from './sheet-fault.ts'
import { walkSmallPart } from './small-part.ts'
import { decodeBytes } from './text-pieces.ts'
import type { ZipParts } from './zip-parts.ts'

interface Relation {
  type: string
  target: string
}

/** The one sheet to read: its part, and what its cells need to be understood. */
export interface ChosenSheet {
  part: string
  meaning: CellMeaning
}

/**
 * Finds the sheet named `sheetName`, or the first visible one, and loads styles and shared texts.
 * Throws `wrong_sheet` naming the sheets there are, `not_a_sheet` when the workbook's parts do not fit.
 */
export async function openWorkbook(parts: ZipParts, sheetName: string | undefined): Promise<ChosenSheet> {
  const relations = await relationsOf(parts)
  const { sheets, epoch } = await sheetsOf(parts)
  const worksheets = sheets.filter(({ id }) => relations.get(id)?.type === 'worksheet')
  const chosen = worksheets.find(({ name, isVisible }) =>
    sheetName === undefined ? isVisible : name === sheetName,
  )
  const part = chosen && relations.get(chosen.id)?.target
  if (part === undefined) {
    const available = worksheets.map(({ name }) => name).join('、')
    throw new SheetFault('wrong_sheet', sheetName === undefined ? { available } : { sheetName, available })
  }
  if (!parts.has(part)) throw new SheetFault('not_a_sheet')
  const byType = (type: string) => [...relations.values()].find((each) => each.type === type)?.target
  const strings = createSharedStrings()
  const stringsPart = byType('sharedStrings')
  if (stringsPart !== undefined && parts.has(stringsPart)) {
    const scan = scanSharedStrings(strings)
    for await (const piece of decodeBytes(parts.read(stringsPart), 'utf-8')) scan.push(piece)
    scan.end()
  }
  return { part, meaning: { strings, epoch, dateStyles: await dateStylesOf(parts, byType('styles')) } }
}

async function relationsOf(parts: ZipParts): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  await walkSmallPart(parts, 'xl/_rels/workbook.xml.rels', {
    open({ name, attributes: { Id, Type, Target, TargetMode } }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      if (TargetMode === 'External') throw new SheetFault('dangerous')
      const target = posix.normalize(Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      relations.set(Id, { type: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', target })
    },
  })
  return relations
}

async function sheetsOf(parts: ZipParts) {
  const sheets: { name: string; id: string; isVisible: boolean }[] = []
  let epoch: 1900 | 1904 = 1900
  await walkSmallPart(parts, 'xl/workbook.xml', {
    open({ name, attributes }) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904
      if (name !== 'sheet' || attributes.name === undefined) return
      const isVisible = attributes.state === undefined || attributes.state === 'visible'
      sheets.push({ name: attributes.name, id: attributes[':id'] ?? '', isVisible })
    },
  })
  return { sheets, epoch: epoch as 1900 | 1904 }
}

async function dateStylesOf(parts: ZipParts, part: string | undefined): Promise<boolean[]> {
  if (part === undefined || !parts.has(part)) return []
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let isCellStyle = false
  await walkSmallPart(parts, part, {
    open({ name, attributes }) {
      const format = Number(attributes.numFmtId ?? 0)
      if (name === 'numFmt') own.set(format, isDateFormat(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') isCellStyle = true
      else if (name === 'xf' && isCellStyle) styles.push(own.get(format) ?? isBuiltInDateFormat(format))
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}
