import { cp, rm } from 'node:fs/promises'
import pg from 'pg'
import { seedSampleApplications } from '#modules/demonstration/public.ts'
import { fen } from '#rulebook/money/fen.ts'
import { createApp } from '#server/app.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import { startWorker } from '#server/worker.ts'
import { ANY_CLOCK, runOn, withDatabase } from '#tests/support/database-server.ts'
import { makeDemonstration } from '#tests/support/demonstration.ts'
import { cookieFor } from '#tests/support/session.ts'
import { configOf, SECRETS } from '#tests/support/test-deps.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { createProviders, type Providers } from './providers.ts'
import type { Stage } from './stage.ts'

/** The whole product on its own database, files and port, with a clock that can be set forward. */
export interface Product {
  origin: string
  /** Opens a session as the last step of a sign-in does, and returns the token for the cookie. */
  enter(who: { door: 'portal' | 'office'; name: string }): Promise<string>
  advance(milliseconds: number): void
  /** Begins an attempt to pay 50 yuan within half an hour, and returns the address of its cashier. */
  charge(attemptNo: string): Promise<string>
  /** Makes a text of the pages one that nobody has written yet. */
  unwrite(text: string): Promise<void>
  providers: Providers
  stop(): Promise<void>
}

/** Seeds the database that all products are cloned from. */
export async function seedStage({ adminUrl, template, directory }: Stage): Promise<void> {
  await runOn(adminUrl, `create database ${template}`)
  const databaseUrl = withDatabase(adminUrl, template)
  const config = configOf(directory, { mode: 'demonstration', logLevel: 'warn' })
  await makeDemonstration({ config, secrets: SECRETS, databaseUrl, setRole: true }, async (deps) => {
    await seedSampleApplications(deps)
    // The worker creates its own tables, and signs the trail up to today.
    const worker = await startWorker(deps, databaseUrl)
    await worker.stop()
  })
  // A journey sets the clock forward; without this, no job could write into the trail any more.
  await runOn(databaseUrl, ANY_CLOCK)
}

let count = 0

/** Starts a product as `server/main.ts` does. */
export async function startProduct(stage: Stage): Promise<Product> {
  count += 1
  const name = `${stage.template}_${process.pid}_${count}`
  await runOn(stage.adminUrl, `create database ${name} template ${stage.template} strategy file_copy`)
  const databaseUrl = withDatabase(stage.adminUrl, name)
  const directory = makeThrowawayFolder('kaoji-journey-')
  await cp(stage.directory, directory, { recursive: true })
  const clock = createAdvancingClock()
  const deps = await createDeps({
    config: configOf(directory, { mode: 'demonstration', logLevel: 'warn' }),
    secrets: SECRETS,
    databaseUrl,
    setRole: true,
    clock,
  })
  await deps.bus.start()
  const worker = await startWorker(deps, databaseUrl)
  const { http } = await createApp(deps, { pages: stage.pages })
  const origin = await http.listen({ host: '127.0.0.1', port: 0 })
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  owner.on('error', () => undefined)
  const providers = createProviders(deps, origin)
  return {
    ...{ origin, providers },
    async enter(who) {
      return (await cookieFor(deps, await ownerCalled(owner, who))).value
    },
    advance: clock.advance,
    charge: (attemptNo) => charge(deps, attemptNo),
    async unwrite(text) {
      // Nothing takes a version back, but a test.
      await owner.query('alter table text_versions disable trigger text_versions_closed')
      await owner.query('delete from text_versions where key = $1', [text])
      await owner.query('alter table text_versions enable trigger text_versions_closed')
      await owner.query("select pg_notify('kaoji', 'texts|*')")
    },
    async stop() {
      await providers.stop()
      http.server.closeAllConnections()
      await http.close()
      await worker.stop()
      await deps.bus.stop()
      await deps.printer.stop()
      await deps.database.close()
      await owner.end()
      await runOn(stage.adminUrl, `drop database ${name} with (force)`)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function charge({ payments, clock }: Deps, attemptNo: string): Promise<string> {
  const step = await payments.find('demonstration')?.create({
    attemptNo,
    fen: fen(5000),
    subject: '毕业审定费',
    expiresAt: new Date(clock.now().getTime() + 1_800_000),
    surface: 'phone',
    payer: { address: '127.0.0.1' },
    returnPath: '/orders',
  })
  if (step?.kind !== 'redirect') throw new Error('no cashier')
  return step.address
}

async function ownerCalled(owner: pg.Pool, who: { door: 'portal' | 'office'; name: string }) {
  const { rows } = await owner.query<{ person_id: string; ticket_id: string; staff_id: string }>(
    who.door === 'portal' ? FIND_CANDIDATE : FIND_STAFF,
    [who.name],
  )
  const [row] = rows
  if (!row) throw new Error(`nobody is called ${who.name}`)
  return who.door === 'portal'
    ? { personId: row.person_id, ticketId: row.ticket_id }
    : { staffId: row.staff_id }
}

const FIND_CANDIDATE = `select p.id as person_id, t.id as ticket_id from persons p join tickets t on t.person_id = p.id
  where p.name = $1 order by t.registered_on desc, t.id limit 1`
const FIND_STAFF = 'select id as staff_id from staff where name = $1'

function createAdvancingClock() {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds: number) {
      ahead += milliseconds
    },
  }
}
