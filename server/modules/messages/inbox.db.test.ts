import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()

test('MSG-01 the inbox says that there are older messages than it shows', async () => {
  const candidate = await givenIn(application).candidate().enter()
  await application.owner.query('delete from messages where person_id = $1', [candidate.personId])
  const write = (count: number) =>
    application.owner.query(
      `insert into messages (person_id, id, title, body, created_at)
       select $1, gen_random_uuid(), '消息', '内容', now() from generate_series(1, $2::int)`,
      [candidate.personId, count],
    )
  const inbox = async () => {
    const { body } = await candidate.call('GET', '/api/portal/messages')
    return [(body.messages as unknown[]).length, body.more]
  }
  await write(100)
  expect(await inbox()).toEqual([100, false])
  await write(1)
  expect(await inbox()).toEqual([100, true])
})
