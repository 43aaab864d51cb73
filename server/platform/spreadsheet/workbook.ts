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

/** A sheet that somebody who opens the workbook sees, or may show: its name and its part. */
export interface WorkbookSheet {
  name: string
  part: string
  isVisible: boolean
}

/** A workbook's sheets in their order, and what their cells need to be understood. */
export interface Workbook {
  sheets: readonly WorkbookSheet[]
  meaning: CellMeaning
}

/** Finds the sheets, and loads styles and shared texts. Throws `not_a_sheet` when the workbook's parts do not fit. */
export async function openWorkbook(parts: ZipParts): Promise<Workbook> {
  const main = await mainPartOf(parts)
  if (!parts.has(main)) throw new SheetFault('not_a_sheet')
  const relations = await relationsOf(parts, main)
  const { sheets, epoch } = await sheetsOf(parts, main)
  const byType = (type: string) => [...relations.values()].find((each) => each.type === type)?.target
  const strings = createSharedStrings()
  const stringsPart = byType('sharedStrings')
  if (stringsPart !== undefined && parts.has(stringsPart)) {
    const scan = scanSharedStrings(strings)
    for await (const piece of decodeBytes(parts.read(stringsPart), 'utf-8')) scan.push(piece)
    scan.end()
  }
  return {
    sheets: sheets.flatMap(({ id, ...sheet }) => {
      const relation = relations.get(id)
      return relation?.type === 'worksheet' ? [{ ...sheet, part: relation.target }] : []
    }),
    meaning: { strings, epoch, dateStyles: await dateStylesOf(parts, byType('styles')) },
  }
}

/** The workbook's own part, which some programs call otherwise than Excel does. */
async function mainPartOf(parts: ZipParts): Promise<string> {
  if (!parts.has('_rels/.rels')) return 'xl/workbook.xml'
  const relations = await relationsOf(parts, '')
  return [...relations.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
}

/** The relations of a part, or of the whole package where `part` is empty, each with its target's place in the archive. */
async function relationsOf(parts: ZipParts, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part)
  const relations = new Map<string, Relation>()
  await walkSmallPart(parts, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open({ name, attributes: { Id, Type, Target, TargetMode } }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      if (TargetMode === 'External') throw new SheetFault('dangerous')
      const target = posix.normalize(Target.startsWith('/') ? Target.slice(1) : `${folder}/${Target}`)
      relations.set(Id, { type: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', target })
    },
  })
  return relations
}

async function sheetsOf(parts: ZipParts, main: string) {
  const sheets: { name: string; id: string; isVisible: boolean }[] = []
  let epoch: 1900 | 1904 = 1900
  await walkSmallPart(parts, main, {
    open({ name, attributes }) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904
      if (name !== 'sheet' || attributes.name === undefined) return
      // Some programs write `show` or nothing where Excel writes `visible`, and Excel shows such a sheet.
      const isVisible = !/^(very)?hidden$/i.test(attributes.state ?? '')
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
