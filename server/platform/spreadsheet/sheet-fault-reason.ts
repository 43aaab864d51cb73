/** Why an uploaded file cannot be read as a sheet (IMP-01). */
export type SheetFaultReason =
  | 'empty'
  | 'not_a_sheet'
  | 'old_excel'
  | 'encrypted'
  | 'zip_bomb'
  | 'dangerous'
  | 'truncated'
  | 'wrong_sheet'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  | 'encoding'
