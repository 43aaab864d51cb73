import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountNamed, canEnter } from './account.ts'
import { makeOpenDirectory } from './embedded-postgres.fixture.ts'

const passwd =
  'root:x:0:0:root:/root:/bin/sh\npostgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/sh\nbroken\n'

test('finds an account by its whole name', () => {
  expect(accountNamed('postgres', passwd)).toEqual({ uid: 101, gid: 104 })
  expect(accountNamed('post', passwd)).toBeUndefined()
  expect(accountNamed('broken', passwd)).toBeUndefined()
})

test('one closed directory on the way closes everything below it', () => {
  using directory = makeOpenDirectory()
  const stranger = { uid: 4_000_000, gid: 4_000_000 }
  const below = join(directory.path, 'private/below')
  mkdirSync(below, { recursive: true })
  chmodSync(directory.path, 0o711)
  chmodSync(join(directory.path, 'private'), 0o700)
  expect(canEnter(below, stranger)).toBe(false)
  expect(canEnter(below, undefined)).toBe(true)
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  expect(canEnter(join(directory.path, 'private'), owner)).toBe(true)
})
