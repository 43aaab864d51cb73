import { expect, test } from 'vitest'
import { fileExemption, photograph, sendImage } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

interface Kept {
  id: string
  version: number
  fields: object
  accepted: boolean
}

test('EVI-05 a credential is called accepted while it is what an approval accepted, and not when it was changed since', async () => {
  const person = await given.candidate().enter()
  const { ids, credentialIds } = await fileExemption(person, { courses: ['03708'], seed: 61 })
  const kept = async () => {
    const { body } = await person.call('GET', '/api/portal/credentials')
    const wallet = body.credentials as Kept[]
    return credentialIds.flatMap((id) => wallet.find((one) => one.id === id) ?? [])
  }
  const marks = async () => (await kept()).map(({ accepted }) => accepted)
  expect(await marks()).toEqual([false, false])
  await application.owner.query("update applications set state = 'approved' where id = $1", [ids[0]])
  expect(await marks()).toEqual([true, true])

  application.clock.advance(1_000)
  const [diploma] = await kept()
  const saved = await person.call('PUT', `/api/portal/credentials/${diploma?.id}`, {
    body: { version: diploma?.version, fields: { ...diploma?.fields, number: '102465201005009999' } },
  })
  expect(saved.status).toBe(200)
  expect(await marks()).toEqual([false, true])

  await sendImage(person, credentialIds[1] ?? '', await photograph(6_190))
  expect(await marks()).toEqual([false, false])
})
