import type { KyselyPlugin } from 'kysely'
import type { TestApplication } from './test-application.ts'

/** Counts the statements with which an application reads from now on. */
export function countStatements({ deps }: TestApplication): { asked: number } {
  const count = { asked: 0 }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count.asked += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const { database } = deps
  deps.database = {
    ...database,
    read: (deadline, work) => database.read(deadline, (tx) => work(tx.withPlugin(plugin))),
    readOften: (deadline, work) => database.readOften(deadline, (tx) => work(tx.withPlugin(plugin))),
  }
  return count
}
