import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test.each([
  ['transferring_out', '正在办理本市转出'],
  ['transferred_out', '已转出'],
  ['graduated', '已毕业'],
  ['closed', '已注销'],
])('HOM-01, HOM-03 home offers no service under a 准考证 that is %s, and says why', async (state, words) => {
  const he = await given.candidate().enter()
  const home = async () => (await he.call('GET', '/api/portal/services')).body
  expect(await home()).not.toHaveProperty('barred')
  await application.owner.query('update tickets set state = $1 where id = $2', [state, he.ticketId])
  expect(await home()).toMatchObject({ barred: expect.stringContaining(words) })
})
