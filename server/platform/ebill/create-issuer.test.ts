import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { fen } from '#rulebook/money/fen.ts'
import { configOf, SECRETS } from '#tests/support/test-deps.ts'
import { createIssuer } from './create-issuer.ts'

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'kaoji-ebill-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const issuerOf = (mode: 'demonstration' | 'production', ebillGateway: string | undefined) =>
  createIssuer({
    ...{ clock: systemClock, random: systemRandom, secrets: SECRETS },
    config: { ...configOf(directory, { mode, logLevel: 'silent' }), ebillGateway },
  })

test('PAY-01 a production has no e-bills of the demonstration, and a gateway needs its secret', () => {
  expect(() => issuerOf('production', 'demonstration')).toThrow('演示')
  expect(() => issuerOf('production', 'https://gateway.example.cn')).toThrow('ebill')
  expect(issuerOf('production', undefined)).toBeUndefined()
})

test('PAY-01 the demonstration’s issuer makes one bill for a number, says what it is, and cancels it once', async () => {
  const issuer = issuerOf('demonstration', 'demonstration')
  const request = {
    ...{ requestNo: 'DP2026112800000001', payer: '张三', item: '毕业审定费', revenueCode: undefined },
    ...{ fen: fen(5000), paidAt: new Date(), channel: '演示', transactionNo: 'T1', orderNo: 'O1' },
  }
  expect(await issuer?.reverse({ requestNo: request.requestNo, reason: '退款' })).toEqual({ kind: 'absent' })
  const [one, two] = await Promise.all([issuer?.issue(request), issuer?.issue(request)])
  expect(one).toEqual(two)
  expect(one).toMatchObject({ kind: 'issued', bill: { billCode: 'YANSHI', address: undefined } })
  const red = await issuer?.reverse({ requestNo: request.requestNo, reason: '退款' })
  expect(red?.kind).toBe('reversed')
  expect(await issuer?.issue(request)).toEqual(red)
})
