import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeKeySet } from '#rulebook/papers/key-set.ts'
import { newKey, SAMPLE } from '#rulebook/transfer-package/package.fixture.ts'
import { signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { verifyPackage } from '../../tools/package-verify/verify-package.ts'

const { key, signer } = newKey()
const NOW = new Date('2026-09-15T00:00:00Z')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-package-'))
  await keep('package.json', signPackage(SAMPLE, signer))
  await keep('keys.json', encodeKeySet({ publishedAt: NOW, keys: [key] }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function keep(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name), content)
}

const verify = (file: string, keys = 'keys.json', now = NOW) =>
  verifyPackage({ file: join(folder, file), keys: join(folder, keys) }, now)

test('TRO-04 a stranger verifies a package with the published keys, and learns from whom they have to be', async () => {
  const { words, code } = await verify('package.json')
  expect(code).toBe(0)
  expect(words).toContain('一个字也没有改动')
  expect(words).toContain('https://jiangsu.example.cn/.well-known/kaoji-paper-keys.json')
  expect(words).toContain('00015 英语（二），14 学分，61 分，2021年10月1日')
  // The person is masked: who prints the answer shows no more than the paper does.
  expect(words).not.toContain(SAMPLE.person.name)
})

test('TRO-04 a stranger reads why a package is not to be believed, or that nobody can say', async () => {
  await keep('changed.json', Buffer.from(signPackage(SAMPLE, signer)).toString().replace('61', '91'))
  expect(await verify('changed.json')).toMatchObject({ code: 1, words: expect.stringContaining('被改动过') })
  await keep('other.json', encodeKeySet({ publishedAt: NOW, keys: [newKey().key] }))
  expect(await verify('package.json', 'other.json')).toMatchObject({ code: 2 })
  expect(await verify('package.json', 'keys.json', new Date('2027-04-01'))).toMatchObject({
    code: 1,
    words: expect.stringContaining('有效期'),
  })
  expect(await verify('nothing.json')).toMatchObject({ code: 2 })
  expect(await verify('package.json', 'package.json')).toMatchObject({ code: 2 })
})
