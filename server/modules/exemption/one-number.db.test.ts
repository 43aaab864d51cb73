import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import { addToWallet, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { listTakenUp } from './taken-up.ts'

const application = startApplication()
const given = givenIn(application)

const certificate = (type: string, picture: number) => ({
  type,
  fields: { number: '4431 0512 3456', obtainedOn: '2015-05-01', province: '上海市' },
  pictures: [picture],
})

test.each([
  ['was taken out of the wallet', 921, (id: string) => ['DELETE', `/api/portal/credentials/${id}`] as const],
  [
    'was given another number in the wallet',
    923,
    (id: string) => ['PUT', `/api/portal/credentials/${id}`] as const,
  ],
])(
  'EXM-06 the desk reads that a certificate has served already, also after what was filed %s',
  async (_, picture, change) => {
    await application.owner.query(
      `update exemption_rules set rule = jsonb_set(rule, '{courses}', '["03708", "03709"]') where rule ->> 'id' = 'pets3'`,
    )
    const person = await given.candidate().enter()
    const school = await given.officer('school_reviewer', '10272')
    const first = await addToWallet(person, certificate('pets3_certificate', picture))
    await file(person, { course: '03708', credentialId: first })
    // Of what was filed at one instant, nobody can tell which is the first use.
    application.clock.advance(1_000)
    const again = await addToWallet(person, certificate('pets3_certificate', picture + 1))
    const id = await file(person, { course: '03709', credentialId: again })
    const advice = async () => (await school.call('GET', `/api/office/reviews/${id}`)).body.advice
    const used = {
      verdict: 'unsupported',
      reasons: [{ text: expect.stringContaining('同一份凭证只能用于一门课程') }],
    }
    expect(await advice()).toMatchObject(used)

    const { body } = await person.call('GET', '/api/portal/credentials')
    const held = (body.credentials as { id: string; version: number }[]).find((one) => one.id === again)
    const [method, path] = change(again)
    const { fields } = certificate('pets3_certificate', picture)
    const changed = await person.call(method, path, {
      ...(method === 'PUT'
        ? { body: { version: held?.version, fields: { ...fields, number: '4431 0512 0000' } } }
        : {}),
    })
    expect([changed.status, changed.text]).toEqual([200, changed.text])
    expect(await advice()).toMatchObject(used)
  },
)

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
  const [course] = await application.deps.database.read(deadlineIn(5_000), async (tx) =>
    listTakenUp(tx, application.deps, {
      personId: person.personId,
      except: undefined,
      offered: await readCredentials(tx, application.deps, { personId: person.personId }),
    }),
  )
  const typesOf = (id: string) => course?.credentials.filter((one) => one.id === id).map(({ type }) => type)
  expect(course?.course).toBe('03708')
  expect(typesOf(used)).toEqual(['pets2_certificate'])
  expect(typesOf(again)?.toSorted()).toEqual(['pets2_certificate', 'pets3_certificate'])
  expect(typesOf(other)).toEqual([])
})

async function file(person: Visitor, { course, credentialId }: { course: string; credentialId: string }) {
  const filed = await submitDraft(
    person,
    await fillDraft(person, { courses: [course], credentialIds: [credentialId] }),
  )
  expect([filed.status, filed.text]).toEqual([200, filed.text])
  const { body } = await person.call('GET', `/api/portal/filings/${String(filed.body.filingId)}`)
  return (body.applications as { id: string }[])[0]?.id ?? ''
}
