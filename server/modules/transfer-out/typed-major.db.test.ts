import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { decide, fileTransfer, toAuthority } from '#tests/support/transfer-out.ts'

const application = startApplication()
const given = givenIn(application)
const TYPED = { majorFrom: 'typed', majorCode: '', majorName: '大数据与会计' } as const

test('TRO-01 a major that was typed is settled at the desk before the last approval, and leaves as settled', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate, TYPED)
  const last = await toAuthority(given, id)
  const path = `/api/office/reviews/${id}/destination-major`
  const before = await last.call('GET', path)
  expect(before.body).toMatchObject({ typed: { code: '', name: '大数据与会计' } })
  expect(before.body.settled).toBeUndefined()
  expect((await decide(last, { id, verdict: 'approve' })).body).toMatchObject({
    code: 'effect_impossible',
    text: expect.stringContaining('核定转入专业'),
  })
  const settle = (majorCode: string, revision = 1) =>
    last.call('PUT', path, { body: { revision, majorCode } })
  expect((await settle('５３０３０２')).status).toBe(200)
  expect((await last.call('GET', path)).body.settled).toEqual({ code: '530302', name: '大数据与会计' })
  // The list of the province has its own name for a code.
  expect((await settle('120203k')).status).toBe(200)
  expect((await last.call('GET', path)).body.settled).toEqual({ code: '120203K', name: '会计学' })
  expect((await settle('530302', 2)).body).toMatchObject({ code: 'review_revised' })
  const { body } = await last.call('GET', `/api/office/reviews/${id}`)
  expect(JSON.stringify(body)).toContain('转入专业已核定为 120203K 会计学。')
  expect((await decide(last, { id, verdict: 'approve' })).body).toEqual({ state: 'approved' })
  const { rows } = await application.owner.query(
    'select destination_major_code as code, destination_major_name as name from departures where application_id = $1',
    [id],
  )
  expect(rows).toEqual([{ code: '120203K', name: '会计学' }])
  expect((await settle('530302')).body).toMatchObject({ code: 'stale' })
})

test('TRO-01 a chosen major is not settled, and no other school sees it', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const path = `/api/office/reviews/${id}/destination-major`
  const school = await given.officer('school_reviewer', '10272')
  expect((await school.call('GET', path)).body).toEqual({ majors: [] })
  const body = { revision: 1, majorCode: '530302' }
  expect((await school.call('PUT', path, { body })).body).toMatchObject({ code: 'stale' })
  const other = await given.officer('school_reviewer', '10246')
  expect((await other.call('GET', path)).status).toBe(404)
})
