/** The rules that a browser's layout is not needed for; the browser tests run the rest. */
import axe from 'axe-core';

export async function violations(container: Element): Promise<string[]> {
  const { violations: found } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
