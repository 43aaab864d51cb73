import { expect, test } from 'vitest'
import { ConfigProblem } from '#platform/config/config.ts'
import { createFieldCipher } from '#platform/secrets/field-cipher.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { SECRETS } from '#tests/support/test-deps.ts'
import { requireOwnKeys } from './require-own-keys.ts'

const application = startApplication()
const other = (change: Partial<typeof SECRETS>) => createFieldCipher({ ...SECRETS, ...change })
const start = (cipher: ReturnType<typeof createFieldCipher>) =>
  requireOwnKeys({ database: application.deps.database, cipher })

test('OPS-01 the keys of another installation are refused before anything is written with them', async () => {
  await expect(start(application.deps.cipher)).resolves.toBeUndefined()
  const strange = '5e'.repeat(16) + '0123456789abcdef'.repeat(2)
  for (const change of [
    { fieldKeys: { '1': strange } },
    { fieldKeys: { '2': strange }, activeFieldKey: '2' },
  ])
    await expect(start(other(change))).rejects.toThrow(ConfigProblem)
  // The right field key with another index key finds nobody, and counts everybody anew.
  await expect(start(other({ indexKey: strange }))).rejects.toThrow('密钥文件不属于这个数据库')
  // A new key beside the old one is a rotation.
  const rotated = { fieldKeys: { ...SECRETS.fieldKeys, '2': strange }, activeFieldKey: '2' }
  await expect(start(other(rotated))).resolves.toBeUndefined()
})

test('OPS-01 a database that holds nobody yet is anybody’s', async () => {
  const none = { read: async () => [] } as unknown as typeof application.deps.database
  await expect(requireOwnKeys({ database: none, cipher: application.deps.cipher })).resolves.toBeUndefined()
})
