import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { createIds, type Ids } from '#kernel/ids.ts'
import { type RandomSource, systemRandom } from '#kernel/random.ts'
import { type Bus, createBus } from '#platform/bus/bus.store.ts'
import type { Config } from '#platform/config/config.ts'
import { createDatabase, type Database } from '#platform/db/database.ts'
import { createDirectoryFileStore, type FileStore } from '#platform/file-store/file-store.ts'
import { createImageIntake, type ImageIntake } from '#platform/images/sanitise-image.ts'
import { createLog, type Log } from '#platform/log/log.ts'
import { createPace, type Pace } from '#platform/pace/pace.ts'
import { createPasswordHasher, type PasswordHasher } from '#platform/passwords/password-hasher.ts'
import {
  createRemotePasswords,
  REMOTE_LIMIT_MS,
  type RemotePasswords,
} from '#platform/passwords/remote-passwords.ts'
import { createPrinter, type Printer } from '#platform/pdf/printer.ts'
import { createFieldCipher, type FieldCipher } from '#platform/secrets/field-cipher.ts'
import { createFileCipher } from '#platform/secrets/file-cipher.ts'
import type { Secrets } from '#platform/secrets/secrets.ts'
import { createSigner, type Signer } from '#platform/secrets/signer.ts'
import { createDirectoryVault } from '#platform/vault/directory-vault.ts'
import { createS3Vault } from '#platform/vault/s3-vault.ts'
import type { Vault } from '#platform/vault/vault.ts'

/** Everything a use case may need from outside; each takes the part it needs. */
export interface Deps {
  config: Config
  clock: Clock
  ids: Ids
  random: RandomSource
  database: Database
  bus: Bus
  cipher: FieldCipher
  hasher: PasswordHasher
  /** undefined: no other system is asked for passwords. */
  remotePasswords: RemotePasswords | undefined
  /** Whether text messages reach anybody: so far the demonstration's outbox is the only way out (LOG-08). */
  canText: boolean
  /** In which refusals are answered that must not tell what was found. */
  pace: Pace
  signer: Signer
  files: FileStore
  vault: Vault
  images: ImageIntake
  printer: Printer
  log: Log
}

/** Longer than the costliest hash that an import takes over (bcrypt 12) takes on a machine that is not overloaded. */
const STEP_MS = 400

/** The composition root: the one place that constructs adapters. */
export async function createDeps(options: {
  config: Config
  secrets: Secrets
  databaseUrl: string
  setRole: boolean
  clock?: Clock
  pace?: Pace
}): Promise<Deps> {
  const clock = options.clock ?? systemClock
  const database = createDatabase({ url: options.databaseUrl, connections: 16, setRole: options.setRole })
  return {
    config: options.config,
    clock,
    ids: createIds(clock),
    random: systemRandom,
    database,
    bus: createBus(database),
    cipher: createFieldCipher(options.secrets),
    hasher: createPasswordHasher({ concurrency: availableParallelism(), maxWaiting: 200 }),
    remotePasswords: options.config.registration && createRemotePasswords(options.config.registration),
    canText: options.config.mode === 'demonstration',
    pace:
      options.pace ??
      createPace({ stepMs: options.config.registration ? REMOTE_LIMIT_MS + STEP_MS : STEP_MS }),
    signer: createSigner(options.secrets),
    files: await createDirectoryFileStore(join(options.config.directory, 'files')),
    vault: await createVault(options.config, options.secrets),
    images: createImageIntake({ concurrency: availableParallelism(), maxWaiting: 60 }),
    printer: createPrinter({ maxWaiting: 60 }),
    log: createLog({
      level: options.config.logLevel,
      write: (line) => process.stdout.write(line),
      now: () => clock.now(),
    }),
  }
}

/** Photographs: in the bucket that is named, or in the data directory. */
async function createVault(config: Config, secrets: Secrets): Promise<Vault> {
  const cipher = createFileCipher(secrets)
  return config.s3
    ? createS3Vault(config.s3, cipher)
    : createDirectoryVault(join(config.directory, 'vault'), cipher)
}
