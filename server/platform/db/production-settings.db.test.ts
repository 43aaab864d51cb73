import { expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { findUnsafeSettings } from './production-settings.ts'

const application = startApplication({ data: 'empty' })

test('TRL-01 production does not start where the trail takes any time for the present', async () => {
  const faults = async () =>
    (await findUnsafeSettings(application.databaseUrl)).filter((words) => words.includes('audit_clock'))
  expect(await faults()).toHaveLength(1)
  await application.owner.query("update audit_clock set tolerance = '5 minutes'")
  expect(await faults()).toEqual([])
})
