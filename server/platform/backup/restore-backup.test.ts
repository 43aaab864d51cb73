import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFieldCipher } from '#platform/secrets/field-cipher.ts'
import { SECRETS } from '#tests/support/test-deps.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { writeBackup } from './backup.fixture.ts'
import { isOwnPath } from './copied-files.ts'
import { markOf } from './make-backup.ts'
import { readManifest, writeManifest } from './manifest.ts'
import { runOnDatabase } from './postgres-program.ts'
import { checkBackup, restoreFiles } from './restore-backup.ts'

const cipher = createFieldCipher(SECRETS)
const FILES = { 'vault/ab/one': 'a photograph', 'vault/cd/two': 'another', 'files/upload-1': 'a sheet' }
let root: string
let count = 0

beforeAll(async () => {
  root = makeThrowawayFolder('kaoji-backup-')
})
afterAll(() => rm(root, { recursive: true }))

async function backup(): Promise<string> {
  count += 1
  const folder = join(root, `backup-${count}`)
  await writeBackup(folder, { files: FILES, keys: markOf(cipher) })
  return folder
}

test('OPS-03 a whole backup is found whole', async () => {
  expect(await checkBackup(await backup(), cipher)).toMatchObject({ files: 3, fileBytes: 26 })
})

test.each<[string, (folder: string) => Promise<void>, string]>([
  ['no manifest', (folder) => rm(join(folder, 'manifest.json')), '不是一份完整的备份'],
  ['a cut manifest', (folder) => writeFile(join(folder, 'manifest.json'), '{"format": 1'), '已损坏'],
  [
    'a later version',
    (folder) => writeFile(join(folder, 'manifest.json'), '{"format": 2}'),
    '更新的版本做的',
  ],
  ['a cut dump', (folder) => writeFile(join(folder, 'database.dump'), 'du'), '可能没有拷贝完'],
  ['no dump', (folder) => rm(join(folder, 'database.dump')), 'database.dump 不见了'],
  ['a changed list', (folder) => appendFile(join(folder, 'files.txt'), '\n'), 'files.txt 与备份时不同'],
  [
    'a lost photograph',
    (folder) => rm(join(folder, 'vault/ab/one')),
    '1 个文件缺少或与备份时不同，例如 vault/ab/one',
  ],
  ['a changed photograph', (folder) => appendFile(join(folder, 'vault/cd/two'), '.'), '例如 vault/cd/two'],
])('OPS-03 a backup with %s is refused in words', async (_what, harm, words) => {
  const folder = await backup()
  await harm(folder)
  await expect(checkBackup(folder, cipher)).rejects.toThrow(words)
})

test('OPS-03 a backup of a later program is refused before anything is written, and so is a list that leads elsewhere', async () => {
  const later = await backup()
  await writeManifest(later, { ...(await readManifest(later)), migration: '9999-of-tomorrow.sql' })
  await expect(checkBackup(later, cipher)).rejects.toThrow('备份来自更新的程序')
  const forged = join(root, 'forged/inside')
  await writeBackup(forged, { files: { 'vault/../../elsewhere': 'x' }, keys: markOf(cipher) })
  await expect(checkBackup(forged, cipher)).rejects.toThrow('不认识的一行')
})

test('OPS-03 the backup of an installation with other keys is refused', async () => {
  for (const key of ['digestKey', 'indexKey'] as const) {
    const other = createFieldCipher({ ...SECRETS, [key]: 'cd'.repeat(32) })
    await expect(checkBackup(await backup(), other)).rejects.toThrow('密钥文件不是这份备份的')
  }
})

test('OPS-03 files come into an empty data directory, and a restoring that was cut off goes on', async () => {
  const folder = await backup()
  const manifest = await checkBackup(folder, cipher)
  const directory = join(root, 'data')
  await mkdir(join(directory, 'vault.partial'), { recursive: true })
  await writeFile(join(directory, 'vault.partial/left'), 'of an earlier try')
  await restoreFiles(folder, { manifest, directory })
  await restoreFiles(folder, { manifest, directory })
  for (const [path, text] of Object.entries(FILES))
    expect(await readFile(join(directory, path), 'utf8')).toBe(text)
  expect((await readdir(directory)).toSorted()).toEqual(['files', 'vault'])
})

test('OPS-03 what lies in the data directory already is not touched, and nothing is written without room', async () => {
  const folder = await backup()
  const manifest = await checkBackup(folder, cipher)
  const directory = join(root, 'occupied')
  await mkdir(join(directory, 'vault/ab'), { recursive: true })
  await writeFile(join(directory, 'vault/ab/one'), 'of somebody else')
  await expect(restoreFiles(folder, { manifest, directory })).rejects.toThrow('没有动它们')
  expect(await readFile(join(directory, 'vault/ab/one'), 'utf8')).toBe('of somebody else')
  const large = { ...manifest, fileBytes: Number.MAX_SAFE_INTEGER }
  await expect(restoreFiles(folder, { manifest: large, directory: join(root, 'small') })).rejects.toThrow(
    '磁盘空间不够',
  )
  expect(await readdir(join(root, 'small'))).toEqual([])
})

test('OPS-03 a folder that cannot be read to its end is not taken for an empty one and cleared away', async () => {
  const folder = await backup()
  const manifest = await checkBackup(folder, cipher)
  const directory = join(root, 'unreadable')
  await mkdir(directory)
  // Whoever runs the tests may read every folder; this one nobody can.
  await writeFile(join(directory, 'vault'), 'no folder')
  await expect(restoreFiles(folder, { manifest, directory })).rejects.toMatchObject({ code: 'ENOTDIR' })
  expect(await readFile(join(directory, 'vault'), 'utf8')).toBe('no folder')
})

test('OPS-03 what lies beside our files is not listed, for a list with it would be refused', () => {
  const own = ['vault/ab/01890000-0000-7000-8000-000000000001', 'files/upload-1']
  const foreign = ['vault/.DS_Store', 'vault/ab/.nfs0001', 'files/Thumbs.db']
  expect([...own, ...foreign].filter(isOwnPath)).toEqual(own)
})

test('OPS-03 without PostgreSQL’s own programs it is said which to install', async () => {
  const path = process.env.PATH
  process.env.PATH = join(root, 'nothing-here')
  try {
    await expect(runOnDatabase('pg_dump', 'postgres://nobody@127.0.0.1:1/none', [])).rejects.toThrow(
      '没有 pg_dump。请安装',
    )
  } finally {
    process.env.PATH = path
  }
})
