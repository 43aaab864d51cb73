/**
 * What a text that somebody types, pastes or imports stands for. Each kind is folded in one way wherever it comes in (EVI-07);
 * the steps of each, with their reasons, are `rulebook/folding/folding-table.ts`.
 */
export const FOLD_KINDS = [
  'id_number',
  'ticket_no',
  'other_ticket_no',
  'phone',
  'email',
  'certificate_no',
  'certificate_no_alike',
  'course_code',
  'course_name',
  'school_code',
  'major_code',
  'captcha',
  'totp_code',
  'one_time_code',
  'username',
  'initial_password',
  'person_name',
  'person_name_alike',
  'id_type',
  'mark',
  'digits',
  'heading',
  'line',
  'filter',
  'text',
  'own_code',
  'password',
] as const
export type FoldKind = (typeof FOLD_KINDS)[number]
