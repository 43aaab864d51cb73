import { beforeEach, describe, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { approveShown, proposeAll } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const zhang = PERSONAS[0]
let officer: Visitor
let supervisor: Visitor
let candidate: Visitor
let sittingId = ''
let ticketNo = ''

beforeEach(async () => {
  officer = await signInStaff(application, 'score1')
  supervisor = await signInStaff(application, 'record1')
  sittingId = await newestSitting(application)
  const signedIn = await signInCandidate(application, {
    idNumber: zhang?.idNumber ?? '',
    password: zhang?.password ?? '',
  })
  candidate = signedIn.visitor
  const session = await candidate.call('GET', '/api/portal/session')
  ticketNo = (session.body.tickets as { ticketNo: string }[])[0]?.ticketNo ?? ''
})

const markOf = async (courseCode: string) => {
  const { body } = await candidate.call('GET', '/api/portal/scores')
  return (body.scores as { courseCode: string; mark?: number; id: string }[]).find(
    (one) => one.courseCode === courseCode,
  )
}
const bring = (courseCode: string, mark: number) =>
  bringIn(application, officer, {
    kind: 'exam_scores',
    sittingId,
    text: `准考证号,课程代码,成绩\n${ticketNo},${courseCode},${mark}\n`,
  })
const approve = (who: Visitor, id: unknown) => approveShown(who, String(id))

/** Releases a score at once: imported, proposed by one person and approved by another. */
async function release(courseCode: string, mark: number): Promise<string> {
  await bring(courseCode, mark)
  const proposed = await proposeAll(officer, { sittingId })
  expect((await approve(supervisor, proposed.body.id)).status).toBe(200)
  // The node's memory hears of the approval over the bus, a moment after the commit.
  await expect.poll(async () => (await markOf(courseCode))?.mark).toBe(mark)
  return String(proposed.body.id)
}

describe('IMP-02, SCO-03 publication', () => {
  test('SCO-03 not a millisecond before the instant, and from it on for everyone', async () => {
    await bring('00015', 81)
    expect(await markOf('00015')).toBeUndefined()
    const publishAt = new Date(application.clock.now().getTime() + 60_000)
    const proposed = await proposeAll(officer, { sittingId, publishAt: publishAt.toISOString() })
    expect(await markOf('00015')).toBeUndefined()
    expect((await approve(supervisor, proposed.body.id)).status).toBe(200)
    // The news of the approval reaches the node's memory over the bus, a moment after the commit.
    await application.deps.bus.caughtUp()
    for (const [offset, isVisible] of [
      [-60_000, false],
      [-1, false],
      [0, true],
      [1, true],
    ] as const) {
      application.clock.set(new Date(publishAt.getTime() + offset))
      expect([offset, (await markOf('00015')) !== undefined]).toEqual([offset, isVisible])
    }
    const withdrawn = await officer.call('POST', `/api/office/publications/${proposed.body.id}/withdraw`)
    expect(withdrawn.body.code).toBe('publication_state')
  })

  test('IMP-02 the proposer never approves, whatever the roles; of twenty approvals one counts', async () => {
    await bring('00012', 72)
    const { rows } = await application.owner.query("select id from staff where username = 'score1'")
    await alsoHolds(application, rows[0].id, { role: 'record_supervisor' })
    const both = await signInStaff(application, 'score1')
    const proposed = await proposeAll(both, { sittingId })
    expect((await approve(both, proposed.body.id)).body.code).toBe('second_person')
    const replies = await Promise.all(Array.from({ length: 20 }, () => approve(supervisor, proposed.body.id)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    await expect.poll(async () => (await markOf('00012'))?.mark).toBe(72)
  })

  test('IMP-02 twenty proposals at once take the batches once; nothing left is said in words', async () => {
    const batchIds = [await bring('00020', 63)]
    const body = { sittingId, batchIds }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => officer.call('POST', '/api/office/publications', { body })),
    )
    const [first, ...others] = replies.filter(({ status }) => status === 200)
    expect(others).toEqual([])
    expect(replies.filter(({ body }) => body.code === 'publication_batches_changed')).toHaveLength(19)
    expect((await officer.call('POST', `/api/office/publications/${first?.body.id}/withdraw`)).status).toBe(
      200,
    )
    const past = { sittingId, batchIds, publishAt: '2020-01-01T00:00:00.000Z' }
    expect((await officer.call('POST', '/api/office/publications', { body: past })).body.code).toBe(
      'publication_past',
    )
    const mistyped = { sittingId, batchIds, publishAt: '9999-12-31T15:59:00.000Z' }
    expect((await officer.call('POST', '/api/office/publications', { body: mistyped })).body.code).toBe(
      'publication_far',
    )
  })

  test('IMP-02 who withdraws a publication is never named as its second person, and whoever approved it stays so', async () => {
    const viewOf = async (id: unknown) => {
      const { body } = await officer.call('GET', '/api/office/publications')
      return (body.publications as { id: string }[]).find((one) => one.id === id)
    }
    const nameOf = async (who: Visitor) => (await who.call('GET', '/api/office/session')).body.name
    const [proposer, approver] = [await nameOf(officer), await nameOf(supervisor)]
    const withdraw = (id: unknown) => officer.call('POST', `/api/office/publications/${id}/withdraw`)
    await bring('00015', 81)
    const publishAt = new Date(application.clock.now().getTime() + 60_000).toISOString()
    const first = (await proposeAll(officer, { sittingId, publishAt })).body.id
    expect((await withdraw(first)).status).toBe(200)
    const withdrawnAt = application.clock.now().toISOString()
    expect(await viewOf(first)).toMatchObject({ state: 'withdrawn', withdrawnBy: proposer, withdrawnAt })
    expect(await viewOf(first)).not.toHaveProperty('decidedBy')
    const second = (await proposeAll(officer, { sittingId, publishAt })).body.id
    expect((await approve(supervisor, second)).status).toBe(200)
    expect((await withdraw(second)).status).toBe(200)
    expect(await viewOf(second)).toMatchObject({ decidedBy: approver, withdrawnBy: proposer })
    // TRL-01: a proposal that nobody had seen is another matter than what two persons had agreed to.
    const { rows: trail } = await application.owner.query(
      "select old_value as old, new_value as new from audit_entries where action = 'publication.withdraw' order by recorded_at",
    )
    expect(trail).toEqual(
      ['proposed', 'approved'].map((state) => ({ old: { state, publishAt }, new: { state: 'withdrawn' } })),
    )
  })

  test('MSG-01 everyone whose scores are out gets one message, however often the job runs', async () => {
    const { publicationTasks } = await import('#modules/publication/public.ts')
    const ids = [await release('00015', 81), await release('00012', 72)]
    const tell = (id: string) =>
      publicationTasks(application.deps)['announce-publication']({ publicationId: id })
    // The database's clock started the job before our clock reached the instant: the job is not lost but tried again.
    const early = { ...application.deps, clock: { now: () => new Date('2020-01-01T00:00:00Z') } }
    await expect(
      publicationTasks(early)['announce-publication']({ publicationId: ids[0] ?? '' }),
    ).rejects.toThrow('not come yet')
    for (const id of [...ids, ...ids]) await tell(id)
    const { body } = await candidate.call('GET', '/api/portal/messages')
    const messages = body.messages as { title: string; ticket?: { ticketNo: string } }[]
    const announced = messages.filter(({ title }) => title === '2026年10月考试成绩已发布')
    // HOM-07: the message names the 准考证 whose scores are out, not the person's other one.
    expect(announced.map(({ ticket }) => ticket?.ticketNo)).toEqual([ticketNo])
  })
})

describe('IMP-03, SCO-04 corrections', () => {
  test('IMP-03 nothing changes before a second person agrees; then the owner is told the old and the new', async () => {
    await release('00015', 81)
    const score = await markOf('00015')
    const { rows } = await application.owner.query('select person_id from scores where id = $1', [score?.id])
    const body = {
      personId: rows[0].person_id,
      scoreId: score?.id,
      newOutcome: { kind: 'marked', mark: 85 },
      reason: '主观题漏计 4 分',
    }
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => officer.call('POST', '/api/office/corrections', { body })),
    )
    const [asked, ...others] = replies.filter(({ status }) => status === 200)
    expect(others).toEqual([])
    expect((await markOf('00015'))?.mark).toBe(81)
    const same = { ...body, newOutcome: { kind: 'marked', mark: 81 } }
    expect((await officer.call('POST', '/api/office/corrections', { body: same })).body.code).toBe(
      'correction_same',
    )
    const decide = (who: Visitor) =>
      who.call('POST', `/api/office/corrections/${asked?.body.id}/decision`, {
        body: { decision: 'approve' },
      })
    const both = await signInStaff(application, 'score1')
    await both.call('GET', '/api/office/session')
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => decide(supervisor)))
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    await expect.poll(async () => (await markOf('00015'))?.mark).toBe(85)
    const life = await candidate.call('GET', `/api/portal/scores/${score?.id}/life`)
    const events = life.body.events as { what: string; detail: string }[]
    expect(events.map(({ what }) => what)).toEqual(['成绩登记', '成绩发布', '成绩更正'])
    expect(events[2]?.detail).toContain('81 分')
    expect(events[2]?.detail).toContain('主观题漏计 4 分')
  })
})

test('IMP-02 what waits for publication or for a second person is listed however much is newer', async () => {
  await bring('00015', 81)
  const { body: proposed } = await proposeAll(officer, { sittingId })
  await bring('00012', 72)
  const { rows } = await application.owner.query(
    "select id from import_batches where state = 'applied' order by batch_no desc limit 1",
  )
  await application.owner.query(
    `insert into publications (id, sitting_id, state, publish_at, proposed_by, proposed_at, decided_by, decided_at)
     select gen_random_uuid(), sitting_id, 'refused', publish_at, proposed_by, proposed_at + interval '1 day', (select id from staff where username = 'record1'), now()
     from publications, generate_series(1, 51) where id = $1`,
    [proposed.id],
  )
  await application.owner.query(
    `insert into import_batches overriding system value select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'batch_no', 90000 + n,
       'file_key', gen_random_uuid(), 'file_digest', '\\x' || encode(sha256(n::text::bytea), 'hex')))).*
     from import_batches b, generate_series(1, 200) n where b.id = $1`,
    [rows[0].id],
  )
  const { body } = await officer.call('GET', '/api/office/publications')
  const idsOf = (list: unknown) => (list as { id: string }[]).map(({ id }) => id)
  expect(idsOf(body.publications)).toContain(proposed.id)
  expect([idsOf(body.publications).length, body.more]).toEqual([51, true])
  expect(idsOf(body.waiting)).toContain(rows[0].id)
})
