import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generators } from './generators/all.ts'
import { generateSchemaTypes } from './generators/schema-types.ts'

/** `npm run generate`: writes every file that is made from others; `npm run check` and the tests compare them. */
const root = new URL('../', import.meta.url)
for (const { name, generate } of generators) {
  for (const [path, text] of await generate()) writeFileSync(new URL(path, root), text)
  process.stdout.write(`${name}\n`)
}
await generateSchemaTypes(fileURLToPath(new URL('server/platform/db/schema.generated.ts', root)))
process.stdout.write('schema types\n')
