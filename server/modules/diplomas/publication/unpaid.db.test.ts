import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation, hasPaid, isAudited, withoutSampleGraduates } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('GRA-09, GRA-12 an unpaid fee keeps a graduate out of the list, and a fee that went back stops the list', async () => {
  await withoutSampleGraduates(application)
  const [proposer, supervisor] = [
    await given.officer('authority_reviewer'),
    await given.officer('record_supervisor'),
  ]
  const batches = await proposer.call('GET', '/api/office/graduation-batches')
  const [batch] = batches.body.batches as { id: string }[]
  const path = `/api/office/graduation-batches/${batch?.id}`
  const person = await given.candidate().enter()
  const applicant = await appliesForGraduation(application, person, { isPaid: false })
  await isAudited(application)
  const look = async () => (await proposer.call('GET', path)).body
  expect(await look()).toMatchObject({ publishable: 0, obstacles: [{ code: 'unpaid', count: 1 }] })
  const propose = () => proposer.call('POST', `${path}/publications`, { body: {} })
  expect((await propose()).status).toBe(409)

  const orderId = await hasPaid(application, applicant)
  expect(await look()).toMatchObject({ publishable: 1, obstacles: [] })
  const { body } = await propose()
  expect(body).toMatchObject({ graduates: 1 })
  await application.owner.query("update payment_orders set state = 'refunding' where id = $1", [orderId])
  const decision = () =>
    supervisor.call('POST', `/api/office/graduation-publications/${body.id}/decision`, {
      body: { decision: 'approve' },
    })
  expect((await decision()).body).toMatchObject({ code: 'graduates_changed' })
  await application.owner.query("update payment_orders set state = 'paid' where id = $1", [orderId])
  expect((await decision()).status).toBe(200)
})
