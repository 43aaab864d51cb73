/** The ways in which the rules of 考籍转移 say no. */
export const TRANSFER_REFUSALS = {
  arrival_judged: {
    status: 409,
    text: () => '这份档案已有审核结果，不能撤回匹配。请先撤销审核结果，或者退回转出省。',
  },
  arrival_ticket_inactive: {
    status: 409,
    text: () => '这个准考证不是在籍状态（已毕业、转出或注销），不能转入。请选择在籍的准考证。',
  },
  package_refused: {
    status: 422,
    text: (v: Record<string, string | number>) => `没有接收这份电子档案。${v.why}${v.what}`,
  },
} as const
