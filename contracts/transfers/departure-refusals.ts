type Values = Record<string, string | number>

/** The ways in which the rules of a transfer that leaves say no; a part of `REFUSALS`. */
export const DEPARTURE_REFUSALS = {
  departure_state: {
    status: 409,
    text: (v: Values) => `这份转出${v.why}，不能执行此操作。请刷新后查看。`,
  },
  departure_relied_on: { status: 409, text: (v: Values) => `不能撤销：${v.why}` },
  departure_counted: { status: 409, text: (v: Values) => `不能登记转入地已接收：${v.why}` },
  answer_refused: { status: 422, text: (v: Values) => `没有接收这份答复：${v.why}` },
  answer_unknown: {
    status: 404,
    text: () => '没有找到这份答复所说的电子档案，或者它答复的不是本系统发出的内容。请与转入地核对。',
  },
  answer_early: {
    status: 409,
    text: () => '这份档案不是用电子档案转入的，或者还没有确认或退回，不能制作答复。',
  },
  key_known: { status: 409, text: () => '这把密钥已经登记过，或者曾经作废，不能再登记。请与对方核对密钥。' },
} as const
