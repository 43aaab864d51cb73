import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import type { ImportDefinition } from '#server/import-kind.ts'
import { applyInbound } from './apply-inbound.ts'
import { askBeside } from './ask-beside.ts'
import { judgeInbound } from './judge-inbound.ts'
import { matchPersons } from './matching/match-persons.ts'
import { INBOUND_COLUMNS } from './reading/inbound-columns.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'
import { STAGED_INBOUND } from './reading/staged-inbound.ts'
import { startInboundReading } from './reading/start-inbound-reading.ts'
import { countTouched, deleteUntouched } from './roll-back.store.ts'
import { soughtIn } from './sought-in.ts'
import { verdictOf } from './verdict-of.ts'

/** Files of the national exchange: what other provinces send, one course a row (TRI-01, docs/inbound-file.md). */
export function inboundFiles(deps: Adapters): ImportDefinition {
  const match = (persons: readonly InboundPerson[]) =>
    askBeside(deps.database, (tx) => matchPersons(tx, deps, persons.map(soughtIn)))
  return {
    columns: INBOUND_COLUMNS,
    staged: STAGED_INBOUND,
    format: 'sheet',
    startReading: (places) =>
      startInboundReading({
        places,
        cipher: deps.cipher,
        ownProvince: deps.config.installation.province,
        today: beijingDateOf(deps.clock.now()),
        match: async (persons) => (await match(persons)).map(verdictOf),
      }),
    judge: (tx, { id }) => judgeInbound(tx, deps, id),
    apply: async (tx, batch, by) => ({
      count: await applyInbound(tx, deps, { batch, by, match }),
      candidates: null,
    }),
    countDependants: countTouched,
    deleteBroughtIn: async (tx, batchId) => ({ count: await deleteUntouched(tx, batchId, deps.clock.now()) }),
  }
}
