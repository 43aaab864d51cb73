import { expect, test } from 'vitest'
import { judgeStoredHash } from './stored-hash.ts'

const argon = (parameters: string) => `$argon2id$v=19$${parameters}$${'a'.repeat(22)}$${'b'.repeat(43)}`
const bcrypt = (cost: string) => `$2b$${cost}$${'a'.repeat(53)}`

test.each([
  [argon('m=19456,t=2,p=1'), 'ok'],
  [argon('m=1024,t=2,p=1'), 'too_weak'],
  [argon('m=19456,t=0,p=1'), 'too_weak'],
  [argon('m=1048576,t=2,p=1'), 'too_costly'],
  [argon('m=65536,t=3,p=4'), 'ok'],
  [argon('m=65537,t=1,p=1'), 'too_costly'],
  [argon('m=65536,t=4,p=1'), 'too_costly'],
  [argon('m=65536,t=3,p=5'), 'too_costly'],
  [argon('m=19456,t=99,p=1'), 'too_costly'],
  [bcrypt('12'), 'ok'],
  [bcrypt('13'), 'too_costly'],
  [bcrypt('03'), 'unknown_format'],
  [`sha256$${'a1'.repeat(8)}$${'0f'.repeat(32)}`, 'ok'],
  ['123456', 'unknown_format'],
  ['x'.repeat(301), 'too_long'],
])('LOG-03 %s is %s', (text, verdict) => {
  expect(judgeStoredHash(text)).toBe(verdict)
})
