import { withBase } from 'vitepress';
import { onMounted, ref } from 'vue';

/** Whether this site is served with emulators for its examples, as by `npm start`. Null until that is known. */
export function useExampleServer() {
  const isThere = ref<boolean | null>(null);
  onMounted(async () => {
    const answer = await fetch(withBase('/examples/scenes.js')).catch(() => null);
    // Some hosts answer everything with a page.
    isThere.value = answer?.ok === true && (answer.headers.get('Content-Type') ?? '').includes('javascript');
  });
  return isThere;
}
