/** Lets the page draw and hear before what follows: what is done in one go is one task, which the reader waits for. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
