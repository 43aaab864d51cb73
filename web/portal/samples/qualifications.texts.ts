const withDiploma = '用毕业证书免考，或本科层次申请毕业时，'

/** The papers about an earlier qualification: the manual's 3.1.4, 3.2.5, 5.5 and 5.6. */
export const qualificationTexts = {
  form: {
    title: '教育部学历证书电子注册备案表',
    use: `${withDiploma}与毕业证书一起提交。2002 年及以后毕业的，申请毕业时提交这一种。`,
    source: '依据：使用手册 3.1.4、3.2.5。',
    callOuts: {
      name: { label: '姓名', words: '表格第一行，须与考籍登记的姓名一致。' },
      school: { label: '学校名称', words: '表格中部，即颁发毕业证书的学校。' },
      date: { label: '毕业日期', words: '学校名称下方，应与毕业证书一致。' },
      number: { label: '证书编号', words: '表格最后一行，应与毕业证书的编号一致。' },
      code: { label: '在线验证码', words: '表格下方、二维码左侧。请逐位填入「在线验证码」。' },
    },
    face: {
      title: ['教育部学历证书', '电子注册备案表'],
      rows: [
        ['姓名', '张三'],
        ['性别', 'X'],
        ['出生日期', 'XXXX 年 XX 月 XX 日'],
        ['学校名称', 'XX 学校'],
        ['毕业日期', 'XXXX 年 XX 月 XX 日'],
        ['专业', 'XX 专业'],
        ['学历层次', 'XX'],
        ['证书编号', 'XXXXXXXXXXXXXXXXXX'],
      ],
      code: '在线验证码',
      someCode: 'XXXX XXXX XXXX XXXX',
      codeNote: '凭验证码可在线核验',
    },
  },
  report: {
    title: '中国高等教育学历认证报告',
    use: `${withDiploma}与毕业证书一起提交。2002 年以前毕业的，申请毕业时提交这一种。`,
    source: '依据：使用手册 3.1.4、3.2.5。',
    callOuts: {
      reportNo: { label: '报告编号', words: '标题下方。请逐位核对后填入「报告编号」。' },
      name: { label: '姓名', words: '表格第一行，须与考籍登记的姓名一致。' },
      number: { label: '证书编号', words: '表格最后一行，应与毕业证书的编号一致。' },
      issuer: { label: '发证单位', words: '认证结论右下方落款处，盖有印章。' },
      date: { label: '报告日期', words: '发证单位下方，即出具报告的日期。' },
    },
    face: {
      title: ['中国高等教育', '学历认证报告'],
      reportNo: '报告编号',
      someReportNo: 'XXXXXXXXXXXX',
      rows: [
        ['姓名', '张三'],
        ['毕业院校', 'XX 学校'],
        ['专业', 'XX 专业'],
        ['证书编号', 'XXXXXXXXXXXXXXXXXX'],
      ],
      verdict: ['认证结论：', '（此处说明上述学历证书的认证结果。）'],
      issuer: '（认证机构）',
      someDate: 'XXXX 年 XX 月 XX 日',
    },
  },
  diploma: {
    title: '毕业证书',
    use: '用于以原有学历申请免考，以及本科层次申请毕业时验证前置学历。还须同时提交电子注册备案表或学历认证报告。',
    source: '依据：使用手册 3.1.4、3.2.5。',
    callOuts: {
      name: { label: '姓名', words: '正文第一行，须与考籍登记的姓名一致。' },
      number: { label: '证书编号', words: '照片下方。请逐位核对后填入「编号」。' },
      issuer: { label: '发证单位', words: '右下角落款处的校名，盖有印章。' },
      date: { label: '获证日期', words: '校名下方。请按证书上的年月填写取得时间。' },
    },
    face: {
      title: '毕业证书',
      student: '学生',
      someone: '张三',
      body: [
        '性别 X，XXXX 年 XX 月生，在本校',
        'XX 专业学习，修完教学计划规定的',
        '全部课程，成绩合格，准予毕业。',
      ],
      number: '证书编号',
      someNumber: 'XXXXXXXXXX',
      issuer: '（学校名称）',
      someDate: 'XXXX 年 XX 月 XX 日',
    },
  },
} as const
