import type { ContentFinding } from '../finding.ts'

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

/** A source too large to be checked: the finding that says so. Sizes in bytes. */
export const tooLarge = (size: number, limit: number): ContentFinding => ({
  field: 'file', message: `文件有 ${megabytes(size)} MB，超过检查上限 ${megabytes(limit)} MB，没有检查内容，请拆分`, nodePath: null,
  rule: 'document-too-large', severity: 'error', source: '本站编辑规范', text: '',
})
