#!/usr/bin/env python3
"""Reports looked at from outside: as pages, in a browser, through pandoc.

    python3 Tests/CrossCheck/pages.py .build/release/opora [--keep FOLDER] [--only NAME…]

Writes the sample region with its reports and every other report form, and holds them to this:
pages of the region's main part (12 at most) by LibreOffice; Markdown through pandoc to DOCX, HTML
and PDF without a warning; HTML in headless Chromium at 360 and 1280 pixels, light and dark, without
console errors and horizontal scroll, and with the rules on headings, texts of pictures, names of
regions, heads of tables and contrast that checkers such as axe have (axe-core itself is used where
its file is named by the variable AXE). What a machine lacks is skipped, and said.
"""
import http.server, json, os, re, shutil, subprocess, sys, tempfile, threading
from pathlib import Path

RULES = r"""
function problems(width) {
  const found = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push('horizontal scroll ' + root.scrollWidth + ' > ' + root.clientWidth);
  if (!root.lang) found.push('no lang');
  if (!document.title) found.push('no title');
  let level = 0, firsts = 0;
  for (const h of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const now = +h.tagName[1];
    if (now === 1) firsts++;
    if (now > level + 1) found.push('heading jumps to ' + now + ': ' + h.textContent);
    if (!h.textContent.trim()) found.push('empty heading');
    level = now;
  }
  if (firsts !== 1) found.push(firsts + ' h1');
  const ids = {};
  for (const e of document.querySelectorAll('[id]')) {
    if (ids[e.id]) found.push('id twice: ' + e.id);
    ids[e.id] = true;
  }
  for (const e of document.querySelectorAll('[aria-labelledby]'))
    for (const id of e.getAttribute('aria-labelledby').split(/\s+/))
      if (!ids[id]) found.push('label not found: ' + id);
  for (const s of document.querySelectorAll('svg')) {
    const title = s.querySelector('title');
    if (s.getAttribute('role') !== 'img' || !title || !title.textContent.trim()) found.push('svg without words');
  }
  for (const i of document.querySelectorAll('img')) if (!i.alt) found.push('img without alt');
  for (const a of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) found.push('link to nowhere ' + a.hash);
  for (const t of document.querySelectorAll('table')) {
    if (!t.caption) found.push('table without caption');
    if (!t.querySelector('thead th[scope=col]')) found.push('table without heads');
  }
  for (const r of document.querySelectorAll('[tabindex="0"]'))
    if (!r.getAttribute('aria-label')) found.push('region without a name');
  if (document.querySelectorAll('main').length !== 1) found.push('no main');
  const rgb = c => (c.match(/[\d.]+/g) || []).map(Number);
  const lum = c => { const v = c.slice(0, 3).map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; }); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const seen = {};
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = lum(rgb(getComputedStyle(e).color)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5 && !seen[e.className + e.tagName]) { seen[e.className + e.tagName] = 1; found.push('contrast ' + ratio.toFixed(2) + ' ' + e.tagName + ' ' + e.textContent.slice(0, 30)); }
  }
  return found;
}
"""


class Missing(Exception):
    pass


def tool(*names):
    for name in names:
        if shutil.which(name):
            return name
    raise Missing(names[0])


def run(words, **more):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=300, **more)


def pages(pdf):
    return int(re.search(r'Pages:\s+(\d+)', run(['pdfinfo', pdf]).stdout).group(1))


def sections(pdf, markdown):
    """The page on which each section starts."""
    texts = run(['pdftotext', '-layout', pdf, '-']).stdout.split('\f')
    heads = [l[2:].strip() for l in markdown.read_text().splitlines() if l.startswith('# ')]
    at, found = 0, {}
    for head in heads:
        for page in range(at, len(texts)):
            if any(line.strip().startswith(head[:50]) for line in texts[page].splitlines()):
                found[head], at = page + 1, page
                break
    return found


def begins_page(pdf, page, head):
    """Whether a heading is the first text of a page but for its number."""
    text = run(['pdftotext', '-f', str(page), '-l', str(page), '-layout', pdf, '-']).stdout
    lines = [l.strip() for l in text.splitlines() if l.strip() and not l.strip().isdigit()]
    return bool(lines) and lines[0].startswith(head)


def office(path, out, home):
    office = tool('soffice', 'libreoffice')
    run([office, '--headless', f'-env:UserInstallation=file://{home}', '--convert-to', 'pdf', '--outdir', out, path])
    pdf = out / (path.stem + '.pdf')
    if not pdf.exists():
        raise RuntimeError(f'{path}: LibreOffice made no PDF')
    return pdf


def pandoc(folder, out, home, faults):
    tool('pandoc')
    for kind in ['docx', 'html']:
        words = ['pandoc', '-f', 'markdown-implicit_figures', 'report.md', '-s', '-o', out / f'report.{kind}']
        told = run(words, cwd=folder)
        if told.returncode or told.stderr.strip():
            faults.append(f'pandoc {kind} {folder.name}: {told.stderr.strip()[:300]}')
    pdf = office(out / 'report.docx', out, home)
    count = len(re.findall(r'!\[', (folder / 'report.md').read_text()))
    media = run(['unzip', '-l', out / 'report.docx']).stdout
    if media.count('.svg') < count:
        faults.append(f'pandoc docx {folder.name}: {media.count(".svg")} pictures of {count}')
    return pages(pdf)


def browser(html, width, dark, axe):
    """What the rules, the console and axe find in one page."""
    text = html.read_text()
    # The page forbids scripts; the copy that is looked at allows this one.
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', '', text)
    # The window of headless Chromium is 500 pixels wide at least, a frame may be narrower.
    check = RULES + "addEventListener('load', async () => { let r = problems(); "
    if axe:
        check += ("const a = await axe.run(document, {rules: {region: {enabled: true}}}); "
                  "r = r.concat(a.violations.map(v => 'axe ' + v.id + ': ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 90))); ")
    check += "parent.postMessage(JSON.stringify(r), '*'); });"
    inner = (f'<script>{Path(axe).read_text()}</script>' if axe else '') + f'<script>{check}</script>'
    page = html.parent / 'looked-at.html'
    page.write_text(text.replace('</head>', inner + '</head>'))
    frame = html.parent / 'frame.html'
    scheme = 'dark' if dark else 'light'
    frame.write_text(
        f'<!DOCTYPE html><html><head><meta name="color-scheme" content="{scheme}"></head><body style="margin:0">'
        f'<iframe src="looked-at.html" style="width:{width}px;height:900px;border:0;color-scheme:{scheme}"></iframe><pre id="o"></pre>'
        "<script>onmessage = e => document.getElementById('o').textContent = 'RESULT' + e.data + 'END';</script></body></html>")
    handler_class = type('Quiet', (http.server.SimpleHTTPRequestHandler,), {
        '__init__': lambda s, *a, **k: http.server.SimpleHTTPRequestHandler.__init__(s, *a, directory=str(html.parent), **k),
        'log_message': lambda *a: None})
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler_class)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    words = [tool('chromium', 'chromium-browser', 'google-chrome'), '--headless', '--no-sandbox', '--disable-gpu',
             '--enable-logging=stderr', '--v=0', '--virtual-time-budget=20000', f'--window-size={max(width, 600)},1000', '--dump-dom']
    if dark:
        words.insert(1, '--blink-settings=preferredColorScheme=0')
    told = run(words + [f'http://127.0.0.1:{server.server_port}/frame.html'])
    server.shutdown()
    page.unlink(), frame.unlink()
    found = re.search(r'RESULT(.*)END</pre>', told.stdout, re.S)
    import html as entities
    problems = json.loads(entities.unescape(found.group(1))) if found else ['the page did not answer']
    console = [l for l in told.stderr.splitlines() if 'CONSOLE' in l and 'favicon' not in l]
    return problems + [c[-200:] for c in console]


def main():
    opora = Path(sys.argv[1]).resolve()
    keep = Path(sys.argv[sys.argv.index('--keep') + 1]).resolve() if '--keep' in sys.argv else None
    work = keep or Path(tempfile.mkdtemp(prefix='opora-pages-'))
    work.mkdir(parents=True, exist_ok=True)
    home = work / 'office-home'
    faults, skipped = [], set()
    demo = work / 'demo'
    run([opora, 'demo', '--out', demo])
    space, code = demo / 'workspace', '99512000'
    folders = {}
    for line in run([opora, 'list', 'reports', '--lang', 'en']).stdout.splitlines():
        form = line.split()[0]
        for command, place in [('report', ['--municipality', code]), ('compare', [])]:
            out = work / 'reports' / f'{command}-{form}'
            told = run([opora, command, space, '--report', form, '--out', out] + place)
            if (out / 'report.md').exists():
                folders[f'{command}-{form}'] = out
            elif 'другого уровня' not in told.stderr and 'another level' not in told.stderr:
                faults.append(f'{command} {form}: {told.stderr[-200:]}')
    out = work / 'reports' / 'compare-region-en'
    run([opora, 'compare', space, '--lang', 'en', '--public', '--out', out])
    folders['compare-region-en'] = out
    if '--only' in sys.argv:
        names = sys.argv[sys.argv.index('--only') + 1:]
        folders = {n: f for n, f in folders.items() if n in names}
    axe = os.environ.get('AXE', '')
    print('| report | DOCX pages | pandoc PDF pages | 360 px | 1280 px | 1280 px dark |\n|---|---|---|---|---|---|')
    for name, folder in sorted(folders.items()):
        cells = []
        converted = work / 'converted' / name
        converted.mkdir(parents=True, exist_ok=True)
        for step in ['docx', 'pandoc', (360, False), (1280, False), (1280, True)]:
            try:
                if step == 'docx':
                    tool('pdfinfo'), tool('pdftotext')
                    pdf = office(folder / 'report.docx', folder, home)
                    cell = str(pages(pdf))
                    if name == 'compare-region':
                        starts = sections(pdf, folder / 'report.md')
                        main = min(p for h, p in starts.items() if h.startswith('Приложение'))
                        if begins_page(pdf, main, 'Приложение'):
                            main -= 1
                        cell += f' (main part {main})'
                        if not 8 <= main <= 12:
                            faults.append(f'{name}: main part of {main} pages')
                elif step == 'pandoc':
                    cell = str(pandoc(folder, converted, home, faults))
                else:
                    problems = browser(folder / 'report.html', *step, axe)
                    faults += [f'{name} {step[0]} px{" dark" if step[1] else ""}: {p}' for p in problems]
                    cell = str(len(problems))
            except Missing as missing:
                skipped.add(str(missing))
                cell = 'skipped'
            cells.append(cell)
        print(f'| {name} | ' + ' | '.join(cells) + ' |', flush=True)
    for name in sorted(skipped):
        print(f'skipped: {name} is not installed')
    if not axe:
        print('skipped: axe-core (name its file by the variable AXE); own rules were used')
    for fault in faults:
        print('FAULT', fault)
    if not keep:
        shutil.rmtree(work)
    sys.exit(1 if faults else 0)


main()
