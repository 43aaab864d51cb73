import { expect, test, vi } from 'vitest'
import { MAX_PIXELS } from './photo-limits.ts'
import { startPhotoWork } from './photo-work.ts'

test('IMP-01 an archive of honest photographs is read to its end, one of more pixels is refused in words', () => {
  const work = startPhotoWork(10_000, async () => undefined)
  for (let file = 0; file < 10_000; file += 1) work.add(600 * 800)
  const large = startPhotoWork(10_000, async () => undefined)
  for (let rest = MAX_PIXELS; rest > 0; rest -= 40_000_000) large.add(40_000_000)
  expect(() => large.add(1)).toThrow(/像素加起来太多.*请把照片缩小/)
})

test('IMP-01 whether the check goes on is asked after fifty small photographs, or after one large one', async () => {
  const note = vi.fn(async () => undefined)
  const work = startPhotoWork(200, note)
  const notedAt: number[] = []
  for (let done = 1; done <= 120; done += 1) {
    work.add(done > 100 ? 40_000_000 : 300_000)
    const before = note.mock.calls.length
    await work.end(done)
    if (note.mock.calls.length > before) notedAt.push(done)
  }
  expect(notedAt).toEqual([50, 100, ...Array.from({ length: 20 }, (_, place) => 101 + place)])
  expect(note).toHaveBeenLastCalledWith({ done: 120, total: 200 })
})
