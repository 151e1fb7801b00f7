/** Leading the reader to what a form still asks for. */

/** Focus the first control of that name. */
export function focusField(form: HTMLFormElement, name: string): void {
  const control = [...form.elements].find((element) => element.getAttribute('name') === name);
  if (control instanceof HTMLElement) control.focus();
}
