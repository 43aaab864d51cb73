import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { takeDirectoryLock } from './directory-lock.ts'
import { clearAway } from './running-postmaster.ts'
import { startEmbeddedPostgres } from './start.ts'

const root = makeThrowawayFolder('kaoji-refused-')
afterAll(() => rmSync(root, { recursive: true }))

function folder(name: string): string {
  const path = join(root, name)
  mkdirSync(path)
  return path
}

test.each([
  ['empty', ''],
  ['of words', 'postgres\n'],
  ['of bytes', '\0\0\0\0'],
])('OPS-01 a pid file that is %s is named, with what to do, and left where it is', async (name, text) => {
  const cluster = folder(name)
  writeFileSync(join(cluster, 'postmaster.pid'), text)
  await expect(clearAway(cluster)).rejects.toMatchObject({
    code: 'pid_file_broken',
    message: expect.stringContaining(join(cluster, 'postmaster.pid')),
  })
  await expect(clearAway(cluster)).rejects.toThrow('确认没有 postgres 进程')
})

test('OPS-01 where there is no pid file, nothing is in the way', async () => {
  await expect(clearAway(folder('none'))).resolves.toBeUndefined()
})

test('OPS-01 a data directory that cannot be written is said in words, not by a stack', async () => {
  const directory = folder('unwritable')
  mkdirSync(join(directory, 'lock'))
  expect(() => takeDirectoryLock(directory)).toThrow(`数据目录 ${directory} 不能写入`)
  const file = join(root, 'a-file')
  writeFileSync(file, '')
  await expect(
    startEmbeddedPostgres({ directory: join(file, 'below'), durability: 'throwaway' }),
  ).rejects.toMatchObject({ code: 'unwritable' })
})
