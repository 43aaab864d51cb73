import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { createLog } from '#platform/log/log.ts'
import { createTestClock } from '#tests/support/test-clock.ts'
import { configOf, SECRETS } from '#tests/support/test-deps.ts'
import { type Mood, startTextPeer, type TextPeer } from '#tests/text-peer/text-peer.ts'
import { withRests } from './breaker.ts'
import { createTextSender } from './create-sender.ts'
import { createGatewaySender } from './gateway-sender.ts'
import { TextingUnavailable, type TextSender } from './text-sender.ts'

const clock = createTestClock('2026-11-28T04:00:00Z')
const QUICK = { ms: 300, bytes: 65_536 }
const MESSAGE = { id: 'a-1', to: '13800000000', text: '验证码 123456', usefulUntil: undefined }

let peer: TextPeer
let sender: TextSender
beforeEach(async () => {
  peer = await startTextPeer({ now: () => clock.now().getTime() })
  const { address, secret } = peer
  sender = createGatewaySender({ address, secret, clock, random: systemRandom, limits: QUICK })
})
afterEach(() => peer.stop())

test('LOG-08 the gateway gets number, words and the end of their use, signed; and says where the message stands', async () => {
  expect(await sender.find('a-1')).toEqual({ kind: 'absent' })
  const usefulUntil = new Date('2026-11-28T04:10:00Z')
  expect(await sender.send({ ...MESSAGE, usefulUntil })).toEqual({ kind: 'accepted' })
  expect(peer.sent.get('a-1')).toEqual({
    ...{ to: MESSAGE.to, text: MESSAGE.text },
    usefulUntil: usefulUntil.toISOString(),
  })
  peer.fate = { failed: '空号' }
  expect(await sender.find('a-1')).toEqual({ kind: 'failed', words: '空号' })
  expect(peer.heard).toEqual([
    'GET /texts/messages/a-1',
    'PUT /texts/messages/a-1',
    'GET /texts/messages/a-1',
  ])
  expect(peer.faults).toEqual([])
})

const moods: Mood[] = [
  ...(['lost', 'down', 'silent', 'forged', 'unsigned', 'replays'] as const),
  ...(['talks-html', 'talks-long', 'another-word'] as const),
]
test.each(moods)(
  'LOG-08 of a gateway that is %s nothing is believed, and nothing it said is repeated',
  async (mood) => {
    peer.fate = 'delivered'
    await sender.find('b-1')
    peer.mood = mood
    const failed = sender.send(MESSAGE)
    await expect(failed).rejects.toThrow(TextingUnavailable)
    await expect(failed).rejects.not.toThrow(/13800000000|123456|系统维护/)
    peer.mood = 'well'
    expect(await sender.send(MESSAGE)).toEqual({ kind: 'delivered' })
    expect(peer.sent.size).toBe(1)
  },
)

test('LOG-08 a gateway whose secret or clock is another is asked nothing twice', async () => {
  const { address } = peer
  const other = createGatewaySender({ address, secret: 'a'.repeat(64), clock, random: systemRandom })
  await expect(other.send(MESSAGE)).rejects.toThrow(TextingUnavailable)
  clock.advance(301_000)
  const late = createTestClock('2026-11-28T04:00:00Z')
  const slow = createGatewaySender({ address, secret: peer.secret, clock: late, random: systemRandom })
  await expect(slow.send(MESSAGE)).rejects.toThrow(TextingUnavailable)
  expect(peer.faults).toEqual(['signature', 'time'])
  expect(peer.sent.size).toBe(0)
})

test('LOG-08 after five failures the gateway rests, longer each time, and is back with the first answer', async () => {
  const said: string[] = []
  const log = createLog({ level: 'info', write: (line) => said.push(line), now: () => clock.now() })
  const resting = withRests(sender, { log, elapsed: () => clock.now().getTime() })
  const tries = async (count: number) => {
    const before = peer.heard.length
    for (let done = 0; done < count; done += 1) await resting.send(MESSAGE).catch(() => undefined)
    return peer.heard.length - before
  }
  peer.mood = 'down'
  expect(await tries(8)).toBe(5)
  clock.advance(29_999)
  expect(await tries(1)).toBe(0)
  clock.advance(1)
  expect(await tries(3)).toBe(1)
  clock.advance(30_000)
  expect(await tries(1)).toBe(0)
  clock.advance(30_000)
  peer.mood = 'well'
  expect(await tries(3)).toBe(3)
  expect(said.join()).toContain('text-sender-is-back')
  // A message that is refused is an answer.
  peer.fate = { failed: '空号' }
  expect(await tries(8)).toBe(8)
})

test('LOG-08 a production without a gateway has no sender, a gateway needs its secret, the demonstration shows its outbox', () => {
  const made = (mode: 'demonstration' | 'production', textGateway: string | undefined) =>
    createTextSender({
      ...{ secrets: SECRETS, clock, random: systemRandom },
      config: { ...configOf('/nowhere', { mode, logLevel: 'silent' }), textGateway },
      log: createLog({ level: 'silent', write: () => undefined, now: () => clock.now() }),
    })
  expect(made('production', undefined)).toBeUndefined()
  expect(() => made('production', 'https://texts.example.cn')).toThrow('texts')
  expect(made('demonstration', undefined)).toBeDefined()
})
