import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

const print = (visitor: Visitor, choice = 'tickets=active&scores=all') =>
  visitor.call('GET', `/api/portal/scores/paper?${choice}`)
const textOf = async (answer: { bytes: Buffer }) => (await pagesOfPdf(answer.bytes)).join('\n')
const change = (ticketId: string, set: string, course = '13000') =>
  application.owner.query(`update scores set ${set} where ticket_id = $1 and course_code = $2`, [
    ticketId,
    course,
  ])

test('SCO-05 the 成绩单 lists what its owner sees, and who it is of, without the whole ID number', async () => {
  const he = await given.candidate().enter()
  const answer = await print(he)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining(`score-sheet-${he.ticketNo}.pdf`),
    'cache-control': 'private, no-store',
  })
  const text = await textOf(answer)
  const { body } = await he.call('GET', '/api/portal/scores')
  const scores = body.scores as { courseCode: string; courseName: string }[]
  expect(scores.length).toBeGreaterThan(0)
  for (const { courseCode } of scores) expect(text).toContain(courseCode)
  for (const word of [he.name, he.ticketNo, '120203K', '会计学', '专升本', '演示数据'])
    expect(text).toContain(word)
  expect(text).not.toContain(he.idNumber)
})

test('SCO-05 passed courses only: neither what was failed, nor what no longer counts', async () => {
  const he = await given.candidate().enter()
  await change(he.ticketId, "outcome = 'marked', mark = 59, grade = null")
  await change(he.ticketId, "state = 'void', voided_at = now()", '04184')
  const [all, passed] = [
    await textOf(await print(he)),
    await textOf(await print(he, 'tickets=active&scores=passed')),
  ]
  for (const word of ['13000', '不合格', '04184', '作废', '13887']) expect(all).toContain(word)
  for (const code of ['13000', '04184', '不合格']) expect(passed).not.toContain(code)
  expect(passed).toContain('13887')
  // Four of the six courses are passed and count.
  for (const text of [all, passed]) expect(text).toContain('合格 4 门')
})

test('SCO-05 all 准考证 of the person, and nobody else’s', async () => {
  const he = await given.candidate().enter()
  const other = await given.candidate().enter()
  await given.anotherTicket(he, '120402')
  const text = await textOf(await print(he, 'tickets=all&scores=all'))
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    'select ticket_no from tickets where person_id = $1',
    [he.personId],
  )
  expect(rows).toHaveLength(2)
  for (const { ticket_no: no } of rows) expect(text).toContain(no)
  expect(text).toContain('没有可以列出的成绩')
  expect(text).not.toContain(other.ticketNo)
})

test('SCO-05 the same sheet on the same day is the same file; after a correction it is another', async () => {
  const he = await given.candidate().enter()
  const first = await print(he)
  expect((await print(he)).bytes.equals(first.bytes)).toBe(true)
  await change(he.ticketId, "outcome = 'marked', mark = 99, grade = null")
  const second = await print(he)
  expect(second.bytes.equals(first.bytes)).toBe(false)
  expect(await textOf(second)).toContain('99')
})
