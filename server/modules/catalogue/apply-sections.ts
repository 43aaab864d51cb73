import type { Tx } from '#platform/db/database.ts'
import { checkFiles, type Files, remarksOn } from '#platform/sections/check-sections.ts'
import { differenceOf, isSame, type SectionDifference } from '#platform/sections/differences.ts'
import type { Fault, Row } from '#platform/sections/row.ts'
import { keyOf, type Section, shownKeyOf } from '#platform/sections/section.ts'
import type { Deps } from '#server/deps.ts'

/** The load: the sections in the order in which they rest on one another, and the content of their files. */
export interface Load {
  sections: readonly Section[]
  files: Files
  /** `keep`: an entry that is missing in its file is a fault. `remove`: it is removed, unless records rest on it. */
  missing: 'keep' | 'remove'
}

/** Whom a change concerns, in words, by section and by the key of the entry. */
export type Concerned = ReadonlyMap<Section, ReadonlyMap<string, string>>

/** The faults that prevented the load, or the changes that were made. */
export type Applied =
  | { faults: Fault[] }
  | { differences: SectionDifference[]; concerned: Concerned; remarks: Fault[] }

/** CAT-02: makes the database match the files, or changes nothing and lists every fault of the files. */
export async function applySections(tx: Tx, deps: Pick<Deps, 'ids' | 'clock'>, load: Load): Promise<Applied> {
  const { sections, files } = load
  const stored = new Map<string, readonly Row[]>()
  for (const section of sections) stored.set(section.name, await section.list(tx))
  const differences = sections.flatMap((section) => {
    const rows = files.contents.get(section.name)?.map(({ row }) => row)
    return rows ? [differenceOf(section, stored.get(section.name) ?? [], rows)] : []
  })
  const wrong = checkFiles(sections, files, stored)
  const faulty = new Set(wrong.map(({ file }) => file))
  // An entry with a faulty line is not missing, so a file with faults is not checked for missing entries.
  const sound = differences.filter(({ section }) => !faulty.has(section.form.file))
  const faults = [
    ...wrong,
    ...(await faultsOfRemoving(tx, sound, load.missing)),
    ...(await faultsOfHeld(tx, sound)),
  ]
  if (faults.length > 0) return { faults }
  const concerned = await concernedBy(tx, differences)
  // Removals come first, which frees their names. Entries that others name are saved before those others.
  for (const { section, removed } of differences.toReversed())
    if (removed.length > 0) await section.remove(tx, removed)
  for (const { section, added, changed } of differences) {
    const rows = [...added, ...changed.map(({ after }) => after)]
    if (rows.length === 0) continue
    await section.save(
      tx,
      rows.map((row) => ({ ...row, rowId: deps.ids.next() })),
      deps.clock.now(),
    )
  }
  return {
    differences: differences.filter((difference) => !isSame(difference)),
    concerned,
    remarks: remarksOn(sections, files, stored),
  }
}

/** Asked before anything is changed: what is removed has nobody any more afterwards. */
async function concernedBy(tx: Tx, differences: readonly SectionDifference[]): Promise<Concerned> {
  const concerned = new Map<Section, ReadonlyMap<string, string>>()
  for (const { section, added, changed, removed } of differences) {
    const rows = [...added, ...changed.map(({ after }) => after), ...removed]
    if (rows.length === 0) continue
    const found = await (section.concerns ?? section.restingOn)(tx, rows)
    const byKey = Map.groupBy(found, ({ key }) => key)
    concerned.set(
      section,
      new Map([...byKey].map(([key, all]) => [key, all.map(({ words }) => words).join('、')])),
    )
  }
  return concerned
}

/** Entries that records hold as they are: the load would change, remove or add what those records were decided by. */
async function faultsOfHeld(tx: Tx, differences: readonly SectionDifference[]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { section, added, changed, removed } of differences) {
    const touched = changed.filter(({ columns }) =>
      columns.some((column) => !section.openColumns?.includes(column)),
    )
    const rows = [...added, ...touched.map(({ after }) => after), ...removed]
    if (rows.length === 0 || !section.heldBy) continue
    for (const { key, words } of await section.heldBy(tx, rows)) {
      const row = rows.find((one) => keyOf(section, one) === key)
      const shown = row ? shownKeyOf(section, row) : key
      faults.push({ file: section.form.file, text: `「${shown}」${words}` })
    }
  }
  return faults
}

async function faultsOfRemoving(
  tx: Tx,
  differences: readonly SectionDifference[],
  missing: Load['missing'],
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { section, removed } of differences) {
    const { file } = section.form
    const resting = Map.groupBy(await section.restingOn(tx, removed), ({ key }) => key)
    for (const row of removed) {
      const key = shownKeyOf(section, row)
      const words = resting
        .get(keyOf(section, row))
        ?.map((one) => one.words)
        .join('、')
      const retire = section.retiredBy
        ? `不再使用的，请保留这一行并填写「${section.form.titleOf(section.retiredBy)}」`
        : '请保留这一行'
      if (words) faults.push({ file, text: `缺少「${key}」，但有 ${words}依据它，不能去掉。${retire}。` })
      else if (missing === 'keep')
        faults.push({
          file,
          text: `缺少数据库里已有的「${key}」。请把这一行放回去；确实要去掉的，加 --remove 再运行一次。`,
        })
    }
  }
  return faults
}
