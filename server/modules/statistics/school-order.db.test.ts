import { expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

/** The schools that a page of the desk lists, of these three. */
async function orderAt(who: Officer, path: string): Promise<string[]> {
  const { body } = await who.call('GET', path)
  const names = (body.schools as { name: string }[]).map(({ name }) => name)
  return names.filter((name) => ['上海财经大学', '复旦大学', '华东师范大学'].includes(name))
}

test('UX-02, STA-01, WIN-01 schools stand in the order of pinyin, as the reviewers of the same page do', async () => {
  const supervisor = await given.officer('record_supervisor')
  const { body } = await supervisor.call('GET', '/api/office/graduation-batches')
  const [batch] = body.batches as { id: string; approved: number }[]
  const pages = [
    '/api/office/statistics?service=exemption',
    '/api/office/window-changes',
    `/api/office/graduation-batches/${batch?.id}`,
  ]
  for (const path of pages) {
    const names = await orderAt(supervisor, path)
    const order = ['复旦大学', '华东师范大学', '上海财经大学'].filter((name) => names.includes(name))
    expect([path, names]).toEqual([path, order])
  }
  expect(await orderAt(supervisor, '/api/office/window-changes')).toHaveLength(3)
})
