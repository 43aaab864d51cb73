import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  anotherNumber,
  approveCorrection,
  approveHeld,
  fileCorrection,
  hold,
  newName,
  newNumber,
  recordPhoto,
  toLastLevel,
} from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const PASSWORD = 'Wu-Kang-Lu-1921'

const record = async (candidate: Candidate) => (await candidate.call('GET', '/api/portal/person')).body

async function trailOf({ personId }: Candidate) {
  const { rows } = await application.owner.query(
    "select action, actor_kind, old_value as old, new_value as new from audit_entries where person_id = $1 and action like 'person.%' order by recorded_at",
    [personId],
  )
  return rows
}

async function withPassword(candidate: Candidate): Promise<void> {
  const { owner, deps } = application
  await owner.query(
    'update candidate_accounts set password_hash = $2, password_set_at = now() where person_id = $1',
    [candidate.personId, await deps.hasher.hash(PASSWORD)],
  )
}

async function askUndo(id: string): Promise<string> {
  const asker = await given.officer('authority_reviewer')
  const reason = '核实后证明有误'
  const asked = await asker.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason } })
  if (asked.status !== 200) throw new Error(asked.text)
  return String(asked.body.id)
}

async function agree(requestId: string) {
  const second = await given.officer('authority_reviewer')
  return second.call('POST', `/api/office/undo-requests/${requestId}/decision`, {
    body: { decision: 'approve' },
  })
}

const undo = async (id: string) => agree(await askUndo(id))

test('PRF-01 a new name is on record with the last approval, not before, and the old one is kept sealed', async () => {
  const candidate = await given.candidate().enter()
  const [id] = await fileCorrection(candidate, await newName(candidate, '阿依古丽•买买提'))
  const last = await toLastLevel(given, id)
  expect(await record(candidate)).toMatchObject({ name: candidate.name })
  expect((await approveHeld(last, id)).status).toBe(200)
  expect(await record(candidate)).toMatchObject({ name: '阿依古丽·买买提' })
  expect((await candidate.call('GET', '/api/portal/session')).body.name).toBe('阿依古丽·买买提')
  const { rows } = await application.owner.query<{ row: string }>(
    'select c::text as row from person_corrections c where person_id = $1',
    [candidate.personId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toMatch(/考生第|古丽/)
  expect(await trailOf(candidate)).toEqual([
    {
      action: 'person.correct',
      actor_kind: 'staff',
      old: { name: expect.stringMatching(/^考\*+\d$/) },
      new: { name: '阿******提' },
    },
  ])
})

test('PRF-01, LOG-01 after a new number the person signs in with it, in the same password, and not with the old one', async () => {
  const candidate = await given.candidate().enter()
  await withPassword(candidate)
  const idNumber = anotherNumber()
  const [id] = await fileCorrection(candidate, await newNumber(candidate, idNumber, 'changed'))
  expect((await approveCorrection(given, id)).status).toBe(200)
  // The session that is open goes on.
  expect(await record(candidate)).toMatchObject({ idNumberMasked: `310**************${idNumber.at(-1)}` })
  const signIn = (number: string, password: string) =>
    signInCandidate(application, { idNumber: number, password })
  expect((await signIn(idNumber, PASSWORD)).answer.body).toMatchObject({ stage: 'ready' })
  expect((await signIn(candidate.idNumber, PASSWORD)).answer.body.code).toBe('sign_in_failed')
  // LOG-02: the last six of either number open nothing.
  expect((await signIn(idNumber, idNumber.slice(-6))).answer.body.code).toBe('sign_in_failed')
  expect((await signIn(idNumber, candidate.idNumber.slice(-6))).answer.body.code).toBe('sign_in_failed')
  const { body } = await candidate.call('GET', '/api/portal/messages')
  expect((body.messages as { title: string }[]).map(({ title }) => title)).toContain('登录用的证件号码已变更')
  expect(JSON.stringify(await trailOf(candidate))).not.toContain(idNumber.slice(4, 14))
})

test('PRF-01 fifteen digits become the eighteen of the same number', async () => {
  const candidate = await given.candidate().enter()
  const { cipher } = application.deps
  const fifteen = candidate.idNumber.slice(0, 6) + candidate.idNumber.slice(8, 17)
  await application.owner.query('update persons set id_number_cipher = $2 where id = $1', [
    candidate.personId,
    cipher.seal('person.id_number', fifteen),
  ])
  const [id] = await fileCorrection(candidate, await newNumber(candidate, candidate.idNumber))
  const last = await toLastLevel(given, id)
  const { body } = await last.call('GET', `/api/office/reviews/${id}`)
  expect(body.advice).toMatchObject({ verdict: 'supported' })
  expect((await approveHeld(last, id)).status).toBe(200)
  const { rows } = await application.owner.query('select id_number_cipher from persons where id = $1', [
    candidate.personId,
  ])
  expect(cipher.open('person.id_number', rows[0].id_number_cipher)).toBe(candidate.idNumber)
})

test('PRF-01, GRA-10 a photo that was approved is the photo on record', async () => {
  const candidate = await given.candidate().enter()
  const photoId = await recordPhoto(candidate)
  const [id] = await fileCorrection(candidate, { data: ['photo'], photoId })
  expect((await record(candidate)).photoId).toBeUndefined()
  expect((await approveCorrection(given, id)).status).toBe(200)
  const { photoId: image } = await record(candidate)
  expect((await candidate.call('GET', `/api/portal/images/${image}`)).status).toBe(200)
  expect((await undo(id)).status).toBe(200)
  expect((await record(candidate)).photoId).toBeUndefined()
})

test('PRF-01 several data are filed at once, each decided by itself', async () => {
  const candidate = await given.candidate().enter()
  const name = await newName(candidate, '李一')
  const number = await newNumber(candidate, anotherNumber())
  const ids = await fileCorrection(candidate, {
    ...{ ...name, ...number, data: ['name', 'idNumber'] },
    papers: { name: name.papers?.name ?? [], idNumber: number.papers?.idNumber ?? [] },
  })
  expect(ids).toHaveLength(2)
  const titles = await application.owner.query(
    'select title, subject from applications where id = any($1) order by subject',
    [ids],
  )
  expect(titles.rows).toEqual([
    { title: '更正证件号码', subject: 'idNumber' },
    { title: '更正姓名', subject: 'name' },
  ])
})

test('PRF-01, REV-06 an undoing by two persons puts the old name back, and the sign-in of the old number', async () => {
  const candidate = await given.candidate().enter()
  await withPassword(candidate)
  const idNumber = anotherNumber()
  const [id] = await fileCorrection(candidate, await newNumber(candidate, idNumber))
  await approveCorrection(given, id)
  expect((await undo(id)).status).toBe(200)
  const back = await signInCandidate(application, { idNumber: candidate.idNumber, password: PASSWORD })
  expect(back.answer.body).toMatchObject({ stage: 'ready' })
  expect((await trailOf(candidate)).map(({ action }) => action)).toEqual([
    'person.correct',
    'person.undo_correction',
  ])
})

test('PRF-01, REV-06 what was corrected again since is not undone first', async () => {
  const candidate = await given.candidate().enter()
  const [first] = await fileCorrection(candidate, await newName(candidate, '王二'))
  await approveCorrection(given, first)
  const [second] = await fileCorrection(candidate, await newName(candidate, '王三'))
  expect((await approveCorrection(given, second)).status).toBe(200)
  const early = await askUndo(first)
  expect((await agree(early)).body.code).toBe('effect_relied_on')
  expect(await record(candidate)).toMatchObject({ name: '王三' })
  expect((await undo(second)).status).toBe(200)
  expect(await record(candidate)).toMatchObject({ name: '王二' })
  // The second one is open again, and two of one datum are never open at a time.
  expect((await agree(early)).body.code).toBe('effect_relied_on')
  const officer = await given.officer('authority_reviewer')
  await hold(officer, second)
  const rejected = await officer.call('POST', `/api/office/reviews/${second}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons: [{ code: 'name_unproved' }] },
  })
  expect(rejected.body).toEqual({ state: 'rejected' })
  expect((await agree(early)).status).toBe(200)
  expect(await record(candidate)).toMatchObject({ name: candidate.name })
})

test('PRF-01, REV-06 an old number that is another person’s by now is not put back', async () => {
  const candidate = await given.candidate().enter()
  const [id] = await fileCorrection(candidate, await newNumber(candidate, anotherNumber()))
  await approveCorrection(given, id)
  const other = await given.candidate().enter()
  const { cipher } = application.deps
  await application.owner.query('update persons set id_number_index = $2 where id = $1', [
    other.personId,
    cipher.index('person.id_number', candidate.idNumber),
  ])
  expect((await undo(id)).body.code).toBe('effect_relied_on')
})

test('PRF-01, REV-08 the number of another person: the candidate learns nothing, the reviewer is told, and no approval has an effect', async () => {
  const other = await given.candidate().enter()
  const candidate = await given.candidate().enter()
  const free = await given.candidate().enter()
  const draft = async (who: Candidate, idNumber: string) => {
    const [id] = await fileCorrection(who, await newNumber(who, idNumber))
    const { body } = await who.call('GET', `/api/portal/applications/${id}`)
    return { id, shape: Object.keys(body).toSorted(), text: JSON.stringify(body) }
  }
  const taken = await draft(candidate, other.idNumber)
  const unused = await draft(free, anotherNumber())
  expect(taken.shape).toEqual(unused.shape)
  expect(taken.text).not.toContain('另一名')
  const last = await toLastLevel(given, taken.id)
  const { body } = await last.call('GET', `/api/office/reviews/${taken.id}`)
  expect(JSON.stringify(body.advice)).toContain('登记在另一名考生名下')
  expect(body.advice).toMatchObject({ verdict: 'unsupported' })
  expect((await approveHeld(last, taken.id)).body.code).toBe('effect_impossible')
  expect(await record(candidate)).toMatchObject({
    idNumberMasked: expect.stringContaining(candidate.idNumber.slice(-1)),
  })
})

test('PRF-01, ACC-02 the desk finds a person by the name and the number of before', async () => {
  const candidate = await given.candidate().enter()
  const was = `旧名${candidate.ticketNo.slice(-2)}甲`
  await application.owner.query(
    "update persons set name = translate($2, '0123456789', '一二三四五六七八九十') where id = $1",
    [candidate.personId, was],
  )
  const { name: old } = await record(candidate)
  const [name] = await fileCorrection(candidate, await newName(candidate, '赵新名'))
  await approveCorrection(given, name)
  const [number] = await fileCorrection(candidate, await newNumber(candidate, anotherNumber()))
  await approveCorrection(given, number)
  const officer = await given.officer('record_supervisor')
  for (const q of [String(old), candidate.idNumber, '赵新名']) {
    const { body } = await officer.call('POST', '/api/office/candidates/search', { body: { q } })
    expect(
      (body.candidates as { personId: string }[]).map(({ personId }) => personId),
      q,
    ).toContain(candidate.personId)
  }
})
