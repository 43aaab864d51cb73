import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { daysFrom } from './calendar.ts'
import { insertAll } from './demonstration.store.ts'

interface SampleWindow {
  service: string
  opensIn: number
  closesIn: number
  schoolName?: string
  nextExpected?: string
}

// One of each situation: open and closing soon, open longer, to come, closed with and without word of the next.
const SAMPLE_WINDOWS: readonly SampleWindow[] = [
  { service: 'exemption', opensIn: -4, closesIn: 3 },
  { service: 'exemption', opensIn: -4, closesIn: 6, schoolName: '上海财经大学' },
  { service: 'supplement-score', opensIn: -2, closesIn: 12 },
  { service: 'supplement-exemption', opensIn: -40, closesIn: -20, nextExpected: '明年 6 月上旬' },
  { service: 'supplement-transfer', opensIn: -40, closesIn: -20, nextExpected: '明年 6 月上旬' },
  { service: 'graduation', opensIn: 10, closesIn: 16 },
  { service: 'transfer-in', opensIn: 110, closesIn: 121 },
  { service: 'transfer-out', opensIn: -120, closesIn: -95, nextExpected: '明年 1 月' },
]

const TEXTS = {
  hotline: '400-0960-990',
  qqNumbers: '2082017394、670625194',
  browserAdvice:
    '请使用 Chrome 浏览器或 360 浏览器最新版本；使用 360 浏览器的考生，请设置浏览模式为「极速模式」。',
  notice: '初始登录密码为身份证号码后 6 位（字母须大写），首次登录须设置新密码。',
  noticeExemption: [
    '一、申请免考须在规定时间内提交，逾期不能补办，只能等待下一次办理。',
    '二、凭证须为原件拍摄的照片，图像应清晰完整，文字方向朝上；支持 PNG、JPG，每张不超过 1 MB，较大的照片会自动压缩。',
    '三、使用毕业证书申请的，须同时提供《教育部学历证书电子注册备案表》或《中国高等教育学历认证报告》。',
    '四、CET-4 成绩报告单不能免考英语（二）。计算机等级证书免考计算机应用基础的，理论（00018）与实践（00019）须同时选择。',
    '五、申请由主考学校初审、市教育考试院复审。待审核期间可以修改或撤回；审核未通过的，可在办理时间内按原因修改后重新提交。',
    '六、提供虚假凭证的，取消免考资格，并按有关规定处理。',
  ].join('\n'),
}

/** Windows around now, so that the demonstration is never stale, and the texts of the manual's preface. */
export async function seedWindows(tx: Tx, deps: Deps, schools: ReadonlyMap<string, string>): Promise<void> {
  const now = deps.clock.now()
  const round = `${beijingDateOf(now).slice(0, 4)}年下半年`
  await insertAll(
    tx,
    'windows',
    SAMPLE_WINDOWS.map(({ service, opensIn, closesIn, schoolName, nextExpected }) => ({
      id: deps.ids.next(),
      service,
      round,
      school_id: schoolName ? (schools.get(schoolName) ?? null) : null,
      period: `[${daysFrom(now, opensIn, '08:00').toISOString()},${daysFrom(now, closesIn, '16:00').toISOString()})`,
      next_expected: nextExpected ?? null,
    })),
  )
  await insertAll(
    tx,
    'text_versions',
    Object.entries(TEXTS).map(([key, body]) => ({ key, version: 1, body, edited_at: now })),
  )
}
