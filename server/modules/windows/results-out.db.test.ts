import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  publishGraduates,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const { newFolder, faultsOf, writtenOut } = startCatalogue(application)
const ROUND = '2026年12月'
const day = (count: number) => new Date(application.clock.now().getTime() + count * 86_400_000).toISOString()

interface Window {
  id: string
  opensAt: string
  closesAt: string
}
let supervisor: Officer
let proposer: Officer
let school: { id: string; code: string }

/** The general round of 申请毕业, in which somebody of a school filed and was approved. */
beforeEach(async () => {
  await withoutSampleGraduates(application)
  supervisor = await given.officer('record_supervisor')
  proposer = await given.officer('authority_reviewer')
  const graduand = await given.candidate().enrolledIn('120203K').enter()
  await appliesForGraduation(application, graduand)
  await isAudited(application)
  const { rows } = await application.owner.query<{ id: string; code: string }>(
    'select s.id, s.code from tickets t join schools s on s.id = t.school_id where t.id = $1',
    [graduand.ticketId],
  )
  if (rows[0]) school = rows[0]
})

/** The general window of the round. */
async function general(): Promise<Window> {
  const { body } = await supervisor.call('GET', '/api/office/windows')
  const windows = body.windows as (Window & { service: string; round: string; schoolName?: string })[]
  const found = windows.find(
    ({ service, round, schoolName }) => service === 'graduation' && round === ROUND && !schoolName,
  )
  if (!found) throw new Error('no such window')
  return found
}

async function extend({ id, opensAt, closesAt }: Window, until: string) {
  const body = {
    seenOpensAt: opensAt,
    seenClosesAt: closesAt,
    opensAt,
    closesAt: until,
    reason: '系统故障，延长',
  }
  return supervisor.call('POST', `/api/office/windows/${id}/move`, { body })
}

const openFor = (schoolId: string) =>
  supervisor.call('POST', '/api/office/windows', {
    body: {
      service: 'graduation',
      round: ROUND,
      schoolId,
      opensAt: day(1),
      closesAt: day(5),
      reason: '补报一次',
    },
  })

/** Has the round end so many seconds ago. */
const endRound = (secondsAgo: number) =>
  application.owner.query(
    `update windows set period = tstzrange($1::timestamptz - interval '5 days', $1::timestamptz - make_interval(secs => $2))
     where service = 'graduation' and round = $3`,
    [application.clock.now(), secondsAgo, ROUND],
  )
const decide = (who: Officer, id: unknown, decision: string) =>
  who.call('POST', `/api/office/window-changes/${id}/decision`, { body: { decision } })

test('WIN-01, GRA-12 a round that has ended is not opened again once its results come out, by page or by file', async () => {
  await endRound(3600)
  const window = await general()
  // An emergency may be noticed on the next day.
  const asked = await extend(window, day(2))
  expect(asked.status).toBe(200)
  await publishGraduates(application, { proposer, supervisor })
  const other = await given.officer('system_administrator')
  const late = await decide(other, asked.body.id, 'approve')
  expect([late.body.code, late.text]).toEqual(['window_results_out', expect.stringContaining(ROUND)])
  expect((await decide(supervisor, asked.body.id, 'withdraw')).status).toBe(200)
  expect((await extend(window, day(2))).body.code).toBe('window_results_out')
  expect((await openFor(school.id)).body.code).toBe('window_results_out')
  const { rows } = await application.owner.query('select id from schools where id <> $1 limit 1', [school.id])
  expect((await openFor(rows[0].id)).status).toBe(200)

  const [folder, files] = [await newFolder(), await writtenOut()]
  const longer = (files['windows.csv'] ?? '').replace(
    /^(申请毕业,2026年12月,,[^,]*),[^,]*,/m,
    '$1,2026-12-20 16:00,',
  )
  await writeFile(join(folder, 'windows.csv'), longer)
  expect(await faultsOf(folder)).toEqual([
    'windows.csv：「申请毕业 2026年12月」的结果已经发布（或已同意发布），不能再延长或补开。需要补办的，请新增一个批次。',
  ])
})

test('WIN-01, GRA-12 a list that came out while the round was open ends no round, nor does one that was withdrawn', async () => {
  await publishGraduates(application, { proposer, supervisor })
  application.clock.advance(60_000)
  await endRound(30)
  expect((await extend(await general(), day(2))).status).toBe(200)
  await endRound(3600)
  await application.owner.query(
    "update graduation_publications set state = 'withdrawn', settled_by = decided_by",
  )
  const { rows } = await application.owner.query("select id from window_changes where state = 'requested'")
  await decide(supervisor, rows[0].id, 'withdraw')
  expect((await extend(await general(), day(2))).status).toBe(200)
})
