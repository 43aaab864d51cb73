import { beforeEach, expect, test } from 'vitest'
import { addToWallet, diploma, fileExemption, fillDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { remindOfDeadlines } from './public.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const DAY_MS = 24 * 3600_000
let drafting: Candidate
let asked: Candidate
let draftId: string
let applicationId: string

/** One candidate has a draft, another one an application that waits for an amendment until so many days from now. */
beforeEach(async () => {
  drafting = await given.candidate().enter()
  const credentialIds: string[] = []
  for (const credential of diploma(3)) credentialIds.push(await addToWallet(drafting, credential))
  draftId = (await fillDraft(drafting, { courses: ['03708'], credentialIds })).id
  asked = await given.candidate().enter()
  applicationId = (await fileExemption(asked, { courses: ['03708'], seed: 4 })).ids[0] ?? ''
})

const inDays = (days: number) => new Date(application.clock.now().getTime() + days * DAY_MS)

async function closeWindowsAt(instant: Date): Promise<void> {
  const { rowCount } = await application.owner.query(
    "update windows set period = tstzrange(lower(period), $1) where service = 'exemption' and $2::timestamptz <@ period",
    [instant, application.clock.now()],
  )
  expect(rowCount).toBeGreaterThan(0)
}

async function amendUntil(instant: Date): Promise<void> {
  await application.owner.query(
    "update applications set state = 'amending', amend_until = $1 where id = $2",
    [instant, applicationId],
  )
}

const reminders = async (who: Candidate) => {
  const { body } = await who.call('GET', '/api/portal/messages')
  const messages = body.messages as { title: string; body: string; link?: string }[]
  return messages.filter(({ title }) => title.includes('前办理'))
}

test('MSG-01 whose draft or amendment ends within three days is told once, with until when and a link, and of a moved deadline again', async () => {
  await closeWindowsAt(inDays(2))
  await amendUntil(inDays(1))
  await Promise.all([remindOfDeadlines(application.deps), remindOfDeadlines(application.deps)])
  const [draft, ...more] = await reminders(drafting)
  expect(more).toEqual([])
  expect(draft).toMatchObject({
    title: expect.stringMatching(/^「申请免考」未提交：请在 \d{4}年\d+月\d+日 \d\d:\d\d 前办理$/),
    body: expect.stringContaining(`准考证号 ${drafting.ticketNo}。`),
    link: `/services/exemption/drafts/${draftId}`,
  })
  expect(await reminders(asked)).toMatchObject([
    {
      title: expect.stringMatching(/^「.+」需补正：请在 /),
      link: `/services/exemption/applications/${applicationId}`,
    },
  ])
  await amendUntil(inDays(2))
  await remindOfDeadlines(application.deps)
  expect([(await reminders(asked)).length, (await reminders(drafting)).length]).toEqual([2, 1])
})

test('MSG-01 nobody is reminded of what ends later, has ended, or was done', async () => {
  await closeWindowsAt(inDays(4))
  await fillDraft(asked, { courses: [], credentialIds: [] })
  await amendUntil(inDays(1))
  await remindOfDeadlines(application.deps)
  // Of two deadlines only the one that is near.
  expect(await reminders(asked)).toMatchObject([{ title: expect.stringContaining('需补正') }])
  await amendUntil(inDays(-1))
  await drafting.call('DELETE', `/api/portal/drafts/${draftId}`)
  await closeWindowsAt(inDays(-1))
  await remindOfDeadlines(application.deps)
  expect([await reminders(drafting), (await reminders(asked)).length]).toEqual([[], 1])
})

test.each(['transferred_out', 'transferring_out'])(
  'MSG-01 nobody is reminded of what cannot be filed now: the 准考证 is %s',
  async (state) => {
    await closeWindowsAt(inDays(2))
    await application.owner.query("update applications set state = 'rejected' where id = $1", [applicationId])
    const out = (who: Candidate, state: string) =>
      application.owner.query('update tickets set state = $1 where id = $2', [state, who.ticketId])
    for (const who of [drafting, asked]) await out(who, state)
    await remindOfDeadlines(application.deps)
    expect([await reminders(drafting), await reminders(asked)]).toEqual([[], []])
    expect((await drafting.call('GET', '/api/portal/home')).body.things).toEqual([])
    for (const who of [drafting, asked]) await out(who, 'active')
    await remindOfDeadlines(application.deps)
    expect([(await reminders(drafting)).length, (await reminders(asked)).length]).toEqual([1, 1])
  },
)

test('MSG-01 one person whose reminder cannot be written keeps it from nobody else, and has it when the job comes again', async () => {
  await closeWindowsAt(inDays(2))
  await amendUntil(inDays(1))
  const { owner, deps } = application
  await owner.query(`create function break_inbox() returns trigger language plpgsql as $$ begin
    if new.person_id = '${drafting.personId}' then raise 'broken'; end if; return new; end $$`)
  await owner.query(
    'create trigger break_inbox before insert on messages for each row execute function break_inbox()',
  )
  await expect(remindOfDeadlines(deps)).rejects.toThrow('1 failed, 0 not begun')
  expect([(await reminders(drafting)).length, (await reminders(asked)).length]).toEqual([0, 1])
  await owner.query('drop trigger break_inbox on messages')
  await remindOfDeadlines(deps)
  expect([(await reminders(drafting)).length, (await reminders(asked)).length]).toEqual([1, 1])
})

test('MSG-01 a fee that is due within three days is told to those who have not paid it', async () => {
  const day = new Date(inDays(2).getTime() + 8 * 3600_000).toISOString().slice(0, 10)
  await application.owner.query(
    `insert into fees (id, service, valid_from, title, fen, opens_after, holds_up, payable_until, order_minutes, source)
     values (gen_random_uuid(), 'exemption', '2020-01-01', '审核费', 3000, 'filing', 'nothing', $1, 60, '测试')`,
    [day],
  )
  // It is due as well while the application is asked back.
  await amendUntil(inDays(20))
  await remindOfDeadlines(application.deps)
  expect(await reminders(asked)).toMatchObject([
    { title: expect.stringContaining('审核费'), link: '/orders' },
  ])
})
