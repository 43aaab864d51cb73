import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { filesOf, startFolders } from '#tests/support/catalogue.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ data: 'empty' })
const { newFolder, folderWith } = startFolders()

/** Runs one of the two commands as npm does. Answers its exit code and its output. */
async function run(tool: 'load' | 'write', ...args: string[]) {
  const env = {
    ...process.env,
    KAOJI_MODE: 'demonstration',
    DATABASE_URL: application.databaseUrl,
    KAOJI_DATA_DIR: await newFolder(),
  }
  return promisify(execFile)(process.execPath, [`tools/catalogue-${tool}.ts`, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  )
}

// The test starts three processes, on a machine that may be busy.
const LIMIT_MS = 120_000

test('CAT-02 the commands load a folder and write it out, and end with 1 in words when they cannot', {
  timeout: LIMIT_MS,
}, async () => {
  const faulty = await folderWith({ 'schools.csv': (text) => text.replace(',复旦大学,', ',,') })
  expect(await run('load', faulty, '--dry-run')).toMatchObject({
    code: 1,
    text: expect.stringContaining('schools.csv 第 3 行「名称」：没有填写。'),
  })
  const folder = await folderWith()
  expect(await run('load', folder)).toMatchObject({ code: 0, text: expect.stringContaining('已全部载入。') })
  const target = join(await newFolder(), 'written')
  expect(await run('write', target)).toMatchObject({ code: 0 })
  expect(await filesOf(target)).toMatchObject(await filesOf(folder))
})

test('CAT-02 a command that is used wrongly says how it is used, without the stack of an error', {
  timeout: LIMIT_MS,
}, async () => {
  for (const args of [[], ['one', 'two'], ['one', '--dryrun']]) {
    const { code, text } = await run('load', ...args)
    expect({ code, text: text.trim() }).toEqual({
      code: 1,
      text: '用法：npm run catalogue:load -- 文件夹或工作簿.xlsx [--dry-run] [--remove]',
    })
  }
  expect((await run('write', '--all')).text.trim()).toBe(
    '用法：npm run catalogue:write -- 空文件夹或新工作簿.xlsx',
  )
})
