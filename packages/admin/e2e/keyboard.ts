import type { Locator, Page } from 'playwright-core';

/** More stops than any screen of ours has. */
const MOST_STOPS = 90;

/** What is wrong with where the focus is, as somebody sees it who has no mouse; empty where nothing is. */
const problemOfFocus = (): string => {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return '';
  const told = `${element.tagName.toLowerCase()} “${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}”`;
  if (element.tabIndex > 0) return `${told} is out of turn: tabindex ${element.tabIndex}`;
  const hasOutline = (one: Element | null): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  // A field shows it by its frame, a box to tick by the ring around it.
  const frame = element.closest('.MuiInputBase-root.Mui-focused')?.querySelector('fieldset');
  const isFramed = frame ? Number.parseFloat(getComputedStyle(frame).borderWidth) >= 2 : false;
  const isSeen = hasOutline(element) || isFramed || hasOutline(element.closest('.Mui-focusVisible'));
  if (!isSeen) return `${told} does not show that it has the focus`;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isOnScreen = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
  return isOnScreen ? '' : `${told} has the focus outside the screen`;
};

/** Goes on with Tab until something has the focus, which must be seen at every stop. @throws where it is never reached */
export async function reach(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.first().waitFor();
  const reached = wanted.and(page.locator(':focus'));
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press(key);
    const problem = await page.evaluate(problemOfFocus);
    if (problem) throw new Error(problem);
  }
  throw new Error(`${key} never comes to ${wanted}`);
}

/** Reaches something and presses Enter, or another key, on it. */
export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press(key);
}

/** Reaches a field and types into it, in place of what is there. */
export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
