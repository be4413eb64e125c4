import { describe, expect, it } from '@jest/globals'

import { docxDocument } from '../../../../src/content/adapters/docxDocument.ts'
import { xlsxDocument } from '../../../../src/content/adapters/xlsxDocument.ts'
import { numberText } from '../../../../src/content/adapters/xlsxStrings.ts'
import { isFault, openZip } from '../../../../src/content/adapters/zipArchive.ts'
import type { ContentDocument } from '../../../../src/content/model/contentDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { placeAt } from '../../../../src/content/model/textBlocks.ts'
import { docxOf, paragraph, relation, xlsxOf } from '../../../helpers/officeFile.ts'

const read = (bytes: Uint8Array, how: typeof docxDocument): ContentDocument => {
  const archive = openZip(bytes)
  const document = isFault(archive) ? archive : how(archive, 'a')
  if (isFault(document)) throw new Error(document.detail)
  return document
}

/** Each block as `tag path text`. */
const blocksOf = (document: ContentDocument): string[] =>
  contentView(document).blocks.filter(({ text }) => text !== '').map((block) => `${block.tag} ${placeAt(block, 0).path} ${block.text}`)

const docx = (body: string, more: Parameters<typeof docxOf>[1] = {}): ContentDocument => read(docxOf(body, more), docxDocument)
const xlsx = (...parts: Parameters<typeof xlsxOf>): ContentDocument => read(xlsxOf(...parts), xlsxDocument)

describe('docxDocument', () => {
  it('maps Title, headings, also by name, outline and inheritance', () => {
    const document = docx(paragraph('题', 'a5') + paragraph('一', '1') + paragraph('（一）', 'mine') + '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>1.</w:t></w:r></w:p>' + paragraph('正文'))
    expect(document.meta.title).toBe('题')
    expect(document.metaPlaces.title).toMatchObject({ field: 'title', path: 'body/p[1]' })
    expect(blocksOf(document)).toEqual(['h2 body/p[2] 一', 'h3 body/p[3] （一）', 'h4 body/p[4] 1.', 'p body/p[5] 正文'])
  })

  it.each([
    ['a number cut over runs is one text', '<w:p><w:r><w:t>138</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>0013</w:t></w:r><w:r><w:t>8000</w:t></w:r></w:p>', ['p body/p[1] 13800138000']],
    ['deletions are no text, insertions are', '<w:p><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom></w:p>', ['p body/p[1] 新']],
    ['hidden text is text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>', ['p body/p[1] 藏']],
    ['hyphens and tabs', '<w:p><w:r><w:t>138</w:t><w:noBreakHyphen/><w:t>0013</w:t><w:tab/><w:t>甲</w:t></w:r></w:p>', ['p body/p[1] 138-0013\t甲']],
    ['field codes are no text', '<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>', ['p body/p[1] 甲']],
    ['a text box once, behind its paragraph', `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('框')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>甲</w:t></w:r></w:p>${paragraph('乙')}`,
      ['p body/p[1] 甲', 'p body/p[1]/txbxContent[1]/p[1] 框', 'p body/p[2] 乙']],
    ['tables with marked header rows', `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${paragraph('头')}</w:tc></w:tr><w:tr><w:tc>${paragraph('身')}</w:tc></w:tr></w:tbl>${paragraph('后')}`,
      ['th body/tbl[1]/tr[1]/tc[1]/p[1] 头', 'td body/tbl[1]/tr[2]/tc[1]/p[1] 身', 'p body/p[1] 后']],
    ['lists, numbered or not', '34'.split('').map((id) => `<w:p><w:pPr><w:numPr><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>`).join(''), ['li body/p[1] 项', 'li body/p[2] 项']],
    ['content controls', `<w:sdt><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt>${paragraph('乙')}`, ['p body/p[1] 甲', 'p body/p[2] 乙']],
  ])('%s', (...[, body, blocks]) => expect(blocksOf(docx(body))).toEqual(blocks))

  it('reads headers, footers, notes and comments with their part as place', () => {
    const part = (inner: string): string => `<w:x>${inner}</w:x>`
    const document = docx(paragraph('甲'), {
      parts: {
        'word/comments.xml': part(`<w:comment w:id="0">${paragraph('批')}</w:comment>`), 'word/footer2.xml': part(paragraph('脚')),
        'word/footnotes.xml': part(`<w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">${paragraph('注')}</w:footnote>`), 'word/header1.xml': part(`<w:p/>${paragraph('眉')}`),
      },
    })
    expect(blocksOf(document)).toEqual(['p body/p[1] 甲', 'p comments/comment[1]/p[1] 批', 'p footer2/p[1] 脚', 'p footnotes/footnote[2]/p[1] 注', 'p header1/p[2] 眉'])
  })

  it('keeps links and images, with alternative text only where there is one', () => {
    const picture = (descr: string): string => `<w:r><w:drawing><wp:docPr id="1" name="图片 1"${descr}/><a:blip r:embed="r2"/></w:drawing></w:r>`
    const document = docx(`<w:p><w:hyperlink r:id="r1"><w:r><w:t>门户</w:t></w:r></w:hyperlink>${picture(' descr="码头"')}${picture('')}</w:p>`, {
      relations: [relation('r1', 'hyperlink', 'https://a.example/'), relation('r2', 'image', 'media/image1.png')],
    })
    expect(contentView(document).elements('a', 'img').map(({ element }) => element.attributes)).toEqual([
      { href: 'https://a.example/' }, { alt: '码头', src: 'word/media/image1.png' }, { src: 'word/media/image1.png' },
    ])
  })

  it('takes no paragraph that Word demands for the author’s', () => {
    const document = docx(`${paragraph('甲')}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>${paragraph('乙')}<w:p/>`)
    expect(contentView(document).elements('p').map(({ element }) => element.place.path)).toEqual(['body/p[1]', 'body/p[3]'])
  })

  it('contains tables in tables', () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(3_000)}${paragraph('底')}${'</w:tc></w:tr></w:tbl>'.repeat(3_000)}`
    expect(blocksOf(docx(deep)).join()).toContain('底')
  })
})

describe('xlsxDocument', () => {
  const cells = (xml: string): string => `<sheetData>${xml}</sheetData>`

  it('reads shared, inline and rich strings, numbers and formulas with their cells', () => {
    const document = xlsx([{ name: '名单', xml: cells('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>丙</t></is></c></row>'
      + '<row r="7"><c r="B7"><v>1.3800138E10</v></c><c r="C7" t="str"><f>A1</f><v>果</v></c><c r="D7" t="b"><v>1</v></c></row>') }],
    { 'xl/sharedStrings.xml': '<sst><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>' })
    expect(blocksOf(document)).toEqual(['td 名单!A1 张三', 'td 名单!C1 丙', 'td 名单!B7 13800138000', 'td 名单!C7 果'])
    expect(contentView(document).elements('td').flatMap(({ element }) => element.attributes['data-number'] ?? [])).toEqual(['1.3800138E10'])
  })

  it('takes the texts of a formula whose result was not stored', () => {
    const document = xlsx([{ name: 'S', xml: cells('<row r="1"><c r="A1"><f>"电话"&amp;"138"&amp;B1</f><v></v></c><c r="B1" t="str"><f>"甲"</f><v>乙</v></c></row>') }])
    expect(blocksOf(document)).toEqual(['td S!A1 电话138', 'td S!B1 乙'])
  })

  it('keeps a cell under the head of its column', () => {
    const document = xlsx([{ name: 'S', xml: cells('<row r="1"><c r="C1"><v>5</v></c></row>') }])
    expect(contentView(document).elements('tr')[0]?.element.children).toHaveLength(3)
  })

  it('marks what is hidden: sheets, rows and columns', () => {
    const document = xlsx([
      { name: '藏', state: 'veryHidden', xml: cells('<row><c t="str"><v>甲</v></c></row>') },
      { name: '见', xml: `<cols><col min="2" max="3" hidden="1"/></cols>${cells('<row r="1" hidden="1"><c r="A1" t="str"><v>乙</v></c></row><row r="2"><c r="B2" t="str"><v>丙</v></c><c r="D2" t="str"><v>丁</v></c></row>')}` },
    ])
    const shown = contentView(document).elements('td').filter(({ element }) => element.children.length > 0)
    expect(shown.map(({ element }) => [element.place.path, 'hidden' in element.attributes])).toEqual([['藏!A1', true], ['见!A1', true], ['见!B2', true], ['见!D2', false]])
  })

  it('reads notes, threads and shapes', () => {
    const document = xlsx([{
      beside: [relation('a', 'comments', '../comments1.xml'), relation('b', 'drawing', '../drawings/drawing1.xml')], name: 'S', xml: cells(''),
    }, { beside: [relation('a', 'comments', '../comments2.xml'), relation('b', 'threadedComment', '../threadedComments/t1.xml')], name: 'T', xml: cells('') }], {
      'xl/comments1.xml': '<comments><commentList><comment ref="B2"><text><r><t>电话 138</t></r><r><t>00138000</t></r></text></comment></commentList></comments>',
      'xl/comments2.xml': '<comments><commentList><comment ref="C3"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
      'xl/drawings/drawing1.xml': '<xdr:wsDr><a:p><a:r><a:t>框</a:t></a:r></a:p></xdr:wsDr>',
      'xl/threadedComments/t1.xml': '<ThreadedComments><threadedComment ref="C3"><text>线</text></threadedComment></ThreadedComments>',
    })
    expect(blocksOf(document).map((line) => line.replace(/^\w+ /, ''))).toEqual(['S!B2 电话 13800138000', 'S!drawing[1] 框', 'T!C3 线'])
  })

  it.each([
    ['1.3800138E10', '13800138000'], ['1.10105194912310026E+17', '110105194912310026'], ['110105194912310021', '110105194912310021'], ['3.14', '3.14'], ['45000', '45000'], ['1.5E1', '15'], ['12.5E-1', '12.5E-1'], ['1e400', '1e400'],
  ])('shows the number %s as %s', (stored, text) => expect(numberText(stored)).toBe(text))
})
