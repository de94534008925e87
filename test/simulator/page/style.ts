export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2a33; --soft: #5c6b76; --line: #dbe2e7; --paper: #fff; --back: #f3f6f8; --mark: #00704a; --fresh: #e2f4ea; --warn: #a3261c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4eaee; --soft: #9aa9b4; --line: #34424c; --paper: #1b252c; --back: #12191e; --mark: #4fc38f; --fresh: #17372a; --warn: #ff8d80; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--back); }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: 1rem 1.5rem .5rem; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0; }
#clock { margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
nav { display: flex; overflow-x: auto; gap: .1rem; padding: 0 1.5rem; border-bottom: 1px solid var(--line); }
nav button { flex: none; font-size: .92rem; border: 0; background: none; color: var(--soft); padding: .55rem .5rem; border-bottom: 3px solid transparent; border-radius: 0; }
nav button[aria-selected=true] { color: var(--ink); border-color: var(--mark); font-weight: 600; }
nav small { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
main { padding: 1rem 1.5rem 2rem; }
.bar { display: flex; justify-content: space-between; align-items: center; margin-bottom: .6rem; }
#notice { margin: 0 0 .6rem; color: var(--warn); } #notice:empty, #formError:empty { display: none; }
.scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; max-width: 22rem; overflow: hidden; text-overflow: ellipsis; }
th { color: var(--soft); font-weight: 600; font-size: .82rem; } tbody tr:last-child td { border-bottom: 0; }
td.number { font-variant-numeric: tabular-nums; } tr.fresh td { background: var(--fresh); }
td.actions, th.actions { position: sticky; right: 0; background: var(--paper); text-align: right; } tr.fresh td.actions { background: var(--fresh); }
td.none { color: var(--soft); text-align: center; padding: 2rem; }
button { font: inherit; cursor: pointer; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); padding: .3rem .75rem; }
button:hover { border-color: var(--mark); } button:focus-visible, input:focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
#add, .first { background: var(--mark); border-color: var(--mark); color: var(--paper); } .actions button { padding: .1rem .5rem; margin-left: .3rem; font-size: .85rem; }
dialog { border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink); width: min(46rem, 94vw); max-height: 88vh; padding: 1.2rem 1.4rem; }
dialog::backdrop { background: rgb(0 0 0 / .45); }
#inputs { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .6rem .9rem; margin: 1rem 0; }
label { display: grid; gap: .15rem; font-size: .82rem; color: var(--soft); min-width: 0; }
input { font: inherit; font-size: .95rem; color: var(--ink); background: var(--back); border: 1px solid var(--line); border-radius: 5px; padding: .3rem .45rem; width: 100%; }
#formError { color: var(--warn); margin: 0 0 .6rem; } menu { display: flex; justify-content: flex-end; gap: .5rem; margin: 0; padding: 0; }
`;
