import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { createIds } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createActs } from '#platform/acts/acts.store.ts'
import { createBus } from '#platform/bus/bus.store.ts'
import { createCaptchaPool } from '#platform/captcha-image/captcha-pool.ts'
import type { Config } from '#platform/config/config.ts'
import { createDatabase } from '#platform/db/database.ts'
import { createIssuer } from '#platform/ebill/create-issuer.ts'
import { createDirectoryFileStore } from '#platform/file-store/file-store.ts'
import { createImageIntake } from '#platform/images/sanitise-image.ts'
import type { LineBuffer } from '#platform/log/line-buffer.ts'
import { createLog } from '#platform/log/log.ts'
import { createMailer } from '#platform/mail/create-mailer.ts'
import { createMeter } from '#platform/metrics/meter.ts'
import { createPace, type Pace } from '#platform/pace/pace.ts'
import { createPasswordHasher } from '#platform/passwords/password-hasher.ts'
import { createRemotePasswords, REMOTE_LIMIT_MS } from '#platform/passwords/remote-passwords.ts'
import { createCashier } from '#platform/payment/demonstration/cashier.ts'
import { createPayments } from '#platform/payment/payments.ts'
import { createPrinter } from '#platform/pdf/printer.ts'
import { createKeyedQueues } from '#platform/queue/keyed-queues.ts'
import { createFieldCipher } from '#platform/secrets/field-cipher.ts'
import { createFileCipher } from '#platform/secrets/file-cipher.ts'
import { createPaperKeys } from '#platform/secrets/paper-keys.ts'
import { createSealer } from '#platform/secrets/sealer.ts'
import type { Secrets } from '#platform/secrets/secrets.ts'
import { createSigner } from '#platform/secrets/signer.ts'
import { createTextSender } from '#platform/texting/create-sender.ts'
import { createDirectoryVault } from '#platform/vault/directory-vault.ts'
import { createS3Vault } from '#platform/vault/s3-vault.ts'
import type { Vault } from '#platform/vault/vault.ts'
import type { Adapters, Deps } from './deps.ts'
import { createImportKinds } from './import-kinds.ts'
import { createServices } from './services.ts'

/** More than twice what the costliest hash that an import takes over (bcrypt 12) needs on a slow machine. */
const STEP_MS = 1_000
/** Twice what the dearest hash that an import takes over takes; the rest of a step is for waiting. */
const WORK_MS = 600

/** Builds the dependencies: the composition root, the one place that constructs adapters. */
export async function createDeps(options: {
  config: Config
  secrets: Secrets
  databaseUrl: string
  setRole: boolean
  /** The process starts: it is patient with the database until `database.serve`. */
  isStarting?: boolean
  clock?: Clock
  pace?: Pace
  /** Where log lines go; by default each to the standard output. */
  lines?: LineBuffer
  /** How many of them could not be written. */
  lostLines?: () => number
}): Promise<Deps> {
  const clock = options.clock ?? systemClock
  const cipher = createFieldCipher(options.secrets)
  const database = createDatabase({
    url: options.databaseUrl,
    connections: 16,
    setRole: options.setRole,
    isStarting: options.isStarting ?? false,
  })
  const cashier =
    options.config.mode === 'demonstration'
      ? createCashier({ directory: join(options.config.directory, 'cashier'), clock, random: systemRandom })
      : undefined
  const log = createLog({
    level: options.config.logLevel,
    ...(options.lines ?? { write: (line) => process.stdout.write(line) }),
    now: () => clock.now(),
  })
  const { config, secrets } = options
  const remoteMs = config.registration ? REMOTE_LIMIT_MS : 0
  const texts = createTextSender({ config, secrets, clock, random: systemRandom, log })
  const adapters: Adapters = {
    config: options.config,
    clock,
    ids: createIds(clock),
    random: systemRandom,
    database,
    acts: createActs({ database, cipher, clock }),
    bus: createBus(database),
    cipher,
    hasher: createPasswordHasher({ concurrency: availableParallelism(), maxWaiting: 200, maxWaitMs: 2_500 }),
    captchas: createCaptchaPool({ concurrency: availableParallelism(), random: systemRandom }),
    signIns: {
      // A refusal holds its place for a step: more would wait longer than a request may.
      ofNumber: createKeyedQueues({ concurrency: 1, maxWaiting: 3 }),
      // Many people come from one school's network at the same time, but one network never has all places for hashing for long.
      ofNetwork: createKeyedQueues({ concurrency: 4, maxWaiting: 60 }),
    },
    remotePasswords: options.config.registration && createRemotePasswords(options.config.registration),
    texts,
    canText: texts !== undefined,
    mailer: createMailer(options),
    pace: options.pace ?? createPace({ stepMs: STEP_MS + remoteMs, workMs: WORK_MS + remoteMs }),
    payments: createPayments({
      section: options.secrets.payment,
      places: options.config,
      cashier: cashier?.provider,
      clock,
      random: systemRandom,
      log,
    }),
    cashier,
    ebills: createIssuer({ config: options.config, secrets: options.secrets, clock, random: systemRandom }),
    sealer: createSealer(options.secrets),
    signer: createSigner(options.secrets),
    paperKeys: createPaperKeys(options.secrets),
    files: await createDirectoryFileStore(join(options.config.directory, 'files')),
    vault: await createVault(options.config, options.secrets),
    images: createImageIntake({ concurrency: availableParallelism(), maxWaiting: 8 }),
    printer: createPrinter({ maxWaiting: 60 }),
    meter: createMeter({ lostLines: options.lostLines ?? (() => 0) }),
    log,
  }
  return { ...adapters, services: createServices(adapters), importKinds: createImportKinds(adapters) }
}

/** Opens the vault of the photographs: the bucket that the configuration names, or the data directory. */
async function createVault(config: Config, secrets: Secrets): Promise<Vault> {
  const cipher = createFileCipher(secrets)
  return config.s3
    ? createS3Vault(config.s3, cipher)
    : createDirectoryVault(join(config.directory, 'vault'), cipher)
}
