import { expect, test } from 'vitest'
import { afterDialogs, noteOpenDialog } from './after-dialogs.ts'

test('UX-01 what would take a dialog away waits until every dialog is closed, also one that took another one’s place', async () => {
  const done: string[] = []
  afterDialogs(() => done.push('none open'))
  expect(done).toEqual(['none open'])

  const closeFirst = noteOpenDialog()
  afterDialogs(() => done.push('first'))
  closeFirst()
  const closeSecond = noteOpenDialog()
  const closeOver = noteOpenDialog()
  afterDialogs(() => done.push('second'))
  await Promise.resolve()
  closeOver()
  await Promise.resolve()
  expect(done).toEqual(['none open'])

  closeSecond()
  await Promise.resolve()
  expect(done).toEqual(['none open', 'first', 'second'])
})
