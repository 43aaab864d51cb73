import { Type } from 'typebox'
import { Day, Id, Instant, OneOf } from '../words.ts'

/** No file of an exchange between installations is larger. */
export const LARGEST_EXCHANGE_FILE = 1_000_000
/** The version of the format that this product writes, and the newest that it reads (docs/transfer-package.md). */
export const EXCHANGE_VERSION = 1

const closed = { additionalProperties: false } as const
/** One line without control characters. */
const Words = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]+$' })
const InstallationId = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,62}$', maxLength: 63 })
/** No number of a document is computed with, so each is a text as it is written, 军字第…号 for one, and zeros in front stay. */
const DocumentNo = Words(40)
/** Whole or half credits, as text: 4, 4.5. A number of JSON would be read differently by different programs. */
const Credits = Type.String({ pattern: '^[0-9]{1,2}(\\.5)?$', maxLength: 4 })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
const Level = OneOf(['zhuanke', 'benke'])

const Person = Type.Object(
  {
    name: Words(60),
    idType: OneOf(['resident_id', 'hk_mo_tw_residence', 'foreigner_pr', 'passport', 'officer']),
    idNumber: DocumentNo,
    gender: Type.Optional(OneOf(['male', 'female'])),
    bornOn: Type.Optional(Day),
    /** SHA-256 of the photo's file: the photo itself travels another way, and this tells whether it is the one. */
    photoSha256: Type.Optional(Sha256),
  },
  closed,
)

const PackageOutcome = Type.Union([
  Type.Object({ mark: Type.Integer({ minimum: 60, maximum: 100 }) }, closed),
  Type.Object({ grade: OneOf(['excellent', 'good', 'medium', 'pass']) }, closed),
])

const PackageScore = Type.Object(
  {
    /** The sender's own id of the score: the answer and both trails name it. */
    id: Id,
    courseCode: Type.String({ pattern: '^[0-9A-Z]{4,10}$', maxLength: 10 }),
    courseName: Words(100),
    credits: Credits,
    outcome: PackageOutcome,
    passedOn: Day,
    source: OneOf(['exam', 'practice', 'transfer_in', 'supplement']),
    sitting: Type.Optional(Words(60)),
    /** Of a score that had come from another province: what that province called it. */
    originNote: Type.Optional(Words(400)),
  },
  closed,
)
export type PackageScore = Type.Static<typeof PackageScore>

/** One decision on the application, without the person who made it. */
const Receipt = Type.Object({ by: OneOf(['school', 'authority']), decidedOn: Day }, closed)

/** TRO-04: what a transfer says, as one installation signs it and another one reads it. */
export const TransferPackage = Type.Object(
  {
    id: Id,
    issuedAt: Instant,
    expiresAt: Instant,
    from: Type.Object({ installation: InstallationId, name: Words(60), province: Words(20) }, closed),
    to: Type.Object({ province: Words(20) }, closed),
    person: Person,
    origin: Type.Object(
      {
        ticketNo: DocumentNo,
        schoolCode: Type.String({ pattern: '^[0-9A-Z]{1,12}$', maxLength: 12 }),
        schoolName: Words(100),
        majorCode: Type.String({ pattern: '^[0-9A-Z]{1,12}$', maxLength: 12 }),
        majorName: Words(100),
        level: Level,
        registeredOn: Day,
      },
      closed,
    ),
    destination: Type.Object(
      {
        ticketNo: DocumentNo,
        level: Level,
        /** Absent: the applicant did not find the major in the list and wrote its name. */
        majorCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{1,12}$', maxLength: 12 })),
        majorName: Words(100),
      },
      closed,
    ),
    scores: Type.Array(PackageScore, { minItems: 1, maxItems: 200 }),
    /** Under which rules the sender recognised them as passed. */
    rules: Type.Object({ planVersion: Words(40), passMark: Type.Literal(60), audit: Words(20) }, closed),
    receipts: Type.Object(
      {
        applicationNo: DocumentNo,
        filedOn: Day,
        decisions: Type.Array(Receipt, { minItems: 1, maxItems: 4 }),
        /** The day on which the school saw ID and both 准考证, and the form was signed. */
        signedOn: Day,
      },
      closed,
    ),
  },
  closed,
)
export type TransferPackage = Type.Static<typeof TransferPackage>

/** TRO-04: what the destination answers to a package. */
export const TransferAnswer = Type.Object(
  {
    id: Id,
    issuedAt: Instant,
    from: Type.Object({ installation: InstallationId, name: Words(60), province: Words(20) }, closed),
    to: Type.Object({ installation: InstallationId }, closed),
    packageId: Id,
    /** Which bytes were answered: the digest of the package's content. */
    packageSha256: Sha256,
    outcome: Type.Union([
      Type.Object({ kind: Type.Literal('accepted'), on: Day }, closed),
      Type.Object({ kind: Type.Literal('returned'), on: Day, reason: Words(400) }, closed),
    ]),
  },
  closed,
)
export type TransferAnswer = Type.Static<typeof TransferAnswer>
