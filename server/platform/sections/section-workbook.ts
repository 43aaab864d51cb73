import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { listSheetNames } from '#platform/spreadsheet/read-xlsx.ts'
import { SheetFault, wordsOfSheetFault } from '#platform/spreadsheet/sheet-fault.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-sheet.ts'
import type { Files } from './check-sections.ts'
import { faultOfSize } from './file-size.ts'
import type { Fault, PlacedRow, Row } from './row.ts'
import type { Section } from './section.ts'

/** A sheet for those who fill the workbook in; nobody reads it. */
const NOTES = '说明'

/** What the sheets of one workbook say; a sheet is called by the section's title or by its file, and one that is missing is left as it is. */
export async function readWorkbook(sections: readonly Section[], path: string): Promise<Files> {
  const contents = new Map<string, PlacedRow[]>()
  const unreadable = new Set<string>()
  const names = await sheetNamesIn(path)
  if (!Array.isArray(names)) return { contents, unreadable, faults: [names] }
  const faults: Fault[] = names
    .filter((name) => name !== NOTES && !sections.some((section) => isSheetOf(section, name)))
    .map((name) => ({
      file: basename(path),
      text: `不认识的工作表「${name}」。可用的名称：${sections.map(({ title }) => title).join('、')}；只给人看的，请命名为「${NOTES}」。`,
    }))
  for (const section of sections) {
    const own = names.filter((name) => isSheetOf(section, name))
    const [sheetName, again] = own
    if (sheetName === undefined) continue
    if (again !== undefined)
      faults.push({
        file: basename(path),
        text: `工作表「${sheetName}」和「${again}」是同一类，请只留一个。`,
      })
    const { rows, faults: wrong } = await section.form.read(path, sheetName)
    faults.push(...wrong)
    if (rows) contents.set(section.name, rows)
    else unreadable.add(section.name)
  }
  if (contents.size === 0 && faults.length === 0)
    faults.push({ file: basename(path), text: '里面没有任何一类目录的工作表。' })
  return { contents, unreadable, faults }
}

/** Writes a new workbook with a sheet for each section; the fault when there is something of that name already. */
export async function writeSections(
  path: string,
  all: readonly { section: Section; rows: readonly Row[] }[],
): Promise<Fault | undefined> {
  if (await isThere(path)) return { file: path, text: '已有这个文件。请换一个名称，以免盖掉它。' }
  const sheets = all.map(({ section, rows }) => ({
    name: section.title,
    rows: section.form.cells(rows),
    // Whoever adds a line types codes of many digits.
    textColumns: section.form.cells([])[0]?.length ?? 0,
  }))
  await writeWorkbook(createWriteStream(path, { flags: 'wx' }), sheets)
  return undefined
}

/** Says of faults of a workbook in which sheet they are, where those of a folder say in which file. */
export function inSheets(sections: readonly Section[], faults: readonly Fault[]): Fault[] {
  return faults.map(({ file, text, ...fault }) => {
    const section = sections.find(({ form }) => form.file === file)
    const words = sections.reduce(
      (said, { form, title }) => said.replaceAll(form.file, `工作表「${title}」`),
      text,
    )
    return { ...fault, file: section ? `工作表「${section.title}」` : file, text: words }
  })
}

function isSheetOf({ title, form }: Section, name: string): boolean {
  return name === title || form.file.replace(/\.\w+$/, '') === name
}

async function sheetNamesIn(path: string): Promise<string[] | Fault> {
  const file = basename(path)
  if (!(await isThere(path))) return { file, text: '没有这个文件。' }
  const tooLarge = await faultOfSize(file, path)
  if (tooLarge) return tooLarge
  try {
    return await listSheetNames(path)
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    return { file, text: wordsOfSheetFault(error) }
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
