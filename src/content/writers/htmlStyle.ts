/** Colours and cells of the content report beside the shared style sheet. */
export const CONTENT_STYLE = `
:root{--error:#c62828;--warning:#b25400;--hint:#1565c0;--clean:#2e7d32}
.quote{background:var(--soft);padding:0 4px;border-radius:3px;overflow-wrap:anywhere}
.source{color:#57606a;font-size:13px}
h2{font-size:18px;margin:28px 0 8px}
`
