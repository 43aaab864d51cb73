import { expect, test } from 'vitest'
import { DatabaseLate, DatabaseUnavailable } from '#platform/db/database-faults.ts'
import { askBeside } from './ask-beside.ts'

/** A database that fails with these one after the other, and then answers. */
function failing(...errors: Error[]) {
  let asked = 0
  const read = () => {
    const error = errors[asked]
    asked += 1
    return error === undefined ? Promise.resolve('answer' as never) : Promise.reject(error)
  }
  return { database: { read }, asked: () => asked }
}

const away = () => new DatabaseUnavailable('no connection')
const ask = () => Promise.resolve('answer')

test('TRI-01 a question finds a connection a little later', async () => {
  const { database, asked } = failing(away(), away())
  expect(await askBeside(database, ask)).toBe('answer')
  expect(asked()).toBe(3)
})

test('TRI-01 a question ends after five tries, and at once when the database is late or refuses it', async () => {
  const never = failing(...Array.from({ length: 9 }, away))
  await expect(askBeside(never.database, ask)).rejects.toThrow('no connection')
  expect(never.asked()).toBe(5)
  for (const error of [new DatabaseLate('late'), new TypeError('a mistake')]) {
    const once = failing(error)
    await expect(askBeside(once.database, ask)).rejects.toBe(error)
    expect(once.asked()).toBe(1)
  }
})
