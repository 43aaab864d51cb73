import type { Deadline } from '#kernel/deadline.ts'
import type { Fault, Row } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { writeFolder } from '#platform/sections/section-folder.ts'
import { writeSections } from '#platform/sections/section-workbook.ts'
import type { Deps } from '#server/deps.ts'
import { lockCatalogue } from './catalogue-lock.store.ts'

const WAIT_MS = 60_000

/**
 * CAT-02: writes every section into an empty folder, or into a new workbook (`.xlsx`), in the form in which it is loaded. Answers the fault when that is
 * impossible.
 */
export async function writeCatalogue(
  deps: Deps,
  call: { deadline: Deadline },
  { sections, folder }: { sections: readonly Section[]; folder: string },
): Promise<Fault | undefined> {
  const files = await deps.database.transact(call.deadline, async (tx) => {
    await lockCatalogue(tx, WAIT_MS)
    const read: { section: Section; rows: readonly Row[] }[] = []
    for (const section of sections) read.push({ section, rows: await section.list(tx) })
    return read
  })
  return /\.xlsx$/i.test(folder) ? writeSections(folder, files) : writeFolder(folder, files)
}
