import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Done, Id, IdParams, Instant, Line, OneOf } from '../words.ts'

/** proposed → trusted | refused; trusted → revoked. A retired key is a trusted one with an end. */
export const TRUST_STATES = ['proposed', 'refused', 'trusted', 'revoked'] as const
export type TrustState = (typeof TRUST_STATES)[number]

const closed = { additionalProperties: false } as const
const Reason = FreeText('masked', { minLength: 4, maxLength: 400 })

export const TrustedKeyView = Type.Object({
  id: Id,
  installation: Line,
  name: Line,
  province: Line,
  keyId: Line,
  publicKey: Line,
  validFrom: Instant,
  validUntil: Type.Optional(Instant),
  state: OneOf(TRUST_STATES),
  proof: Line,
  proposedBy: Line,
  proposedAt: Instant,
  decidedBy: Type.Optional(Line),
  revocation: Type.Optional(Type.Object({ by: Line, at: Instant, reason: Line })),
  /** This person proposed it: somebody else decides. */
  mine: Type.Boolean(),
})
export type TrustedKeyView = Type.Static<typeof TrustedKeyView>

export const listTrustedKeys = defineRoute({
  id: 'listTrustedKeys',
  method: 'GET',
  path: '/api/office/trusted-keys',
  summary: 'The keys of other installations, those that wait for a second person first',
  access: { actor: 'staff', grant: 'trust.keep' },
  reply: Type.Object({ keys: Type.Array(TrustedKeyView) }),
  refusals: [],
})

export const proposeTrustedKey = defineRoute({
  id: 'proposeTrustedKey',
  method: 'POST',
  path: '/api/office/trusted-keys',
  summary: 'Proposes a key of another installation, with how it was compared; a second person agrees',
  access: { actor: 'staff', grant: 'trust.keep' },
  body: Type.Object(
    {
      installation: Type.String({
        pattern: '^[a-z0-9][a-z0-9.-]{1,62}$',
        maxLength: 63,
        'x-words': '应为对方系统的主机名，小写，例如 kaoji.example.cn。',
      }),
      /** What the other installation's authority is called. */
      authority: FreeText('masked', { fold: 'line', minLength: 2, maxLength: 60 }),
      province: FreeText('compared', { fold: 'line', minLength: 2, maxLength: 20 }),
      publicKey: Type.String({
        pattern: '^[0-9a-f]{64}$',
        maxLength: 64,
        'x-words': '公钥应为 64 位十六进制数字，小写，请从对方公布的清单复制。',
      }),
      validFrom: Instant,
      proof: Reason,
    },
    closed,
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['input_invalid', 'key_known'],
})

export const decideTrustedKey = defineRoute({
  id: 'decideTrustedKey',
  method: 'POST',
  path: '/api/office/trusted-keys/:id/decision',
  summary: 'A second person compares the key and agrees, or refuses',
  access: { actor: 'staff', grant: 'trust.keep' },
  params: IdParams,
  body: Type.Object({ decision: OneOf(['agree', 'refuse']) }, closed),
  reply: Done,
  refusals: ['not_found', 'second_person', 'stale'],
})

export const endTrustedKey = defineRoute({
  id: 'endTrustedKey',
  method: 'POST',
  path: '/api/office/trusted-keys/:id/end',
  summary:
    'Retires a key, so that it verifies what it signed until now, or revokes it, so that it verifies nothing',
  access: { actor: 'staff', grant: 'trust.keep' },
  params: IdParams,
  body: Type.Object({ how: OneOf(['retire', 'revoke']), reason: Reason }, closed),
  reply: Done,
  refusals: ['not_found', 'stale'],
})
