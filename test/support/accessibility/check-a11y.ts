/** Checks of accessibility by machine: the rules of axe, and the size of targets. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { AxeResults, RunOptions } from 'axe-core';
import { hasDevtools } from '../browser/engine.js';
import { elementsBelow, smallTargets } from './target-size.js';

interface Axe {
  run(context: Element, options: RunOptions): Promise<AxeResults>;
}

export interface Appearance {
  readonly colors: 'light' | 'dark' | 'forced';
  readonly dir: 'ltr' | 'rtl';
}

/** Colours do not depend on the direction, and sizes not on colours: two looks have both of each. */
export const twoAppearances: readonly Appearance[] = [
  { colors: 'light', dir: 'ltr' },
  { colors: 'dark', dir: 'rtl' },
];

export const allAppearances: readonly Appearance[] = (['light', 'dark', 'forced'] as const).flatMap((colors) =>
  colors === 'forced' && !hasDevtools
    ? []
    : [
        { colors, dir: 'ltr' },
        { colors, dir: 'rtl' },
      ],
);

/** Their outcome depends on colours; that of the others does not. */
const colorRules = ['color-contrast', 'link-in-text-block'];

async function loadAxe(): Promise<Axe> {
  // Defines a global. This file of the package has no types.
  if (!('axe' in window)) await import('axe-core/axe.min.js' as string);
  return (window as unknown as { axe: Axe }).axe;
}

/** What axe finds in an element and in all shadow roots below. */
async function findViolations(element: Element, rules: 'all' | 'colors'): Promise<string[]> {
  const axe = await loadAxe();
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    ...(rules === 'colors'
      ? { runOnly: { type: 'rule', values: colorRules } }
      : { rules: { 'target-size': { enabled: true } } }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  );
}

const setForcedColors = (isForced: boolean): Promise<unknown> =>
  executeServerCommand('emulate', {
    method: 'Emulation.setEmulatedMedia',
    params: { features: [{ name: 'forced-colors', value: isForced ? 'active' : 'none' }] },
  });

const isForced = (): boolean => matchMedia('(forced-colors: active)').matches;

async function show(element: Element, { colors, dir }: Appearance): Promise<void> {
  const root = document.documentElement;
  root.style.setProperty('--agent-desk-color-scheme', colors === 'dark' ? 'dark' : 'light');
  // Contrast depends on the page's background.
  root.style.setProperty('background', colors === 'dark' ? '#16191d' : '#ffffff');
  root.dir = dir;
  if (isForced() !== (colors === 'forced')) await setForcedColors(colors === 'forced');
  await waitForDirection(new Map(basesIn(element).map((base) => [base, dir])));
  await Promise.all(document.getAnimations().map(waitForEnd));
}

const basesIn = (element: Element): readonly Element[] =>
  [...elementsBelow(element)].filter((part) => part.matches('[part~=base][dir]'));

async function waitForDirection(directions: ReadonlyMap<Element, string | null>): Promise<void> {
  const deadline = performance.now() + 10_000;
  const isLate = ([base, dir]: readonly [Element, string | null]) =>
    base.isConnected && base.checkVisibility() && base.getAttribute('dir') !== dir;
  while ([...directions].some(isLate)) {
    if (performance.now() > deadline) throw new Error('Not all elements have changed their direction.');
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** What is still fading in has another contrast. */
async function waitForEnd(animation: Animation): Promise<void> {
  if (animation.effect?.getComputedTiming().endTime === Infinity) return;
  await animation.finished.catch(() => undefined);
}

async function restore(directions: ReadonlyMap<Element, string | null>): Promise<void> {
  const root = document.documentElement;
  root.style.removeProperty('--agent-desk-color-scheme');
  root.style.removeProperty('background');
  root.removeAttribute('dir');
  if (isForced()) await setForcedColors(false);
  await waitForDirection(directions);
}

/** Fails with everything that is wrong in an element as it is now. The first look has all rules, the others those about colours. */
export async function checkA11y(
  element: Element,
  state = 'this state',
  appearances: readonly Appearance[] = twoAppearances,
): Promise<void> {
  const problems: string[] = [];
  const directions = new Map(basesIn(element).map((base) => [base, base.getAttribute('dir')]));
  try {
    for (const [i, appearance] of appearances.entries()) {
      await show(element, appearance);
      const found = [
        ...(await findViolations(element, i === 0 ? 'all' : 'colors')),
        ...smallTargets(element).map((target) => `small target: ${target}`),
      ];
      problems.push(...found.map((problem) => `${state}, ${appearance.colors} ${appearance.dir}: ${problem}`));
    }
  } finally {
    await restore(directions);
  }
  expect(problems.join('\n')).to.equal('');
}
