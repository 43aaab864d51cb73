import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation, isAudited, publishGraduates, sampleBatch } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('UX-02, GRA-12 a diploma is found however the name and the numbers are typed', async () => {
  const proposer = await given.officer('authority_reviewer')
  const supervisor = await given.officer('record_supervisor')
  await sampleBatch(application)
  const person = await given.candidate().enter()
  const renamed = 'update persons set name = $2 where id = $1'
  await application.owner.query(renamed, [person.personId, '阿卜杜拉·买买提'])
  await appliesForGraduation(application, person)
  await isAudited(application)
  await publishGraduates(application, { proposer, supervisor }, undefined)
  const search = async (q: string) => {
    const { body } = await supervisor.call('POST', '/api/office/diplomas/search', { body: { q } })
    return (body.diplomas as { diplomaNo: string; ticketNo: string }[])
      .filter(({ ticketNo }) => ticketNo === person.ticketNo)
      .map(({ diplomaNo }) => diplomaNo)
  }
  const [number = ''] = await search(person.ticketNo)
  const groups = (digits: string) => digits.replaceAll(/(.{4})(?=.)/g, '$1 ')
  for (const typed of [
    '阿卜杜拉·买买提',
    '阿卜杜拉•买',
    '阿卜杜拉．买买提',
    groups(number),
    groups(person.ticketNo),
  ])
    expect([typed, await search(typed)]).toEqual([typed, [number]])
  for (const typed of ['%%', '__', '卜杜']) expect([typed, await search(typed)]).toEqual([typed, []])
})
