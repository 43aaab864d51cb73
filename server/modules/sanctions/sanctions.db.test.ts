import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { ask } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { sanctionsInForce } from './sanction.store.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer
let supervisor: Officer
let both: Visitor

beforeAll(async () => {
  officer = await given.officer('score_officer')
  supervisor = await given.officer('record_supervisor')
  const person = await given.officer('score_officer')
  await alsoHolds(application, person.staffId, { role: 'record_supervisor' })
  both = person
})

const UNTIL = '2027-12-31'

async function entered(candidate: Candidate, who: Visitor = officer, until = UNTIL): Promise<string> {
  const body = { kind: 'diploma_delayed', until, reason: '沪教考〔2026〕12号，携带资料' }
  const reply = await who.call('POST', `/api/office/candidates/${candidate.personId}/sanctions`, { body })
  expect(reply.status).toBe(200)
  return String(reply.body.id)
}

const decide = (who: Visitor, id: string, answer: { seen: string; decision: string }) =>
  who.call('POST', `/api/office/sanctions/${id}/decision`, { body: { ...answer, note: '已核对文件' } })

const revoke = (id: string) =>
  officer.call('POST', `/api/office/sanctions/${id}/revocation`, {
    body: { reason: '申诉成立，沪教考〔2027〕3号' },
  })

const inForce = ({ personId }: Candidate) =>
  application.deps.database.read(deadlineIn(5_000), (tx) => ask(tx, sanctionsInForce(personId)))

test('AUD-02 a sanction holds only when a second person has confirmed it, and the candidate hears of it', async () => {
  const candidate = await given.candidate().enter()
  const id = await entered(candidate)
  expect(await inForce(candidate)).toEqual([])
  expect((await decide(supervisor, id, { seen: 'requested', decision: 'approve' })).status).toBe(200)
  expect(await inForce(candidate)).toEqual([{ kind: 'diploma_delayed', until: UNTIL }])
  const { body } = await candidate.call('GET', '/api/portal/messages')
  // MSG-01: the message leads to where the sanction counts.
  expect((body.messages as unknown[])[0]).toMatchObject({ title: '您受到处分：延缓毕业', link: '/degree' })
})

test('AUD-02 one whose last day has passed is told to be over: to both officers and to the candidate', async () => {
  const candidate = await given.candidate().enter()
  const today = beijingDateOf(application.clock.now())
  const over = await entered(candidate, officer, '2020-01-01')
  const last = await entered(candidate, officer, today)
  const { body: listed } = await supervisor.call('GET', '/api/office/sanctions')
  const rows = listed.sanctions as { id: string; isOver: boolean }[]
  const isOver = (id: string) => rows.find((row) => row.id === id)?.isOver
  expect([isOver(over), isOver(last)]).toEqual([true, false])
  expect((await decide(supervisor, over, { seen: 'requested', decision: 'approve' })).status).toBe(200)
  const { body } = await candidate.call('GET', '/api/portal/messages')
  const [message] = body.messages as { title: string; body: string }[]
  expect(message?.title).toBe('登记了已到期的处分：延缓毕业')
  expect(message?.body).toContain('处分已于 2020年1月1日 到期，登记只作记录，不影响办理毕业。')
})

test('AUD-02 a refused one never holds; whoever entered it cannot confirm it, whatever roles they have', async () => {
  const candidate = await given.candidate().enter()
  const refused = await entered(candidate)
  expect((await decide(supervisor, refused, { seen: 'requested', decision: 'refuse' })).status).toBe(200)
  const own = await entered(candidate, both)
  expect((await decide(both, own, { seen: 'requested', decision: 'approve' })).body.code).toBe(
    'second_person',
  )
  await expect(
    application.owner.query(
      "update sanctions set state = 'in_force', decided_by = requested_by where id = $1",
      [own],
    ),
  ).rejects.toThrow(/check constraint/)
  expect(await inForce(candidate)).toEqual([])
})

test('AUD-02 it holds while its revocation is only asked for; refused it goes on, agreed it ends', async () => {
  const candidate = await given.candidate().enter()
  const id = await entered(candidate)
  expect((await revoke(id)).body.code).toBe('stale')
  await decide(supervisor, id, { seen: 'requested', decision: 'approve' })
  expect((await revoke(id)).status).toBe(200)
  expect(await inForce(candidate)).toHaveLength(1)
  expect((await decide(supervisor, id, { seen: 'requested', decision: 'approve' })).body.code).toBe('stale')
  expect((await decide(supervisor, id, { seen: 'revocation_asked', decision: 'refuse' })).status).toBe(200)
  expect(await inForce(candidate)).toHaveLength(1)
  await revoke(id)
  expect((await decide(supervisor, id, { seen: 'revocation_asked', decision: 'approve' })).status).toBe(200)
  expect(await inForce(candidate)).toEqual([])
  expect((await revoke(id)).body.code).toBe('stale')
})

test('AUD-02 the audit of a real record is blocked while it holds beyond the date of the diploma, and not after', async () => {
  const candidate = await given.candidate().enter()
  await decide(supervisor, await entered(candidate), { seen: 'requested', decision: 'approve' })
  const blocksOf = async (graduatesOn: string) => {
    const { ticketId } = candidate
    const at = application.deps.clock.now()
    const built = await application.deps.database.read(deadlineIn(5_000), (tx) =>
      buildDegreeCase(tx, { ticketId, at, on: beijingDateOf(at), graduatesOn }),
    )
    return auditDegree(built.degreeCase).blocks
  }
  expect(await blocksOf('2027-12-30')).toContain('sanction')
  expect(await blocksOf('2027-12-31')).not.toContain('sanction')
})

test('GRA-12, AUD-02 a sanction that comes too late for an approved list is refused until the list is stopped', async () => {
  const { owner, clock } = application
  const { rows } = await owner.query(
    `select d.person_id as "personId", d.publication_id as list from diplomas d where d.state = 'assigned' limit 1`,
  )
  const { personId, list } = rows[0]
  const publish = (at: Date, state: string) =>
    owner.query('update graduation_publications set publish_at = $2, state = $3 where id = $1', [
      list,
      at,
      state,
    ])
  await publish(new Date(clock.now().getTime() + 3600_000), 'approved')
  const approve = { seen: 'requested', decision: 'approve' }
  const id = await entered({ personId } as Candidate)
  const refused = await decide(supervisor, id, approve)
  expect(refused.body).toMatchObject({ code: 'sanction_listed', text: expect.stringContaining('毕业批次') })
  expect((await decide(supervisor, id, { ...approve, decision: 'refuse' })).status).toBe(200)
  // What has come out is no longer held back by a sanction: only a revocation takes it away.
  await publish(new Date(clock.now().getTime() - 3600_000), 'approved')
  expect((await decide(supervisor, await entered({ personId } as Candidate), approve)).status).toBe(200)
})

test('AUD-02 decided by five at the same moment it is decided once, and the trail says it once', async () => {
  const candidate = await given.candidate().enter()
  const id = await entered(candidate)
  const others = await Promise.all(Array.from({ length: 4 }, () => given.officer('record_supervisor')))
  const replies = await Promise.all(
    [supervisor, ...others].map((who, turn) =>
      decide(who, id, { seen: 'requested', decision: turn % 2 === 0 ? 'approve' : 'refuse' }),
    ),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where subject_id = $1 and action in ('sanction.approve', 'sanction.refuse')",
    [id],
  )
  expect(rows[0]).toEqual({ count: 1 })
})

test('ACC-01 a school sees no sanctions and enters none; a person without a 准考证 in scope is not there', async () => {
  const school = await given.officer('school_registrar', '10272')
  const { personId } = await given.candidate().enter()
  const path = `/api/office/candidates/${personId}/sanctions`
  expect((await school.call('GET', path)).body.code).toBe('not_permitted')
  const nobody = '/api/office/candidates/00000000-0000-4000-8000-000000000000/sanctions'
  expect((await officer.call('GET', nobody)).body.code).toBe('not_found')
  expect((await officer.call('GET', path)).body).toEqual({ sanctions: [] })
})

test('AUD-02 the list of sanctions shows all that wait, and says when it leaves out settled ones', async () => {
  const candidate = await given.candidate().enter()
  const waiting = await entered(candidate)
  const list = async () => {
    const { body } = await officer.call('GET', '/api/office/sanctions')
    const rows = body.sanctions as { id: string; state: string }[]
    const settled = rows.filter(({ state }) => state !== 'requested' && state !== 'revocation_asked')
    return { isWaitingShown: rows.some(({ id }) => id === waiting), settled: settled.length, more: body.more }
  }
  const copies = (count: number) =>
    application.owner.query(
      `insert into sanctions (id, person_id, kind, until, reason, state, requested_by, requested_at, decided_by, decided_at)
       select gen_random_uuid(), person_id, kind, until, reason, 'refused', requested_by, requested_at + interval '1 day', $2, now()
       from sanctions, generate_series(1, $3::int) where id = $1`,
      [waiting, supervisor.staffId, count],
    )
  await copies(200 - (await list()).settled)
  expect(await list()).toEqual({ isWaitingShown: true, settled: 200, more: false })
  await copies(1)
  expect(await list()).toEqual({ isWaitingShown: true, settled: 200, more: true })
})
