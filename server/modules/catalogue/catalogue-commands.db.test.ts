import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { filesOf, startFolders } from '#tests/support/catalogue.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const { newFolder, folderWith } = startFolders()

/** Runs one of the two commands as npm does: its exit code, and what it says. */
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

test('CAT-02 the commands try, load and write out a folder, and end with 1 in words when they cannot', async () => {
  const folder = await folderWith()
  const faulty = await folderWith({ 'schools.csv': (text) => text.replace(',复旦大学,', ',,') })
  expect(await run('load', faulty)).toMatchObject({
    code: 1,
    text: expect.stringContaining('schools.csv 第 3 行「名称」：没有填写。'),
  })
  expect(await run('load', folder, '--dry-run')).toMatchObject({
    code: 0,
    text: expect.stringContaining('试运行'),
  })
  expect(await run('load', folder)).toMatchObject({ code: 0, text: expect.stringContaining('已全部载入。') })
  expect(await run('load', folder)).toMatchObject({
    code: 0,
    text: expect.stringContaining('没有需要改动的内容'),
  })
  const target = join(await newFolder(), 'written')
  expect(await run('write', target)).toMatchObject({ code: 0 })
  expect(await filesOf(target)).toMatchObject(await filesOf(folder))
  expect(await run('write', target)).toMatchObject({ code: 1, text: expect.stringContaining('已有内容') })
  expect((await run('load')).text).toContain('用法：npm run catalogue:load')
})
