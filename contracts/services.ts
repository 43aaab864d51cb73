import { Type } from 'typebox'

/**
 * Where the manual's menus list a service (HOM-06). The three kinds of 成绩补登 share one entry and one page; `person` is reached from
 * 个人信息.
 */
export type MenuGroup = 'applications' | 'transfers' | 'supplement' | 'person'

interface ServiceEntry {
  /** 申请免考: the manual's words, on every screen, in every message and on every paper. */
  title: string
  group: MenuGroup
  /** The key of its 考生须知 among the texts that staff edit (APP-01). */
  noticeKey: `notice${string}`
  /** Whether it can be filed online, through the engine, in this version. */
  isFiled: boolean
  /** The paper as which an application is printed, besides its receipt. */
  paper?: Paper
}

/** The papers that an application can be printed as. */
export type Paper = 'registration-form' | 'transfer-form'

/**
 * Every service of the manual, once: its code, its words and its place in the menus. The code is also the service's word in
 * windows, chains, drafts and addresses, so there is one spelling of it.
 */
export const SERVICES = {
  exemption: {
    title: '申请免考',
    group: 'applications',
    noticeKey: 'noticeExemption',
    isFiled: true,
  },
  graduation: {
    title: '申请毕业',
    group: 'applications',
    noticeKey: 'noticeGraduation',
    isFiled: true,
    paper: 'registration-form',
  },
  'transfer-in': {
    title: '外省转入',
    group: 'transfers',
    noticeKey: 'noticeTransferIn',
    isFiled: false,
  },
  'transfer-out': {
    title: '本市转出',
    group: 'transfers',
    noticeKey: 'noticeTransferOut',
    isFiled: true,
    paper: 'transfer-form',
  },
  'supplement-score': {
    title: '成绩补登（理论与实践）',
    group: 'supplement',
    noticeKey: 'noticeSupplementScore',
    isFiled: true,
  },
  'supplement-exemption': {
    title: '成绩补登（免考）',
    group: 'supplement',
    noticeKey: 'noticeSupplementExemption',
    isFiled: true,
  },
  'supplement-transfer': {
    title: '成绩补登（转入）',
    group: 'supplement',
    noticeKey: 'noticeSupplementTransfer',
    isFiled: true,
  },
  'personal-data': {
    title: '个人信息更正',
    group: 'person',
    noticeKey: 'noticePersonalData',
    isFiled: true,
  },
} as const satisfies Record<string, ServiceEntry>

/** The code of any service; each has windows under it (WIN-01). */
export type ServiceCode = keyof typeof SERVICES
/** The code of a service that can be filed through the engine. */
export type ServiceName = {
  [Code in ServiceCode]: (typeof SERVICES)[Code]['isFiled'] extends true ? Code : never
}[ServiceCode]
/** The key of a service's 考生须知. */
export type NoticeKey = (typeof SERVICES)[ServiceCode]['noticeKey']

/** Every code, in the order of the menus. */
export const SERVICE_CODES = Object.keys(SERVICES) as ServiceCode[]
/** The codes of the services that can be filed, in the order of the menus. */
export const SERVICE_NAMES = SERVICE_CODES.filter((code): code is ServiceName => SERVICES[code].isFiled)

export const ServiceName = Type.Unsafe<ServiceName>(
  Type.Union(SERVICE_NAMES.map((name) => Type.Literal(name))),
)
/** The service of a window. */
export const ServiceCode = Type.Unsafe<ServiceCode>(
  Type.Union(SERVICE_CODES.map((code) => Type.Literal(code))),
)
export const ServiceParams = Type.Object({ service: ServiceName }, { additionalProperties: false })

/** Whether a word, from an address for instance, is the code of a service. */
export function isServiceCode(word: string): word is ServiceCode {
  return Object.hasOwn(SERVICES, word)
}

/** Whether a word is the code of a service that can be filed. */
export function isServiceName(word: string): word is ServiceName {
  return isServiceCode(word) && SERVICES[word].isFiled
}

/** The paper as which an application of a service is printed; undefined where its receipt is the only one. */
export function paperOf(code: ServiceCode): Paper | undefined {
  const entry: ServiceEntry = SERVICES[code]
  return entry.paper
}

/** The portal's page of a service. */
export function serviceAddress(code: ServiceCode): `/services/${ServiceCode}` {
  return `/services/${code}`
}

/** The portal's page of one application; every message about the application links to it. */
export function applicationAddress(application: { service: ServiceCode; id: string }): string {
  return `${serviceAddress(application.service)}/applications/${application.id}`
}

/** The portal's page of a draft: it opens at the step where it goes on. */
export function draftAddress(draft: { service: ServiceCode; id: string }): string {
  return `${serviceAddress(draft.service)}/drafts/${draft.id}`
}
