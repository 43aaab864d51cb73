const issuer = { label: '发证单位', words: '右下角落款处，盖有印章。' } as const

const petsFace = {
  exam: '全国英语等级考试',
  title: '合格证书',
  name: '姓名',
  someone: '张三',
  level: '级别',
  number: '证书编号',
  someNumber: 'XXXXXXXXXXXX',
  date: '获证日期',
  someDate: 'XXXX 年 XX 月',
  issuer: '（发证单位）',
} as const

const petsCallOuts = {
  name: { label: '姓名', words: '照片右侧第一行，须与考籍登记的姓名一致。' },
  level: { label: '级别', words: '姓名下方，用来确认是第几级的证书。' },
  number: { label: '证书编号', words: '级别下方。请逐位核对后填入「编号」。' },
  date: { label: '获证日期', words: '证书编号下方。请填入「获取凭证时间」。' },
  issuer,
} as const

/** The English certificates of the manual's 5.1 to 5.4; each text names the source of what the certificate exempts. */
export const certificateTexts = {
  pets3: {
    title: 'PETS-3 合格证书',
    use: '本科层次可用 PETS-3 合格证书申请免考 00015 英语（二）。',
    source: '依据：上海财经大学 2022 年免考通知。以您主考学校当期的通知为准。',
    callOuts: petsCallOuts,
    face: { ...petsFace, someLevel: '第三级（PETS-3）' },
  },
  notice: {
    title: 'PETS-3 成绩通知单',
    use: '成绩通知单记载各项成绩，不是合格证书。免考通知中写明的是 PETS-3 合格证书；只有成绩通知单时，能否使用请先询问主考学校。',
    source: '依据：上海财经大学 2022 年免考通知。',
    callOuts: {
      name: { label: '姓名', words: '表格第一行，须与考籍登记的姓名一致。' },
      number: { label: '编号', words: '表格第二行。请逐位核对后填入「编号」。' },
      results: { label: '各项成绩', words: '表格最后两行，须拍摄清晰。' },
      issuer: { label: '发证单位', words: '表格右下方落款处，盖有印章。' },
      date: { label: '日期', words: '发证单位下方。请填入「获取凭证时间」。' },
    },
    face: {
      exam: '全国英语等级考试（PETS）',
      title: '成绩通知单',
      name: '姓名',
      someone: '张三',
      number: '编号',
      someNumber: 'XXXXXXXXXXXX',
      level: '级别',
      someLevel: '第三级（PETS-3）',
      written: '笔试成绩',
      oral: '口试成绩',
      someMark: 'XX　合格',
      issuer: '（发证单位）',
      someDate: 'XXXX 年 XX 月 XX 日',
    },
  },
  cet4: {
    title: 'CET-4 合格证书',
    use: '本科层次可用 2005 年改革以前的 CET-4 合格证书申请免考 00015 英语（二）。CET-4 成绩报告单不能免考。',
    source: '依据：上海财经大学 2022 年免考通知。以您主考学校当期的通知为准。',
    callOuts: {
      title: { label: '证书名称', words: '上方居中，写明「合格证书」；写「成绩报告单」的不能使用。' },
      name: { label: '姓名', words: '照片右侧第一行，须与考籍登记的姓名一致。' },
      number: { label: '证书编号', words: '照片下方。请逐位核对后填入「编号」。' },
      issuer,
      date: { label: '获证日期', words: '发证单位下方。请填入「获取凭证时间」。' },
    },
    face: {
      exam: '大学英语四级考试',
      title: '合格证书',
      someone: '张三',
      body: ['同学：', '参加大学英语四级（CET-4）考试，', '成绩合格，特发此证。'],
      number: '证书编号',
      someNumber: 'XXXXXXXX',
      issuer: '（发证单位）',
      someDate: 'XXXX 年 XX 月',
    },
  },
  pets2: {
    title: 'PETS-2 证书',
    use: 'PETS-2 证书是使用手册列出的凭证样例，一般用于专科层次申请免考 00012 英语（一）。',
    source: '依据：使用手册 5.4。能否免考以专业考试计划和您主考学校当期的通知为准。',
    callOuts: petsCallOuts,
    face: { ...petsFace, someLevel: '第二级（PETS-2）' },
  },
} as const
