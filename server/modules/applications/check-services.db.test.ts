import { afterEach, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { requireSoundServices } from './check-services.ts'

const application = startApplication()

afterEach(async () => {
  await application.owner.query(
    "update review_chains set valid_from = '2020-01-01T00:00:00Z'; update reject_reasons set retired_at = null",
  )
})

test('REV-05 a service that is whole lets the process start', async () => {
  await expect(requireSoundServices(application.deps)).resolves.toBeUndefined()
})

test('REV-05 a service without a chain in force is refused at the start, by its title, with what to do', async () => {
  await application.owner.query("update review_chains set valid_from = '2099-01-01T00:00:00Z'")
  await expect(requireSoundServices(application.deps)).rejects.toThrow(
    /「申请免考」（exemption）没有生效的审核链。\n「申请毕业」（graduation）没有生效的审核链。\n「本市转出」（transfer-out）没有生效的审核链。\n(「成绩补登（\S+）」（supplement-\w+）没有生效的审核链。\n){3}「个人信息更正」（personal-data）没有生效的审核链。\n请先运行 npm run catalogue:load/,
  )
})

test('REV-04 a service that nobody could reject is refused at the start', async () => {
  await application.owner.query('update reject_reasons set retired_at = now()')
  await expect(requireSoundServices(application.deps)).rejects.toThrow(/没有不通过原因/)
})
