import { clock } from './clock.ts'
import { deadCode } from './dead-code.ts'
import { dependencies } from './dependencies.ts'
import { docComments } from './doc-comments.ts'
import { documents } from './documents.ts'
import { drift } from './drift.ts'
import { firstLoad } from './first-load/first-load.ts'
import type { Gate } from './gate.ts'
import { glossary } from './glossary.ts'
import { lint } from './lint.ts'
import { lock } from './lock.ts'
import { machineNames } from './machine-names.ts'
import { requirements } from './requirements.ts'
import { services } from './services.ts'
import { sizes } from './sizes.ts'
import { style } from './style.ts'
import { tableOwners } from './table-owners.ts'
import { types } from './types.ts'
import { words } from './words.ts'

/** Every gate; the slow programs first, because they run beside the rest. */
export const gates: readonly Gate[] = [
  types,
  deadCode,
  lint,
  firstLoad,
  dependencies,
  sizes,
  services,
  words,
  glossary,
  style,
  clock,
  tableOwners,
  docComments,
  documents(() => gates.map((gate) => gate.name)),
  requirements,
  machineNames,
  lock,
  drift,
]
