import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { contactOf, sealContact } from '#modules/registry/public.ts'
import type { Letter, MailVerdict } from '#platform/mail/mailer.ts'
import { MailUnavailable } from '#platform/mail/mailer.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { addMessage } from './add-message.ts'
import { messageTasks } from './message-tasks.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const letters: Letter[] = []
let verdict: () => Promise<MailVerdict>

beforeEach(async () => {
  await application.owner.query('update messages set read_at = created_at where read_at is null')
  letters.length = 0
  verdict = async () => ({ kind: 'accepted' })
  const send = (letter: Letter) => {
    letters.push(letter)
    return verdict()
  }
  Object.assign(application.deps, { mailer: { send } })
})

const tasks = () =>
  messageTasks(
    application.deps,
    (contactCipher) => contactOf({ contact_cipher: contactCipher }, application.deps.cipher).email,
  )

async function withContact(contact: { email?: string; postcode?: string }): Promise<Candidate> {
  const person = await given.candidate().enter()
  const sealed = sealContact(contact, application.deps.cipher)
  await application.owner.query('update persons set contact_cipher = $2 where id = $1', [
    person.personId,
    sealed,
  ])
  return person
}

async function tell({ personId }: Candidate): Promise<void> {
  application.clock.advance(1_000)
  await application.deps.database.transact(deadlineIn(10_000), (tx) =>
    addMessage(tx, application.deps, {
      personId,
      ticketId: undefined,
      title: '您受到处分：停考',
      body: '…',
      link: '/person',
    }),
  )
}

/** Runs both jobs as the worker does: who is written to, then each letter. */
async function write(run: 'early' | 'last' = 'early'): Promise<void> {
  application.clock.advance(1_000)
  await tasks()['write-letters']()
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from letters where state = 'queued' order by id",
  )
  for (const { id } of rows) await tasks()['send-letter']({ letterId: id }, run)
}

const statesOf = async ({ personId }: Candidate) => {
  const { rows } = await application.owner.query<{ state: string; failure: string | null }>(
    'select state, failure from letters where person_id = $1 order by created_at',
    [personId],
  )
  return rows.map(({ state, failure }) => (failure === null ? state : `${state}: ${failure}`))
}

test('MSG-01 who has news and an address gets one letter, which says neither what it is nor who', async () => {
  const person = await withContact({ email: 'zhang@example.cn' })
  await tell(person)
  await tell(person)
  await write()
  await write()
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ to: 'zhang@example.cn', subject: '您在考籍管理服务平台有新消息' })
  expect(`${letters[0]?.subject}${letters[0]?.text}`).not.toMatch(new RegExp(`处分|停考|${person.name}`))
  expect(await statesOf(person)).toEqual(['accepted'])
  await tell(person)
  await write()
  expect(letters).toHaveLength(2)
})

test('MSG-01 nobody is written to about what was read, is older than a day, or has no address for it', async () => {
  const [reader, sleeper, addressless] = [
    await withContact({ email: 'reader@example.cn' }),
    await withContact({ email: 'sleeper@example.cn' }),
    await withContact({ postcode: '200000' }),
  ]
  await tell(sleeper)
  application.clock.advance(25 * 3600_000)
  for (const one of [reader, addressless]) await tell(one)
  await application.owner.query('update messages set read_at = created_at where person_id = $1', [
    reader.personId,
  ])
  await write()
  await write()
  expect(letters).toEqual([])
  expect(await statesOf(addressless)).toEqual(['none'])
  expect([await statesOf(reader), await statesOf(sleeper)]).toEqual([[], []])
})

test('MSG-01 a contact that cannot be opened keeps nobody else from their letter', async () => {
  const [damaged, sound] = [
    await withContact({ email: 'a@example.cn' }),
    await withContact({ email: 'b@example.cn' }),
  ]
  await application.owner.query("update persons set contact_cipher = 'damaged' where id = $1", [
    damaged.personId,
  ])
  for (const one of [damaged, sound]) await tell(one)
  await write()
  expect(letters.map(({ to }) => to)).toEqual(['b@example.cn'])
  expect([await statesOf(damaged), await statesOf(sound)]).toEqual([['none'], ['accepted']])
})

test('MSG-01 of runs at once each person gets one letter', async () => {
  const persons = [await withContact({ email: 'a@example.cn' }), await withContact({ email: 'b@example.cn' })]
  for (const one of persons) await tell(one)
  application.clock.advance(1_000)
  await Promise.all(Array.from({ length: 5 }, () => tasks()['write-letters']()))
  expect(await Promise.all(persons.map(statesOf))).toEqual([['queued'], ['queued']])
})

test('MSG-01 a letter that is refused for good ends in words; one that is put off is sent again, until the tries are used up', async () => {
  const person = await withContact({ email: 'zhang@example.cn' })
  await tell(person)
  verdict = async () => {
    throw new MailUnavailable('451')
  }
  await expect(write()).rejects.toThrow(MailUnavailable)
  expect(await statesOf(person)).toEqual(['queued'])
  await expect(write('last')).rejects.toThrow(MailUnavailable)
  expect(new Set(letters.map(({ id }) => id)).size).toBe(1)
  await tell(person)
  verdict = async () => ({ kind: 'refused', words: 'SMTP 550' })
  await write()
  expect(await statesOf(person)).toEqual(['failed: 多次未能交给邮件服务器', 'failed: SMTP 550'])
})

test('MSG-01 without a mail server nobody is written to', async () => {
  const person = await withContact({ email: 'zhang@example.cn' })
  await tell(person)
  Object.assign(application.deps, { mailer: undefined })
  await write()
  expect(await statesOf(person)).toEqual([])
})

test('MSG-01, PRF-01 who loses the address on record is told once in the inbox and there, and the new one hears nothing of it', async () => {
  const person = await withContact({ email: 'zhang@example.cn' })
  const change = (body: object) => person.call('PUT', '/api/portal/person/contact', { body })
  const titles = async () => {
    const { body } = await person.call('GET', '/api/portal/messages')
    return (body.messages as { title: string; read: boolean }[]).flatMap(({ title, read }) =>
      read ? [] : [title],
    )
  }
  await change({ email: 'zhang@example.cn', postcode: '200433' })
  await write()
  expect([await titles(), letters]).toEqual([[], []])
  await Promise.all(Array.from({ length: 10 }, () => change({ email: 'other@example.cn' })))
  await write()
  expect(await titles()).toEqual(['您的电子邮箱已更换'])
  expect(letters.map(({ to }) => to)).toEqual(['zhang@example.cn'])
  application.clock.advance(1_000)
  await change({ postcode: '200433' })
  await write()
  expect(await titles()).toEqual(['您的电子邮箱已不再登记', '您的电子邮箱已更换'])
  expect(letters.map(({ to }) => to)).toEqual(['zhang@example.cn', 'other@example.cn'])
})

test('PRF-01 where no letters are sent, none waits for an address that left the record', async () => {
  const person = await withContact({ email: 'zhang@example.cn' })
  Object.assign(application.deps, { mailer: undefined })
  expect((await person.call('PUT', '/api/portal/person/contact', { body: {} })).status).toBe(200)
  expect(await statesOf(person)).toEqual([])
})
