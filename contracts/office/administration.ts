import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { type NoticeKey, SERVICE_CODES, SERVICES, ServiceCode } from '../services.ts'
import { Done, Id, IdParams, Instant, Line, OneOf, Prose, VersionSeen } from '../words.ts'

const StaffView = Type.Object({
  id: Id,
  username: Line,
  name: Line,
  roles: Type.Array(
    Type.Object({ role: Line, schoolId: Type.Optional(Id), schoolName: Type.Optional(Line) }),
  ),
  /** Which of the roles one person must not hold together, in words: an account may have them from before a rule. */
  conflicts: Type.Array(Line),
  enrolled: Type.Boolean(),
  disabled: Type.Boolean(),
  lastSignedInAt: Type.Optional(Instant),
})

const RoleGrants = Type.Array(
  Type.Object(
    { role: FreeText('compared', { fold: 'own_code', maxLength: 40 }), schoolId: Type.Optional(Id) },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 20 },
)

export const listStaff = defineRoute({
  id: 'listStaff',
  method: 'GET',
  path: '/api/office/staff',
  summary: 'Staff accounts with roles and scope (ACC-01)',
  access: { actor: 'staff', grant: 'staff.manage' },
  reply: Type.Object({
    staff: Type.Array(StaffView),
    schools: Type.Array(Type.Object({ id: Id, name: Line })),
  }),
  refusals: [],
})

export const createStaff = defineRoute({
  id: 'createStaff',
  method: 'POST',
  path: '/api/office/staff',
  summary: 'Creates an account with a one-time password, shown once (ACC-01)',
  access: { actor: 'staff', grant: 'staff.manage' },
  body: Type.Object(
    {
      username: Type.String({
        pattern: '^[a-z][a-z0-9._-]{2,31}$',
        maxLength: 32,
        'x-fold': 'username',
        'x-words': '用户名应为 3 到 32 位小写字母、数字、点、横线或下划线，并以字母开头，例如 wang.li。',
      }),
      name: FreeText('masked', { fold: 'person_name', minLength: 1, maxLength: 60 }),
      roles: RoleGrants,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id, oneTimePassword: Line }),
  refusals: ['input_invalid', 'not_permitted'],
})

export const setStaffRoles = defineRoute({
  id: 'setStaffRoles',
  method: 'PUT',
  path: '/api/office/staff/:id/roles',
  summary: 'Sets the roles of an account; in force at once, on every node (ACC-01)',
  access: { actor: 'staff', grant: 'staff.manage' },
  params: IdParams,
  body: Type.Object({ roles: RoleGrants }, { additionalProperties: false }),
  reply: Done,
  refusals: ['not_found', 'input_invalid', 'not_permitted'],
})

export const setStaffState = defineRoute({
  id: 'setStaffState',
  method: 'PUT',
  path: '/api/office/staff/:id/state',
  summary: 'Disables or enables an account, or makes it enrol again; ends its sessions (ACC-01)',
  access: { actor: 'staff', grant: 'staff.manage' },
  params: IdParams,
  body: Type.Object(
    { action: Type.Union([Type.Literal('disable'), Type.Literal('enable'), Type.Literal('reset')]) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ oneTimePassword: Type.Optional(Line) }),
  refusals: ['not_found', 'not_permitted', 'posts_conflict', 'staff_disabled'],
})

export const listWindows = defineRoute({
  id: 'listWindows',
  method: 'GET',
  path: '/api/office/windows',
  summary: 'Business windows, the current and coming ones first (WIN-01)',
  access: { actor: 'staff', grant: 'window.view' },
  reply: Type.Object({
    windows: Type.Array(
      Type.Object({
        id: Id,
        service: ServiceCode,
        round: Line,
        schoolName: Type.Optional(Line),
        opensAt: Instant,
        closesAt: Instant,
        state: OneOf(['upcoming', 'open', 'closed']),
        nextExpected: Type.Optional(Line),
      }),
    ),
  }),
  refusals: [],
})

/** The texts that are no service's: the words of the sign-in page. */
const PAGE_TEXTS = ['hotline', 'qqNumbers', 'browserAdvice', 'notice'] as const
const NOTICE_KEYS = SERVICE_CODES.map((code) => SERVICES[code].noticeKey)
export type TextKey = (typeof PAGE_TEXTS)[number] | NoticeKey
/** The keys of all texts that staff edit. */
export const TEXT_KEYS: readonly TextKey[] = [...PAGE_TEXTS, ...NOTICE_KEYS]
const TextKey = Type.Unsafe<TextKey>(Type.Union(TEXT_KEYS.map((key) => Type.Literal(key))))

/** Whether a word is the key of a text. */
export function isTextKey(word: string): word is TextKey {
  return TEXT_KEYS.some((key) => key === word)
}

export const listTexts = defineRoute({
  id: 'listTexts',
  method: 'GET',
  path: '/api/office/texts',
  summary: 'The texts that staff edit, in force, with their version (LOG-06)',
  access: { actor: 'staff', grant: 'text.edit' },
  reply: Type.Object({
    texts: Type.Array(
      Type.Object({
        key: TextKey,
        /** 0: nobody has written it yet, so that its body is empty. */
        version: Type.Integer(),
        body: Prose,
        editedBy: Type.Optional(Line),
        editedAt: Type.Optional(Instant),
      }),
    ),
  }),
  refusals: [],
})

export const editText = defineRoute({
  id: 'editText',
  method: 'PUT',
  path: '/api/office/texts/:key',
  summary: 'Puts a new version of a text in force; the old one is kept (LOG-06)',
  access: { actor: 'staff', grant: 'text.edit' },
  params: Type.Object({ key: TextKey }, { additionalProperties: false }),
  body: Type.Object(
    { body: FreeText('published', { maxLength: 4000 }), basedOnVersion: VersionSeen },
    { additionalProperties: false },
  ),
  reply: Done,
  refusals: ['stale'],
})

const TrailFaultKind = Type.Union([
  Type.Literal('table'),
  Type.Literal('entry'),
  Type.Literal('digest'),
  Type.Literal('unsigned'),
  Type.Literal('copy'),
  Type.Literal('empty'),
])

export const verifyAudit = defineRoute({
  id: 'verifyAudit',
  method: 'POST',
  path: '/api/office/audit/verification',
  summary:
    'Recomputes the hash chains from plain columns, and holds every signed daily digest against them (TRL-01)',
  access: { actor: 'staff', grant: 'audit.read' },
  reply: Type.Object({
    entries: Type.Integer(),
    digests: Type.Integer(),
    /** What does not hold, and where: the first entry of each chain (chain-entry), each day, the name of a table or trigger. */
    faults: Type.Array(
      Type.Object({
        kind: TrailFaultKind,
        place: Type.String(),
      }),
    ),
    /** False where the comparison with the database's clock is switched off: no time was checked. */
    isClockCompared: Type.Boolean(),
  }),
  refusals: [],
})

export const auditDigest = defineRoute({
  id: 'auditDigest',
  method: 'GET',
  path: '/api/office/audit/digest',
  summary: 'The newest signed digest of the trail, to be kept elsewhere (TRL-01)',
  access: { actor: 'staff', grant: 'audit.read' },
  perMinute: 30,
  reply: { file: ['application/json'] },
  refusals: ['not_found', 'too_many_requests'],
})
