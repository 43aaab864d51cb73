/** What the desk calls the acts on a transfer that leaves, and on the keys of other installations. */
export const departureActionWords = {
  'departure.sign': '确认转出现场签字',
  'departure.undo_signing': '取消现场签字确认',
  'departure.send': '制作并发出转考电子档案',
  'departure.remake': '重新制作转考电子档案',
  'departure.download': '下载转考电子档案',
  'departure.accept': '登记转入地已接收',
  'departure.return': '登记转入地退回',
  'departure.lapse': '转出逾期未确认，恢复原状',
  'departure.ask_undo': '申请撤销转入地答复',
  'departure.undo': '撤销转入地答复',
  'departure.refuse_undo': '不同意撤销转入地答复',
  'trusted_key.propose': '登记外省系统密钥',
  'trusted_key.agree': '同意信任外省系统密钥',
  'trusted_key.refuse': '不同意信任外省系统密钥',
  'trusted_key.retire': '停用外省系统密钥',
  'trusted_key.revoke': '作废外省系统密钥',
} as const
