import { Type } from 'typebox'
import { ApplicationState } from '../../applications.ts'
import { ImageView } from '../../evidence.ts'
import { FaultPlace, Mark } from '../../filed.ts'
import { ServiceName } from '../../services.ts'
import { Id, Instant, Line, Prose } from '../../words.ts'

/** Another application of the same candidate, within the actor's scope. */
export const BesideApplication = Type.Object({
  id: Id,
  service: ServiceName,
  applicationNo: Type.Integer(),
  title: Line,
  ticketNo: Line,
  state: ApplicationState,
  revision: Type.Integer(),
  /** It waits for the same level with the same pictures: both can be decided at once, where the rules treat them alike. */
  isTogether: Type.Boolean(),
  filedAt: Instant,
})
export type BesideApplication = Type.Static<typeof BesideApplication>

/** What differs from the revision before (REV-03). */
export const Difference = Type.Object({
  what: Line,
  before: Type.Optional(Prose),
  after: Type.Optional(Prose),
  place: Type.Optional(FaultPlace),
})
export type Difference = Type.Static<typeof Difference>

/** A page that was marked, and what was filed in its place since (REV-12). */
export const MarkedPage = Type.Object({
  typeName: Line,
  mark: Mark,
  words: Type.Array(Prose),
  before: ImageView,
  /** The page itself is filed again. */
  isKept: Type.Boolean(),
  /** The pictures of the credential that were not there before. */
  after: Type.Array(ImageView),
})
export type MarkedPage = Type.Static<typeof MarkedPage>

/** The same number or the same picture elsewhere (REV-08, EXM-06); another school's are counted, not named. */
export const Coincidence = Type.Object({
  kind: Type.Union([Type.Literal('number'), Type.Literal('image'), Type.Literal('similar_image')]),
  credentialId: Id,
  imageId: Type.Optional(Id),
  samePerson: Type.Boolean(),
  text: Prose,
  /** The other application, where the actor may open it. */
  other: Type.Optional(Type.Object({ id: Id, service: ServiceName })),
})
export type Coincidence = Type.Static<typeof Coincidence>
