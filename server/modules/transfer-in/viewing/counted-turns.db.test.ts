import { expect, test } from 'vitest'
import { arrivalOf, bring, decideArrival, transferOfficers } from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

test('TRI-01 whoever decides about arrivals reads how many wait for that, also beyond the 200 that are listed', async () => {
  const they = await transferOfficers(given)
  const elsewhere = await given.officer('school_reviewer', '10269')
  const [taken] = await bring(application, they.bringer, [
    arrivalOf(application, await given.candidate().enter()),
  ])
  const id = String(taken?.id)
  const countOf = async (officer: typeof elsewhere) => {
    const { body } = await officer.call('GET', '/api/office/transfers-in?list=under_review')
    return [(body.arrivals as unknown[]).length, body.mine]
  }
  const before = Number((await countOf(they.school))[1])
  const { rows } = await application.owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = 'arrivals' and is_generated = 'NEVER' and column_name not in ('id', 'arrival_no', 'origin_ticket_no')`,
  )
  const same = rows.map(({ column_name: name }) => `"${name}"`).join(', ')
  // The copies came with one package, for only the counting matters here.
  await application.owner.query('drop index arrivals_package')
  await application.owner.query(
    `insert into arrivals (id, origin_ticket_no, ${same})
     select gen_random_uuid(), 'N' || n, ${same} from arrivals, generate_series(1, 200) n where id = $1`,
    [id],
  )
  expect(await countOf(they.school)).toEqual([200, before + 200])
  expect((await countOf(elsewhere))[1]).toBe(0)
  const atAuthority = Number((await countOf(they.authority))[1])
  expect((await decideArrival(application, they.school, { id, decision: 'approve' })).status).toBe(200)
  expect((await countOf(they.school))[1]).toBe(before + 199)
  expect((await countOf(they.authority))[1]).toBe(atAuthority + 1)
})
