import { resolve } from 'node:path'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeCatalogue } from '#modules/catalogue/public.ts'
import { wordsOfFault } from '#platform/sections/row.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/** `npm run catalogue:write -- FOLDER|WORKBOOK.xlsx`: writes the catalogue into an empty folder or a new workbook, in the form in which it is loaded (CAT-02). */
const LIMIT_MS = 300_000
const USAGE = '用法：npm run catalogue:write -- 空文件夹或新工作簿.xlsx'
const [folder, ...more] = argumentsOr(USAGE, { allowPositionals: true }).positionals
if (!folder || more.length > 0) endWithWords(USAGE)
await withDeps(async (deps) => {
  const call = { deadline: deadlineIn(LIMIT_MS) }
  const fault = await writeCatalogue(deps, call, { sections: CATALOGUE_SECTIONS, folder: resolve(folder) })
  console.log(fault ? wordsOfFault(fault) : `已写出 ${CATALOGUE_SECTIONS.length} 类到 ${resolve(folder)}`)
  if (fault) process.exitCode = 1
})
