import { beforeEach, expect, test } from 'vitest'
import type { onePublication, releasedBatch } from '#contracts/office/scores/publications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { bringIn } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { approveShown } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let officer: Officer
let supervisor: Officer
let sittings: { id: string; name: string }[]
let tickets: { ticketNo: string; name: string }[]

beforeEach(async () => {
  officer = await given.officer('score_officer')
  supervisor = await given.officer('record_supervisor')
  const { rows } = await application.owner.query(
    'select id, name from sittings where held_from <= current_date order by number desc limit 2',
  )
  sittings = rows
  const found = await application.owner.query(
    `select t.ticket_no as "ticketNo", p.name from tickets t join persons p on p.id = t.person_id
     where not exists (select from scores s where s.ticket_id = t.id and s.course_code in ('00012', '00015'))
     order by t.ticket_no limit 6`,
  )
  tickets = found.rows
})

/** A batch of one sitting with one line for each mark. */
const bring = (sitting: number, courseCode: string, marks: readonly string[]) =>
  bringIn(application, officer, {
    kind: 'exam_scores',
    sittingId: sittings[sitting]?.id ?? '',
    text: `准考证号,课程代码,成绩\n${marks.map((mark, place) => `${tickets[place]?.ticketNo},${courseCode},${mark}`).join('\n')}\n`,
  })
const propose = async (sitting: number, batchIds: string[]) => {
  const body = { sittingId: sittings[sitting]?.id, batchIds }
  const { body: made } = await officer.call('POST', '/api/office/publications', { body })
  return String(made.id)
}
const contentOf = async (id: string) => {
  const { body } = await supervisor.call('GET', `/api/office/publications/${id}`)
  return body as ReplyOf<typeof onePublication>
}

test('IMP-02 the second person sees each course against the last time, each batch, and each score', async () => {
  // The sample scores of the sitting before are out already: these join them.
  const earlier = await propose(1, [await bring(1, '00015', ['59', '61', '缺考'])])
  await approveShown(supervisor, earlier)
  const [first, second] = [
    await bring(0, '00015', ['60', '59', '缺考', '违纪']),
    await bring(0, '00012', ['100']),
  ]
  const id = await propose(0, [first, second])
  const { courses, figures, batches, publication } = await contentOf(id)
  const figuresOf = (batchId: string) => figures.filter((line) => line.batchId === batchId)
  expect(figuresOf(first)).toMatchObject([
    { courseCode: '00015', practice: false, scores: 4, passed: 1, absent: 1, violations: 1 },
  ])
  expect(figuresOf(second)).toMatchObject([{ courseCode: '00012', scores: 1, passed: 1, absent: 0 }])
  expect(batches.map(({ batch }) => batch.id).toSorted()).toEqual([first, second].toSorted())
  expect([publication.scores, publication.candidates]).toEqual([5, 5])
  const previous = courses.find(({ courseCode }) => courseCode === '00015')?.previous
  const { rows } = await application.owner.query(
    `select count(*)::int as scores, count(*) filter (where mark >= 60)::int as passed,
       count(*) filter (where outcome = 'absent')::int as absent, count(*) filter (where outcome = 'violation')::int as violations
     from scores where course_code = '00015' and source = 'exam' and sitting_id = $1`,
    [sittings[1]?.id],
  )
  expect(previous).toEqual({ sittingName: sittings[1]?.name, ...rows[0] })
  expect(previous?.absent).toBeGreaterThan(0)

  const page = await supervisor.call('GET', `/api/office/publications/${id}/batches/${first}?course=00015`)
  const { scores, more } = page.body as ReplyOf<typeof releasedBatch>
  expect(more).toBe(false)
  expect(scores.map(({ ticketNo, personName, outcome }) => [ticketNo, personName, outcome])).toEqual(
    [
      { kind: 'marked', mark: 60 },
      { kind: 'marked', mark: 59 },
      { kind: 'absent' },
      { kind: 'violation' },
    ].map((outcome, place) => [tickets[place]?.ticketNo, tickets[place]?.name, outcome]),
  )
  const of = await supervisor.call('GET', `/api/office/publications/${id}/batches/${earlier}`)
  expect(of.status).toBe(404)
})

test('IMP-02 a doubtful batch is left out with a reason, stays unseen, and waits for another publication', async () => {
  const [kept, doubtful] = [await bring(0, '00015', ['60']), await bring(0, '00012', ['100'])]
  const id = await propose(0, [kept, doubtful])
  const bare = await approveShown(supervisor, id, { leaveOut: [doubtful] })
  expect(bare.body).toMatchObject({ code: 'input_invalid', problems: [{ field: 'note' }] })
  const note = '实践成绩须核对'
  const none = await approveShown(supervisor, id, { leaveOut: [kept, doubtful], note })
  expect(none.body.code).toBe('publication_left_nothing')
  expect((await approveShown(supervisor, id, { leaveOut: [doubtful], note })).status).toBe(200)
  const { publication, figures } = await contentOf(id)
  expect(publication).toMatchObject({ state: 'approved', scores: 1, note })
  expect(publication.leftOut).toHaveLength(1)
  expect(figures.map(({ batchId }) => batchId)).toEqual([kept])
  const { body } = await officer.call('GET', '/api/office/publications')
  expect((body.waiting as { id: string }[]).map((batch) => batch.id)).toEqual([doubtful])
  expect((await approveShown(supervisor, await propose(0, [doubtful]))).status).toBe(200)
  const { rows } = await application.owner.query(
    "select new_value->'leftOut' as left_out, reason from audit_entries where action = 'publication.approve' and subject_id = $1",
    [id],
  )
  expect(rows).toEqual([{ left_out: [doubtful], reason: note }])
  await expect(
    application.owner.query('delete from publication_batches where publication_id = $1', [id]),
  ).rejects.toThrow('only while that is proposed')
})

test('IMP-02 what is published is what was shown: another content is not approved', async () => {
  const batchId = await bring(0, '00015', ['60'])
  const id = await propose(0, [batchId])
  const { digest } = await contentOf(id)
  const decide = (body: object) =>
    supervisor.call('POST', `/api/office/publications/${id}/decision`, {
      body: { decision: 'approve', ...body },
    })
  expect((await decide({})).body.code).toBe('publication_changed')
  await application.owner.query('update scores set mark = 95 where batch_id = $1', [batchId])
  expect((await decide({ digest })).body.code).toBe('publication_changed')
  const stranger = await bring(0, '00012', ['100'])
  const now = (await contentOf(id)).digest
  const other = await decide({ digest: now, leaveOut: [stranger], note: '不是这里的批次' })
  expect(other.body.code).toBe('publication_changed')
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const none = await decide({ digest: now, leaveOut: [nowhere], note: '没有这个批次' })
  expect(none.body.code).toBe('publication_changed')
  const replies = await Promise.all([
    decide({ digest: now }),
    officer.call('POST', `/api/office/publications/${id}/withdraw`),
    decide({ digest: now }),
  ])
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
})
