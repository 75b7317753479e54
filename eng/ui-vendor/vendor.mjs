// npm ci && npm run vendor
// Copies the few files that the pages use and writes down where each came from; a unit test compares them with that list.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const out = process.argv[2];
const here = path => new URL(path, import.meta.url);
const read = path => readFileSync(here(`node_modules/${path}`));
const files = [];

function write(path, content, from) {
  const target = join(out, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  files.push({ path, from, sha256: createHash('sha256').update(content).digest('hex') });
}

function copy(path, from) {
  write(path, read(from), from);
}

// The source map is not shipped: without this, developer tools ask for it and get a 404.
function stylesheet(from) {
  return Buffer.from(read(from).toString('utf8').replace(/\/\*# sourceMappingURL=.*?\*\/\s*$/, ''));
}

function symbol(name) {
  const svg = read(`@tabler/icons/icons/outline/${name}.svg`).toString('utf8');
  const paths = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  const drawn = paths.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '').replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawn}</symbol>`;
}

rmSync(out, { recursive: true, force: true });

write('tabler/tabler.min.css', stylesheet('@tabler/core/dist/css/tabler.min.css'), '@tabler/core/dist/css/tabler.min.css');
copy('tabler/LICENSE', '@tabler/icons/LICENSE');

// latin-ext holds the naira sign, U+20A6.
copy('inter/inter-latin-wght-normal.woff2', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
copy('inter/inter-latin-ext-wght-normal.woff2', '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2');
copy('inter/LICENSE', '@fontsource-variable/inter/LICENSE');

const icons = readFileSync(here('icons.txt'), 'utf8').split(/\s+/).filter(Boolean).sort();
write('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">\n${icons.map(symbol).join('\n')}\n</svg>\n`, '@tabler/icons/icons/outline');

const lock = JSON.parse(readFileSync(here('package-lock.json'), 'utf8'));
const { dependencies } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
const packages = Object.keys(dependencies).map(name => {
  const { version, license, integrity } = lock.packages[`node_modules/${name}`];
  return { name, version, license, integrity };
});
writeFileSync(join(out, 'vendor.lock.json'), `${JSON.stringify({ packages, files }, null, 2)}\n`);
