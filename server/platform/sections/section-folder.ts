import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from './check-sections.ts'
import { faultOfSize } from './file-size.ts'
import type { Fault, PlacedRow, Row } from './row.ts'
import type { Section } from './section.ts'

/** What the files of a folder say, and what is wrong with each by itself. A section without a file is left as it is. */
export async function readFolder(sections: readonly Section[], folder: string): Promise<Files> {
  const contents = new Map<string, PlacedRow[]>()
  const unreadable = new Set<string>()
  const names = await namesIn(folder)
  if (names === undefined)
    return { contents, unreadable, faults: [{ file: folder, text: '没有这个文件夹。' }] }
  const faults: Fault[] = unknownFiles(sections, names)
  for (const { name, form } of sections) {
    if (!names.includes(form.file)) continue
    const path = join(folder, form.file)
    const tooLarge = await faultOfSize(form.file, path)
    const { rows, faults: own } = tooLarge ? { rows: undefined, faults: [tooLarge] } : await form.read(path)
    faults.push(...own)
    if (rows) contents.set(name, rows)
    else unreadable.add(name)
  }
  if (contents.size === 0 && faults.length === 0)
    faults.push({ file: folder, text: `里面没有任何一个目录文件：${listOf(sections)}。` })
  return { contents, unreadable, faults }
}

/** Writes one file for each section into an empty or new folder; the words when there is something in it already. */
export async function writeFolder(
  folder: string,
  files: readonly { section: Section; rows: readonly Row[] }[],
): Promise<Fault | undefined> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    return { file: folder, text: '文件夹里已有内容。请给一个空的或新的文件夹，以免盖掉已有文件。' }
  for (const { section, rows } of files)
    await writeFile(join(folder, section.form.file), section.form.write(rows))
  return undefined
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? (await readdir(folder)).sort() : undefined
}

function unknownFiles(sections: readonly Section[], names: readonly string[]): Fault[] {
  const known = sections.map(({ form }) => form.file)
  return names
    .filter((name) => /\.(csv|json|xlsx?)$/i.test(name) && !name.startsWith('~$') && !known.includes(name))
    .map((file) => {
      const advice = sections.find(({ formerFile }) => formerFile?.file === file)?.formerFile?.advice
      return { file, text: advice ?? `不认识的文件。可用的文件名：${listOf(sections)}。` }
    })
}

function listOf(sections: readonly Section[]): string {
  return sections.map(({ form }) => form.file).join('、')
}
