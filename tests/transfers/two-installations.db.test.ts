import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { readKeySet } from '#rulebook/papers/key-set.ts'
import { decideArrival, publishNotice, seenVersion, transferOfficers } from '#tests/support/arrivals.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication, type TestApplication } from '#tests/support/test-application.ts'
import { decide, fileTransfer, ticketState, toAuthority } from '#tests/support/transfer-out.ts'
import { type Visitor, visit } from '#tests/support/visitor.ts'

const shanghai = startApplication()
const jiangsu = startApplication({
  installation: {
    ...{ installation: 'jiangsu.example.cn', name: '江苏省教育考试院', province: '江苏省' },
    paperSeed: '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
  },
})
const [here, there] = [givenIn(shanghai), givenIn(jiangsu)]

/** Two persons of one installation agree to the published keys of the other one. */
async function trust(own: TestApplication, other: TestApplication): Promise<void> {
  const given = givenIn(own)
  const { installation, province, name: authority } = other.deps.config.installation
  const published = await visit(other).call('GET', '/.well-known/kaoji-paper-keys.json')
  const [one, second] = [
    await given.officer('security_administrator'),
    await given.officer('security_administrator'),
  ]
  for (const { publicKey, from } of readKeySet(published.text)?.keys ?? []) {
    const body = {
      ...{ installation, province, authority, publicKey, validFrom: from.toISOString() },
      proof: '与对方来函逐字核对',
    }
    const { id } = (await one.call('POST', '/api/office/trusted-keys', { body })).body
    const agreed = await second.call('POST', `/api/office/trusted-keys/${id}/decision`, {
      body: { decision: 'agree' },
    })
    expect(agreed.status).toBe(200)
  }
}

/** A transfer of this candidate that was filed, approved, signed and sent; answers its file. */
async function send(candidate: Candidate, otherTicketNo: string) {
  const applicationId = await fileTransfer(candidate, { otherTicketNo })
  const last = await toAuthority(here, applicationId)
  expect((await decide(last, { id: applicationId, verdict: 'approve' })).status).toBe(200)
  const { rows } = await shanghai.owner.query<{ id: string }>(
    'select id from departures where application_id = $1',
    [applicationId],
  )
  const id = String(rows[0]?.id)
  const school = await here.officer('school_registrar', '10272')
  const saw = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
  await school.call('POST', `/api/office/departures/${id}/signing`, { body: { version: 1, saw } })
  const body = { departures: [{ id, version: 2 }] }
  const sent = await last.call('POST', '/api/office/departure-packages', { body })
  expect(sent.body).toEqual({ made: [id], refused: [] })
  const file = await last.call('GET', `/api/office/departure-packages?ids=${id}`)
  return { id, authority: last, bytes: file.bytes }
}

function upload(who: Visitor, path: string, bytes: Buffer) {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')])
  return who.call('POST', path, { body, headers: { 'content-type': 'multipart/form-data; boundary=edge' } })
}

/** The same person, registered in Jiangsu. */
async function registeredThere(candidate: Candidate): Promise<Candidate> {
  const same = await there.candidate().passed('00159').enter()
  const { cipher } = jiangsu.deps
  await jiangsu.owner.query(
    'update persons set name = $2, id_number_cipher = $3, id_number_index = $4 where id = $1',
    [
      ...[same.personId, candidate.name, cipher.seal('person.id_number', candidate.idNumber)],
      idNumberIndex(cipher, candidate.idNumber),
    ],
  )
  return { ...same, name: candidate.name, idNumber: candidate.idNumber }
}

/** What the trail of an installation says of that package, in order. */
async function trailOf({ owner }: TestApplication, packageId: string): Promise<string[]> {
  const { rows } = await owner.query<{ action: string }>(
    `select e.action from audit_entries e where e.new_value::text like $1
       or (e.action = 'departure.accept' and e.subject_id in (select departure_id::text from departure_packages where id::text = $2))
     order by e.recorded_at`,
    [`%${packageId}%`, packageId],
  )
  return [...new Set(rows.map(({ action }) => action))]
}

test('TRO-04, TRI-02 a transfer leaves one installation and arrives in another over files only; both trails tell it', async () => {
  await trust(shanghai, jiangsu)
  await trust(jiangsu, shanghai)
  const candidate = await here.candidate().enter()
  const same = await registeredThere(candidate)
  const out = await send(candidate, same.ticketNo)
  const packageId = String(JSON.parse(out.bytes.toString('utf8')).content.id)

  const they = await transferOfficers(there)
  await publishNotice(jiangsu, they.registrar, 'either')
  const taken = await upload(they.bringer, '/api/office/arrival-packages', out.bytes)
  expect(taken.body).toMatchObject({ name: candidate.name, originProvince: '上海市', match: 'ticket' })
  const again = await upload(they.bringer, '/api/office/arrival-packages', out.bytes)
  expect(again.status).not.toBe(200)
  const { rows } = await jiangsu.owner.query<{ id: string }>(
    'select id from arrivals where package_id = $1',
    [packageId],
  )
  const arrivalId = String(rows[0]?.id)
  const early = await they.bringer.call('GET', `/api/office/arrival-answers/${arrivalId}`)
  expect(early.body.code).toBe('answer_early')
  for (const officer of [they.school, they.authority])
    expect((await decideArrival(jiangsu, officer, { id: arrivalId, decision: 'approve' })).status).toBe(200)
  const version = await seenVersion(jiangsu, arrivalId)
  const path = `/api/office/transfers-in/${arrivalId}/confirmation`
  expect((await they.registrar.call('POST', path, { body: { version } })).status).toBe(200)

  // The graduate's audit there counts what came, and here nothing of it any more.
  const asked = { at: jiangsu.clock.now(), on: '2027-12-30', graduatesOn: '2027-12-30' }
  const counted = await jiangsu.deps.database.read(deadlineIn(5_000), (tx) =>
    buildDegreeCase(tx, { ...asked, ticketId: same.ticketId }),
  )
  const came = counted.degreeCase.record.scores.filter(({ source }) => source === 'transfer_in')
  expect(came.map(({ course }) => course).toSorted()).toEqual([
    ...['04184', '13000', '13140', '13683', '13752', '13887'],
  ])

  const answer = await they.bringer.call('GET', `/api/office/arrival-answers/${arrivalId}`)
  expect((await they.bringer.call('GET', `/api/office/arrival-answers/${arrivalId}`)).bytes).toEqual(
    answer.bytes,
  )
  const settled = await upload(out.authority, '/api/office/departure-answers', answer.bytes)
  expect(settled.body).toMatchObject({ id: out.id, kind: 'accepted', personName: candidate.name })
  expect(await ticketState(shanghai, candidate)).toBe('transferred_out')
  const states = await shanghai.owner.query('select distinct state from scores where ticket_id = $1', [
    candidate.ticketId,
  ])
  expect(states.rows).toEqual([{ state: 'transferred_out' }])

  expect(await trailOf(shanghai, packageId)).toEqual([
    'departure.send',
    'departure.download',
    'departure.accept',
  ])
  expect(await trailOf(jiangsu, packageId)).toEqual(
    expect.arrayContaining(['arrival.take_in', 'arrival.answer']),
  )
})
