import { noChange } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import { insertPart, setChildPartValue } from 'lit/directive-helpers.js';

/** Renders `content`; when it throws, also while its values are rendered, `fallback` instead. */
class RenderBoundary extends Directive {
  #inner: ChildPart | undefined;

  override update(part: ChildPart, [content, fallback]: Parameters<this['render']>): typeof noChange {
    // A part of its own: its template can be replaced while the outer one is being rendered.
    const inner = (this.#inner ??= insertPart(part) as ChildPart);
    try {
      setChildPartValue(inner, content());
    } catch (error) {
      setChildPartValue(inner, fallback(error));
    }
    return noChange;
  }

  override render(_content: () => unknown, _fallback: (error: unknown) => unknown): unknown {
    return noChange;
  }
}

export const renderBoundary = directive(RenderBoundary);
