import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()

test('TRI-02 a list of 现场确认 notices says that there are more than it shows', async () => {
  const registrar = await givenIn(application).officer('school_registrar', '10272')
  const listed = async () => {
    const { body } = await registrar.call('GET', '/api/office/confirmation-notices')
    return [(body.notices as unknown[]).length, body.more]
  }
  const [before] = await listed()
  const publish = (count: number, since: string) =>
    application.owner.query(
      `insert into confirmation_notices (id, school_id, mode, period, words, published_by, published_at)
       select gen_random_uuid(), s.id, 'online', tstzrange($3::timestamptz + n * interval '1 day', $3::timestamptz + n * interval '1 day' + interval '1 hour'),
         '请按时确认', $1, now() from schools s, generate_series(1, $2::int) n where s.code = '10272'`,
      [registrar.staffId, count, since],
    )
  await publish(100 - Number(before), '2001-01-01')
  expect(await listed()).toEqual([100, false])
  await publish(1, '2000-01-01')
  expect(await listed()).toEqual([100, true])
})
