import type { Clock } from '#kernel/clock.ts'
import type { Ids } from '#kernel/ids.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { Acts } from '#platform/acts/acts.store.ts'
import type { Bus } from '#platform/bus/bus.store.ts'
import type { CaptchaPool } from '#platform/captcha-image/captcha-pool.ts'
import type { Config } from '#platform/config/config.ts'
import type { Database } from '#platform/db/database.ts'
import type { EbillIssuer } from '#platform/ebill/ebill-issuer.ts'
import type { FileStore } from '#platform/file-store/file-store.ts'
import type { ImageIntake } from '#platform/images/sanitise-image.ts'
import type { Log } from '#platform/log/log.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import type { Meter } from '#platform/metrics/meter.ts'
import type { Pace } from '#platform/pace/pace.ts'
import type { PasswordHasher } from '#platform/passwords/password-hasher.ts'
import type { RemotePasswords } from '#platform/passwords/remote-passwords.ts'
import type { Cashier } from '#platform/payment/demonstration/cashier.ts'
import type { Payments } from '#platform/payment/payments.ts'
import type { Printer } from '#platform/pdf/printer.ts'
import type { KeyedQueues } from '#platform/queue/keyed-queues.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { PaperKeys } from '#platform/secrets/paper-keys.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import type { Signer } from '#platform/secrets/signer.ts'
import type { TextSender } from '#platform/texting/text-sender.ts'
import type { Vault } from '#platform/vault/vault.ts'
import type { ImportKinds } from './import-kind.ts'
import type { Services } from './service-definition.ts'

/** Access to what is outside the program: the machine, the database, the vault. */
export interface Adapters {
  config: Config
  clock: Clock
  ids: Ids
  random: RandomSource
  database: Database
  /** Every change that a candidate makes goes through this. */
  acts: Acts
  bus: Bus
  cipher: FieldCipher
  hasher: PasswordHasher
  captchas: CaptchaPool
  /** Sign-ins of candidates wait for others of the same number, and for others from the same network (LOG-02). */
  signIns: { ofNumber: KeyedQueues; ofNetwork: KeyedQueues }
  /** undefined: passwords are not checked with another system. */
  remotePasswords: RemotePasswords | undefined
  /** Who brings text messages to phones; undefined: nobody, and every page that needs one says so (LOG-08). */
  texts: TextSender | undefined
  /** Whether there is one. */
  canText: boolean
  /** undefined: no letters are sent (MSG-01). */
  mailer: Mailer | undefined
  /** Delays every refusal to the same length, so that timing does not reveal whether an account exists. */
  pace: Pace
  payments: Payments
  /** undefined: there is no issuer of 财政电子票据 (PAY-01). */
  ebills: EbillIssuer | undefined
  /** undefined in production: the demonstration's cashier takes no real money (PAY-02). */
  cashier: Cashier | undefined
  /** Seals scores and roles, so that a change behind the application's back is noticed. */
  sealer: Sealer
  signer: Signer
  paperKeys: PaperKeys
  files: FileStore
  vault: Vault
  images: ImageIntake
  printer: Printer
  meter: Meter
  log: Log
}

/** Everything that a use case may need; each one takes the part that it needs. */
export interface Deps extends Adapters {
  /** What each service of the application engine does in its own way. */
  services: Services
  /** What each kind of imported file is. */
  importKinds: ImportKinds
}
