/**
 * Everything that is written into the trail, `noun.verb` (TRL-01). The desk has words for each: a new one without words does not
 * compile.
 */
export type AuditAction =
  | `arrival.${'take_in' | 'match' | 'unmatch' | 'keep_waiting' | 'approve' | 'reject' | 'confirm' | 'return' | 'expire' | 'ask_undo' | 'undo_approve' | 'undo_reject' | 'answer'}`
  | `confirmation_notice.${'publish' | 'change'}`
  | `attendance.${'print' | 'export'}`
  | `score_doubt.${'ask' | 'settle' | 'refuse'}`
  | `import.${'upload' | 'assign_columns' | 'apply' | 'set_aside' | 'discard' | 'roll_back' | 'export_errors' | 'settle_entry' | 'view_photos'}`
  | `publication.${'propose' | 'approve' | 'refuse' | 'withdraw'}`
  | `graduates.${'propose' | 'approve' | 'refuse' | 'halt' | 'resume' | 'withdraw' | 'audit' | 'print_roster' | 'export_roster'}`
  | `diploma.${'ask_revocation' | 'revoke' | 'keep' | 'certify' | 'print_certificate'}`
  | `correction.${'request' | 'approve' | 'refuse'}`
  | `application.${'file' | 'refile' | 'amend' | 'withdraw' | 'put_away' | 'take_up' | 'print_form' | 'settle_major'}`
  | `review.${'approve' | 'reject' | 'return' | 'ask_amendment' | 'hold' | 'release'}`
  | `review.${'ask_exception' | 'exception_agree' | 'exception_refuse'}`
  | `review.${'export' | 'take_over' | 'ask_undo' | 'undo_approve' | 'undo_reject'}`
  | `credential.${'add' | 'save' | 'remove'}`
  | `image.${'add' | 'remove'}`
  | `phone_link.${'open' | 'claim' | 'confirm' | 'end'}`
  | `order.${'create' | 'cancel' | 'close'}`
  | `payment.${'record' | 'record_extra'}`
  | `refund.${'request' | 'approve' | 'refuse' | 'finish' | 'fail' | 'repeat' | 'ask_by_hand' | 'decline_by_hand'}`
  | `refund.${'ask_to_give_up' | 'give_up' | 'go_on'}`
  | `ebill.${'issue' | 'reverse' | 'repeat'}`
  | `bill.${'keep' | 'export'}`
  | `bill_difference.${'propose' | 'settle' | 'refuse' | 'vanish'}`
  | `counter_payment.${'record' | 'confirm' | 'refuse'}`
  | `candidate.${'reveal' | 'open'}`
  | 'audit.export'
  | 'statistics.export'
  | `sanction.${'request' | 'approve' | 'refuse' | 'ask_revocation' | 'approve_revocation' | 'refuse_revocation'}`
  | `person.${'change_contact' | 'change_phone' | 'correct' | 'undo_correction'}`
  | `departure.${'sign' | 'undo_signing' | 'send' | 'remake' | 'download' | 'accept' | 'return' | 'lapse'}`
  | `departure.${'ask_undo' | 'undo' | 'refuse_undo'}`
  | `trusted_key.${'propose' | 'agree' | 'refuse' | 'retire' | 'revoke'}`
  | `recovery.${'request' | 'check' | 'grant' | 'refuse'}`
  | `account.${'activate' | 'change_password' | 'reset_password'}`
  | `staff.${'create' | 'enrol' | 'set_roles' | 'disable' | 'enable' | 'reset'}`
  | `window.${'request' | 'approve' | 'refuse' | 'withdraw'}`
  | 'text.edit'
  | 'retention.sweep'
  | `seal.${'check' | 'break' | 'renew'}`
  | 'catalogue.load'
  | 'demonstration.seed'

/** What an entry of the trail is about. */
export type AuditSubject =
  | 'account'
  | 'arrival'
  | 'application'
  | 'attendance'
  | 'bill'
  | 'bill_difference'
  | 'confirmation_notice'
  | 'correction'
  | 'counter_payment'
  | 'credential'
  | 'departure'
  | 'diploma'
  | 'ebill'
  | 'filing'
  | 'graduate_batch'
  | 'graduate_list'
  | 'image'
  | 'import_batch'
  | 'installation'
  | 'payment_order'
  | 'person'
  | 'phone_link'
  | 'publication'
  | 'recovery_request'
  | 'refund'
  | 'sanction'
  | 'score'
  | 'staff'
  | 'text'
  | 'trusted_key'
  | 'window'
