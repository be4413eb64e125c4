import { strToU8, zipSync } from 'fflate'

/** A ZIP archive of these parts. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])), { level: 6 })

const relations = (lines: readonly string[]): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`

/** A relationship; a target with a scheme is external. */
export const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${/^[a-z]+:/.test(target) ? ' TargetMode="External"' : ''}/>`

const STYLES = `<w:styles><w:style w:styleId="a5"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="mine"><w:name w:val="小标题"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="2"><w:name w:val="标题 2"/></w:style></w:styles>`

const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

/** A docx of this body, with further parts and relationships of the body. */
export const docxOf = (body: string, { parts = {}, relations: lines = [] }: { parts?: Record<string, string | Uint8Array>; relations?: string[] } = {}): Uint8Array => zipOf({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'word/_rels/document.xml.rels': relations(lines),
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
  'word/numbering.xml': NUMBERING, 'word/styles.xml': STYLES, ...parts,
})

/** A paragraph of this text, with a style. */
export const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`

type SheetPart = { beside?: string[]; name: string; state?: string; xml: string }

/** An xlsx of these sheets; `beside` holds relationships of the sheet. */
export const xlsxOf = (sheets: readonly SheetPart[], parts: Record<string, string | Uint8Array> = {}): Uint8Array => zipOf({
  '[Content_Types].xml': '<Types/>',
  'xl/_rels/workbook.xml.rels': relations(sheets.map((_, at) => relation(`r${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))),
  'xl/workbook.xml': `<workbook><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ''}/>`).join('')}</sheets></workbook>`,
  ...Object.fromEntries(sheets.flatMap(({ beside = [], xml }, at) => [
    [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${xml}</worksheet>`], [`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relations(beside)],
  ])),
  ...parts,
})
