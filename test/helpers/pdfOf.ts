import PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

/** A PDF with what `draw` puts into it; one empty page is there to begin with, unless the options say otherwise. */
export const pdfOf = (draw: (pdf: Pdf) => void, options: ConstructorParameters<typeof PDFDocument>[0] = {}): Promise<Buffer> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument(options)
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    draw(pdf)
    pdf.end()
  })
