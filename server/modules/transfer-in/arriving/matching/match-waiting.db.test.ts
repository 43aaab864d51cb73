import { beforeAll, expect, test } from 'vitest'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { bringIn } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, bringInbound, checkInbound } from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { waitingIn } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer
let count = 0

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

function newNumber(): string {
  count += 1
  return withChecksum(`32010219880307${String(count).padStart(3, '0')}`)
}

async function register(name: string, idNumber: string): Promise<void> {
  const ticketNo = `8100000${String(count).padStart(5, '0')}`
  const text = `姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码\n${name},居民身份证,${idNumber},${ticketNo},10272,120203K\n`
  await bringIn(application, officer, { kind: 'candidates', text })
}

async function arrivalFor(cells: { name: string; idNumber: string }) {
  const batch = await bringInbound(application, officer, inboundFile(cells))
  const { rows } = await application.owner.query('select id, state from arrivals where batch_id = $1', [
    batch,
  ])
  expect(rows).toMatchObject([{ state: 'unmatched' }])
  return async () => {
    const after = await application.owner.query(
      `select a.state, p.name, (select array_agg(c.reasons[1]) from arrival_candidates c where c.arrival_id = a.id) as reasons
       from arrivals a left join persons p on p.id = a.person_id where a.id = $1`,
      [rows[0].id],
    )
    return after.rows[0]
  }
}

test('TRI-01 what waits for somebody is theirs when they register, in whichever form of the number', async () => {
  const idNumber = newNumber()
  const now = await arrivalFor({ name: '欧阳候', idNumber: idNumber.slice(0, 6) + idNumber.slice(8, 17) })
  await register('欧阳候', idNumber)
  expect(await now()).toMatchObject({ state: 'under_review', name: '欧阳候' })
})

test('TRI-01 whoever registers with the number under another name is for staff to settle', async () => {
  const idNumber = newNumber()
  const now = await arrivalFor({ name: '司马候', idNumber })
  await register('司马侯', idNumber)
  expect(await now()).toEqual({ state: 'unmatched', name: null, reasons: ['name_differs'] })
})

test('TRI-01 what waits for others goes on waiting', async () => {
  const now = await arrivalFor({ name: '诸葛候', idNumber: newNumber() })
  await register('诸葛候', newNumber())
  expect(await now()).toEqual({ state: 'unmatched', name: null, reasons: null })
})

test('TRI-01 a record that is taken in while its person is registered is theirs', async () => {
  const idNumber = newNumber()
  const { id } = await checkInbound(application, officer, inboundFile({ name: '上官候', idNumber }))
  const holder = await application.owner.connect()
  let taken: Promise<void> | undefined
  let registered: Promise<void> | undefined
  try {
    // The record stands still after it was asked whose it is, and before anybody sees it.
    await holder.query('begin; lock table messages in share mode')
    taken = applyInboundBatch(application, officer, id)
    await expect.poll(() => waitingIn(application), { timeout: 10_000 }).toBe(1)
    registered = register('上官候', idNumber)
    await expect.poll(() => waitingIn(application), { timeout: 10_000 }).toBe(2)
  } finally {
    await holder.query('rollback')
    holder.release()
    await Promise.all([taken, registered])
  }
  const { rows } = await application.owner.query(
    'select a.state, p.name from arrivals a left join persons p on p.id = a.person_id where a.batch_id = $1',
    [id],
  )
  expect(rows).toEqual([{ state: 'under_review', name: '上官候' }])
})
