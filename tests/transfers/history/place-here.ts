import { setTimeout as sleep } from 'node:timers/promises'
import type { TestApplication } from '../../support/test-application.ts'
import type { Place } from './past.ts'

/** The product in this process; a kill is what the database sees of one: every connection is cut in the middle of its work. */
export function placeHere(application: TestApplication): Place {
  return {
    application,
    meet: (person) => person,
    pass: async (milliseconds) => application.clock.advance(milliseconds),
    async kill(afterMs) {
      await sleep(afterMs)
      await application.owner.query(CUT)
    },
  }
}

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
