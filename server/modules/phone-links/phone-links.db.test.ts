import { expect, test } from 'vitest'
import { addToWallet, imageBody, photograph } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { claimedLink, confirmedLink, openedLink } from '#tests/support/phone-links.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { type Visitor, visit } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const slotOf = (candidate: Candidate) => addToWallet(candidate, { type: 'diploma', fields: {}, pictures: [] })
const take = (phone: Visitor, token: string) => phone.call('POST', '/api/phone/link', { body: { token } })
const send = async (phone: Visitor, picture: number) =>
  phone.call('POST', '/api/phone/images', imageBody(await photograph(picture)))

async function picturesOf(candidate: Candidate, credentialId: string): Promise<string[]> {
  const { body } = await candidate.call('GET', '/api/portal/credentials')
  const credentials = body.credentials as { id: string; images: { id: string }[] }[]
  return credentials.find(({ id }) => id === credentialId)?.images.map(({ id }) => id) ?? []
}

test('EVI-08 a confirmed phone sends to one credential, the desk sees it, and the trail says by which link', async () => {
  const candidate = await given.candidate().enter()
  const slot = await slotOf(candidate)
  const link = await claimedLink(application, candidate, slot)
  const waiting = await link.phone.call('GET', '/api/phone/link')
  expect(waiting.body).toMatchObject({
    stage: 'claimed',
    code: link.code,
    credentialType: 'diploma',
    room: 6,
  })
  expect(waiting.text).not.toContain(candidate.name)
  expect((await send(link.phone, 1)).body.code).toBe('phone_link_unconfirmed')
  const path = `/api/portal/phone-links/${link.id}`
  expect((await candidate.call('GET', path)).body).toMatchObject({ stage: 'claimed', code: link.code })
  const wrong = link.code === '0000' ? '0001' : '0000'
  const refused = await candidate.call('POST', `${path}/confirm`, { body: { code: wrong } })
  expect(refused.body.code).toBe('phone_link_code_wrong')
  expect((await candidate.call('POST', `${path}/confirm`, { body: { code: link.code } })).status).toBe(200)
  const sent = await send(link.phone, 1)
  expect([sent.status, sent.text]).toEqual([200, sent.text])
  // An answer was lost: the same picture is kept once.
  expect((await send(link.phone, 1)).body.id).toBe(sent.body.id)
  expect((await candidate.call('GET', path)).body).toMatchObject({
    ...{ stage: 'confirmed', received: 1 },
    images: [{ id: sent.body.id }],
  })
  expect(await picturesOf(candidate, slot)).toEqual([sent.body.id])
  const { rows } = await application.owner.query<{ actor_id: string; new_value: { phoneLinkId: string } }>(
    "select actor_id, new_value from audit_entries where action = 'image.add' and subject_id = $1",
    [sent.body.id],
  )
  expect(rows).toMatchObject([{ actor_id: candidate.personId, new_value: { phoneLinkId: link.id } }])
})

test('EVI-08 the server’s checks of an upload are those of the phone, too', async () => {
  const candidate = await given.candidate().enter()
  const { phone } = await confirmedLink(application, candidate, await slotOf(candidate))
  const noPicture = await phone.call('POST', '/api/phone/images', imageBody(Buffer.from('%PDF-1.7')))
  expect(noPicture.body.code).toBe('image_not_a_picture')
  expect((await phone.call('POST', '/api/phone/images', imageBody(Buffer.alloc(0)))).body.code).toBe(
    'image_empty',
  )
  for (let picture = 1; picture <= 6; picture += 1) expect((await send(phone, picture)).status).toBe(200)
  expect((await send(phone, 7)).body.code).toBe('image_limit')
})

test('EVI-08 the first phone takes the link, may open it again, and a second one is refused in words', async () => {
  const candidate = await given.candidate().enter()
  const { phone, token } = await claimedLink(application, candidate, await slotOf(candidate))
  expect((await take(phone, token)).body).toMatchObject({ stage: 'claimed' })
  const other = visit(application, '10.9.0.2')
  const refused = await take(other, token)
  expect([refused.body.code, refused.headers['set-cookie']]).toEqual(['phone_link_taken', undefined])
  expect(refused.text).toContain('另一部手机')
  expect((await other.call('GET', '/api/phone/link')).body.code).toBe('phone_link_unknown')
  expect((await send(other, 1)).body.code).toBe('phone_link_unknown')
})

test('EVI-08 of two phones that open a link at once exactly one takes it', async () => {
  const candidate = await given.candidate().enter()
  const slot = await slotOf(candidate)
  for (let round = 0; round < 5; round += 1) {
    const { token } = await openedLink(candidate, slot)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) => take(visit(application, `10.9.${round}.${place + 10}`), token)),
    )
    const codes = answers.map(({ status, body }) => (status === 200 ? 'in' : body.code)).toSorted()
    expect(codes).toEqual(['in', ...Array<string>(5).fill('phone_link_taken')])
  }
})

test('EVI-08 a link ends by its end, its successor, its time, or the sign-out, and says which', async () => {
  const cases: [string, (candidate: Candidate, id: string, slot: string) => Promise<unknown>][] = [
    [
      'phone_link_ended',
      (candidate, id) => candidate.call('POST', `/api/portal/phone-links/${id}/end`, { body: {} }),
    ],
    ['phone_link_ended', (candidate, _id, slot) => openedLink(candidate, slot)],
    ['phone_link_signed_out', (candidate) => candidate.call('POST', '/api/portal/sign-out', { body: {} })],
    ['phone_link_expired', async () => application.clock.advance(15 * 60_000)],
    [
      'phone_link_ended',
      (candidate, _id, slot) => candidate.call('DELETE', `/api/portal/credentials/${slot}`),
    ],
  ]
  for (const [why, end] of cases) {
    const candidate = await given.candidate().enter()
    const slot = await slotOf(candidate)
    const { id, token, phone } = await confirmedLink(application, candidate, slot)
    await end(candidate, id, slot)
    const codes = [
      (await phone.call('GET', '/api/phone/link')).body.code,
      (await send(phone, 1)).body.code,
      (await take(phone, token)).body.code,
    ]
    // Whether there is still such a credential is asked by the upload itself.
    const isGone = codes[1] === 'not_found'
    expect(codes).toEqual([why, isGone ? 'not_found' : why, why])
  }
})

test('EVI-08 a link that nobody opened in time cannot be opened any more', async () => {
  const candidate = await given.candidate().enter()
  const { token } = await openedLink(candidate, await slotOf(candidate))
  application.clock.advance(5 * 60_000)
  expect((await take(visit(application), token)).body.code).toBe('phone_link_expired')
  expect((await take(visit(application), 'A'.repeat(43))).body.code).toBe('phone_link_unknown')
})

test('EVI-08, LOG-01 only the desk browser that opened a link sees, confirms or ends it', async () => {
  const candidate = await given.candidate().enter()
  const slot = await slotOf(candidate)
  const { id, code } = await claimedLink(application, candidate, slot)
  for (const stranger of [await given.again(candidate), await given.candidate().enter()]) {
    const path = `/api/portal/phone-links/${id}`
    expect((await stranger.call('GET', path)).status).toBe(404)
    expect((await stranger.call('POST', `${path}/confirm`, { body: { code } })).status).toBe(404)
    expect((await stranger.call('POST', `${path}/end`, { body: {} })).status).toBe(404)
  }
  const other = await given.candidate().enter()
  const body = { credentialId: slot }
  expect((await other.call('POST', '/api/portal/phone-links', { body })).status).toBe(404)
})

test('EVI-08 a photograph that is on its way when the desk ends the link, or signs out, is not kept', async () => {
  const { vault } = application.deps
  const put = vault.put.bind(vault)
  for (const [path, why] of [
    ['/end', 'phone_link_ended'],
    ['/api/portal/sign-out', 'phone_link_signed_out'],
  ] as const) {
    const candidate = await given.candidate().enter()
    const again = await given.again(candidate)
    const slot = await slotOf(candidate)
    const { id, phone } = await confirmedLink(application, candidate, slot)
    // The photograph has passed every check but the last one.
    vault.put = async (...kept) => {
      const ended = path === '/end' ? `/api/portal/phone-links/${id}/end` : path
      expect((await candidate.call('POST', ended, { body: {} })).status).toBe(200)
      return put(...kept)
    }
    const sent = await send(phone, 1).finally(() => {
      vault.put = put
    })
    expect(sent.body.code).toBe(why)
    const { body } = await again.call('GET', '/api/portal/credentials')
    expect(body.credentials).toMatchObject([{ id: slot, images: [] }])
  }
})

test('EVI-08 neither what the code carries nor what the phone sends with is in the database', async () => {
  const candidate = await given.candidate().enter()
  const { token, phone } = await claimedLink(application, candidate, await slotOf(candidate))
  const { rows } = await application.owner.query<{ row: string }>(
    "select encode(token_digest, 'base64') || encode(phone_digest, 'base64') || phone_links::text as row from phone_links",
  )
  const stored = rows.map(({ row }) => row).join()
  for (const secret of [token, phone.cookie().split('=')[1] ?? ''])
    for (const form of [
      secret,
      Buffer.from(secret, 'base64url').toString('hex'),
      Buffer.from(secret).toString('hex'),
    ])
      expect(stored.includes(form)).toBe(false)
})
