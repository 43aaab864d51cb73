import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { correctPerson } from '#modules/registry/public.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const { paid } = refundsIn(application)

test('PAY-01, PRF-01 a receipt names the payer as on the day of the payment, also after the name was corrected', async () => {
  const { candidate, orderId, applicationId } = await paid()
  const receipt = () => candidate.call('GET', `/api/portal/orders/${orderId}/receipt`)
  const before = await receipt()
  application.clock.advance(60_000)
  const correction = { personId: candidate.personId, applicationId, at: application.clock.now() }
  await application.deps.database.transact(deadlineIn(5_000), (tx) =>
    correctPerson(tx, application.deps, { ...correction, value: { datum: 'name', name: '欧阳改名' } }),
  )
  const after = await receipt()
  const text = (await pagesOfPdf(after.bytes)).join('').replaceAll(/\s/g, '')
  expect(text).toContain(candidate.name)
  expect(text).not.toContain('欧阳改名')
  // The same paper, and not another one under the same number.
  expect(after.bytes.equals(before.bytes)).toBe(true)
  const { rows } = await application.owner.query(
    "select count(*)::int as papers from papers where person_id = $1 and kind = 'payment_receipt'",
    [candidate.personId],
  )
  expect(rows[0]).toEqual({ papers: 1 })
})
