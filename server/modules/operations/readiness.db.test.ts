import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '#platform/log/log.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { createPhotographsLook } from './readiness.ts'

const application = startApplication({ data: 'empty' })

test('OPS-01 a process whose photographs are away is ready and says so; the log hears once that they went, and once that they are back', async () => {
  const { deps } = application
  const lines: string[] = []
  let passed = 0
  const log = createLog({ level: 'warn', write: (line) => lines.push(line), now: () => deps.clock.now() })
  const look = createPhotographsLook({ vault: deps.vault, log }, () => passed)
  const later = () => {
    passed += 5_000
    return look()
  }
  expect(await look()).toBe('there')
  const place = join(deps.config.directory, 'vault')
  renameSync(place, `${place}-elsewhere`)
  try {
    // Not asked again at once: a balancer asks often.
    expect(await look()).toBe('there')
    expect([await later(), await later()]).toEqual(['away', 'away'])
    const answer = await application.app.http.inject('/readyz')
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'ready', photographs: 'away' }])
  } finally {
    renameSync(`${place}-elsewhere`, place)
  }
  expect(await later()).toBe('there')
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['photographs-away', 'photographs-back'])
  // A place that does not answer holds nobody up, and is asked once until it does: each question may hold a thread.
  let asked = 0
  let answer: (bytes: undefined) => void = () => undefined
  const get = () => {
    asked += 1
    return new Promise<undefined>((resolve) => {
      answer = resolve
    })
  }
  const silent = createPhotographsLook({ vault: { ...deps.vault, get }, log }, () => passed)
  for (let time = 1; time <= 3; time += 1) {
    passed += 5_000
    expect([await silent(), asked]).toEqual(['away', 1])
  }
  answer(undefined)
  passed += 5_000
  expect([await silent(), asked]).toEqual(['there', 1])
  passed += 5_000
  const next = silent()
  answer(undefined)
  expect([await next, asked]).toEqual(['there', 2])
})
