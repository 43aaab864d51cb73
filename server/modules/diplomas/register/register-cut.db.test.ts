import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation, isAudited, publishGraduates, sampleBatch } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('GRA-12 a search of the register says that it has more than it shows, and which it shows', async () => {
  const proposer = await given.officer('authority_reviewer')
  const supervisor = await given.officer('record_supervisor')
  await sampleBatch(application)
  const person = await given.candidate().enter()
  await appliesForGraduation(application, person)
  await isAudited(application)
  await publishGraduates(application, { proposer, supervisor }, undefined)
  const search = async (q: string) => {
    const { body } = await supervisor.call('POST', '/api/office/diplomas/search', { body: { q } })
    return { shown: (body.diplomas as unknown[]).length, more: body.more }
  }
  expect(await search(person.ticketNo)).toEqual({ shown: 1, more: false })
  const copies = (from: number, to: number) =>
    application.owner.query(
      `insert into diplomas (id, diploma_no, sequence_no, batch_id, publication_id, application_id, application_version, person_id,
         ticket_id, school_id, major_code, major_name, level, holder_name, graduates_on, assigned_at, state, ended_at)
       select gen_random_uuid(), d.diploma_no || lpad(n::text, 3, '0'), 10000 + n, d.batch_id, d.publication_id, d.application_id, d.application_version,
         d.person_id, d.ticket_id, d.school_id, d.major_code, d.major_name, d.level, '欧阳同名', d.graduates_on, d.assigned_at,
         'revoked', d.assigned_at
       from diplomas d join tickets t on t.id = d.ticket_id, generate_series($2::int, $3::int) n where t.ticket_no = $1
         and d.holder_name <> '欧阳同名'`,
      [person.ticketNo, from, to],
    )
  await copies(1, 50)
  expect(await search('欧阳同名')).toEqual({ shown: 50, more: false })
  await copies(51, 51)
  expect(await search('欧阳同名')).toEqual({ shown: 50, more: true })
})
