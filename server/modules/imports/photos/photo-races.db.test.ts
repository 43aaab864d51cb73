import { expect, test, vi } from 'vitest'
import { disagreements } from '#tests/support/agreement.ts'
import { submitDraft } from '#tests/support/applicant.ts'
import { work, workApply, workRollBack } from '#tests/support/desk.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { waitingInTurn } from '#tests/support/locks.ts'
import {
  approveHeld,
  beginCorrection,
  fileCorrection,
  photoByRequest,
  recordPhoto,
  saveCorrection,
  toLastLevel,
} from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { anotherPortrait, photoNamed, photoOnRecord, photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

const stateOf = async (id: string) => (await desk.reportOf(id)).batch
const photoBrought = async (id: string) =>
  (await application.owner.query('select id from evidence_images where batch_id = $1', [id])).rows.map(
    (row) => row.id as string,
  )

test('IMP-01 of several who order the applying at once one does, and it is applied once however often the job runs', async () => {
  const person = await given.candidate().enter()
  const { id } = await desk.check(await photosOf([person]))
  await desk.lookThrough(id)
  const asked = await Promise.all(
    Array.from({ length: 4 }, () => desk.second.call('POST', `/api/office/imports/${id}/apply`)),
  )
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
  await Promise.all([workApply(application, id), workApply(application, id), workApply(application, id)])
  expect((await stateOf(id)).state).toBe('applied')
  expect(await photoBrought(id)).toEqual([await photoOnRecord(person)])
})

test('IMP-01 two workers that check one archive keep its rows once', async () => {
  const person = await given.candidate().enter()
  const id = await desk.upload(await photosOf([person]))
  const { vault } = application.deps
  const put = vault.put.bind(vault)
  let other: Promise<void> | undefined
  vi.spyOn(vault, 'put').mockImplementationOnce(async (...file) => {
    await put(...file)
    other = work(application, id)
    await other
  })
  await work(application, id)
  vi.restoreAllMocks()
  expect(other).toBeDefined()
  expect(await stateOf(id)).toMatchObject({ state: 'checked', rowsTotal: 1, rowsFaulty: 0 })
  const { rows } = await application.owner.query(
    'select count(*)::int as n from import_rows where batch_id = $1',
    [id],
  )
  expect(rows[0].n).toBe(1)
})

test.each<[string, (person: Candidate) => Promise<unknown>]>([
  [
    'a request for another photograph',
    async (person) => fileCorrection(person, { data: ['photo'], photoId: await recordPhoto(person) }),
  ],
  ['a request that was approved', (person) => photoByRequest(given, person)],
  ['another batch', (person) => desk.bring(person)],
  [
    'the end of the 准考证',
    ({ ticketId }) =>
      application.owner.query("update tickets set state = 'closed' where id = $1", [ticketId]),
  ],
])(
  'IMP-01, PRF-01 %s after the check leaves the batch unapplied as a whole, in words',
  async (_what, happen) => {
    const [person, other] = [await given.candidate().enter(), await given.candidate().enter()]
    const { id } = await desk.check(await photosOf([person, other]))
    await happen(person)
    const before = await photoOnRecord(person)
    await desk.orderApply(id)
    await workApply(application, id)
    expect(await stateOf(id)).toMatchObject({
      state: 'checked',
      fault: expect.stringContaining('有 1 名考生的照片已经更换、正在申请更正'),
    })
    expect([await photoOnRecord(person), await photoOnRecord(other)]).toEqual([before, undefined])
    expect(await photoBrought(id)).toEqual([])
  },
)

test('IMP-01, PRF-01 a request is filed while the batch is applied: whichever is first, the other sees it', async () => {
  for (const isFiledFirst of [true, false]) {
    const person = await given.candidate().enter()
    const draft = await saveCorrection(person, await beginCorrection(person), {
      data: ['photo'],
      photoId: await recordPhoto(person),
    })
    const id = await desk.order(person)
    const file = () => submitDraft(person, draft)
    const apply = () => workApply(application, id)
    const both = isFiledFirst
      ? await waitingInTurn(application, person.personId, [file, apply])
      : (await waitingInTurn(application, person.personId, [apply, file])).toReversed()
    expect((both[0] as { status: number }).status).toBe(200)
    const { state, fault } = await stateOf(id)
    if (isFiledFirst) {
      expect([state, fault]).toEqual(['checked', expect.stringContaining('正在申请更正')])
      expect(await photoOnRecord(person)).toBeUndefined()
    } else {
      expect(state).toBe('applied')
      expect(await photoBrought(id)).toEqual([await photoOnRecord(person)])
    }
  }
})

test('IMP-01, PRF-01 a request is approved while the batch that came before it is rolled back: the approved one stays', async () => {
  for (const isApprovedFirst of [true, false]) {
    const person = await given.candidate().enter()
    const id = await desk.bring(person)
    const [request] = await fileCorrection(person, { data: ['photo'], photoId: await recordPhoto(person) })
    const last = await toLastLevel(given, request)
    await desk.orderRollBack(id)
    const approve = () => approveHeld(last, request)
    const back = () => workRollBack(application, id)
    await (isApprovedFirst
      ? waitingInTurn(application, person.personId, [approve, back])
      : waitingInTurn(application, person.personId, [back, approve]))
    expect((await stateOf(id)).state).toBe('rolled_back')
    const photo = await photoOnRecord(person)
    expect(photo).toBeDefined()
    expect((await person.call('GET', `/api/portal/images/${photo}`)).status).toBe(200)
    expect(await photoBrought(id)).toEqual([])
  }
})

test('IMP-01 two batches for one person are applied at the same moment: one is, and the other says why not', async () => {
  const person = await given.candidate().enter()
  const [one, two] = [await desk.order(person), await desk.order(person)]
  await waitingInTurn(application, person.personId, [
    () => workApply(application, one),
    () => workApply(application, two),
  ])
  expect([(await stateOf(one)).state, (await stateOf(two)).state]).toEqual(['applied', 'checked'])
  expect(await photoBrought(one)).toEqual([await photoOnRecord(person)])
})

test('IMP-01 two batches bring one photograph to two persons at the same moment: one does, and the other says why not', async () => {
  const bytes = await anotherPortrait()
  const batches: string[] = []
  for (let one = 0; one < 2; one += 1) {
    const person = await given.candidate().enter()
    const { id, report } = await desk.check([await photoNamed(person.ticketNo, bytes)])
    expect(report.batch.rowsFaulty).toBe(0)
    batches.push(id)
  }
  for (const id of batches) await desk.orderApply(id)
  await Promise.all(batches.map((id) => workApply(application, id)))
  const states = await Promise.all(batches.map(stateOf))
  expect(states.map(({ state }) => state).toSorted()).toEqual(['applied', 'checked'])
  expect(states.find(({ state }) => state === 'checked')?.fault).toContain('与他人的照片相同')
})

test('IMP-01 two batches one over the other are rolled back at the same moment: what was before both comes back', async () => {
  const person = await given.candidate().enter()
  await desk.bring(person)
  const before = await photoOnRecord(person)
  const batches = [await desk.bring(person), await desk.bring(person)] as const
  for (const id of batches) await desk.orderRollBack(id)
  await waitingInTurn(application, person.personId, [
    () => workRollBack(application, batches[0]),
    () => workRollBack(application, batches[1]),
  ])
  expect(await photoOnRecord(person)).toBe(before)
})

test('IMP-01 of two officers of whom one applies and one discards, whoever is later is refused, and the job does what was ordered', async () => {
  for (let round = 0; round < 4; round += 1) {
    const person = await given.candidate().enter()
    const { id } = await desk.check(await photosOf([person]))
    await desk.lookThrough(id)
    const asked = await Promise.all([
      desk.second.call('POST', `/api/office/imports/${id}/apply`),
      desk.officer.call('POST', `/api/office/imports/${id}/discard`),
      desk.second.call('POST', `/api/office/imports/${id}/discard`),
    ])
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
    const isApplied = asked[0]?.status === 200
    if (isApplied) await workApply(application, id)
    expect((await stateOf(id)).state).toBe(isApplied ? 'applied' : 'discarded')
    expect((await photoOnRecord(person)) !== undefined).toBe(isApplied)
  }
})

test('IMP-01, MSG-01 two officers roll back at once, and the job runs several times: it is done, proved and told once', async () => {
  const person = await given.candidate().enter()
  const id = await desk.bring(person)
  const asked = await Promise.all(
    [desk.officer, desk.second].map((who) =>
      who.call('POST', `/api/office/imports/${id}/roll-back`, { body: { reason: '压缩包选错了' } }),
    ),
  )
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
  await Promise.all(Array.from({ length: 3 }, () => workRollBack(application, id)))
  const { rows } = await application.owner.query(
    `select (select count(*)::int from messages where person_id = $2) as messages,
       (select count(*)::int from audit_entries where subject_id = $1::text and new_value ? 'photoDigest') as proofs`,
    [id, person.personId],
  )
  expect(rows[0]).toEqual({ messages: 2, proofs: 2 })
  expect(await disagreements(application.owner)).toEqual([])
})
