import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { isOwner } from './is-owner.ts'
import { findUnsafeSettings } from './production-settings.ts'

const application = startApplication({ data: 'empty' })

test('TRL-01 production does not start where the trail takes any time for the present', async () => {
  const faults = async () =>
    (await findUnsafeSettings(application.databaseUrl)).filter((words) => words.includes('audit_clock'))
  expect(await faults()).toHaveLength(1)
  await application.owner.query("update audit_clock set tolerance = '5 minutes'")
  expect(await faults()).toEqual([])
})

test('OPS-01 an account that does not serve, and one that owns, are told apart in words', async () => {
  const name = `kaoji_test_serves_${randomBytes(4).toString('hex')}`
  await application.owner.query(`create role ${name} login password 'tried-in-a-test'`)
  const url = new URL(application.databaseUrl)
  Object.assign(url, { username: name, password: 'tried-in-a-test' })
  const faults = async (address: string) =>
    (await findUnsafeSettings(address)).filter((words) => words.includes('DATABASE_URL'))
  try {
    expect(await faults(url.href)).toEqual([expect.stringContaining(`grant kaoji_app to "${name}";`)])
    await application.owner.query(`grant kaoji_app to ${name}`)
    expect(await faults(url.href)).toEqual([])
    expect(await isOwner(url.href)).toBe(false)
    expect(await faults(application.databaseUrl)).toHaveLength(1)
    expect(await isOwner(application.databaseUrl)).toBe(true)
  } finally {
    await application.owner.query(`drop role ${name}`)
  }
})
