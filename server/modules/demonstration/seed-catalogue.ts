import { fileURLToPath } from 'node:url'
import { applySections, listSchools, listSittings } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Files } from '#platform/sections/check-sections.ts'
import { type Row, wordsOfFault } from '#platform/sections/row.ts'
import { readFolder } from '#platform/sections/section-folder.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import type { Deps } from '#server/deps.ts'
import { comingSittings, type DemonstrationSitting } from './calendar.ts'
import { sampleBatches } from './sample-batches.ts'
import { sampleRounds, sampleTimetable } from './sample-timetable.ts'
import { sampleActivation, sampleWindows } from './sample-windows.ts'
import { listSeededPlans, type SeededPlan } from './seeded-catalogue.store.ts'

const COMING = 6

export interface SeededCatalogue {
  /** Ids by the schools' names. */
  schools: ReadonlyMap<string, string>
  plans: readonly SeededPlan[]
  sittings: readonly (DemonstrationSitting & { id: string })[]
}

/** The example that ships with the product: facts with their sources, which production may load as well (CAT-02). */
const EXAMPLE = fileURLToPath(new URL('../../../catalogue/example', import.meta.url))

/** Reads the example's files. */
export function readExample(): Promise<Files> {
  return readFolder(CATALOGUE_SECTIONS, EXAMPLE)
}

/** Seeds the example's catalogue, with sittings and windows around now, so that the demonstration is never stale. */
export async function seedCatalogue(
  tx: Tx,
  deps: Deps,
  { example, sittings }: { example: Files; sittings: readonly DemonstrationSitting[] },
): Promise<SeededCatalogue> {
  const now = deps.clock.now()
  const coming = comingSittings(now, COMING)
  const rowsOf = (name: string) => (example.contents.get(name) ?? []).map(({ row }) => row)
  const made = new Map([
    [
      'sittings',
      [...sittings, ...coming].map(
        ({ number, name, heldFrom, heldTo }): Row => ({ number, name, heldFrom, heldTo }),
      ),
    ],
    ['exam-sessions', sampleTimetable(coming, rowsOf('plan-courses'))],
    ['practice-rounds', sampleRounds(now, rowsOf('schools'))],
    ['windows', sampleWindows(now)],
    ['activation', sampleActivation(now)],
    ['graduation-batches', sampleBatches(now)],
  ])
  const contents = new Map(example.contents)
  for (const [name, rows] of made)
    contents.set(
      name,
      rows.map((row) => ({ at: name, row })),
    )
  const applied = await applySections(tx, deps, {
    sections: CATALOGUE_SECTIONS,
    files: { ...example, contents },
    missing: 'keep',
  })
  if ('faults' in applied) throw new Error(applied.faults.map(wordsOfFault).join('\n'))
  const ids = new Map(
    (await listSittings(tx, { begunBy: beijingDateOf(now) })).map(({ id, number }) => [number, id]),
  )
  return {
    schools: new Map((await listSchools(tx)).map(({ id, name }) => [name, id])),
    plans: await listSeededPlans(tx),
    sittings: sittings.flatMap((sitting) => {
      const id = ids.get(sitting.number)
      return id === undefined ? [] : [{ ...sitting, id }]
    }),
  }
}
