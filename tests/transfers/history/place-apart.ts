import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { startProductApart } from '../../support/apart/product-apart.ts'
import { visitorAt } from '../../support/apart/visitor-at.ts'
import type { TestApplication } from '../../support/test-application.ts'
import { SECRETS } from '../../support/test-deps.ts'
import type { Place } from './past.ts'

/** The product in a process of its own, on the database of the application of a test, which makes people and runs jobs. */
export async function placeApart(
  application: TestApplication,
  directory: string,
): Promise<Place & { stop(): Promise<void> }> {
  const { clock, databaseUrl } = application
  let movedMs = clock.now().getTime() - Date.now()
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  writeFileSync(join(directory, 'secrets.json'), JSON.stringify(SECRETS))
  const environment = {
    PORT: String(port),
    KAOJI_MODE: 'demonstration',
    KAOJI_DATA_DIR: directory,
    KAOJI_PUBLIC_ORIGIN: origin,
    DATABASE_URL: databaseUrl,
  }
  const apart = await startProductApart({ origin, environment, movedMs })
  return {
    application,
    meet: (person) => ({ ...person, ...visitorAt(origin, person) }),
    async pass(milliseconds) {
      movedMs += milliseconds
      clock.set(new Date(Date.now() + movedMs))
      await apart.move(movedMs)
    },
    async kill(afterMs) {
      await sleep(afterMs)
      await apart.kill()
    },
    stop: () => apart.stop(),
  }
}
