import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { addToWallet, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { listTakenUp } from './taken-up.ts'

const application = startApplication()
const given = givenIn(application)

const certificate = (type: string, picture: number) => ({
  type,
  fields: { number: '4431 0512 3456', obtainedOn: '2015-05-01', province: '上海市' },
  pictures: [picture],
})

test('EXM-06 a certificate is used up under every type under which its number was entered', async () => {
  const person = await given.candidate().enter()
  const used = await addToWallet(person, certificate('pets2_certificate', 911))
  const draft = await fillDraft(person, { courses: ['03708'], credentialIds: [used] })
  expect((await submitDraft(person, draft)).status).toBe(200)
  const again = await addToWallet(person, certificate('pets3_certificate', 912))
  const other = await addToWallet(person, {
    ...certificate('pets3_certificate', 913),
    fields: { number: '4431 0512 9999', obtainedOn: '2015-05-01', province: '上海市' },
  })
  const [course] = await application.deps.database.read(deadlineIn(5_000), (tx) =>
    listTakenUp(tx, application.deps, { personId: person.personId, except: undefined }),
  )
  const typesOf = (id: string) => course?.credentials.filter((one) => one.id === id).map(({ type }) => type)
  expect(course?.course).toBe('03708')
  expect(typesOf(used)).toEqual(['pets2_certificate'])
  expect(typesOf(again)?.toSorted()).toEqual(['pets2_certificate', 'pets3_certificate'])
  expect(typesOf(other)).toEqual([])
})
