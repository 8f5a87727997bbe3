/** The look of the page, which must hold by itself in ten years: plain, one column, dark on white; paged when printed. */
export const readableStyle = `
body { font: 1.05rem/1.55 system-ui, sans-serif; color: #1d2b2b; background: #fff; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { margin-top: 3rem; border-bottom: 2px solid #0f5e5c; padding-bottom: .3rem; }
h3 { margin-top: 2.2rem; }
a { color: #0f5e5c; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 .8rem; }
dt { font-weight: 600; min-width: 11rem; }
dd { margin: 0; overflow-wrap: anywhere; }
ul, ol { padding-left: 1.2rem; }
li { margin: .4rem 0; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding-left: .9rem; border-left: 3px solid #d3e6e3; }
article p { margin: .1rem 0; }
.by { color: #51605f; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #e2ddd3; }
td { overflow-wrap: anywhere; }
.scroll td { overflow-wrap: normal; }
code { font-size: .85rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  h2, h3, h4, .by { break-after: avoid; }
  article, li, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
@page { margin: 18mm 16mm; }
`;
