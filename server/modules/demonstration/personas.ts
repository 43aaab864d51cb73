/** What a persona's record looks like; each one is a situation from the requirements. */
export type Progress =
  | 'some'
  | 'all'
  | 'one_short'
  | 'few'
  | 'transferred_in'
  | 'absent_and_violation'
  | 'corrected'
  | 'exemptible'

export interface Persona {
  name: string
  story: string
  idNumber: string
  /** undefined: the initial password is still valid. */
  password: string | undefined
  phone: string | undefined
  /** Majors by code; the first one belongs to the newest 准考证. */
  tickets: readonly { majorCode: string; progress: Progress }[]
}

export const DEMONSTRATION_PASSWORD = 'wutong-shuxia-7391'

/** The persona who has already made an application. */
export const APPLICANT = '沈丽萍'

/** The persona for whom two records have arrived from other provinces. */
export const TRANSFERRED = '邵云帆'

/** The named sample accounts. All of them are invented; the numbers pass their checksum and belong to no known person. */
export const PERSONAS: readonly Persona[] = [
  persona(['张伟明', '有两个准考证号，可在页面顶部切换', '310101199003072911'], {
    tickets: [
      { majorCode: '120203K', progress: 'some' },
      { majorCode: '530605', progress: 'all' },
    ],
  }),
  persona(['李晓芳', '从未登录过，使用初始密码，首次登录需激活', '310106198506153120'], {
    password: undefined,
  }),
  persona(['阿依古丽·买买提', '姓名中有间隔号「·」', '310112199511020041'], {
    tickets: [{ majorCode: '040106', progress: 'some' }],
  }),
  persona(['陈𠮷祥', '姓名中有生僻字', '310115200001010032'], {
    tickets: [{ majorCode: '080901', progress: 'some' }],
  }),
  persona(
    [
      '阿卜杜热合曼·阿卜杜克里木·买买提依明·吐尔逊江·穆罕默德江',
      '姓名很长（三十个字）',
      '31010719880412106X',
    ],
    {
      tickets: [{ majorCode: '120201K', progress: 'few' }],
    },
  ),
  persona(['赵敏', '全部课程合格，可以申请毕业', '310104199207154221'], {
    tickets: [{ majorCode: '120203K', progress: 'all' }],
  }),
  persona(['周涛', '还差一门课程', '310105198911235019'], {
    tickets: [{ majorCode: '120203K', progress: 'one_short' }],
  }),
  persona(['吴倩', '从外省转入过成绩', '310109199404087226'], {
    tickets: [{ majorCode: '050101', progress: 'transferred_in' }],
  }),
  persona(['郑凯', '有缺考和违纪记录', '310110199812066016'], {
    tickets: [{ majorCode: '030101K', progress: 'absent_and_violation' }],
  }),
  persona(['孙丽华', '没有登记手机，忘记密码需人工找回', '31011319760321502X'], { phone: undefined }),
  persona(
    [
      '钱国强',
      '早年档案，15 位身份证号，可以申请更正为 18 位，也可以补登 2002 年以前的成绩',
      '310101680512031',
    ],
    {
      tickets: [{ majorCode: '101101', progress: 'few' }],
    },
  ),
  persona(['冯雪', '有一门成绩更正过', '310115199708194327'], {
    tickets: [{ majorCode: '120402', progress: 'corrected' }],
  }),
  persona(['何建国', '有本科毕业证书，可以申请免考', '310107197503142014'], {
    tickets: [{ majorCode: '120203K', progress: 'exemptible' }],
  }),
  persona(['马晓燕', '有本科毕业证书，可以申请免考', '310108198209253021'], {
    tickets: [{ majorCode: '120203K', progress: 'exemptible' }],
  }),
  persona(['林建平', '已在江苏省注册，可以申请本市转出', '310104199006153011'], {
    tickets: [{ majorCode: '120203K', progress: 'some' }],
  }),
  persona([TRANSFERRED, '从外省转来两份档案：一份待确认，一份待审核', '310115199304121017'], {}),
  persona([APPLICANT, '两门免考申请：一门未通过，一门待审核', '310109199001151027'], {
    tickets: [{ majorCode: '120203K', progress: 'exemptible' }],
  }),
]

type Rest = Partial<Pick<Persona, 'password' | 'phone' | 'tickets'>>

function persona([name, story, idNumber]: readonly [string, string, string], rest: Rest): Persona {
  const tickets = [{ majorCode: '120203K', progress: 'some' as const }]
  return { name, story, idNumber, password: DEMONSTRATION_PASSWORD, phone: '19900001234', tickets, ...rest }
}
