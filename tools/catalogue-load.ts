import { resolve } from 'node:path'
import { deadlineIn } from '#kernel/deadline.ts'
import { loadCatalogue, wordsOfLoad } from '#modules/catalogue/public.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/**
 * `npm run catalogue:load -- FOLDER|WORKBOOK.xlsx [--dry-run] [--remove]`: loads the catalogue's files (CAT-02; their form is in
 * `docs/catalogue.md`). Ends with 1 when there are faults; then nothing was loaded.
 */
const LIMIT_MS = 300_000
const USAGE = '用法：npm run catalogue:load -- 文件夹或工作簿.xlsx [--dry-run] [--remove]'
const { values, positionals } = argumentsOr(USAGE, {
  options: { 'dry-run': { type: 'boolean' }, remove: { type: 'boolean' } },
  allowPositionals: true,
})
const [folder, ...more] = positionals
if (!folder || more.length > 0) endWithWords(USAGE)
const mode = values['dry-run'] ? ('dryRun' as const) : ('load' as const)
await withDeps(async (deps) => {
  const applied = await loadCatalogue(
    deps,
    { actor: { kind: 'system', name: 'catalogue:load' }, deadline: deadlineIn(LIMIT_MS) },
    {
      sections: CATALOGUE_SECTIONS,
      folder: resolve(folder),
      missing: values.remove ? 'remove' : 'keep',
      mode,
    },
  )
  console.log(wordsOfLoad(applied, mode).join('\n'))
  if ('faults' in applied) process.exitCode = 1
})
