/** Style sheet of the standalone report: no web fonts, no scripts, prints with every section open. */
export const HTML_STYLE = `
:root{--danger:#7b1fa2;--broken:#c62828;--blocked:#6d6d6d;--suspicious:#b25400;--redirected:#1565c0;--skipped:#757575;--ok:#2e7d32;--line:#dfe3e8;--soft:#f6f8fa;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1f2328;font:15px/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 24px 64px}
h1{font-size:26px;line-height:1.3;margin:0 0 4px}
.meta{color:#57606a;margin:0 0 20px}
.notice{border-left:4px solid var(--suspicious);background:#fff8ef;padding:10px 14px;margin:0 0 16px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(118px,1fr));gap:10px;margin:0 0 14px;padding:0;list-style:none}
.tiles a,.tiles span{display:block;border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:6px;padding:8px 12px;color:inherit;text-decoration:none}
.tiles a:hover,.tiles a:focus{background:var(--soft)}
.tiles b{display:block;font-size:24px;line-height:1.3;font-variant-numeric:tabular-nums}
h2{font-size:19px;margin:28px 0 8px}
.counts li{border:1px solid var(--line);border-radius:6px;padding:8px 12px}
.change{margin:0 0 8px}.change summary,.figure summary{cursor:pointer}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:16px}
.figure{border:1px solid var(--line);border-radius:6px;padding:10px 14px;break-inside:avoid;min-width:0;overflow-x:auto}
.figure h3{margin:0 0 6px;color:inherit}.figure summary{color:#57606a;font-size:13px}
.chart{display:block;max-width:100%;height:auto}.chart-text{font-size:13px;fill:#1f2328}.chart-grid{stroke:var(--line)}
.figures{border-collapse:collapse;font-size:13px;margin-top:6px}.figures th,.figures td{border-bottom:1px solid var(--line);padding:3px 10px 3px 0;text-align:left;overflow-wrap:anywhere}.figures td{font-variant-numeric:tabular-nums}
.tone-danger{--tone:var(--danger)}.tone-broken{--tone:var(--broken)}.tone-blocked{--tone:var(--blocked)}.tone-suspicious{--tone:var(--suspicious)}.tone-redirected{--tone:var(--redirected)}.tone-skipped{--tone:var(--skipped)}.tone-ok{--tone:var(--ok)}
rect[class^=tone-]{fill:var(--tone)}
.bar{display:block;width:100%;height:18px;border-radius:4px;margin:0 0 28px}
details.group{border:1px solid var(--line);border-left:5px solid var(--tone);border-radius:6px;margin:0 0 14px}
details.group>summary{cursor:pointer;padding:12px 16px;font-size:17px;font-weight:600}
details.group>summary small{color:#57606a;font-weight:400;margin-left:8px}
.body{padding:0 16px 8px}
h3{font-size:15px;margin:14px 0 4px;color:var(--tone)}
article{border-top:1px solid var(--line);padding:12px 0;break-inside:avoid}
article p{margin:2px 0}
.head{font-weight:600}
.tag{display:inline-block;border:1px solid currentColor;border-radius:10px;padding:0 8px;margin-right:6px;font-size:12px;color:var(--tone);font-weight:400}
.url{overflow-wrap:anywhere;font-family:ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:13px}
a.url{color:#0b57d0}
.advice{color:#1a5c2e}
.facts,.places{color:#57606a;font-size:13px;margin:4px 0;padding-left:20px}
.places .text{color:#1f2328}
.more{color:#57606a;font-size:13px}
footer{color:#57606a;font-size:13px;margin-top:28px;border-top:1px solid var(--line);padding-top:10px}
@media print{.change,.figure{break-inside:avoid}main{max-width:none;padding:0}details.group::details-content,details.change::details-content{content-visibility:visible;display:block;height:auto}details.group{border-left-width:3px}a.url{color:inherit;text-decoration:none}}
`
