import { alert, announce } from './announce.ts';

/** Whether the clipboard took it; a browser refuses outside secure pages or without permission, and the person is told. */
export async function copyText(text: string, told: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(told);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    alert('The browser did not allow copying.');
    return false;
  }
}
