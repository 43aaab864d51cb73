import { expect, test } from 'vitest'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import { givenIn } from '#tests/support/given.ts'
import { fileCorrection, newName } from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const DAY_MS = 24 * 3600_000

test('APP-07, REV-01 in a window open nearly all year the expected days count from the filing, for candidate and desk', async () => {
  const candidate = await given.candidate().enter()
  const [id] = await fileCorrection(candidate, await newName(candidate, '林晓'))
  const { rows } = await application.owner.query<{ filed_at: Date; days: number[] }>(
    `select a.filed_at, c.expected_days as days from applications a join review_chains c on c.service = a.service
     where a.id = $1`,
    [id],
  )
  const { filed_at: filedAt = new Date(0), days = [] } = rows[0] ?? {}
  const due = days.map((count) => new Date(filedAt.getTime() + count * DAY_MS))
  const { next } = (await candidate.call('GET', `/api/portal/applications/${id}`)).body
  expect(next).toEqual([
    ...due.map((at) => expect.stringContaining(`预计 ${formatDate(beijingDateOf(at))}前完成`)),
    expect.any(String),
  ])
  const school = await given.officer('school_reviewer', '10272')
  const search = (filter: object) =>
    school.call('POST', '/api/office/reviews/search', {
      body: { service: 'personal-data', show: 'waiting', ...filter },
    })
  const dueOf = ({ body }: Awaited<ReturnType<typeof search>>) =>
    (body.items as { id: string; dueAt?: string }[]).find((item) => item.id === id)?.dueAt
  expect(dueOf(await search({}))).toBe(due[0]?.toISOString())
  expect(dueOf(await search({ due: 'soon' }))).toBeUndefined()
  await application.owner.query(
    "update review_chains set expected_days = '{2,10}' where service = 'personal-data'",
  )
  expect(dueOf(await search({ due: 'soon' }))).toBeDefined()
})
