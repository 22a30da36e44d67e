import type { ComponentChildren } from 'preact';

/** What a view says when it has nothing to list: one sentence, and what can be done. */
export function Message({ title, text, children }: { title: string; text?: string; children?: ComponentChildren }) {
  return (
    <div class="message">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div class="message-actions">{children}</div>}
    </div>
  );
}
