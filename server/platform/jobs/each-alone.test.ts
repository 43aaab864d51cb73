import { expect, test } from 'vitest'
import { createLog } from '#platform/log/log.ts'
import { eachAlone, WorkLeft } from './each-alone.ts'

const lines: string[] = []
const log = createLog({ level: 'error', write: (line) => lines.push(line), now: () => new Date(0) })

test('OPS-01 what fails in a job is told, holds up nobody behind it, and has the job tried again', async () => {
  const done: number[] = []
  const work = async (item: number) => {
    if (item === 1) throw new Error('no')
    done.push(item)
  }
  await expect(eachAlone([1, 2, 3, 4, 5, 6, 7], work, { log })).rejects.toThrow(WorkLeft)
  expect(done).toEqual([2, 3, 4, 5, 6, 7])
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['part-of-job-failed'])
  await eachAlone([2, 3], work, { log })
})

test('OPS-01 a job begins nothing more once the worker is to stop, ends what it began, and is tried again', async () => {
  const stopping = new AbortController()
  const ended: number[] = []
  const work = async (item: number) => {
    if (item === 2) stopping.abort()
    await Promise.resolve()
    ended.push(item)
  }
  await expect(eachAlone([1, 2, 3, 4, 5], work, { log, stop: stopping.signal })).rejects.toThrow(WorkLeft)
  expect(ended).toEqual([1, 2])
})
