import { beforeEach, describe, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { diplomasOf, diplomaTasks, requireNoDiploma } from '#modules/diplomas/public.ts'
import { ask } from '#platform/db/question.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  type Applicant,
  appliesForGraduation,
  isAudited,
  sampleBatch,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { patiently } from '#tests/support/patiently.ts'
import { isSanctioned } from '#tests/support/sanctioned.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let proposer: Officer
let supervisor: Officer
let batchId = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  proposer = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
  batchId = await sampleBatch(application)
})

interface Graduate extends Applicant {
  person: Candidate
}

async function graduate(major?: string): Promise<Graduate> {
  const making = given.candidate()
  const person = await (major === undefined ? making : making.enrolledIn(major)).enter()
  return { ...(await appliesForGraduation(application, person)), person }
}

const propose = (who: Officer, body: object = {}) =>
  who.call('POST', `/api/office/graduation-batches/${batchId}/publications`, { body })
const decide = (who: Officer, id: unknown, decision = 'approve') =>
  who.call('POST', `/api/office/graduation-publications/${id}/decision`, { body: { decision } })
const halt = (who: Officer, id: unknown) =>
  who.call('POST', `/api/office/graduation-publications/${id}/halt`, { body: { reason: '名单有误' } })
const settle = (who: Officer, id: unknown, decision: 'withdraw' | 'resume') =>
  who.call('POST', `/api/office/graduation-publications/${id}/settlement`, { body: { decision } })
const inMinutes = (minutes: number) => new Date(application.clock.now().getTime() + minutes * 60_000)

const stateOf = async ({ person }: Graduate) => {
  const { body } = await person.call('GET', '/api/portal/session')
  return (body.tickets as { state: string }[])[0]?.state
}
const numbersOf = async ({ person }: Graduate) => {
  const { body } = await person.call('GET', '/api/portal/diplomas')
  return (body.diplomas as { diplomaNo: string }[]).map(({ diplomaNo }) => diplomaNo)
}

/** Takes an approval back as the engine does: under the lock of the application, asking the diplomas first. */
async function undo({ applicationId }: Applicant): Promise<string> {
  const { database, clock } = application.deps
  try {
    await database.transact(deadlineIn(10_000), async (tx) => {
      await tx.selectFrom('applications').select('id').where('id', '=', applicationId).forUpdate().execute()
      await tx
        .updateTable('applications')
        .set((eb) => ({ state: 'in_review', version: eb('version', '+', 1) }))
        .where('id', '=', applicationId)
        .execute()
      await requireNoDiploma(tx, { applicationId, at: clock.now() })
    })
    return 'undone'
  } catch (error) {
    return String((error as { code?: string }).code)
  }
}

describe('GRA-12 publication at one instant, by two persons', () => {
  test('GRA-12 not a millisecond before the instant, and from it on without any job', async () => {
    const one = await graduate()
    await isAudited(application)
    const publishAt = inMinutes(10)
    const { body } = await propose(proposer, { publishAt: publishAt.toISOString() })
    expect(body).toMatchObject({ graduates: 1 })
    expect((await decide(supervisor, body.id)).status).toBe(200)
    for (const [offset, state, count] of [
      [-60_000, '在籍', 0],
      [-1, '在籍', 0],
      [0, '已毕业', 1],
      [1, '已毕业', 1],
    ] as const) {
      application.clock.set(new Date(publishAt.getTime() + offset))
      expect([offset, await stateOf(one), (await numbersOf(one)).length]).toEqual([offset, state, count])
    }
    const [number = ''] = await numbersOf(one)
    expect(number).toMatch(/^6531\d{13}$/)
    expect(number.slice(4, 16)).toBe(one.person.ticketNo)
  })

  test('GRA-12 who proposed never approves, and the table refuses it too; of twenty approvals one counts', async () => {
    await graduate()
    await isAudited(application)
    await alsoHolds(application, proposer.staffId, { role: 'record_supervisor' })
    const { body } = await propose(proposer)
    expect((await decide(proposer, body.id)).body.code).toBe('second_person')
    await expect(
      application.owner.query(
        "update graduation_publications set state = 'approved', decided_by = proposed_by, decided_at = now() where id = $1",
        [body.id],
      ),
    ).rejects.toThrow('four_eyes')
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => patiently(() => decide(supervisor, body.id))),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ body: one }) => one.code === 'publication_state')).toHaveLength(19)
    const { rows } = await application.owner.query(
      'select count(*)::int as n from diplomas where batch_id = $1',
      [batchId],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  test('GRA-12 twenty proposals at once take the applications once; nothing left is said in words', async () => {
    await graduate()
    await isAudited(application)
    const replies = await Promise.all(Array.from({ length: 20 }, () => patiently(() => propose(proposer))))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ body }) => body.code === 'graduates_none')).toHaveLength(19)
  })

  test('GRA-12 what is not audited since its approval, or found short, is held back with its reason', async () => {
    const [sound, short] = [await graduate(), await graduate()]
    await isAudited(application, { applicationId: sound.applicationId })
    await isAudited(application, { applicationId: short.applicationId, verdict: 'short' })
    application.clock.advance(60_000)
    await graduate()
    const { body } = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
    expect(body).toMatchObject({
      publishable: 1,
      obstacles: expect.arrayContaining([
        { code: 'audit_failed', count: 1 },
        { code: 'not_audited', count: 1 },
      ]),
    })
    expect((await propose(proposer)).body).toMatchObject({ graduates: 1 })
    // A newer audit of somebody on the list stops the approval.
    await isAudited(application, { applicationId: sound.applicationId, verdict: 'short' })
    const { rows } = await application.owner.query(
      'select id from graduation_publications where batch_id = $1',
      [batchId],
    )
    const changed = await decide(supervisor, rows[0].id)
    expect(changed.body.code).toBe('graduates_changed')
  })

  test('GRA-12, AUD-04 an exception covers what was lacking when it was agreed to, and neither more nor a sanction', async () => {
    const one = await graduate()
    const [first, second] = [
      await given.officer('authority_reviewer'),
      await given.officer('authority_reviewer'),
    ]
    await application.owner.query(
      `insert into approval_exceptions (id, person_id, application_id, revision, lack_key, lack, reason, state, requested_by,
         requested_at, decided_by, decided_at)
       values (gen_random_uuid(), $1, $2, 1, '["short",1,["00015"]]', '缺一门', '特殊情况', 'agreed', $3, $5, $4, $5)`,
      [one.personId, one.applicationId, first.staffId, second.staffId, application.clock.now()],
    )
    const found: unknown[] = []
    for (const verdict of ['short', 'blocked', 'undetermined']) {
      application.clock.advance(1_000)
      await isAudited(application, { verdict })
      const { body } = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
      found.push([verdict, body.publishable, body.obstacles])
    }
    const failed = [{ code: 'audit_failed', count: 1 }]
    expect(found).toEqual([
      ['short', 1, []],
      ['blocked', 0, failed],
      ['undetermined', 0, failed],
    ])
  })

  test.each(['sanction', 'correction'] as const)(
    'GRA-12 a %s after the audit stops the approval of a list, and the application until it is audited again',
    async (change) => {
      const one = await graduate()
      await isAudited(application)
      const { body } = await propose(proposer)
      application.clock.advance(1_000)
      await worsens(one, change)
      expect((await decide(supervisor, body.id)).body.code).toBe('graduates_changed')
      await halt(proposer, body.id)
      const page = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
      expect(page.body).toMatchObject({ publishable: 0, obstacles: [{ code: 'not_audited', count: 1 }] })
    },
  )

  test('GRA-12 two applications on one 准考证 are both held back', async () => {
    const one = await graduate()
    await appliesForGraduation(application, one.person, { major: await otherMajor(one) })
    await isAudited(application)
    const { body } = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
    expect(body).toMatchObject({ publishable: 0, obstacles: [{ code: 'two_applications', count: 2 }] })
  })
})

/** Enters a sanction that two persons confirmed, or corrects a score, at this moment. */
async function worsens({ personId }: Graduate, change: 'sanction' | 'correction'): Promise<void> {
  if (change === 'sanction') return isSanctioned(application, { personId, until: '2028-01-01' })
  const both = [proposer.staffId, supervisor.staffId]
  await application.owner.query(
    `with score as (
         update scores set mark = 41, version = version + 1
         where id = (select id from scores where person_id = $1 and mark is not null order by course_code limit 1) returning id)
     insert into score_corrections (id, person_id, score_id, state, old_value, new_value, reason, requested_by, requested_at,
       decided_by, decided_at)
     select gen_random_uuid(), $1, id, 'approved', '{"kind":"marked","mark":75}', '{"kind":"marked","mark":41}', '登分错误', $2, $4, $3, $4
     from score`,
    [personId, ...both, application.clock.now()],
  )
}

async function aPassOf({ personId }: Graduate): Promise<string> {
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from scores where person_id = $1 and mark >= 60 order by course_code limit 1',
    [personId],
  )
  return rows[0]?.id ?? ''
}

async function otherMajor({ ticketId }: Graduate): Promise<string> {
  const { rows } = await application.owner.query<{ code: string }>(
    `with own as (select m.code, t.school_id from tickets t join plans p on p.id = t.plan_id join majors m on m.id = p.major_id where t.id = $1)
     insert into majors (id, code, name, level, school_id, source)
     select gen_random_uuid(), '999999K', '测试专业', 'benke', school_id, '测试' from own returning code`,
    [ticketId],
  )
  return rows[0]?.code ?? ''
}

test('GRA-12 the first page counts what waits for this person as the second one, and nothing of their own', async () => {
  const waiting = async (who: Officer) => (await who.call('GET', '/api/office/graduations-waiting')).body
  const nothing = { lists: 0, halts: 0, revocations: 0 }
  await application.owner.query(
    "update graduation_publications set state = 'refused' where state = 'proposed'",
  )
  const school = await given.officer('school_reviewer', '10272')
  await graduate()
  await isAudited(application)
  const { body } = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
  expect(await waiting(supervisor)).toEqual({ ...nothing, lists: 1 })
  expect([await waiting(proposer), await waiting(school)]).toEqual([nothing, nothing])
  await decide(supervisor, body.id)
  await halt(supervisor, body.id)
  expect([await waiting(supervisor), await waiting(proposer)]).toEqual([nothing, { ...nothing, halts: 1 }])
  await settle(proposer, body.id, 'resume')
  application.clock.advance(600_000)
  const { rows } = await application.owner.query('select id from diplomas where publication_id = $1', [
    body.id,
  ])
  await proposer.call('POST', `/api/office/diplomas/${rows[0].id}/revocation`, {
    body: { reason: '学历证明系伪造' },
  })
  expect(await waiting(supervisor)).toEqual({ ...nothing, revocations: 1 })
  expect((await waiting(school)).revocations).toBe(0)
})

describe('GRA-12 races', () => {
  test('GRA-12 an approval is undone while the list is published: one comes first, the other sees it', async () => {
    for (let round = 0; round < 12; round += 1) {
      const one = await graduate()
      await isAudited(application)
      const { body } = await propose(proposer)
      const [published, undone] = await Promise.all([decide(supervisor, body.id), undo(one)])
      const outcome = [published.status === 200 ? 'published' : published.body.code, undone]
      expect([
        ['published', 'effect_relied_on'],
        ['graduates_changed', 'undone'],
      ]).toContainEqual(outcome)
      const { rows } = await application.owner.query(
        "select a.state, count(d.id)::int as numbers from applications a left join diplomas d on d.application_id = a.id and d.state = 'assigned' where a.id = $1 group by 1",
        [one.applicationId],
      )
      expect([
        { state: 'approved', numbers: 1 },
        { state: 'in_review', numbers: 0 },
      ]).toContainEqual(rows[0])
      if (published.status !== 200) await halt(proposer, body.id)
    }
  })

  test('GRA-12 a list is halted or withdrawn while it is approved: it comes out or it does not', async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = await graduate()
      await isAudited(application)
      const { body } = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
      const [approved, halted] = await Promise.all([decide(supervisor, body.id), halt(proposer, body.id)])
      expect(halted.status).toBe(200)
      const { rows } = await application.owner.query(
        'select p.state, count(d.id)::int as numbers from graduation_publications p left join diplomas d on d.publication_id = p.id where p.id = $1 group by 1',
        [body.id],
      )
      // Approved first, then halted with its numbers; or taken back first, and there was nothing to approve any more.
      expect(rows[0]).toEqual(
        approved.status === 200 ? { state: 'halted', numbers: 1 } : { state: 'withdrawn', numbers: 0 },
      )
      if (rows[0].state === 'halted') await settle(supervisor, body.id, 'withdraw')
      expect(await undo(one)).toBe('undone')
    }
  })

  test('GRA-12, IMP-03 a correction that takes a pass and the approval of a list at once: one of the two', async () => {
    const score = await given.officer('score_officer')
    const second = await given.officer('record_supervisor')
    for (let round = 0; round < 8; round += 1) {
      const one = await graduate()
      await isAudited(application)
      const { body } = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
      const asked = await score.call('POST', '/api/office/corrections', {
        body: {
          personId: one.personId,
          scoreId: await aPassOf(one),
          newOutcome: { kind: 'marked', mark: 41 },
          reason: '登分错误',
        },
      })
      application.clock.advance(1_000)
      const [published, corrected] = await Promise.all([
        decide(supervisor, body.id),
        second.call('POST', `/api/office/corrections/${asked.body.id}/decision`, {
          body: { decision: 'approve' },
        }),
      ])
      const outcome = [published.body.code ?? 'published', corrected.body.code ?? 'corrected']
      expect([
        ['published', 'correction_listed'],
        ['graduates_changed', 'corrected'],
      ]).toContainEqual(outcome)
      await halt(proposer, body.id)
    }
  })

  test('GRA-12 two lists of two batches at once never give one 准考证 two diplomas', async () => {
    const { rows: batches } = await application.owner.query<{ id: string }>(
      "select id from graduation_batches where name = '2026年6月'",
    )
    for (let round = 0; round < 6; round += 1) {
      const person = await given.candidate().enter()
      const second = await given.anotherTicket(person, '120203K')
      await appliesForGraduation(application, person)
      await isAudited(application)
      const first = await propose(proposer)
      // The other ticket of the same person and major applies once the first list is fixed.
      await appliesForGraduation(
        application,
        { personId: person.personId, ticketId: second },
        { batch: '2026年6月' },
      )
      await application.owner.query(
        "update applications set state = 'rejected' where person_id = $1 and ticket_id = $2",
        [person.personId, person.ticketId],
      )
      await isAudited(application)
      const other = await proposer.call(
        'POST',
        `/api/office/graduation-batches/${batches[0]?.id}/publications`,
        { body: {} },
      )
      await application.owner.query(
        "update applications set state = 'approved' where person_id = $1 and ticket_id = $2",
        [person.personId, person.ticketId],
      )
      const replies = await Promise.all([
        decide(supervisor, first.body.id),
        decide(supervisor, other.body.id),
      ])
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(replies.find(({ status }) => status !== 200)?.body.code).toBe('graduates_changed')
      for (const { body } of [first, other]) await halt(proposer, body.id)
    }
  })
})

describe('GRA-12 withdrawal before the instant', () => {
  test('GRA-12 one person halts, and nothing comes out; only a second one withdraws or lets it go on', async () => {
    const one = await graduate()
    await isAudited(application)
    const publishAt = inMinutes(10)
    const { body } = await propose(proposer, { publishAt: publishAt.toISOString() })
    await decide(supervisor, body.id)
    expect((await halt(proposer, body.id)).status).toBe(200)
    expect((await settle(proposer, body.id, 'withdraw')).body.code).toBe('second_person')
    application.clock.set(new Date(publishAt.getTime() + 1))
    expect([await stateOf(one), await numbersOf(one)]).toEqual(['在籍', []])
    expect((await settle(supervisor, body.id, 'resume')).status).toBe(200)
    expect(await stateOf(one)).toBe('已毕业')
    expect((await halt(proposer, body.id)).body.code).toBe('publication_state')
  })

  test.each(['sanction', 'correction'] as const)(
    'GRA-12 a %s during a halt keeps the list from going on, and it can be withdrawn',
    async (change) => {
      const one = await graduate()
      await isAudited(application)
      const { body } = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
      expect((await decide(supervisor, body.id)).status).toBe(200)
      await halt(proposer, body.id)
      application.clock.advance(1_000)
      await worsens(one, change)
      expect((await settle(supervisor, body.id, 'resume')).body.code).toBe('graduates_changed')
      expect((await settle(supervisor, body.id, 'withdraw')).status).toBe(200)
      application.clock.advance(600_000)
      expect([await stateOf(one), await numbersOf(one)]).toEqual(['在籍', []])
    },
  )

  test('GRA-12 a number that never came out is taken up again by its own application, and by nobody else', async () => {
    const one = await graduate()
    await isAudited(application)
    const first = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
    await decide(supervisor, first.body.id)
    await halt(supervisor, first.body.id)
    await settle(proposer, first.body.id, 'withdraw')
    const { rows } = await application.owner.query(
      'select diploma_no, state from diplomas where batch_id = $1',
      [batchId],
    )
    expect(rows).toMatchObject([{ state: 'withdrawn' }])
    const again = await propose(proposer)
    expect((await decide(supervisor, again.body.id)).status).toBe(200)
    expect(await numbersOf(one)).toEqual([rows[0].diploma_no])
  })
})

test('GRA-12 numbers follow school, major and 准考证号, whatever the order of filing, without gaps', async () => {
  await application.owner.query(
    "update diploma_number_rules set pattern = '6{level:5/6}310000{year:2}{session}{sequence:5}{check}'",
  )
  for (const major of ['120203K', '030101K', '120203K', '030101K', '120203K']) await graduate(major)
  await isAudited(application)
  const { body } = await propose(proposer)
  expect((await decide(supervisor, body.id)).status).toBe(200)
  const { rows } = await application.owner.query(
    `select d.sequence_no as seq, d.diploma_no as no, row_number() over (order by s.code, d.major_code, d.level, t.ticket_no)::int as place
     from diplomas d join schools s on s.id = d.school_id join tickets t on t.id = d.ticket_id where d.batch_id = $1 order by d.sequence_no`,
    [batchId],
  )
  expect(rows.map(({ seq, place }) => [seq, place])).toEqual([1, 2, 3, 4, 5].map((n) => [n, n]))
  expect(rows.map(({ no }) => no.slice(8, 16))).toEqual([1, 2, 3, 4, 5].map((n) => `2620000${n}`))
})

test('GRA-12 everybody on the list gets one message, however often the job runs, and none before the instant', async () => {
  const one = await graduate()
  await isAudited(application)
  const { body } = await propose(proposer, { publishAt: inMinutes(10).toISOString() })
  await decide(supervisor, body.id)
  const tell = () => diplomaTasks(application.deps)['announce-graduation']({ publicationId: String(body.id) })
  await expect(tell()).rejects.toThrow('not come yet')
  application.clock.advance(600_000)
  await tell()
  await tell()
  const { body: inbox } = await one.person.call('GET', '/api/portal/messages')
  const titles = (inbox.messages as { title: string }[]).map(({ title }) => title)
  expect(titles.filter((title) => title.startsWith('您已毕业'))).toHaveLength(1)
})

test('GRA-12, HOM-03 a graduated 准考证 forbids 申请免考, offers nothing at home, and is a diploma for the audit', async () => {
  const one = await graduate()
  await isAudited(application)
  const home = async () => (await one.person.call('GET', '/api/portal/home')).body.services
  expect(await home()).not.toHaveProperty('barred')
  const { body } = await propose(proposer)
  await decide(supervisor, body.id)
  const page = await one.person.call('GET', '/api/portal/services/exemption')
  expect(JSON.stringify(page.body)).toContain('该准考证已毕业，不能申请免考。')
  expect(await home()).toMatchObject({ barred: '该准考证已毕业，不能再办理业务。' })
  const at = application.clock.now()
  const { database } = application.deps
  const own = await database.read(deadlineIn(5_000), (tx) =>
    ask(tx, diplomasOf({ personId: one.personId, at })),
  )
  expect(own).toEqual([{ major: '120203K', level: 'benke' }])
})
