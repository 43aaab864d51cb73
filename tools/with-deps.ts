import { join } from 'node:path'
import { requireOwnKeys } from '#modules/registry/public.ts'
import { ConfigProblem, readConfig } from '#platform/config/config.ts'
import { EmbeddedPostgresProblem } from '#platform/embedded-postgres/problem.ts'
import { readOrMakeSecrets, readSecrets } from '#platform/secrets/secrets.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import { prepareDatabase } from '#server/prepare-database.ts'

type Work = (deps: Deps, ownerUrl: string) => Promise<void>

/**
 * Runs a command on the installation that the environment's settings name, and leaves nothing running. What is
 * wrong with the installation is said in words.
 */
export async function withDeps(work: Work): Promise<void> {
  try {
    await onInstallation(work)
  } catch (error) {
    const isExplained = error instanceof ConfigProblem || error instanceof EmbeddedPostgresProblem
    if (!isExplained) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

async function onInstallation(work: Work): Promise<void> {
  const config = readConfig(process.env)
  const secrets = config.secretsFile
    ? await readSecrets(config.secretsFile, config.mode)
    : await readOrMakeSecrets(join(config.directory, 'secrets.json'))
  const database = await prepareDatabase(config)
  try {
    const deps = await createDeps({ config, secrets, databaseUrl: database.url, setRole: database.setRole })
    try {
      await requireOwnKeys(deps)
      await work(deps, database.ownerUrl)
    } finally {
      await deps.database.close()
    }
  } finally {
    await database.stop()
  }
}
