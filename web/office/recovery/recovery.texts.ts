const checked = '核验通过，交复核'
const grant = '同意并生成验证码'
const refuse = '不同意'

export const recoveryTexts = {
  product: '考籍管理工作台',
  title: '密码找回',
  lead: '手机已不用或没有登记的考生申请重设密码。一位工作人员核验身份证件，另一位复核后生成一次性验证码，当面交给考生本人，考生自己设置新密码。',
  which: '查看哪些申请',
  open: (count: number) => `待处理（${count}）`,
  unmatched: (count: number) => `对不上（${count}）`,
  handled: '已处理',
  none: {
    open: '没有待处理的申请',
    unmatched: '没有对不上档案的申请',
    handled: '还没有处理过的申请',
  },
  noneLead: {
    open: '考生在登录页「忘记密码」中提交后会显示在这里。',
    unmatched: '证件号码或准考证号在档案中查不到的申请会显示在这里。',
    handled: '同意和不同意的申请都会留在这里。',
  },
  more: '更多申请',
  first: '回到开头',
  matches: '姓名、证件号码与准考证号在档案中一致。',
  differs: '填写的姓名、证件号码与准考证号在档案中不一致，请联系考生并核对身份证件原件。',
  claimed: '填写的姓名',
  onRecord: '档案姓名',
  notOnRecord: '档案中没有',
  ticketNo: '准考证号',
  idNumber: '证件号码',
  contact: '申请人留的联系方式',
  phone: '档案登记的手机',
  noPhone: '没有登记',
  explanation: '情况说明',
  at: '提交时间',
  check: '身份核验',
  decided: { open: '', checked: '', granted: '复核同意', refused: '不同意' },
  codeState: '验证码',
  codeUsed: '已使用',
  codeUnused: '未使用',
  checked,
  grant,
  refuse,
  ownCheck: '您已核验这份申请，请由另一位同事复核。',
  dialogs: {
    open: {
      title: (name: string) => `核验 ${name} 的身份`,
      act: checked,
      note: '核验情况',
      lead: '请核对身份证件原件，写明看到的证件和办法。核验后由另一位同事复核；系统会向档案登记的手机发短信提醒本人。',
    },
    checked: {
      title: (name: string) => `同意 ${name} 重设密码`,
      act: grant,
      note: '复核情况',
      lead: '验证码只显示一次，请当面交给考生本人。不要发到申请人自己留的号码：那可能不是本人。',
    },
    refuse: {
      title: (name: string) => `不同意 ${name} 重设密码`,
      act: refuse,
      note: '不同意的原因',
    },
  },
  grantDiffers: '与档案不一致。只有核对过身份证件原件，才可以继续。',
  noteHelp: '4 个字以上，会记入操作日志',
  code: (name: string, phone: string | undefined) =>
    `${name} 的一次性验证码，24 小时内有效，仅显示这一次。请核对身份证件原件，当面交给考生本人${phone ? `，或打档案登记的手机 ${phone}` : ''}，不要发到申请人自己留的号码。考生在「忘记密码」中填写此验证码，自己设置新密码。`,
} as const
