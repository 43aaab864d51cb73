import { stat } from 'node:fs/promises'
import type { SystemActor } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { violatesReference } from '#platform/db/database-faults.ts'
import type { SectionDifference } from '#platform/sections/differences.ts'
import { keyOf, type Section } from '#platform/sections/section.ts'
import { readFolder } from '#platform/sections/section-folder.ts'
import { inSheets, readWorkbook } from '#platform/sections/section-workbook.ts'
import type { Deps } from '#server/deps.ts'
import { type Applied, applySections, type Load } from './apply-sections.ts'
import { lockCatalogue } from './catalogue-lock.store.ts'

const WAIT_MS = 60_000
const RELIED_ON_MEANWHILE = '载入时有新的记录用到了要去掉的内容。请再运行一次。'

/** A folder or one workbook to load. `dryRun` makes every change and rolls it back. */
export interface FolderLoad {
  sections: readonly Section[]
  folder: string
  missing: Load['missing']
  mode: 'load' | 'dryRun'
}

/**
 * CAT-02: loads a folder of catalogue files, or one workbook with a sheet for each, in one transaction, or changes nothing and lists every fault in words.
 * Loading the same folder again changes nothing and writes no audit row.
 */
export async function loadCatalogue(
  deps: Deps,
  call: { actor: SystemActor; deadline: Deadline },
  { sections, folder, missing, mode }: FolderLoad,
): Promise<Applied> {
  const isWorkbook = /\.xlsx$/i.test(folder) && !(await isFolder(folder))
  const files = await (isWorkbook ? readWorkbook : readFolder)(sections, folder)
  const taken = deps.database.transact(call.deadline, async (tx) => {
    await lockCatalogue(tx, WAIT_MS)
    const applied = await applySections(tx, deps, { sections, files, missing })
    if ('faults' in applied) throw new TakenBack(applied)
    if (mode === 'dryRun') throw new TakenBack(applied)
    if (applied.differences.length > 0)
      await writeAudit(tx, {
        at: deps.clock.now(),
        actor: call.actor,
        action: 'catalogue.load',
        subject: { kind: 'installation', id: 'catalogue' },
        old: Object.fromEntries(
          applied.differences.map((difference) => [difference.section.name, before(difference)]),
        ),
        new: Object.fromEntries(
          applied.differences.map((difference) => [difference.section.name, after(difference)]),
        ),
      })
    return applied
  })
  const applied = await taken.catch((error: unknown) => {
    if (error instanceof TakenBack) return error.applied
    // A new record may come to rest on an entry after the check and before the entry's removal.
    if (violatesReference(error)) return { faults: [{ file: folder, text: RELIED_ON_MEANWHILE }] }
    throw error
  })
  if (!isWorkbook) return applied
  return 'faults' in applied
    ? { faults: inSheets(sections, applied.faults) }
    : { ...applied, remarks: inSheets(sections, applied.remarks) }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** Rolls the transaction back and carries its result out. */
class TakenBack extends Error {
  readonly applied: Applied

  constructor(applied: Applied) {
    super('taken back')
    this.applied = applied
  }
}

// The audit row needs only the keys of new entries, because the entries are in the tables. Of changed and removed
// entries it is the only trace, so it holds their former content.
function before({ changed, removed }: SectionDifference) {
  return { changed: changed.map((row) => row.before), removed }
}

function after({ section, added, changed }: SectionDifference) {
  return { added: added.map((row) => keyOf(section, row)), changed: changed.map((row) => row.after) }
}
