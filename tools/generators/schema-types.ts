import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { migrate } from '#platform/db/migrate.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'

const CODEGEN = fileURLToPath(new URL('../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

/** Writes the types of a migrated database's tables, as `server/platform/db/schema.generated.ts` has them. */
export async function writeSchemaTypes(url: string, file: string): Promise<void> {
  const options = {
    '--dialect': 'postgres',
    '--url': url,
    '--exclude-pattern': 'graphile_worker.*',
    '--out-file': file,
    '--date-parser': 'string',
    '--numeric-parser': 'number',
    '--type-mapping': '{"int8":"number"}',
  }
  await promisify(execFile)(process.execPath, [CODEGEN, ...Object.entries(options).flat()])
}

/** The same from the migrations alone, on a PostgreSQL of its own that is thrown away. */
export async function generateSchemaTypes(file: string): Promise<void> {
  const directory = makeThrowawayFolder('kaoji-generate-')
  const postgres = await startEmbeddedPostgres({ directory, durability: 'throwaway' })
  try {
    await migrate(postgres.adminUrl)
    await writeSchemaTypes(postgres.adminUrl, file)
  } finally {
    await postgres.discard()
  }
}
