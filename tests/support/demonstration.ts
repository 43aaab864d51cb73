import { seedDemonstration } from '#modules/demonstration/public.ts'
import { migrate } from '#platform/db/migrate.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'

type DepsOptions = Parameters<typeof createDeps>[0]

/** Fills an empty database with the demonstration and its additions, then closes the connections. */
export async function makeDemonstration(
  options: DepsOptions,
  addTo: (deps: Deps) => Promise<void> = async () => undefined,
): Promise<void> {
  await migrate(options.databaseUrl)
  const deps = await createDeps(options)
  try {
    await seedDemonstration(deps)
    await addTo(deps)
  } finally {
    await deps.printer.stop()
    await deps.database.close()
  }
}
