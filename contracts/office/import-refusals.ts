/** The ways in which the rules of imports say no; a part of `REFUSALS`. */
export const IMPORT_REFUSALS = {
  import_state: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `该批次当前为「${v.state}」，不能执行此操作，请刷新后查看。`,
  },
  import_has_problems: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `还有 ${v.count} 行存在问题，请修正后重新上传，或先搁置问题行。`,
  },
  import_photos_unseen: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `要入库的照片还有 ${v.count} 页您没有看过：${v.pages}。请在本批次的「要入库的照片」中逐页核对后，再确认入库。`,
  },
  import_without_problems: { status: 409, text: () => '该批次没有问题行，不需要搁置，请刷新后查看。' },
  import_all_faulty: {
    status: 409,
    text: () => '该批次没有一行可以入库，不能只搁置问题行。请放弃此批次，修正后重新上传。',
  },
  import_published: {
    status: 409,
    text: () => '该批次的成绩已发布或已提交发布，不能回滚。如有错误请逐条申请更正。',
  },
  import_is_second: {
    status: 409,
    text: () => '这是第二遍录入，只用来比对，不入库。请到第一遍录入的批次办理。',
  },
  import_second_missing: {
    status: 409,
    text: () => '该批次是双人录入，须由另一位同事上传第二遍录入，检查无误并比对后才能入库。',
  },
  import_second_there: {
    status: 409,
    text: () => '该批次已有第二遍录入，请刷新后查看；要重新录入，请先放弃原来的第二遍录入。',
  },
  import_entries_differ: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `两遍录入还有 ${v.count} 处不一致没有核定，请先核定再入库。`,
  },
  import_in_progress: { status: 409, text: () => '该批次正在处理，请等待完成后再操作。' },
  import_file_elsewhere: {
    status: 409,
    text: () =>
      '这个文件已由其他单位（考试院或另一所学校）上传过，没有重复导入。如有疑问，请与市教育考试院联系。',
  },
  import_duplicate_file: {
    status: 409,
    text: (v: Record<string, string | number>) => `这个文件已在批次 ${v.batchNo} 中上传过，没有重复导入。`,
  },
} as const
