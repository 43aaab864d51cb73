import { DEMONSTRATION_PASSWORD } from '../personas.ts'

/** A 准考证 of a persona, and what was passed under it. */
export interface GraduationTicket {
  /** School, major and version. */
  plan: string
  passed: readonly string[]
  /** Passed in another province and transferred in long ago. */
  transferredIn?: readonly string[]
  /** The 准考证 graduated before this system kept batches. */
  isGraduated?: true
  /** 申请毕业 was filed: it came out with the batch before, or it is in the coming batch, in this state. */
  applied?: 'published' | 'approved' | 'in_review'
}

/** A sample account that shows one outcome of the degree audit; all of them are invented. */
export interface GraduationPersona {
  name: string
  story: string
  idNumber: string
  password: string
  /** 处分: the day until which it holds the diploma back is so many days from now. */
  sanctionedFor?: number
  /** The first 准考证 is the newest. */
  tickets: readonly GraduationTicket[]
}

const POLITICS = ['03708', '03709']
const NEW_COMMON = ['13000', '04184', '13887', '13683']
const NEW_OWN = ['13140', '13752', '08119', '00160', '13141', '11002', '03409', '14033']
const NEW_PRACTICE = ['13753', '14848']
const OLD = [
  ...POLITICS,
  ...[
    '00015',
    '04183',
    '04184',
    '00058',
    '00150',
    '00159',
    '00160',
    '00161',
    '00162',
    '00149',
    '00051',
    '00052',
  ],
]

const NEW_ACCOUNTING = '10272 120203K 2024年版'

const READY: GraduationTicket = {
  plan: NEW_ACCOUNTING,
  passed: [...POLITICS, ...NEW_COMMON, ...NEW_OWN, ...NEW_PRACTICE],
}

/** One persona for each outcome. Of the other list 周涛 is one short, and the second 准考证 of 张伟明 is ready for 专科. */
export const GRADUATION_PERSONAS: readonly GraduationPersona[] = [
  persona(
    ['邓玉兰', '全部课程合格，前置学历已填，符合毕业条件', '310112198709303069'],
    [{ plan: NEW_ACCOUNTING, passed: [...POLITICS, ...NEW_COMMON, ...NEW_OWN, ...NEW_PRACTICE] }],
  ),
  persona(
    ['黄志强', '还差一门：审计学', '310107198904127012'],
    [
      {
        plan: NEW_ACCOUNTING,
        passed: [...POLITICS, ...NEW_COMMON, ...NEW_OWN.filter((code) => code !== '00160'), ...NEW_PRACTICE],
      },
    ],
  ),
  persona(
    [
      '蒋晓东',
      '停考过渡的旧计划有加考：选「经济管理类其他专业」可以毕业，选「其他专业」还差两门',
      '310105199003142014',
    ],
    [{ plan: '11047 120203K 旧计划', passed: [...OLD, '06999', '00155', '00156', '00067'] }],
  ),
  persona(
    ['韩雪梅', '旧计划的成绩按对照表顶替后，可以按新计划毕业', '31010619920725302X'],
    [{ plan: '10272 120203K 旧计划', passed: [...OLD, '00233', ...NEW_PRACTICE] }],
  ),
  persona(
    ['罗建军', '有转入成绩，指定的四门在本市只合格三门，审计学须在本市再考', '310107198806191037'],
    [
      {
        plan: NEW_ACCOUNTING,
        passed: ['13140', '13752', '08119', '13141', ...NEW_PRACTICE],
        transferredIn: [...POLITICS, ...NEW_COMMON, '00160', '11002', '03409', '14033'],
      },
    ],
  ),
  persona(
    ['曹颖', '两个准考证号的成绩合起来正好可以毕业', '310109199411082044'],
    [
      { plan: NEW_ACCOUNTING, passed: [...NEW_OWN, ...NEW_PRACTICE] },
      { plan: '10033 120201K 2024年版', passed: [...POLITICS, ...NEW_COMMON] },
    ],
  ),
  {
    ...persona(
      ['石磊', '全部课程合格，但处分未到期，毕业日期须在处分期满以后', '310104199506181051'],
      [{ plan: NEW_ACCOUNTING, passed: [...POLITICS, ...NEW_COMMON, ...NEW_OWN, ...NEW_PRACTICE] }],
    ),
    sanctionedFor: 300,
  },
  persona(
    ['潘晓琳', '已经毕业，同一专业不能再申请', '310110199102231064'],
    [
      {
        plan: NEW_ACCOUNTING,
        passed: [...POLITICS, ...NEW_COMMON, ...NEW_OWN, ...NEW_PRACTICE],
        isGraduated: true,
      },
    ],
  ),
  ...(
    [
      ['严文静', '随上一批次毕业，可在个人信息查看毕业证书编号', '310110199304183021', 'published'],
      ['戴立新', '毕业申请已通过，等待本批次发布', '310107199102271017', 'approved'],
      ['傅春梅', '毕业申请已通过，毕业审定费已缴清', '310104199406132041', 'approved'],
      ['韦国强', '毕业申请初审已通过，待缴毕业审定费', '310115198909063054', 'in_review'],
    ] as const
  ).map(([name, story, idNumber, applied]) => persona([name, story, idNumber], [{ ...READY, applied }])),
]

function persona(
  [name, story, idNumber]: readonly [string, string, string],
  tickets: readonly GraduationTicket[],
): GraduationPersona {
  return { name, story, idNumber, password: DEMONSTRATION_PASSWORD, tickets }
}
