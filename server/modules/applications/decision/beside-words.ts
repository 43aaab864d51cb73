/** Tells an officer which other application stands against one that would open again, and what to do about it (REV-06). */
export function besideWords(other: { title: string; ticketNo: string; state: string }): string {
  const { title, ticketNo, state } = other
  const reopened = `撤销后这份申请会重新办理，而该考生的「${title}」（准考证号 ${ticketNo}）`
  return state === 'approved'
    ? `${reopened}已审核通过，两份不能并存。确需撤销的，请先撤销那一份的审核决定。`
    : `${reopened}正在办理，两份不能并存。请先审结那一份，或请考生撤回，再撤销。`
}
