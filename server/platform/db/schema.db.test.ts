import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { writeSchemaTypes } from '../../../tools/generators/schema-types.ts'

const application = startApplication({ data: 'empty' })

test('the types of the tables are those of the migrations; otherwise `npm run generate`', async () => {
  const directory = makeThrowawayFolder('kaoji-schema-')
  const file = join(directory, 'schema.ts')
  await writeSchemaTypes(application.databaseUrl, file)
  const made = readFileSync(file, 'utf8')
  rmSync(directory, { recursive: true })
  expect(made).toBe(readFileSync(new URL('./schema.generated.ts', import.meta.url), 'utf8'))
})
