const WHY_NOT: Readonly<Record<string, string>> = {
  transferring_out: '该准考证正在办理转出。',
  transferred_out: '该准考证已转出。',
  graduated: '该准考证已毕业，毕业后不再更正考籍信息。',
  closed: '该准考证已注销。',
}

/** Why a 准考证 in that state carries no correction; undefined when it does. */
export function whyNotOf(state: string): string | undefined {
  return WHY_NOT[state]
}
