const wrong = [];
const told = (element) => element.outerHTML.slice(0, 120);
const visible = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility());

// Everybody can name what can be used.
for (const control of document.querySelectorAll('button, input, select, a[href], meter, canvas')) {
  const name = control.getAttribute('aria-label') || control.closest('label')?.textContent || control.textContent;
  if (!name?.trim()) wrong.push(`has no name: ${told(control)}`);
}
for (const image of document.images) if (image.getAttribute('alt') === null) wrong.push(`has no alternative: ${told(image)}`);
if (!document.documentElement.lang || !document.title) wrong.push('has no language or title');

// Headings go down by one.
let level = 0;
for (const heading of visible.filter((element) => /^H[1-6]$/.test(element.tagName))) {
  const next = Number(heading.tagName[1]);
  if (next > level + 1) wrong.push(`skips a level: ${told(heading)}`);
  level = next;
}

// Names of places are unique, and what refers to one finds it.
const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
if (new Set(ids).size !== ids.length) wrong.push('has an id twice');
for (const one of document.querySelectorAll('[aria-labelledby]')) if (!document.getElementById(one.getAttribute('aria-labelledby'))) wrong.push(`refers to nothing: ${told(one)}`);

// What scrolls can be reached by keyboard.
for (const element of visible) {
  const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1;
  if (scrolls && element.tabIndex < 0 && !element.querySelector('a, button, summary, input')) wrong.push(`cannot be scrolled by keyboard: ${told(element)}`);
}

// Text stands out: WCAG 2.2 AA, 4.5 to 1.
const parts = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const color = getComputedStyle(one).backgroundColor;
    if (color.startsWith('rgb') && (parts(color)[3] ?? 1) === 1) return parts(color);
  }
  return [255, 255, 255];
};
for (const element of visible) {
  if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()) || element.closest('header')) continue;
  const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
  const contrast = (one + 0.05) / (other + 0.05);
  if (contrast < 4.5) wrong.push(`contrast ${contrast.toFixed(2)}: ${told(element)}`);
}
return wrong;
