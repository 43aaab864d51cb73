import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'

const PRODUCTION = {
  KAOJI_MODE: 'production',
  DATABASE_URL: 'postgres://kaoji@db.example.cn/kaoji',
  KAOJI_SECRETS_FILE: '/etc/kaoji/secrets.json',
  KAOJI_PUBLIC_ORIGIN: 'https://kaoji.example.cn',
  KAOJI_TRUSTED_PROXY: '10.0.0.1',
}

function problemOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem)
    return (error as Error).message
  }
  return ''
}

test('an empty environment is a demonstration for this machine alone', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ mode: 'demonstration', role: 'both', host: '127.0.0.1', port: 3000 })
  expect(config.databaseUrl).toBeUndefined()
  expect(isAbsolute(config.directory)).toBe(true)
})

test('production starts with everything set', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({
    mode: 'production',
    databaseUrl: PRODUCTION.DATABASE_URL,
    databaseOwnerUrl: PRODUCTION.DATABASE_URL,
    publicOrigin: PRODUCTION.KAOJI_PUBLIC_ORIGIN,
  })
})

test.each(['DATABASE_URL', 'KAOJI_SECRETS_FILE', 'KAOJI_PUBLIC_ORIGIN', 'KAOJI_TRUSTED_PROXY'])(
  'production refuses to start without %s, and with an empty one',
  (name) => {
    expect(problemOf({ ...PRODUCTION, [name]: undefined })).toContain(name)
    expect(problemOf({ ...PRODUCTION, [name]: '' })).toContain(name)
  },
)

test('production refuses an origin without HTTPS', () => {
  expect(problemOf({ ...PRODUCTION, KAOJI_PUBLIC_ORIGIN: 'http://kaoji.example.cn' })).toContain('https://')
})

test('every problem is named at once', () => {
  const missing = problemOf({ KAOJI_MODE: 'production', PORT: '65536' })
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'KAOJI_SECRETS_FILE',
    'KAOJI_PUBLIC_ORIGIN',
    'KAOJI_TRUSTED_PROXY',
  ])
    expect(missing).toContain(name)
  const malformed = problemOf({
    PORT: 'http',
    KAOJI_MODE: 'prod',
    KAOJI_LOG_LEVEL: 'all',
    DATABASE_URL: 'mysql://x',
  })
  for (const name of ['PORT', 'KAOJI_MODE', 'KAOJI_LOG_LEVEL', 'DATABASE_URL'])
    expect(malformed).toContain(name)
})

test('a refusal repeats no value: a database address holds a password', () => {
  expect(problemOf({ DATABASE_URL: 'mysql://kaoji:secret@db' })).not.toContain('secret')
})

test.each([
  ['0', 0],
  ['65535', 65_535],
] as const)('the port may be %s', (PORT, port) => {
  expect(readConfig({ PORT }).port).toBe(port)
})
