/**
 * Click listener for a `<form>`: submits it also in a sandboxed frame without `allow-forms`, where browsers do not even
 * dispatch `submit`. Enter in a field clicks the form's button, so it arrives here too.
 */
export function submitOnClick(event: MouseEvent): void {
  const form = event.currentTarget;
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (button === null || button.form !== form || button.type !== 'submit' || button.disabled) return;
  event.preventDefault();
  let wasSubmitted = false;
  const handleSubmit = () => {
    wasSubmitted = true;
  };
  form.addEventListener('submit', handleSubmit, { capture: true });
  form.requestSubmit(button);
  form.removeEventListener('submit', handleSubmit, { capture: true });
  if (wasSubmitted || (!form.noValidate && !form.checkValidity())) return;
  form.dispatchEvent(new SubmitEvent('submit', { cancelable: true, submitter: button }));
}
